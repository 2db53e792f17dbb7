"""The public addresses of the catalogue (公开目录)."""

from django.urls import path

from gongkai.office.portal.catalogue import views

urlpatterns = [
    path("catalogue/", views.catalogues, name="catalogues"),
    path("catalogue/<int:pk>/", views.catalogue, name="catalogue_page"),
    path("catalogue/<int:pk>.<str:suffix>", views.file, name="catalogue_file"),
    path("catalogue/<int:pk>/history/", views.history, name="catalogue_history"),
    path("catalogue/<int:pk>/<int:number>/", views.catalogue, name="catalogue_edition"),
    path("catalogue/entry/<int:pk>/", views.entry, name="catalogue_entry"),
    path("organs/<slug:slug>/catalogue/", views.organ_catalogue, name="organ_catalogue"),
]
