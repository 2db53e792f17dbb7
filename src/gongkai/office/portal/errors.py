"""The pages of what went wrong (出错页面): one sentence, and a way on.

The page of a failure of ours needs no database and no request.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

SENTENCES = {
    400: ("请求不能识别", "浏览器发来的内容不完整或者有错误。请返回上一页重新操作。"),
    403: ("您不能打开这个页面", "这个页面只对有相应职权的工作人员开放。"),
    404: ("没有这个页面", "网址可能有误，或者这个页面已经移走。请核对网址，或者从下面查找。"),
    500: (
        "页面暂时打不开",
        "这是本站的故障，已经记录。请过几分钟再试，急需的请按页面下方的电话联系。",
    ),
}
"""What the reader is told, by status: what happened, and what to do."""

STALE_FORM = (
    "表单没有提交成功",
    "页面打开的时间太长，或者浏览器禁用了 Cookie。请返回上一页，刷新后重新提交。",
)


def malformed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    return page(400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return page(403)


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return page(404)


def broken(request: HttpRequest) -> HttpResponse:
    """500."""
    return page(500)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 of a form whose token is missing or old."""
    return page(403, STALE_FORM)


def page(status: int, sentence: tuple[str, str] | None = None) -> HttpResponse:
    """The page of a status, with its usual sentence or another (出错页)."""
    title, text = sentence or SENTENCES[status]
    context: dict[str, Any] = {"site": settings.ENVIRONMENT, "heading": title, "text": text}
    return HttpResponse(render_to_string("portal/error.html", context), status=status)
