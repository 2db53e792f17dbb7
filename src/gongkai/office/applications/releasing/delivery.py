"""The applicant fetches a file (下载答复文件): by number and query code, after service only."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from gongkai.office.applications.forms.tracking import TrackForm
from gongkai.office.applications.releasing.parts import given
from gongkai.office.applications.views.tracking import found
from gongkai.office.redaction.admin.files import download


@never_cache
@require_POST
def released_file(request: HttpRequest, file: int) -> HttpResponse:
    """A released file of the application that number and code name together; 404 for any other.

    Number and code are asked each time, under the same lock as the page of progress: the address
    alone opens nothing.
    """
    form = TrackForm(request.POST)
    application = found(form, request) if form.is_valid() else None
    if application is None:
        return redirect("track")
    copy = next((one.copy for one in given(application) if one.copy_id == file), None)
    if copy is None:
        raise Http404
    return download(copy)
