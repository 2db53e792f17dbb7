"""The addresses for machines (订阅、站点地图)."""

from django.urls import path

from gongkai.office.portal.following import sitemap, views

urlpatterns = [
    path("data/", views.open_data, name="open_data"),
    path("data/<str:name>", views.data_file, name="data_file"),
    path("sitemap.xml", sitemap.index, name="sitemap"),
    path("sitemap/pages.xml", sitemap.pages, name="sitemap_pages"),
    path("sitemap/<int:number>.xml", sitemap.part, name="sitemap_part"),
]
