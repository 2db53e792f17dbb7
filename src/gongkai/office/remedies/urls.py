"""The public addresses of remedies (公众来件的网址)."""

from django.urls import path

from gongkai.office.remedies.petitions.views import follow, write

urlpatterns = [
    path("petitions/track/", follow, name="follow_petition"),
    path("petitions/<slug:kind>/", write, name="write_petition"),
]
