"""The newest documents as an Atom feed (订阅): for readers who want to be told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.urls import reverse_lazy
from django.utils.feedgenerator import Atom1Feed

from gongkai.office.disclosure.models import Document
from gongkai.office.disclosure.reading.finding import published

NEWEST = 30
"""Entries of the feed."""


class Newest(Feed):
    """The newest documents, as the list shows them (最新公开)."""

    feed_type = Atom1Feed
    link = reverse_lazy("documents")
    subtitle = "最新公开的政府信息"

    def title(self) -> str:
        """The name of the feed: whose documents they are."""
        return f"{settings.ENVIRONMENT.site_name} · 最新公开"

    def items(self) -> Iterable[Document]:
        """The newest, first."""
        return published()[:NEWEST]

    def item_title(self, item: Document) -> str:
        """The title, plain: Atom escapes it."""
        return item.title

    def item_description(self, item: Document) -> str:
        """What it is about, or what it is."""
        return item.summary or item.get_kind_display()

    def item_author_name(self, item: Document) -> str:
        """Who published it."""
        return item.organ.name

    def item_pubdate(self, item: Document) -> datetime | None:
        """When it became public."""
        return item.published_at

    item_updateddate = item_pubdate

    def item_categories(self, item: Document) -> tuple[str, ...]:
        """Its kind and its theme."""
        return item.get_kind_display(), item.theme
