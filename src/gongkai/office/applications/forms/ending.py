"""The forms from review to reopening (审查、签发、送达、更正、重新答复表单)."""

from __future__ import annotations

from typing import Any

from django import forms

from gongkai.office.applications.correspondence.entries import last_reply
from gongkai.office.applications.correspondence.facts import facts_of
from gongkai.office.applications.correspondence.forms import PaperForm
from gongkai.office.applications.forms.acts import NO_PERSONAL_DATA, ActForm, day, text
from gongkai.office.applications.kinds import AmendmentResult, ReopeningGround, ServiceWay
from gongkai.office.applications.releasing.parts import not_yet_given
from gongkai.office.letters.checking.by_hand import elements_by_hand


class ReviewForm(ActForm):
    """审查: passed or not, with an opinion."""

    passed = forms.TypedChoiceField(
        label="审查结论",
        choices=[("yes", "通过"), ("no", "不通过，退回修改")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "请选择审查结论。"},
    )
    opinion = text("审查意见", rows=3, max_length=500, help_text=NO_PERSONAL_DATA)


class SignForm(PaperForm, ActForm):
    """签发: the decision and its reply, written here or signed outside."""

    on = day("签发日期", help_text="即作出处理决定的日期，计入该年度的办理结果。")
    field_order = ("on", "scan", "number", "confirmed")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reply = last_reply(self.application)
        if reply:
            self.ask(elements_by_hand(reply.kind, facts_of(self.application, reply)))

    def arguments(self) -> dict[str, Any]:
        """The guards are asked as of the day of signing."""
        return {
            "application": self.application,
            "on": self.cleaned_data["on"],
            "today": self.today,
            "paper": self.paper(),
        }


class ServeForm(ActForm):
    """送达."""

    on = day("送达（交邮、发送）日期", help_text="邮寄的为交邮之日；电子送达的为发送之日。")
    way = forms.ChoiceField(label="送达方式", choices=ServiceWay.choices)
    proof = text(
        "送达凭证",
        help_text="邮件号、送达回证编号，或者签收、发送的记录。" + NO_PERSONAL_DATA,
    )
    known = forms.DateField(
        label="申请人签收日期",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="已经知道的填写；以后可以登记。救济期限自签收之日起算。",
    )


class RectificationForm(ActForm):
    """更正答复."""

    on = day("更正日期")
    wrong = text("原文", max_length=300, help_text="只更正笔误；改变处理结果的，按重新答复办理。")
    right = text("更正为", max_length=300)
    files = forms.TypedMultipleChoiceField(
        label="随更正重新提供的文件",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="此前提供的文件保留在案卷中；申请人看到的是新的文件，并写明已经更正。",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        copies = not_yet_given(self.application)
        self.fields["files"].choices = [
            (one.pk, f"{one.job.title}（第 {one.number} 份）") for one in copies
        ]
        if not copies:
            del self.fields["files"]


class AmendmentForm(ActForm):
    """答复更正申请."""

    received = day("收到更正申请的日期")
    record = text(
        "要求更正的信息和项目",
        max_length=300,
        help_text="例如：房屋登记表中的建筑面积。只写是哪一项，不写记录的内容。",
    )
    result = forms.ChoiceField(
        label="处理结果", choices=AmendmentResult.choices, widget=forms.RadioSelect
    )
    competent = text(
        "有权更正的行政机关", required=False, max_length=100, help_text="转送或者告知的填写。"
    )
    reasons = text("理由", rows=3, help_text="写进告知书。" + NO_PERSONAL_DATA)
    on = day("告知日期")


class ReopeningForm(ActForm):
    """重新答复."""

    ground = forms.ChoiceField(label="重新答复的原因", choices=ReopeningGround.choices)
    document = text("决定书、判决书文号", required=False, max_length=80)
    on = day("收到决定书、判决书的日期", help_text="自行纠正的，填写决定纠正的日期。")
    days = forms.IntegerField(
        label="责令重新答复的期限（工作日）",
        required=False,
        min_value=1,
        max_value=250,
        help_text="没有载明期限的留空，按法定答复期限计算。",
    )
    matter = text("主文或者自行纠正的理由", rows=3, help_text=NO_PERSONAL_DATA)
