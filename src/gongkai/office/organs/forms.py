"""The forms of organs and people (机构与人员的表单)."""

from __future__ import annotations

from collections.abc import Collection

from django import forms
from django.contrib.auth.password_validation import validate_password
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.forms.auth import LoginForm

from gongkai.office.organs.models import Membership, Organ, Unit, UnitMember, User
from gongkai.office.organs.standing import Duty, organ_ids, organs_with
from gongkai.office.organs.visibility import visible


def offer_organs(form: forms.BaseForm, reach: Collection[int]) -> None:
    """Let a form choose among some organs (可选的机关); where there is one, it is chosen."""
    form.fields["organ"].queryset = Organ.objects.filter(pk__in=reach)
    if len(reach) == 1 and not form.initial.get("organ"):
        form.initial["organ"] = next(iter(reach))  # a form of a row has an empty one of its own


class SignInForm(LoginForm):
    """The form of the sign-in page (登录): Wagtail's, with its one English word in Chinese."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].label = "密码"


class PersonForm(WagtailAdminModelForm):
    """A person's account (账号); a password is asked for at the beginning only."""

    password = forms.CharField(
        label="初始密码",
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="新开账号时填写；以后留空表示不改。",
    )

    email = forms.EmailField(
        label="电子邮箱",
        required=False,
        help_text="填写后每个工作日早上收到一封待办邮件。",
        error_messages={"invalid": "电子邮箱格式不对，例如 name@example.cn，请核对。"},
    )

    class Meta:
        model = User
        fields = ("username", "name", "email", "is_active")

    def clean_password(self) -> str:
        """A new account needs a password that is hard to guess."""
        password = self.cleaned_data["password"]
        if not password and self.instance.pk is None:
            raise forms.ValidationError("新开账号请填写初始密码。")
        if password:
            validate_password(password, self.instance)
        return password


class MembershipForm(WagtailAdminModelForm):
    """A role in one of the administrator's organs (任职)."""

    class Meta:
        model = Membership
        fields = ("user", "organ", "role")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organ"].queryset = organs_with(self.for_user, Duty.ADMINISTER)
        self.fields["user"].queryset = visible(self.for_user, User)


class UnitForm(WagtailAdminModelForm):
    """A unit of one of the administrator's organs (承办单位)."""

    class Meta:
        model = Unit
        fields = ("organ", "name", "is_active")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organ"].queryset = organs_with(self.for_user, Duty.ADMINISTER)


class UnitMemberForm(WagtailAdminModelForm):
    """A member of a unit of one of the administrator's organs (承办人员)."""

    class Meta:
        model = UnitMember
        fields = ("user", "unit")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        reach = organ_ids(self.for_user, Duty.ADMINISTER)
        units = Unit.objects.filter(organ__in=reach, is_active=True).select_related("organ")
        self.fields["unit"].queryset = units
        self.fields["user"].queryset = visible(self.for_user, User)
