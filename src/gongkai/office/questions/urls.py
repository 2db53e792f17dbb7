"""The public addresses of questions (互动交流的网址)."""

from django.urls import path

from gongkai.office.questions.asking import views
from gongkai.office.questions.asking.answers import answers

urlpatterns = [
    path("ask/", views.ask, name="ask"),
    path("ask/like/", views.like, name="like_question"),
    path("ask/answers/", answers, name="answers"),
    path("ask/track/", views.follow, name="follow_question"),
]
