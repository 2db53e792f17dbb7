"""The public pages as files (静态导出): what any web server hands out, without this program.

What is no longer public goes first, then pages are made anew; what did not change is left alone.
The pages of applications and those with conditions in their address stay with the office.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.urls import reverse

from gongkai.office.catalogue.models import Catalogue, Entry
from gongkai.office.disclosure.kinds import Kind
from gongkai.office.disclosure.reading.finding import PUBLIC, published
from gongkai.office.operating.home import Say, Unusable
from gongkai.office.organs.models import Organ
from gongkai.office.organs.visibility import visible
from gongkai.office.portal.column import ITEMS, SECTIONS
from gongkai.office.portal.errors import page
from gongkai.office.portal.following.sitemap import FIXED, parts

MARK = ".gongkai-export"
"""The file by which a folder is known to be ours: nothing is deleted in any other."""

PAGE = "index.html"
LEFT_OUT = frozenset({"apply"})
"""Fixed pages that only the office itself can answer."""

OF_THE_PORTAL = ("theme/", "portal/", "applications/", "annual/", "catalogue/")
"""Static files that public pages may load; those of the back office stay with it."""


def export(folder: Path, say: Say) -> dict[str, int]:
    """Write every public page below a folder (导出); how many were written, left, deleted.

    Raises Unusable for a folder that holds anything else.
    """
    _opened(folder)
    done = {"written": 0, "unchanged": 0, "deleted": _sweep(folder)}
    wanted = {MARK}
    handler = BaseHandler()
    handler.load_middleware()
    for number, address in enumerate(addresses(), 1):
        name = name_of(address)
        body = _made(handler, address)
        if body is not None:
            wanted.add(name)
            done["written" if _put(folder / name, body) else "unchanged"] += 1
        if number % 1000 == 0:
            say(f"已导出 {number} 页……")
    for name, body in (*_assets(), *_failures()):
        wanted.add(name)
        done["written" if _put(folder / name, body) else "unchanged"] += 1
    done["deleted"] += _delete(folder, wanted) + _sweep(folder)
    return done


def addresses() -> Iterator[str]:
    """The address of every page that is the same for everybody and has no conditions."""
    yield from (reverse(name) for name in FIXED if name not in LEFT_OUT)
    yield from (reverse(name) for name in ("open_data", "api_page", "robots", "sitemap"))
    yield reverse("sitemap_pages")
    yield from (reverse("sitemap_part", args=[number]) for number, _ in parts())
    for suffix in ("xml", "json"):
        yield reverse("feed", args=[suffix])
        yield from (reverse("kind_feed", args=[kind, suffix]) for kind in Kind.values)
    for slug in visible(PUBLIC, Organ).order_by("path").values_list("slug", flat=True):
        yield from _of_organ(slug)
    for pk in visible(PUBLIC, Catalogue).order_by("pk").values_list("pk", flat=True):
        yield reverse("catalogue_page", args=[pk])
        yield reverse("catalogue_history", args=[pk])
    for pk in visible(PUBLIC, Entry).order_by("pk").values_list("pk", flat=True):
        yield reverse("catalogue_entry", args=[pk])
    for pk in published().order_by("pk").values_list("pk", flat=True).iterator():
        yield reverse("document", args=[pk])
        yield reverse("document_qr", args=[pk])


def _of_organ(slug: str) -> Iterator[str]:
    yield from (reverse("organ_feed", args=[slug, suffix]) for suffix in ("xml", "json"))
    yield reverse("column", args=[slug])
    yield from (reverse("column", args=[slug, section]) for section in SECTIONS)
    yield from (reverse("column_item", args=[slug, item]) for item in ITEMS)
    yield reverse("organ_catalogue", args=[slug])


def name_of(address: str) -> str:
    """The file of an address, as a web server looks for it.

    >>> name_of("/documents/7/"), name_of("/documents/feed.xml")
    ('documents/7/index.html', 'documents/feed.xml')
    """
    return address.lstrip("/") + (PAGE if address.endswith("/") else "")


def _made(handler: BaseHandler, address: str) -> bytes | None:
    """The page as a reader gets it; None where there is none any more.

    HEAD, which a view answers as it answers GET, is not a visit: no view is counted.
    """
    place = urlsplit(settings.ENVIRONMENT.base_url)
    request = WSGIRequest(
        {
            "REQUEST_METHOD": "HEAD",
            "PATH_INFO": address,
            "SERVER_NAME": place.hostname or "localhost",
            "SERVER_PORT": str(place.port or (443 if place.scheme == "https" else 80)),
            "wsgi.url_scheme": place.scheme or "http",
            "wsgi.input": BytesIO(),
        }
    )
    response = handler.get_response(request)
    return response.content if response.status_code == 200 else None


def _assets() -> Iterator[tuple[str, bytes]]:
    """The static files that public pages load."""
    for finder in get_finders():
        for name, storage in finder.list([]):
            if name.startswith(OF_THE_PORTAL):
                with storage.open(name) as file:
                    yield f"static/{name}", file.read()


def _failures() -> Iterator[tuple[str, bytes]]:
    """What a web server shows where there is no page, and where the office does not answer."""
    yield from ((f"{status}.html", page(status).content) for status in (404, 500))


def _opened(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        is_other = not (folder / MARK).exists() and any(folder.iterdir())
    except OSError as error:
        raise Unusable(f"不能在“{folder}”里写文件（{error.strerror}），请换一个文件夹。") from error
    if is_other:
        raise Unusable(f"“{folder}”里有别的文件，请指定一个空文件夹，或者上一次导出的文件夹。")
    (folder / MARK).touch()


def _put(file: Path, body: bytes) -> bool:
    """Put a file in place whole, or leave the one that says the same; whether it was written."""
    if file.is_file() and file.read_bytes() == body:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.part")
    beside.write_bytes(body)
    beside.replace(file)
    return True


def _sweep(folder: Path) -> int:
    """Delete the pages of documents that are not public now: before all else, and at the end."""
    kept = {path for path in folder.glob("documents/*/") if path.name.isdecimal()}
    public = set(published().order_by().values_list("pk", flat=True).iterator())
    files = [f for path in kept if int(path.name) not in public for f in path.iterdir()]
    for file in files:
        file.unlink()
    return len(files)


def _delete(folder: Path, wanted: set[str]) -> int:
    """Delete the files of an earlier export that this one did not want."""
    found = [path for path in folder.rglob("*") if path.is_file()]
    stale = [path for path in found if path.relative_to(folder).as_posix() not in wanted]
    for path in stale:
        path.unlink()
    return len(stale)
