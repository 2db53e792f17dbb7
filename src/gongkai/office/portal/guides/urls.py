"""The public addresses of the versions of guides and rules (历次版本)."""

from django.urls import path

from gongkai.office.portal.guides import views

urlpatterns = [
    path("documents/<int:pk>/versions/", views.versions, name="versions"),
    path("documents/<int:pk>/versions/<int:number>/", views.version, name="version"),
]
