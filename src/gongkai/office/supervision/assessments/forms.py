"""The forms of assessments (模拟测评的表单): a test application, and its score."""

from __future__ import annotations

from typing import Any

from django import forms
from wagtail.admin.forms import WagtailAdminModelForm

from gongkai.office.applications.forms.identity import identity_fault, tidy
from gongkai.office.applications.kinds import Category, IdKind
from gongkai.office.organs.standing import Duty, organs_with
from gongkai.office.supervision.assessments.scoring import CRITERIA, ELEMENTS, PER_CRITERION
from gongkai.office.supervision.models import Assessment


class SendForm(WagtailAdminModelForm):
    """What the applicant asks, and of whom; organs that the person supervises only."""

    name = forms.CharField(
        label="申请人姓名",
        max_length=100,
        help_text="测评用的联系人，须同意用其姓名申请。",
        error_messages={"required": "请填写申请人姓名。"},
    )
    id_number = forms.CharField(
        label="身份证号码", max_length=18, error_messages={"required": "请填写身份证号码。"}
    )
    phone = forms.CharField(
        label="联系电话", max_length=20, error_messages={"required": "请填写能接通的电话。"}
    )
    title = forms.CharField(
        label="所需信息的名称",
        max_length=200,
        error_messages={"required": "请填写所需信息的名称。"},
    )
    description = forms.CharField(
        label="所需信息的特征描述",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "请填写所需信息的特征描述。"},
    )

    class Meta:
        model = Assessment
        fields = ["assessor", "assessed"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reach = organs_with(self.for_user, Duty.SUPERVISE)
        for name in ("assessor", "assessed"):
            self.fields[name].queryset = reach

    def clean_id_number(self) -> str:
        """A number whose check digit holds, like that of a real applicant."""
        number = tidy(self.cleaned_data["id_number"])
        fault = identity_fault(IdKind.RESIDENT, number)
        if fault:
            raise forms.ValidationError(fault)
        return number

    def applicant(self) -> dict[str, str]:
        """Who applies, as the action takes it."""
        data = self.cleaned_data
        kept = {key: data[key] for key in ("name", "id_number", "phone")}
        return kept | {"category": Category.NATURAL_PERSON, "id_kind": IdKind.RESIDENT}

    def _post_clean(self) -> None:
        """The action checks the whole."""


class CommentForm(forms.Form):
    """The score of what was never answered (没有答复): a comment is all there is to say."""

    comment = forms.CharField(
        label="评语",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "请写评语：好在哪里，怎么改进。"},
    )


class MarksForm(CommentForm):
    """The score of a reply signed here (平台签发的答复): a mark for each criterion of content."""

    field_order = [*CRITERIA, "comment"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in CRITERIA.items():
            self.fields[name] = forms.IntegerField(
                label=f"{label}（0 至 {PER_CRITERION} 分）",
                min_value=0,
                max_value=PER_CRITERION,
                error_messages={"required": f"请评分，0 至 {PER_CRITERION} 分。"},
            )
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        """The marks together, as the action takes them."""
        data = super().clean() or {}
        marks = {name: data.pop(name) for name in CRITERIA if name in data}
        return data | {"marks": marks}


class PaperForm(MarksForm):
    """The score of a reply on paper (纸质答复): the elements of form are looked for by eye."""

    field_order = ["seen", *CRITERIA, "comment"]

    seen = forms.MultipleChoiceField(
        label="答复书具备的要素",
        choices=list(ELEMENTS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="答复书在平台以外签发，请看原件，有一项勾一项。",
    )
