"""The public page that checks a report (核对年报): no session, no script, nothing kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from gongkai.office.annual.checking.forms import CheckForm
from gongkai.office.annual.checking.process import (
    Checked,
    File,
    IsPicture,
    Unreadable,
    checked,
)
from gongkai.office.annual.checking.turns import (
    READING,
    RECOGNISING,
    WINDOW,
    Kind,
    Refused,
    count,
    turn,
)
from gongkai.office.annual.checking.uploading import (
    MEGABYTE,
    MOST_BYTES,
    MOST_REQUEST,
    InMemory,
)

LIMITS = (
    f"每个文件不超过{MOST_BYTES // MEGABYTE}MB；太久没有读完的会停止，并告诉您。",
    f"同一网络地址{WINDOW // 60}分钟内最多核对{READING.allowed}次，"
    f"其中扫描件和照片{RECOGNISING.allowed}次。",
    "扫描件和照片要半分钟左右；一份报告有几张照片的，请先合成一个PDF。",
    "有密码的文件请先取消密码，压缩包请先解开。",
    "文件和文字只在内存中读取，核对后随即丢弃，不保存、不公开。",
    "结果供参考，以报告原文为准。",
)
"""What a visitor is told before anything is sent (事先告知)."""

TOO_LARGE = "您提交的内容太大；请提供只含报告本身的文件，每个不超过20MB。"


@csrf_exempt  # changes nothing and knows nobody: no cookie is set (ADR 0121)
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """The form; a file or a text comes back as the report with its findings marked."""
    if request.method != "POST":
        return _asked(request, CheckForm())
    return _answered(request)


@never_cache
def _answered(request: HttpRequest) -> HttpResponse:
    try:
        _count(request, READING)
        form = _received(request)
        if not form.is_valid():
            return _asked(request, form, status=422)
        return _judged(request, form)
    except Refused as refused:
        return _refused(request, refused)


def _received(request: HttpRequest) -> CheckForm:
    """The form as it was sent, its files in memory; raises Refused for what is far too large."""
    length = str(request.META.get("CONTENT_LENGTH", ""))
    if length.isdecimal() and int(length) > MOST_REQUEST:
        raise Refused(TOO_LARGE, status=413)
    request.upload_handlers = [InMemory(request)]
    try:
        return CheckForm(request.POST, request.FILES)
    except RequestDataTooBig as error:
        raise Refused(TOO_LARGE, status=413) from error


def _judged(request: HttpRequest, form: CheckForm) -> HttpResponse:
    files = form.given()
    try:
        found = _found(request, files)
    except Unreadable as error:
        form.add_error(_field(form, error.field), str(error))
        return _asked(request, form, status=422)
    return render(request, "annual/checked.html", _shown(found, files))


def _found(request: HttpRequest, files: list[File]) -> Checked:
    """What the check finds; scans and photographs wait for a place of their own."""
    try:
        with turn():
            return checked(files)
    except IsPicture:
        _count(request, RECOGNISING)
        with turn(RECOGNISING):
            return checked(files, recognise=True)


def _count(request: HttpRequest, kind: Kind) -> None:
    count(request.META.get("REMOTE_ADDR", ""), kind, moment=timezone.now().timestamp())


def _field(form: CheckForm, field: str) -> str:
    """The field beside which an error stands: the text where no file was given."""
    return field if form.cleaned_data.get(field) else "text"


def _shown(found: Checked, files: Sequence[File]) -> dict[str, Any]:
    return {
        "section": "reports",
        "trail": [*_trail(reverse("check")), {"text": "核对结果"}],
        "name": files[0].name,
        "previous": files[1].name if len(files) > 1 else "",
        "found": found,
        "proof": _proof(found),
        "findings": mark_safe(found.findings),
        "report": mark_safe(found.report),
    }


def _proof(found: Checked) -> dict[str, str]:
    """The proof line (勾稽校验结论): green where every sum holds and nothing is wrong."""
    if found.held == found.sums and not found.errors:
        return {"text": f"勾稽关系{found.sums}项，全部核对成立"}
    kind = "error" if found.errors else "warning"
    return {"kind": kind, "text": f"勾稽关系{found.sums}项，核对成立{found.held}项"}


def _asked(
    request: HttpRequest, form: CheckForm, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "limits": LIMITS,
        "refusal": refusal,
        "section": "reports",
        "trail": _trail(""),
    }
    return render(request, "annual/check.html", context, status=status)


def _refused(request: HttpRequest, refused: Refused) -> HttpResponse:
    response = _asked(request, CheckForm(), refusal=str(refused), status=refused.status)
    if refused.seconds:
        response.headers["Retry-After"] = str(refused.seconds)
    return response


def _trail(here: str) -> list[dict[str, str]]:
    """The way back up; the page itself has no address."""
    return [
        {"text": "首页", "href": reverse("home")},
        {"text": "年报", "href": reverse("reports")},
        {"text": "核对年报", "href": here},
    ]
