"""The application form (申请表, art. 29): what the Regulation asks for and nothing more."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.core.validators import RegexValidator

from gongkai.office.applications.enclosing.actions import Enclosed
from gongkai.office.applications.enclosing.forms import EnclosuresField
from gongkai.office.applications.forms.identity import category_fault, identity_fault, tidy
from gongkai.office.applications.kinds import Category, Channel, Delivery, Form, IdKind
from gongkai.office.applications.models import Enclosure
from gongkai.office.applications.sealing import Applicant
from gongkai.office.messages.addresses import mobile
from gongkai.office.messages.kinds import Way
from gongkai.office.organs.models import Organ
from gongkai.office.organs.standing import AnyUser, Duty, organ_ids

PHONE = RegexValidator(r"^[0-9+][0-9\- ]{5,19}$", "电话号码只含数字和连字符，请核对。")
POSTCODE = RegexValidator(r"^[0-9]{6}$", "邮政编码应为 6 位数字。")
APPLICANT_FIELDS = (
    "category",
    "name",
    "id_kind",
    "id_number",
    "phone",
    "email",
    "address",
    "postcode",
    "agent",
    "agent_phone",
)
REQUEST_FIELDS = (
    "title",
    "description",
    "document_number",
    "purpose",
    "form",
    "delivery",
    "told_by",
    "accessibility",
)
ENCLOSED_FIELDS = ("authorisation", "files")


def _text(label: str, missing: str = "", **options: Any) -> forms.CharField:
    """A line of text; `missing` is what to say where it is required and empty."""
    autocomplete = options.pop("autocomplete", "")
    attrs = {"autocomplete": autocomplete} if autocomplete else {}
    widget = options.pop("widget", forms.TextInput)(attrs=attrs | options.pop("attrs", {}))
    options |= {"error_messages": {"required": missing}} if missing else {"required": False}
    return forms.CharField(label=label, widget=widget, **options)


def _choice(label: str, choices: type, **options: Any) -> forms.ChoiceField:
    widget = options.pop("widget", forms.RadioSelect)
    return forms.ChoiceField(label=label, choices=choices.choices, widget=widget, **options)


class RequestForm(forms.Form):
    """Who applies, for what, in what form (art. 29, para. 2)."""

    error_css_class = "is-wrong"

    organ = forms.ModelChoiceField(
        Organ.objects.none(),
        label="受理机关",
        to_field_name="slug",
        empty_label="请选择",
        help_text="选择制作或者保存这项信息的机关；不能确定的，选择政府办公室。",
        error_messages={
            "required": "请选择受理机关。",
            "invalid_choice": "请从列表中选择受理机关。",
        },
    )
    category = _choice("申请人类别", Category, initial=Category.NATURAL_PERSON)
    name = _text(
        "姓名或者名称",
        "请填写姓名或者名称。",
        max_length=100,
        autocomplete="name",
        help_text="与证件一致。法人或者其他组织填写全称。",
    )
    id_kind = _choice("证件类型", IdKind, initial=IdKind.RESIDENT)
    id_number = _text(
        "证件号码",
        "请填写证件号码，用于证明身份。",
        max_length=40,
        attrs={"spellcheck": "false"},
        autocomplete="off",
        help_text="《条例》要求提供身份证明。号码加密保存，页面上不显示。",
    )
    phone = _text(
        "联系电话",
        max_length=20,
        validators=[PHONE],
        autocomplete="tel",
        attrs={"type": "tel"},
        help_text="用于与您确认收到申请。电话、电子邮箱至少填写一项。",
    )
    email = forms.EmailField(
        label="电子邮箱",
        required=False,
        max_length=120,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": "电子邮箱格式不对，例如 name@example.cn，请核对。"},
    )
    address = _text(
        "通信地址",
        max_length=200,
        autocomplete="street-address",
        help_text="选择邮寄的，请填写能收到信件的地址。",
    )
    postcode = _text(
        "邮政编码",
        max_length=6,
        validators=[POSTCODE],
        autocomplete="postal-code",
        attrs={"inputmode": "numeric"},
    )
    agent = _text("代理人姓名", max_length=100, help_text="本人申请的不填。")
    agent_phone = _text("代理人联系电话", max_length=20, validators=[PHONE], attrs={"type": "tel"})
    title = _text(
        "所需信息的名称",
        "请填写所需信息的名称。",
        max_length=200,
        help_text="例如：2025 年县城道路养护合同。一份申请写一项为宜。",
    )
    description = _text(
        "所需信息的特征描述",
        "请描述所需信息，便于查找。",
        max_length=2000,
        widget=forms.Textarea,
        attrs={"rows": 5},
        help_text="写明时间、地点、对象、内容等，便于准确查找；与查找无关的个人信息请不要写在这里。",
    )
    document_number = _text("文号", max_length=80, help_text="知道文号的请填写。")
    purpose = _text(
        "用途",
        max_length=500,
        widget=forms.Textarea,
        attrs={"rows": 2},
        help_text="不是必填项，不填不影响办理。",
    )
    form = _choice("获取信息的形式", Form, initial=Form.PAPER)
    delivery = _choice("获取信息的方式", Delivery, initial=Delivery.POST)
    told_by = forms.ChoiceField(
        label="办理进度通知",
        choices=[("", "不需要"), *Way.choices],
        required=False,
        widget=forms.RadioSelect,
        help_text="同意以短信或者电子邮件接收办理通知的请选择；文书仍按法定方式送达。",
    )
    accessibility = _text(
        "需要的帮助",
        max_length=200,
        help_text="阅读困难或者视听有障碍的，请写明需要什么帮助（《条例》第四十三条）。",
    )

    draft = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    submission = forms.UUIDField(
        initial=uuid.uuid4,
        widget=forms.HiddenInput,
        error_messages={
            "required": "页面不完整，请重新打开申请页。",
            "invalid": "页面不完整，请重新打开申请页。",
        },
    )

    def clean(self) -> dict[str, Any]:
        """Ask for what goes together: number and kind, delivery and address."""
        data = super().clean()
        self._check_identity(data)
        if data.get("delivery") == Delivery.POST and not data.get("address"):
            self.add_error("address", "您选择了邮寄，请填写通信地址。")
        if data.get("delivery") == Delivery.EMAIL and not data.get("email"):
            self.add_error("email", "您选择了电子邮件，请填写电子邮箱。")
        self._check_notice(data)
        return data

    def _check_notice(self, data: dict[str, Any]) -> None:
        told_by = data.get("told_by")
        if told_by == Way.MAIL and not data.get("email") and "email" not in self.errors:
            self.add_error("email", "您选择以电子邮件接收通知，请填写电子邮箱。")
        if told_by == Way.SMS and "phone" not in self.errors and not mobile(data.get("phone", "")):
            self.add_error("phone", "您选择以短信接收通知，请填写手机号码。")

    def _check_identity(self, data: dict[str, Any]) -> None:
        number = data["id_number"] = tidy(data.get("id_number", ""))
        kind, category = data.get("id_kind", ""), data.get("category", "")
        if kind and category and (fault := category_fault(category, kind)):
            self.add_error("id_kind", fault)
        elif number and (fault := identity_fault(kind, number)):
            self.add_error("id_number", fault)

    def applicant(self) -> Applicant:
        """Who applies."""
        return Applicant(**{name: self.cleaned_data[name] for name in APPLICANT_FIELDS})

    def wanted(self) -> dict[str, Any]:
        """What is asked for, as `actions.register` takes it."""
        return {name: self.cleaned_data[name] for name in REQUEST_FIELDS}


class ApplyForm(RequestForm):
    """An application made online by the public (网上申请)."""

    authorisation = EnclosuresField(
        label="授权委托书",
        required=False,
        purpose=Enclosure.Purpose.AUTHORISATION,
        most=1,
        help_text="代理人申请的上传，由申请人签名或者盖章。",
    )
    files = EnclosuresField(
        label="附件",
        required=False,
        purpose=Enclosure.Purpose.APPLICATION,
        help_text="身份证明的照片、有助于查找的材料等，没有的不传。",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organ"].queryset = Organ.objects.order_by("path")

    def enclosed(self) -> list[Enclosed]:
        """The files sent along."""
        return [*self.cleaned_data["authorisation"], *self.cleaned_data["files"]]

    def clean(self) -> dict[str, Any]:
        """Without a way to reach the applicant, receipt could never be confirmed (art. 31)."""
        data = super().clean()
        if not (data.get("phone") or data.get("email") or {"phone", "email"} & set(self.errors)):
            self.add_error("phone", "请填写联系电话或者电子邮箱，以便与您确认收到申请。")
        if data.get("agent"):
            self._check_agent(data)
        return data

    def _check_agent(self, data: dict[str, Any]) -> None:
        if not data.get("agent_phone") and "agent_phone" not in self.errors:
            self.add_error("agent_phone", "您填写了代理人，请填写代理人的联系电话。")
        if not data.get("authorisation") and "authorisation" not in self.errors:
            self.add_error("authorisation", "您填写了代理人，请上传授权委托书。")


class PaperForm(RequestForm):
    """An application that the desk registers (登记): paper, counter, oral, mail."""

    channel = _choice("申请渠道", Channel, initial=Channel.IN_PERSON, widget=forms.Select)
    arrived = forms.DateField(
        label="到达日期",
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text="当面提交之日、签收之日，或者实际收到之日。",
        error_messages={"required": "请填写到达日期。", "invalid": "日期格式为年-月-日，请核对。"},
    )
    confirmed = forms.DateField(
        label="双方确认日期",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text="平常信函、网上、电子邮件、传真的申请，以双方确认之日为收到之日；尚未确认的留空。",
        error_messages={"invalid": "日期格式为年-月-日，请核对。"},
    )
    field_order = ("organ", "channel", "arrived", "confirmed")

    def __init__(self, *args: Any, user: AnyUser, today: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        reach = organ_ids(user, Duty.HANDLE)
        self.fields["organ"].queryset = Organ.objects.filter(pk__in=reach).order_by("path")
        self.fields["organ"].help_text = ""
        self.fields["organ"].initial = self.fields["organ"].queryset.first()
        self.fields["id_number"].required = False
        self.fields["id_number"].help_text = "来信未附身份证明的留空，另行告知补正。"
        self.fields["name"].required = True

    def clean(self) -> dict[str, Any]:
        """The dates in their order, none in the future."""
        data = super().clean()
        arrived, confirmed = data.get("arrived"), data.get("confirmed")
        if arrived and arrived > self.today:
            self.add_error("arrived", f"到达日期晚于今天（{self.today}），请核对。")
        if confirmed and confirmed > self.today:
            self.add_error("confirmed", f"确认日期晚于今天（{self.today}），请核对。")
        if arrived and confirmed and confirmed < arrived:
            self.add_error("confirmed", "确认日期早于到达日期，请核对。")
        return data
