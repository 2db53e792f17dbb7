"""The forms of what the public writes (公众来件的表单): each asks only for what it needs."""

from __future__ import annotations

import uuid
from datetime import date
from types import MappingProxyType
from typing import Any

from django import forms
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from gongkai.office.applications.enclosing.actions import Enclosed
from gongkai.office.applications.enclosing.forms import EnclosuresField
from gongkai.office.applications.forms.applying import PHONE
from gongkai.office.applications.forms.identity import identity_fault, tidy
from gongkai.office.applications.kinds import IdKind
from gongkai.office.applications.models import Amendment
from gongkai.office.applications.sealing import Applicant
from gongkai.office.organs.forms import offer_organs
from gongkai.office.organs.models import Organ
from gongkai.office.organs.standing import Duty, organ_ids
from gongkai.office.remedies.models import Petition


def _line(label: str, *, required: str = "", **options: Any) -> forms.CharField:
    options.setdefault("max_length", 200)
    messages = {"error_messages": {"required": required}} if required else {"required": False}
    return forms.CharField(label=label, **messages, **options)


def _words(label: str, required: str, help_text: str) -> forms.CharField:
    rows = forms.Textarea(attrs={"rows": 6})
    return _line(label, required=required, widget=rows, max_length=4000, help_text=help_text)


def _organ(label: str, missing: str, help_text: str) -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        Organ.objects.none(),
        label=label,
        to_field_name="slug",
        empty_label="请选择",
        help_text=help_text,
        error_messages={"required": missing, "invalid_choice": "请从列表中选择机关。"},
    )


