"""The public addresses of the portal (门户)."""

from django.urls import include, path

from gongkai.office.portal import views

urlpatterns = [
    path("", views.home, name="home"),
    path("", include("gongkai.office.portal.catalogue.urls")),
    path("", include("gongkai.office.portal.guides.urls")),
    path("", include("gongkai.office.portal.following.urls")),
    path("organs/", views.platform, name="column"),
    path("organs/<slug:slug>/", views.column, name="column"),
    path("organs/<slug:slug>/<slug:section>/", views.column, name="column"),
    path("organs/<slug:slug>/content/<slug:item>/", views.column_item, name="column_item"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("robots.txt", views.robots, name="robots"),
    path("favicon.ico", views.favicon, name="favicon"),
]
