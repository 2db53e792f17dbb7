"""The operations of the interface (接口): each asks for the public view, and none writes."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from ninja import NinjaAPI, Query
from ninja.errors import ValidationError

from gongkai.office.api import saying, shapes
from gongkai.office.catalogue.models import Catalogue, Edition, Row
from gongkai.office.disclosure.models import Document
from gongkai.office.disclosure.reading.conditions import Conditions
from gongkai.office.disclosure.reading.finding import PUBLIC, published, with_validity
from gongkai.office.disclosure.reading.sharing import address
from gongkai.office.organs.visibility import visible

MOST, USUAL = 200, 50
"""Documents of one page: the most that may be asked for, and how many there are if not asked."""

LARGEST = 2**63 - 1
"""The largest key that a database knows."""

WAYS = {422: shapes.Problem, 404: shapes.Problem}

api = NinjaAPI(
    title="政府信息公开接口",
    version="1",
    description="读取已经公开的政府信息、公开目录和机关。只读，不需要登记。",
    docs_url=None,
    urls_namespace="api",
)


class Refused(ValueError):
    """A condition that the interface does not understand; the message says which."""


@api.exception_handler(ValidationError)
def _malformed(request: HttpRequest, error: ValidationError) -> HttpResponse:
    names = "、".join(sorted({str(one["loc"][-1]) for one in error.errors}))
    text = f"参数 {names} 的值不能识别，请对照 {reverse('api_page')} 的说明更正。"
    return api.create_response(request, {"detail": text}, status=422)


@api.exception_handler(Refused)
def _refused(request: HttpRequest, error: Refused) -> HttpResponse:
    return api.create_response(request, {"detail": str(error)}, status=422)


@api.exception_handler(Http404)
def _missing(request: HttpRequest, error: Http404) -> HttpResponse:
    text = "没有公开这样的内容，或者它已经撤下。"
    return api.create_response(request, {"detail": text}, status=404)


@api.get("/organs", response=list[shapes.OrganShape], summary="全部机关", url_name="organs")
def organs(request: HttpRequest) -> list[dict[str, Any]]:
    """Every organ, in the order of the tree."""
    return saying.organs(partial(address, request))


@api.get(
    "/documents",
    response={200: shapes.DocumentPage, **WAYS},
    summary="已公开的政府信息，按编号从小到大，一页一页地读",
    url_name="documents",
)
def documents(
    request: HttpRequest,
    after: Annotated[int, Query(ge=0, le=LARGEST, description="从这个编号之后读起")] = 0,
    limit: Annotated[int, Query(ge=1, le=MOST, description="一页的条数")] = USUAL,
    organ: Annotated[str, Query(description="发布机构的网址标识")] = "",
    kind: Annotated[str, Query(description="种类代码")] = "",
    form: Annotated[str, Query(description="解读形式代码")] = "",
    year: Annotated[str, Query(description="发布年份")] = "",
    theme: Annotated[str, Query(description="主题分类")] = "",
    validity: Annotated[str, Query(description="今天的有效性")] = "",
) -> dict[str, Any]:
    """A page of documents; `next` leads on, so that a whole site is read without an offset."""
    today = timezone.localdate()
    given = {"organ": organ, "kind": kind, "form": form, "year": year}
    given |= {"theme": theme, "validity": validity}
    asked = {name: value for name, value in given.items() if value}
    rows = with_validity(_narrowed(asked)).filter(pk__gt=after).order_by("pk").defer("body")
    found = list(rows[: limit + 1])
    place = partial(address, request)
    shown = found[:limit]
    onward = urlencode({**asked, "limit": limit, "after": shown[-1].pk}) if shown else ""
    return {
        "documents": [saying.document(one, place, on=today) for one in shown],
        "next": place(request.path) + f"?{onward}" if len(found) > limit else None,
    }


def _narrowed(asked: dict[str, str]) -> Any:
    if not asked:
        return published()
    conditions = Conditions(asked)
    if not conditions.is_valid():
        raise Refused(" ".join(text for texts in conditions.errors.values() for text in texts))
    return conditions.narrowed(published(), on=timezone.localdate())


@api.get(
    "/documents/{pk}",
    response={200: shapes.WholeDocument, **WAYS},
    summary="一条政府信息的全文",
    url_name="document",
)
def document(request: HttpRequest, pk: int) -> dict[str, Any]:
    """One document with its text and files."""
    one = _one(with_validity(published()), pk)
    return saying.whole_document(one, partial(address, request), on=timezone.localdate())


def _one(rows: Any, pk: int) -> Document | Catalogue:
    found: Document | Catalogue | None = rows.filter(pk=pk).first() if pk <= LARGEST else None
    if found is None:
        raise Http404
    return found


@api.get(
    "/catalogues", response=list[shapes.CatalogueShape], summary="公开目录", url_name="catalogues"
)
def catalogues(request: HttpRequest) -> list[dict[str, Any]]:
    """Every catalogue that has an adopted edition."""
    place = partial(address, request)
    return [saying.catalogue(one, place) for one in _catalogues()]


def _catalogues() -> Any:
    return visible(PUBLIC, Catalogue).select_related("organ").order_by("pk")


@api.get(
    "/catalogues/{pk}",
    response={200: shapes.WholeCatalogue, **WAYS},
    summary="一部公开目录的现行版本",
    url_name="catalogue",
)
def catalogue(request: HttpRequest, pk: int) -> dict[str, Any]:
    """A catalogue as it counts today, with how much is published under each row."""
    one, place = _one(_catalogues(), pk), partial(address, request)
    edition = visible(PUBLIC, Edition).filter(catalogue=one.pk).first()
    if edition is None:
        raise Http404
    rows = visible(PUBLIC, Row).filter(edition=edition).select_related("entry")
    known = saying.counts()
    return saying.catalogue(one, place) | {
        "edition": edition.number,
        "adopted": edition.adopted,
        "rows": [saying.row(row, place, count=known.get(row.entry_id, 0)) for row in rows],
    }
