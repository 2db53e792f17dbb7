"""The text of a document together with what its parts say (全文), as HTML of the plainest kind.

Page, preview, review, copies, search and interface read this one text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from gongkai.office.disclosure.kinds import Kind
from gongkai.office.disclosure.parts.blocks import lines
from gongkai.office.disclosure.parts.records import Interview, ServiceGuide, Topic
from gongkai.office.disclosure.parts.suggestions import Suggestion


def text_of(document: Any) -> str:
    """The whole text of a document (全文); costs no query where its kind has no parts."""
    if document.kind not in TOLD:
        return document.body
    relation, told = TOLD[document.kind]
    said = "".join(told(row) for row in getattr(document, relation).all())
    return document.body + said if document.kind == Kind.TOPIC else said + document.body


def fetch_parts(documents: Sequence[Any]) -> None:
    """Fetch the parts of some documents at once (预取), of those alone that have any."""
    for relation in {TOLD[one.kind][0] for one in documents if one.kind in TOLD}:
        prefetch_related_objects([one for one in documents if one.kind in TOLD], relation)


def _listed(heading: str, text: str, *, tag: str = "ul") -> SafeString:
    items = lines(text)
    if not items:
        return SafeString("")
    rows = format_html_join("", "<li>{}</li>", ((one,) for one in items))
    return format_html("<h2>{0}</h2><{1}>{2}</{1}>", heading, SafeString(tag), rows)


def _interview(one: Interview) -> SafeString:
    begins = f" {one.begins:%H:%M}" if one.begins else ""
    said = [
        ("时间", f"{one.held:%Y-%m-%d}{begins}"),
        ("地点", one.place),
        ("主持人", one.host),
        ("嘉宾", one.guests),
    ]
    rows = format_html_join(
        "", "<li><strong>{}</strong>：{}</li>", ((term, words) for term, words in said if words)
    )
    link = format_html('<li><a href="{}">观看或者收听</a></li>', one.recording)
    return format_html("<ul>{}{}</ul>", rows, link if one.recording else "")


def _service(one: ServiceGuide) -> SafeString:
    said = [("多久办好", one.time_limit), ("收费", one.fee), ("办公时间", one.hours)]
    rows = format_html_join(
        "", "<li><strong>{}</strong>：{}</li>", ((term, words) for term, words in said if words)
    )
    phone = format_html("<li><strong>咨询电话</strong>：{}</li>", _phone(one))
    online = format_html('<li><a href="{}">网上办理</a></li>', one.online) if one.online else ""
    return format_html(
        "{}{}{}{}<h2>时限、收费和联系</h2><ul>{}{}{}</ul>",
        _listed("谁可以办", one.who),
        _listed("带什么材料", one.papers),
        _listed("到哪里办", one.places),
        _listed("怎么办", one.steps, tag="ol"),
        rows,
        phone,
        online,
    )


def _phone(one: ServiceGuide) -> str:
    dial = one.dial
    return format_html('<a href="tel:{}">{}</a>', dial, one.phone) if dial else one.phone


def _suggestion(one: Suggestion) -> SafeString:
    said = [
        (one.get_origin_display(), str(one)),
        ("提出人", one.raised_by),
        ("主办单位", one.lead),
        ("会办单位", one.joint),
        ("交办、答复", f"{one.assigned} 交办，{one.answered} 答复"),
        ("办理结果", one.get_result_display()),
        ("公开程度", one.get_extent_display()),
    ]
    rows = format_html_join(
        "", "<li><strong>{}</strong>：{}</li>", ((term, words) for term, words in said if words)
    )
    return format_html("<ul>{}</ul>", rows)


def _topic(one: Topic) -> SafeString:
    return format_html_join("", "{}", ((_block(block),) for block in one.blocks))


def _block(block: Any) -> SafeString:
    value = block.value
    paragraphs = [(line,) for line in lines(value.get("text") or "")]
    links = [(link["href"], link["text"]) for link in value.get("links") or ()]
    linked = format_html_join("", '<li><a href="{}">{}</a></li>', links)
    return format_html(
        "<h2>{}</h2>{}{}",
        value["heading"],
        format_html_join("", "<p>{}</p>", paragraphs),
        format_html("<ul>{}</ul>", linked) if links else "",
    )


TOLD: Mapping[str, tuple[str, Callable[[Any], SafeString]]] = MappingProxyType(
    {
        Kind.INTERVIEW: ("interviews", _interview),
        Kind.SERVICE: ("services", _service),
        Kind.TOPIC: ("topics", _topic),
        Kind.PROPOSAL_REPLY: ("suggestions", _suggestion),
    }
)
"""How the part of each kind is told; kinds without parts are not named."""
