"""The newest documents as feeds (订阅), Atom and JSON: of the site, of an organ, of a kind."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, SyndicationFeed
from django.views.decorators.http import require_safe

from gongkai.office.disclosure.kinds import Kind
from gongkai.office.disclosure.models import Document
from gongkai.office.disclosure.reading.finding import PUBLIC, published
from gongkai.office.organs.models import Organ
from gongkai.office.organs.visibility import visible

NEWEST = 30
"""Entries of a feed."""


@dataclass(frozen=True, slots=True)
class Channel:
    """What a feed follows (频道): its name, its page, its documents."""

    name: str
    page: str
    documents: QuerySet[Document]


def whole() -> Channel:
    """Everything that is published (全站)."""
    return Channel("最新公开", reverse("documents"), published())


def of_organ(slug: str) -> Channel:
    """What one organ published (本机关)."""
    organ = visible(PUBLIC, Organ).filter(slug=slug).first()
    if organ is None:
        raise Http404
    page = organ.get_absolute_url()
    return Channel(f"{organ.name}最新公开", page, published().filter(organ=organ))


def of_kind(kind: str) -> Channel:
    """What was published of one kind (种类)."""
    if kind not in Kind.values:
        raise Http404
    page = f"{reverse('documents')}?kind={kind}"
    return Channel(f"{Kind(kind).label}最新公开", page, published().filter(kind=kind))


class Newest(Feed):
    """The newest documents of a channel, as Atom (最新公开)."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, channel: Channel) -> Channel:
        """What the feed follows."""
        return channel

    def title(self, obj: Channel) -> str:
        """The name of the feed: whose documents they are."""
        return f"{settings.ENVIRONMENT.site_name} · {obj.name}"

    def link(self, obj: Channel) -> str:
        """The page that lists the same."""
        return obj.page

    def subtitle(self, obj: Channel) -> str:
        """What a reader may expect."""
        return f"{obj.name}的政府信息"

    def items(self, obj: Channel) -> Iterable[Document]:
        """The newest, first."""
        return obj.documents[:NEWEST]

    def item_title(self, item: Document) -> str:
        """The title, plain: the format escapes it."""
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


class JSONFeed(SyndicationFeed):
    """A feed in the words of jsonfeed.org, version 1.1 (JSON 订阅)."""

    content_type = "application/feed+json; charset=utf-8"

    def write(self, outfile: Any, encoding: str) -> None:
        """Write the feed and its entries."""
        said = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.feed["title"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "language": settings.LANGUAGE_CODE,
            "items": [_entry(item) for item in self.items],
        }
        outfile.write(json.dumps(said, ensure_ascii=False, indent=1))


def _entry(item: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": item["link"],
        "url": item["link"],
        "title": str(item["title"]),
        "content_text": str(item["description"]),
        "date_published": item["pubdate"].isoformat(),
        "authors": [{"name": item["author_name"]}],
        "tags": list(item["categories"]),
    }


class NewestAsJson(Newest):
    """The same as a JSON feed."""

    feed_type = JSONFeed


FORMATS: MappingProxyType[str, Callable[..., HttpResponse]] = MappingProxyType(
    {"xml": Newest(), "json": NewestAsJson()}
)
"""What writes a feed, by the ending of its address."""


@require_safe
def feed(request: HttpRequest, suffix: str, slug: str = "", kind: str = "") -> HttpResponse:
    """A feed: of an organ, of a kind, or of everything."""
    if suffix not in FORMATS:
        raise Http404
    channel = of_organ(slug) if slug else of_kind(kind) if kind else whole()
    return FORMATS[suffix](request, channel=channel)