class PetitionForm(forms.Form):
    """What every one asks (来件): to whom, what, from whom, and files."""

    error_css_class = "is-wrong"
    lead = ""

    organ = _organ("收件机关", "请选择收件机关。", "")
    title = _line("事项", required="请用一句话写明事项。")
    text = _words("内容", "请写明内容。", "")
    name = _line(
        "您的姓名或者名称", max_length=100, widget=forms.TextInput({"autocomplete": "name"})
    )
    phone = _line(
        "联系电话",
        max_length=20,
        validators=[PHONE],
        widget=forms.TextInput({"type": "tel", "autocomplete": "tel"}),
        help_text="加密保存，只用于办理本件。",
    )
    files = EnclosuresField(label="附件", required=False, purpose="")
    submission = forms.UUIDField(
        initial=uuid.uuid4,
        widget=forms.HiddenInput,
        error_messages={"required": "页面不完整，请重新打开本页。", "invalid": "请重新打开本页。"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in {"organ", "about"} & set(self.fields):
            self.fields[name].queryset = Organ.objects.order_by("path")

    def sender(self) -> Applicant:
        """Who writes."""
        data = self.cleaned_data
        number = data.get("id_number", "")
        return Applicant(name=data["name"], phone=data["phone"], id_number=number)

    def arguments(self) -> dict[str, Any]:
        """What the action is called with, besides kind and day."""
        data = self.cleaned_data
        files: list[Enclosed] = data["files"]
        return {
            "organ": data["organ"],
            "about": data.get("about"),
            "title": data["title"],
            "text": data["text"],
            "files": files,
            "submission": str(data["submission"]),
            "sender": self.sender(),
        }


class CorrectionForm(PetitionForm):
    """更正本人信息."""

    lead = (
        "有证据证明行政机关提供的与您自身相关的政府信息记录不准确的，可以要求更正。有权更正的机关审核属实的"
        "应当更正并告知您；不属于本机关职能的，转送有权机关并告知您，或者告知您向有权机关提出"
        "（《政府信息公开条例》第四十一条）。"
    )

    title = _line(
        "哪一份信息",
        required="请写明哪一份信息记录不准确。",
        help_text="名称、文号或者在哪里看到的。",
    )
    text = _words(
        "哪里不准确，应当是什么",
        "请写明哪里不准确、应当是什么。",
        "逐处写明现在的记录和正确的内容。",
    )
    id_number = _line(
        "身份证号码",
        required="请填写身份证号码，用于核对是不是您自身的信息。",
        max_length=20,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
        help_text="只有本人可以要求更正。加密保存，页面上不显示。",
    )
    name = _line("您的姓名", required="请填写姓名。", max_length=100)
    files = EnclosuresField(
        label="证据材料",
        purpose="",
        help_text="证明记录不准确的材料。",
        error_messages={"required": "请上传证明记录不准确的材料。"},
    )
    field_order = ("organ", "title", "text", "files", "name", "id_number", "phone")

    def clean_id_number(self) -> str:
        """A number whose check digit fits."""
        number = tidy(self.cleaned_data["id_number"])
        if fault := identity_fault(IdKind.RESIDENT, number):
            raise forms.ValidationError(fault)
        return number


class SuggestionForm(PetitionForm):
    """建议主动公开."""

    lead = (
        "申请公开的信息可以公开、又有多人需要的，您可以建议行政机关主动公开。行政机关审核认为属于主动公开"
        "范围的，应当及时主动公开（《政府信息公开条例》第四十四条）。"
    )

    title = _line("建议公开什么信息", required="请写明建议公开什么信息。")
    text = _words("理由", "请写明建议公开的理由。", "哪些人需要、有什么用；申请过的，写明登记号。")


class ComplaintForm(PetitionForm):
    """投诉举报."""

    lead = (
        "行政机关未按照要求主动公开政府信息、不依法履行政府信息公开义务，或者在工作中侵犯您合法权益的，可以向"
        "它的上一级行政机关或者政府信息公开工作主管部门投诉、举报。查证属实的，由收件机关督促整改或者通报批评"
        "（《政府信息公开条例》第四十七条第二款、第五十一条）。投诉不影响您申请行政复议、提起诉讼，也不延长其期限。"
    )

    organ = _organ(
        "收件机关", "请选择收件机关。", "被投诉机关的上一级行政机关，或者政府信息公开工作主管部门。"
    )
    about = _organ("被投诉举报的机关", "请选择被投诉举报的机关。", "")
    text = _words(
        "事实",
        "请写明事实。",
        "时间、经过、涉及的申请登记号或者网页；与事实无关的个人信息请不要写。",
    )
    field_order = ("organ", "about", "title", "text", "files", "name", "phone")

    def clean(self) -> dict[str, Any]:
        """Nobody judges a complaint about himself."""
        data = super().clean()
        if data.get("about") and data.get("about") == data.get("organ"):
            self.add_error(
                "organ", "收件机关不能是被投诉举报的机关本身，请选择它的上一级或者主管部门。"
            )
        return data


FORMS = MappingProxyType(
    {
        Petition.Kind.CORRECTION: CorrectionForm,
        Petition.Kind.SUGGESTION: SuggestionForm,
        Petition.Kind.COMPLAINT: ComplaintForm,
    }
)
"""The form of each kind."""


class PaperPetitionForm(WagtailAdminModelForm):
    """登记来信: what came by letter or in person, as the clerk writes it down."""

    arrived = forms.DateField(
        label="收到日期",
        widget=AdminDateInput(),
        error_messages={"required": "请填写收到日期。", "invalid": "日期格式为年-月-日，请核对。"},
    )
    name = _line("来件人姓名或者名称", max_length=100)
    id_number = _line("身份证号码", max_length=20, help_text="更正本人信息的必须填写。加密保存。")
    phone = _line("联系电话", max_length=20, validators=[PHONE], help_text="加密保存。")
    submission = forms.UUIDField(initial=uuid.uuid4, widget=forms.HiddenInput)

    class Meta:
        model = Petition
        fields = ["organ", "kind", "about", "title", "text"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_organs(self, organ_ids(self.for_user, Duty.HANDLE))
        self.fields["kind"].choices = [("", "请选择"), *Petition.Kind.choices]

    def clean_arrived(self) -> date:
        """Nothing is registered before it comes."""
        arrived = self.cleaned_data["arrived"]
        if arrived > timezone.localdate():
            raise forms.ValidationError("收到日期晚于今天，请核对。")
        return arrived

    def clean(self) -> dict[str, Any]:
        """Each kind asks for its own: who may correct, whom one complains about."""
        data = super().clean()
        kind, number = data.get("kind"), data.get("id_number", "")
        if kind == Petition.Kind.CORRECTION:
            data["id_number"] = tidy(number)
            if fault := identity_fault(IdKind.RESIDENT, data["id_number"]):
                self.add_error("id_number", fault)
        if kind == Petition.Kind.COMPLAINT and data.get("about") in {None, data.get("organ")}:
            self.add_error("about", "请选择被投诉举报的机关，不能是收件机关本身。")
        return data

    def arguments(self) -> dict[str, Any]:
        """What the action is called with, besides the person."""
        data = self.cleaned_data
        is_complaint = data["kind"] == Petition.Kind.COMPLAINT
        sender = Applicant(name=data["name"], phone=data["phone"], id_number=data["id_number"])
        kept = {name: data[name] for name in ("organ", "kind", "title", "text")}
        about = data["about"] if is_complaint else None
        own = {"about": about, "sender": sender, "submission": str(data["submission"])}
        return kept | own | {"on": data["arrived"]}

    def _post_clean(self) -> None:
        """The action checks the whole."""


class AnswerForm(forms.Form):
    """答复来件."""

    result = forms.ChoiceField(label="处理结果", choices=[("", "请选择"), *Petition.Result.choices])
    answer = forms.CharField(
        label="答复",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="来件人凭编号和查询码看到。转送的写明转给哪个机关，不予办理的写明理由。",
        error_messages={"required": "请写明答复。"},
    )


class CorrectionAnswerForm(AnswerForm):
    """答复更正申请: with the letter that told of the correction in the case, if one did."""

    letter = forms.ModelChoiceField(
        Amendment.objects.none(),
        label="更正申请处理告知书",
        required=False,
        empty_label="没有",
        help_text="已在案卷里制作告知书的请选择，两处可以互相查到。",
    )

    def __init__(self, *args: Any, organ: Organ, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Amendment.objects.filter(application__organ=organ, petitions=None)
        self.fields["letter"].queryset = rows


class RevealForm(forms.Form):
    """查看来件人信息."""

    reason = forms.CharField(
        label="理由",
        max_length=300,
        help_text="会记入台账，请不要写入来件人的姓名、电话等个人信息。",
        error_messages={"required": "请填写理由。"},
    )
