"""How a page is passed on (转发): its address, as a QR code, and as data for search engines."""

from __future__ import annotations

import json
from io import BytesIO

import segno
from django.conf import settings
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from gongkai.office.disclosure.kinds import WITH_VALIDITY, Kind, Validity
from gongkai.office.disclosure.models import Document
from gongkai.office.disclosure.reading.rows import appeared

HARMLESS = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}
"""What could end a script element, as JSON may also write it."""

_WRITER = json.JSONEncoder(ensure_ascii=False)

FORCE = {
    Validity.IN_FORCE: "InForce",
    Validity.AMENDED: "InForce",
    Validity.PENDING: "NotInForce",
    Validity.EXPIRED: "NotInForce",
    Validity.REPEALED: "NotInForce",
}
"""Whether a document binds, in the words of schema.org."""


def address(request: HttpRequest, path: str = "") -> str:
    """The address to pass on (本页链接): under the operator's own, where he named one."""
    environment, path = settings.ENVIRONMENT, path or request.path
    if "base_url" in environment.model_fields_set:
        return environment.base_url.rstrip("/") + path
    return request.build_absolute_uri(path)


def qr_code(address: str) -> bytes:
    """An address as a QR code (二维码), an SVG that prints sharp at any size."""
    out = BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(out, kind="svg", scale=4, border=4, light="#ffffff", title=f"本页二维码：{address}")
    return out.getvalue()


def linked_data(document: Document, *, address: str, state: Validity | None) -> SafeString:
    """The document in the words of schema.org (JSON-LD), safe inside a script element."""
    organ = {"@type": "GovernmentOrganization", "name": document.organ.name}
    issuer = {"@type": "GovernmentOrganization", "name": document.issuing_organ}
    said = {
        "@context": "https://schema.org",
        "@type": _type(document),
        "@id": address,
        "url": address,
        "headline": document.title,
        "name": document.title,
        "identifier": document.index_number,
        "inLanguage": "zh-CN",
        "datePublished": _moment(document),
        "publisher": organ,
        "author": issuer if document.is_formal else organ,
        "isAccessibleForFree": True,
    }
    said |= {"description": document.summary} if document.summary else {}
    said |= {"keywords": document.keywords.split()} if document.keywords else {}
    said |= _legislation(document, issuer, state) if document.kind in WITH_VALIDITY else {}
    written = _WRITER.encode(said)
    # quicker than `translate`, which looks up each character
    for sign, harmless in HARMLESS.items():
        written = written.replace(sign, harmless)
    return mark_safe(written)  # escaped above


def _type(document: Document) -> str:
    if document.kind in WITH_VALIDITY:
        return "Legislation"
    return "NewsArticle" if document.kind == Kind.NEWS else "Article"


def _legislation(
    document: Document, issuer: dict[str, str], state: Validity | None
) -> dict[str, object]:
    said: dict[str, object] = {
        "legislationIdentifier": document.document_number or document.index_number,
        "legislationDate": document.formed.isoformat(),
        "legislationPassedBy": issuer,
    }
    if document.effective:
        said["legislationDateOfApplicability"] = document.effective.isoformat()
    if state:
        said["legislationLegalForce"] = f"https://schema.org/{FORCE[state]}"
    return said


def _moment(document: Document) -> str:
    return appeared(document).isoformat(timespec="minutes")
