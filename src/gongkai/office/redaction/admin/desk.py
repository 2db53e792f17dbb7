"""The page of a file being redacted (涂除台): what was found, the boxes, the proof, the acts."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse

from gongkai.office.backoffice.acted import Act, Desk
from gongkai.office.ledger.models import Event
from gongkai.office.organs.standing import Duty, NotPermitted, holds
from gongkai.office.redaction import actions
from gongkai.office.redaction.finding.hits import Hit, hits, occurrences
from gongkai.office.redaction.forms import (
    ChangeForm,
    DrawForm,
    ForbidForm,
    ReleaseForm,
    ReturnForm,
    TakeForm,
)
from gongkai.office.redaction.keeping import Missing, listed_of, marks_of, sheets_of
from gongkai.office.redaction.marks import is_painted, withheld
from gongkai.office.redaction.models import Copy, Job
from gongkai.office.redaction.sheets import Unopened

ARTICLE = "《政府信息公开条例》第三十七条"


class JobDesk(Desk):
    """One page of the file at a time, with everything that may be done now."""

    model = Job
    template_name = "redaction/job.html"
    gone_template_name = "backoffice/record.html"
    page_title = "涂除"
    header_icon = "cut"
    refusals = (NotPermitted, actions.Refused, Unopened, Missing)

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Fetch the file and the page that is shown."""
        super().setup(request, *args, **kwargs)
        self.number = kwargs.get("number", 1)
        if not 1 <= self.number <= self.object.page_count:
            raise Http404
        self.marks = marks_of(self.object)
        self.copy = self.object.copies.select_related("made_by", "decided_by").last()

    def get_template_names(self) -> list[str]:
        """The page of work; of a file whose period is over, what is left to say of it."""
        return [self.template_name if self.object.source else self.gone_template_name]

    def facts(self) -> list[tuple[str, Any]]:
        """The file, term by term."""
        job = self.object
        return [
            ("机关", job.organ),
            ("页数", f"{job.page_count} 页"),
            ("状态", job.get_state_display()),
            ("登记", f"{job.opened_by}，{job.opened:%Y-%m-%d}"),
            ("涂除", f"{len(self.marks)} 处"),
            *([] if job.source else [("文件", "保存期限已满，已按期删除")]),
        ]

    def acts(self) -> list[Act]:
        """What may be done now by this person."""
        job, user = self.object, self.request.user
        may_draw = holds(user, Duty.HANDLE, job.organ_id)
        if not job.source:
            return []
        if job.state == Job.State.DRAWING:
            return self._drawing() if may_draw else []
        found = [] if not may_draw else [self._reopening()]
        return self._reviewing() + found

    def _drawing(self) -> list[Act]:
        job = self.object
        draw = partial(actions.draw, job=job)
        taking = partial(TakeForm, page=self.number, found=self.found())
        drawing = partial(DrawForm, page=self.number)
        changing = partial(ChangeForm, marks=self.marks)
        listed = "\n".join(listed_of(job.plans.last()))
        forbidding = partial(ForbidForm, initial={"words": listed})
        return [
            Act("take", "涂除查到的内容", "涂除所选", draw, taking),
            Act("draw", "画框涂除", "涂除这个框", draw, drawing),
            Act("change", "已有的涂除框", "办理", self._change, changing),
            Act("forbid", "另列字词", "保存", partial(actions.forbid, job=job), forbidding),
            Act("make", "重制并证明", "重制并证明，送复核", partial(actions.make, job=job)),
        ]

    def _reviewing(self) -> list[Act]:
        if not self._may_review():
            return []
        copy = self.copy
        release, send_back = (
            partial(actions.release, copy=copy),
            partial(actions.send_back, copy=copy),
        )
        return [
            Act("release", "复核放行", "放行", release, ReleaseForm, ARTICLE),
            Act("return", "退回修改", "退回", send_back, ReturnForm),
        ]

    def _may_review(self) -> bool:
        """Whether this copy waits for this person: one who had no part in it."""
        copy, user = self.copy, self.request.user
        if copy is None or copy.result != Copy.Result.WAITING:
            return False
        is_party = user.pk == copy.made_by_id or self.object.plans.filter(by=user).exists()
        return holds(user, Duty.APPROVE, self.object.organ_id) and not is_party

    def _reopening(self) -> Act:
        return Act("reopen", "撤回修改", "撤回，重新涂除", partial(actions.reopen, job=self.object))

    def found(self) -> list[Hit]:
        """What the patterns and the search find and no box covers yet (查到的内容)."""
        sheets = sheets_of(self.object)
        word = self.request.GET.get("word", "").strip()
        found = occurrences(sheets, word) + hits(sheets)
        boxes = [mark.box for mark in self.marks]
        return [hit for hit in found if not all(is_painted(box, boxes) for box in hit.boxes)]

    def _change(self, *, boxes: list[int], deed: str, **who: Any) -> Any:
        does = actions.limit if deed == "limit" else actions.erase
        return does(job=self.object, boxes=boxes, **who)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The page that is shown with its boxes, and the last copy with its proof."""
        context = super().get_context_data(**kwargs)
        width, height, has_text = self.object.pages[self.number - 1]
        events = Event.objects.filter(subject=actions.SUBJECT, subject_id=self.object.pk)
        return context | {
            "job": self.object,
            "forms": {act.name: (act, form) for act, form in context["acts"]},
            "number": self.number,
            "pages": self._pages(),
            "sheet": {"width": width, "height": height, "has_text": has_text},
            "before": reverse("redaction:before", args=[self.object.pk, self.number]),
            "marks": [mark for mark in self.marks if mark.box.page == self.number],
            "word": self.request.GET.get("word", "").strip(),
            "withheld": withheld(self.marks),
            "copy": self.copy,
            "events": events,
        }

    def _pages(self) -> list[dict[str, Any]]:
        """The pages to go to, each with how many boxes it has."""
        counts = Counter(mark.box.page for mark in self.marks)
        return [
            {
                "number": number,
                "url": reverse("redaction:page", args=[self.object.pk, number]),
                "count": counts[number],
            }
            for number in range(1, self.object.page_count + 1)
        ]
