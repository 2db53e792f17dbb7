"""The form of a question (咨询表单): to whom, what, and one way to be reached; nothing more."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils import timezone

from gongkai.office.applications.forms.applying import PHONE
from gongkai.office.applications.sealing import Applicant
from gongkai.office.disclosure.models import Document
from gongkai.office.disclosure.showing.announced import taking_questions
from gongkai.office.organs.models import Organ
from gongkai.statute.duties import THEMES

REQUIRED = "required"


class AskForm(forms.Form):
    """我要咨询."""

    error_css_class = "is-wrong"

    about = forms.ModelChoiceField(
        Document.objects.none(),
        required=False,
        widget=forms.HiddenInput,
        label="访谈",
        error_messages={"invalid_choice": "这次访谈不再征集问题，您可以向机关直接提问。"},
    )
    organ = forms.ModelChoiceField(
        Organ.objects.none(),
        label="向哪个机关提问",
        to_field_name="slug",
        empty_label="请选择",
        help_text="不能确定的，选择政府办公室，由它转交。",
        error_messages={REQUIRED: "请选择机关。", "invalid_choice": "请从列表中选择机关。"},
    )
    theme = forms.ChoiceField(
        label="关于哪方面",
        required=False,
        choices=[("", "不确定"), *((theme, theme) for theme in THEMES)],
        error_messages={"invalid_choice": "请从列表中选择。"},
    )
    title = forms.CharField(
        label="标题",
        max_length=100,
        help_text="用一句话写明想问什么，例如：城乡居民医保在哪里缴费。",
        error_messages={REQUIRED: "请用一句话写明想问什么。"},
    )
    text = forms.CharField(
        label="问题",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="与问题无关的身份证号码、住址等个人信息请不要写在这里。",
        error_messages={REQUIRED: "请写明您的问题。"},
    )
    name = forms.CharField(
        label="您的姓名",
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text="加密保存，页面上不显示。",
        error_messages={REQUIRED: "请填写姓名。"},
    )
    phone = forms.CharField(
        label="联系电话",
        required=False,
        max_length=20,
        validators=[PHONE],
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
        help_text="电话、电子邮箱填写一项即可，答复后用它通知您。加密保存。",
    )
    email = forms.EmailField(
        label="电子邮箱",
        required=False,
        max_length=120,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": "电子邮箱格式不对，例如 name@example.cn，请核对。"},
    )
    may_publish = forms.BooleanField(
        label="同意公开这个问题和答复",
        required=False,
        help_text="公开时隐去您的姓名和联系方式，供遇到同样问题的人查看。不同意不影响答复。",
    )
    website = forms.CharField(label="请留空", required=False, max_length=200)
    submission = forms.UUIDField(
        initial=uuid.uuid4,
        widget=forms.HiddenInput,
        error_messages={REQUIRED: "页面不完整，请重新打开本页。", "invalid": "请重新打开本页。"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organ"].queryset = Organ.objects.order_by("path")
        self.fields["about"].queryset = taking_questions(on=timezone.localdate())

    def shown(self) -> list[forms.BoundField]:
        """The fields that a person fills in, in their order; an interview has its organ."""
        unseen = {"website", "submission", "about"}
        return [self[name] for name in self.fields if name not in unseen]

    def interview(self) -> Document | None:
        """The interview that is asked about, if any still takes questions."""
        return self.cleaned_data.get("about") if self.is_bound else self.initial.get("about")

    def bind_to(self, interview: Document) -> None:
        """Ask the organ that holds an interview, and no other (向访谈提问)."""
        self.fields["organ"].widget = forms.HiddenInput()
        self.initial["organ"] = interview.organ.slug

    def clean(self) -> dict[str, Any]:
        """One way to be reached; nothing in the field that no person sees."""
        data = super().clean()
        if data.get("website"):
            raise forms.ValidationError("表单里有一栏应当留空，请重新打开本页再填写。")
        reached = {"phone", "email"} & set(self.errors) or data.get("phone") or data.get("email")
        if not reached:
            self.add_error("phone", "请填写联系电话或者电子邮箱。")
        return data

    def arguments(self) -> dict[str, Any]:
        """What the action is called with, besides the day."""
        data = self.cleaned_data
        about = data["about"]
        return {
            "organ": about.organ if about else data["organ"],
            "about": about,
            "theme": data["theme"] or "综合政务",
            "title": data["title"],
            "text": data["text"],
            "may_publish": data["may_publish"],
            "submission": str(data["submission"]),
            "sender": Applicant(name=data["name"], phone=data["phone"], email=data["email"]),
        }
