"""The public addresses of documents (主动公开)."""

from django.urls import path

from gongkai.office.disclosure.copies.views import copy
from gongkai.office.disclosure.following.consultations import consultations
from gongkai.office.disclosure.gazette.shown import gazettes
from gongkai.office.disclosure.reading.feed import feed
from gongkai.office.disclosure.reading.views import (
    attachment,
    document,
    documents,
    policies,
    qr,
    suggest,
)
from gongkai.office.disclosure.showing.answered import suggestions
from gongkai.office.disclosure.showing.media import recording
from gongkai.office.disclosure.showing.views import elderly, interviews, services, topics

urlpatterns = [
    path("documents/<int:pk>/", document, name="document"),
    path("gazette/", gazettes, name="gazettes"),
    path("consultations/", consultations, name="consultations"),
    path("interviews/", interviews, name="interviews"),
    path("topics/", topics, name="topics"),
    path("services/", services, name="services"),
    path("services/elderly/", elderly, name="elderly"),
    path("suggestions/", suggestions, name="suggestions"),
    path("policies/", policies, name="policies"),
    path("documents/", documents, name="documents"),
    path("documents/suggest/", suggest, name="suggest"),
    path("documents/feed.<str:suffix>", feed, name="feed"),
    path("documents/kinds/<str:kind>.<str:suffix>", feed, name="kind_feed"),
    path("organs/<slug:slug>.<str:suffix>", feed, name="organ_feed"),
    path("documents/<int:pk>/qr.svg", qr, name="document_qr"),
    path("documents/<int:pk>/text.<str:suffix>", copy, name="document_copy"),
    path("documents/<int:pk>/recordings/<int:file>/", recording, name="recording"),
    path("documents/<int:pk>/files/<int:file>/", attachment, name="attachment"),
]
