"""The one address of the theme (样式表)."""

from django.urls import path

from gongkai.office.theme.views import stylesheet

urlpatterns = [path("theme/<slug:digest>.css", stylesheet, name="stylesheet")]
