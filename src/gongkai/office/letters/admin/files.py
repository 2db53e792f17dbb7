"""Files of templates (模板文件): the Word template, and previews with invented facts."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gongkai.office.backoffice.workbooks.serving import file_response
from gongkai.office.letters.admin.pages import known_letter, own_organ
from gongkai.office.letters.merging.blank import blank
from gongkai.office.letters.models import TemplateVersion
from gongkai.office.letters.samples import SENDER, sample
from gongkai.office.letters.writing import letter
from gongkai.office.organs.models import Organ
from gongkai.office.organs.visibility import visible


@never_cache
@require_safe
def template_file(request: HttpRequest, organ: str, code: str, number: int) -> HttpResponse:
    """The Word template of a version; number 0 is the one that comes with the software."""
    kind, own = known_letter(code), own_organ(request, organ)
    data = _template(request, own, code, number=number)
    name = f"{kind.code}{kind.name}模板{f'第{number}版' if number else '（自带）'}.docx"
    return file_response(data, name)


@never_cache
@require_safe
def preview(request: HttpRequest, organ: str, code: str, number: int) -> HttpResponse:
    """A version filled with invented facts, as pages that say they are a draft."""
    kind, own = known_letter(code), own_organ(request, organ)
    data = _template(request, own, code, number=number)
    sender = replace(SENDER, remedy=replace(SENDER.remedy, name=own.name))
    facts = sample(code, sender=sender)
    one = letter(code, facts, today=timezone.localdate(), template=data)
    return file_response(one.pdf(draft=True), f"{kind.name}（预览）.pdf", inline=True)


def _template(request: HttpRequest, organ: Organ, code: str, *, number: int) -> bytes:
    if number == 0:
        return blank(known_letter(code))
    rows = visible(request.user, TemplateVersion)
    version = rows.filter(template__organ=organ, template__code=code, number=number).first()
    if version is None:
        raise Http404
    return version.data
