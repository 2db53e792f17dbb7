"""One question at the handler's desk (咨询办理页): what is asked, by when, what may be done."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from gongkai.office.applications.sealing import SealBroken
from gongkai.office.backoffice.acted import Act, Desk
from gongkai.office.ledger.models import Event
from gongkai.office.organs.standing import Duty, NotPermitted, holds
from gongkai.office.questions import actions
from gongkai.office.questions.actions.acts import SUBJECT
from gongkai.office.questions.admin.forms import (
    DeclineForm,
    DraftForm,
    RevealForm,
    SeenForm,
    TransferForm,
)
from gongkai.office.questions.clock import RED_LINE
from gongkai.office.questions.kinds import PERMITTED, Deed, State
from gongkai.office.questions.models import Question

_OF_QUESTION = MappingProxyType(
    {
        Deed.TAKE: ("由我办理", actions.take, None),
        Deed.DRAFT: ("保存答复稿", actions.draft, DraftForm),
        Deed.ANSWER: ("发出答复", actions.answer, SeenForm),
        Deed.TRANSFER: ("转交", actions.transfer, TransferForm),
        Deed.DECLINE: ("不予受理", actions.decline, DeclineForm),
        Deed.PREPARE: ("起草公开稿", actions.prepare, None),
    }
)
"""The button, the action and the form of each deed."""


def may_be_public(question: Question) -> bool:
    """Whether its asker agreed, and is still known, so that his name can be left out."""
    return question.may_publish and not question.anonymised


@method_decorator(never_cache, name="dispatch")
class QuestionDesk(Desk):
    """One question: what is asked, by when, the answer."""

    model = Question
    page_title = "咨询建言"
    header_icon = "help"
    template_name = "questions/question.html"
    refusals = (NotPermitted, SealBroken)
    asker = None

    def facts(self) -> list[tuple[str, Any]]:
        """What is asked, term by term; the asker masked."""
        one = self.object
        late = "，已超期" if one.is_overdue(timezone.localdate()) else ""
        return [
            ("答复机关", one.organ),
            ("主题", one.theme),
            *([("访谈", one.about)] if one.about else []),
            ("标题", one.title),
            ("问题", one.text),
            ("提问人", one.masked_name),
            ("公开", "提问人同意公开问答" if one.may_publish else "提问人不同意公开"),
            ("提交日期", one.filed),
            ("答复期限", f"{one.due}{late}（本机关自定的期限）"),
            ("检查红线", f"{one.red_line}（{RED_LINE}，超过的，网站检查单项否决）"),
            ("经办人", one.handler),
            ("状态", one.get_state_display()),
            *([("情形", one.get_ground_display())] if one.ground else []),
            ("理由" if one.ground else "答复", one.answer),
            ("答复日期", one.answered),
            *([("按期匿名", f"{one.anonymised}，保存期限已满")] if one.anonymised else []),
        ]

    def acts(self) -> list[Act]:
        """What its state permits; looking at the asker last."""
        one, user, found = self.object, self.request.user, []
        if holds(user, Duty.HANDLE, one.organ_id):
            found = [act for deed in PERMITTED[State(one.state)] if (act := self._act(deed))]
        if holds(user, Duty.REVEAL, one.organ_id) and not one.anonymised:
            found.append(Act("reveal", "查看提问人信息", "查看", self._reveal, RevealForm))
        return found

    def _act(self, deed: Deed) -> Act | None:
        one = self.object
        is_mine = deed is Deed.TAKE and one.handler_id == self.request.user.pk
        is_private = deed is Deed.PREPARE and (one.document_id or not may_be_public(one))
        if is_mine or is_private:
            return None
        button, does, form = _OF_QUESTION[deed]
        asks = partial(form, question=one) if form and form is not DeclineForm else form
        return Act(deed.value, deed.label, button, partial(does, question=one), asks or forms.Form)

    def _reveal(self, **who: Any) -> None:
        self.asker = actions.reveal(question=self.object, **who)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do the act; who asks is shown at once, and once."""
        response = super().post(request, *args, **kwargs)
        if self.asker is None:
            return response
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What is asked, its events."""
        events = Event.objects.filter(subject=SUBJECT, subject_id=self.object.pk)
        return super().get_context_data(**kwargs) | {"events": events, "asker": self.asker}
