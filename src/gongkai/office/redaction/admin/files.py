"""Pages as images and copies as files (页面图像、副本): for those who may see the file, only."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe
from django.views.generic import View

from gongkai.office.backoffice.scoping import visible_rows
from gongkai.office.redaction import process
from gongkai.office.redaction.keeping import Missing, bytes_of, source_of
from gongkai.office.redaction.models import Copy, Job


@method_decorator(require_safe, name="dispatch")
class _Kept(View):
    """Something of a file that the person may see; 404 for any other."""

    model = Job

    def job(self, pk: int) -> Job:
        """The file."""
        job = visible_rows(self.request.user, Job).filter(pk=pk).first()
        if job is None:
            raise Http404
        return job

    def copy(self, pk: int, number: int) -> Copy:
        """A copy of the file."""
        copy = visible_rows(self.request.user, Copy).filter(job=self.job(pk), number=number).first()
        if copy is None:
            raise Http404
        return copy


class SourcePicture(_Kept):
    """A page of the original, as it is seen (原件页面)."""

    def get(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        """The image."""
        job = self.job(pk)
        return _picture(job, number, lambda: source_of(job))


class CopyPicture(_Kept):
    """A page of a copy, as it is seen (副本页面)."""

    def get(self, request: HttpRequest, pk: int, copy: int, number: int) -> HttpResponse:
        """The image."""
        kept = self.copy(pk, copy)
        return _picture(kept.job, number, lambda: bytes_of(kept))


class CopyFile(_Kept):
    """A copy as a file (副本文件), under its own name that tells nothing."""

    def get(self, request: HttpRequest, pk: int, copy: int) -> HttpResponse:
        """The file, if it is still what was proved."""
        return download(self.copy(pk, copy))


def download(copy: Copy) -> HttpResponse:
    """A copy as an answer (下载): exactly the bytes that were proved, or why not."""
    try:
        data = bytes_of(copy)
    except Missing as error:
        return HttpResponse(str(error), status=409, content_type="text/plain; charset=utf-8")
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{copy.name}"'
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _picture(job: Job, number: int, data: Callable[[], bytes]) -> HttpResponse:
    if not 1 <= number <= job.page_count:
        raise Http404
    try:
        response = HttpResponse(process.picture_of(data(), number), content_type="image/jpeg")
    except Missing as error:
        raise Http404 from error
    response["X-Content-Type-Options"] = "nosniff"
    return response
