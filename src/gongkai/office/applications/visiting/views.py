"""The pages before an application (申请之前): whose it is, whether it is published, a draft."""

from __future__ import annotations

from django.core.cache import cache
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.office.applications.forms.applying import APPLICANT_FIELDS, REQUEST_FIELDS, ApplyForm
from gongkai.office.applications.views import throttle
from gongkai.office.applications.views.applying import asked
from gongkai.office.applications.views.story import trail
from gongkai.office.applications.visiting import actions
from gongkai.office.applications.visiting.likely import likely
from gongkai.office.disclosure.reading.finding import published
from gongkai.office.organs.models import Organ

KEPT = ("organ", *APPLICANT_FIELDS, *REQUEST_FIELDS)
"""The fields that a draft holds; files are not kept."""

LONGEST = 4000
"""Characters that a draft keeps of one field."""

ONE_DAY = 24 * 60 * 60
DRAFTS = "draft"
"""Under this name failed codes of one address are counted."""

NO_DRAFT = "没有找到这份草稿：请核对草稿码；过期或者已经提交的草稿不再保存。"
LOCKED = "连续五次没有找到草稿，请十五分钟后再试，或者重新填写申请。"


@require_safe
def before(request: HttpRequest) -> HttpResponse:
    """Is it published already (先看看是否已公开): asked in words, without a script."""
    words = request.GET.get("q", "")[:200]
    context = {
        "words": words,
        "documents": likely(words),
        "section": "apply",
        "trail": trail("先看看是否已公开"),
    }
    return render(request, "applications/before.html", context)


@never_cache
@require_POST
def like(request: HttpRequest) -> HttpResponse:
    """The same while somebody types, as a piece of the page; posted, so that no log keeps it."""
    documents = likely(request.POST.get("q", "")[:200])
    return render(request, "applications/like.html", {"documents": documents})


@never_cache
@require_POST
def found_it(request: HttpRequest) -> HttpResponse:
    """Count one who found it (这正是我要的), once a day for an address, and show the document."""
    key = request.POST.get("document", "")
    document = get_object_or_404(published(), pk=int(key) if key.isdecimal() else 0)
    address = request.META.get("REMOTE_ADDR", "")
    if cache.add(f"found:{address}:{document.pk}", 1, ONE_DAY):
        actions.count_found(document.organ, on=timezone.localdate())
    return redirect(document)


@require_safe
def organs(request: HttpRequest) -> HttpResponse:
    """Find the organ to apply to by a part of its name (查找机关), where the list is long."""
    words = request.GET.get("q", "")[:60].strip()
    rows = Organ.objects.order_by("path")
    if words:
        rows = rows.filter(Q(name__icontains=words) | Q(short_name__icontains=words))
    context = {"words": words, "organs": rows, "section": "apply", "trail": trail("查找机关")}
    return render(request, "applications/organs.html", context)


@never_cache
@require_POST
def save_draft(request: HttpRequest) -> HttpResponse:
    """Keep what was filled in so far, and show the code that opens it again, once."""
    content = {name: request.POST.get(name, "")[:LONGEST] for name in KEPT}
    earlier = request.POST.get("draft", "")[:20]
    code, expires = actions.save_draft(content, on=timezone.localdate(), code=earlier)
    context = {"code": code, "expires": expires, "section": "apply", "trail": trail("草稿已保存")}
    return render(request, "applications/draft_saved.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def resume(request: HttpRequest) -> HttpResponse:
    """Ask for the code of a draft; open the form as it was left, or forget the draft."""
    code, fault = request.POST.get("draft", "")[:20].strip(), ""
    if request.method == "POST":
        content, fault = _opened(code, request.META.get("REMOTE_ADDR", ""))
        if content is not None and "drop" in request.POST:
            actions.drop_draft(code)
            return redirect("apply")
        if content is not None:
            return asked(request, ApplyForm(initial=content | {"draft": code}))
    context = {"fault": fault, "section": "apply", "trail": trail("继续填写草稿")}
    return render(request, "applications/resume.html", context, status=422 if fault else 200)


def _opened(code: str, address: str) -> tuple[dict[str, str] | None, str]:
    """What a code opens, or why nothing: guesses are counted for each address."""
    if throttle.is_locked(address, DRAFTS):
        return None, LOCKED
    today = timezone.localdate()
    actions.purge_drafts(on=today)
    content = actions.resumed(code, on=today)
    if content is None:
        throttle.count_failure(address, DRAFTS)
        return None, NO_DRAFT
    throttle.forget(address, DRAFTS)
    return content, ""
