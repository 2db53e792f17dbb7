"""The forms of catalogues (目录的表单): found one, write a row, adopt, import, say it applies."""

from __future__ import annotations

from typing import Any

from django import forms

from gongkai.office.catalogue.kinds import Channel, Kind, Reach
from gongkai.office.catalogue.models import Catalogue, Row
from gongkai.office.organs.models import Organ
from gongkai.office.organs.standing import Duty, organs_with
from gongkai.statute import DUTIES, FIELDS


class FoundForm(forms.Form):
    """Which catalogue, of which organ (编制目录)."""

    organ = forms.ModelChoiceField(Organ.objects.none(), label="编制机关", empty_label=None)
    kind = forms.ChoiceField(label="目录种类", choices=Kind.choices)
    field = forms.ChoiceField(
        label="领域",
        required=False,
        choices=[("", "（基本目录不选）"), *((field, field) for field in FIELDS)],
        help_text="标准目录按试点领域编制（国办发〔2019〕54号）",
    )
    reach = forms.ChoiceField(label="适用机关", choices=Reach.choices, initial=Reach.AREA)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reach = organs_with(user, Duty.DRAFT).order_by("path")
        self.fields["organ"].queryset = reach

    def clean(self) -> dict[str, Any]:
        """A field for a standard catalogue, none for a basic one, and none of them twice."""
        data: dict[str, Any] = super().clean() or {}
        standard = data.get("kind") == Kind.STANDARD
        if standard and not data.get("field"):
            self.add_error("field", "标准目录应选择领域。")
        if data.get("kind") == Kind.BASIC and data.get("field"):
            self.add_error("field", "基本目录不分领域，请改选“（基本目录不选）”。")
        same = Catalogue.objects.filter(
            organ=data.get("organ"), kind=data.get("kind", ""), field=data.get("field", "")
        )
        if same.exists():
            self.add_error(None, "本机关已有这个目录，请在原目录中修改。")
        return data


class RowForm(forms.ModelForm):
    """One row as the clerk writes it (目录条目)."""

    channels = forms.MultipleChoiceField(
        label="公开渠道和载体",
        choices=Channel.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请至少选一个渠道。"},
    )

    class Meta:
        model = Row
        fields = (
            "duty",
            "subject",
            "item",
            "content",
            "basis",
            "limit_kind",
            "limit_days",
            "limit_since",
            "period",
            "responsible",
            "channels",
            "platform",
            "audience",
            "group",
            "mode",
            "level",
        )
        widgets = {
            "content": forms.Textarea(attrs={"rows": 3}),
            "basis": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "limit_days": "只在“若干个工作日内”时填写",
            "period": "长期公开的不能空白；有周期的，到期应有新的信息",
            "group": "只在公开对象为特定群体时填写",
            "platform": "如：信用中国、公共资源交易平台",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(one.code, f"{one.code} {one.text}") for one in DUTIES.values()]
        self.fields["duty"].choices = [("", "请选择"), *named]


class AdoptForm(forms.Form):
    """Why the catalogue changes (调整说明)."""

    reason = forms.CharField(
        label="调整说明",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=300,
        help_text="公众可以看到，例如：机构职能调整，增加养老服务事项。",
        error_messages={"required": "请写明为什么调整，公众可以看到。"},
    )


class ImportForm(forms.Form):
    """The workbook (导入目录)."""

    file = forms.FileField(
        label="填好的工作簿（xlsx）",
        error_messages={"required": "请选择填好的工作簿。", "empty": "选择的文件是空的。"},
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )


class AppliesForm(forms.Form):
    """Whether an entry applies to an organ, and why (适用情况)."""

    applies = forms.TypedChoiceField(
        label="是否适用",
        choices=[("yes", "适用"), ("no", "不适用")],
        coerce=lambda word: word == "yes",
    )
    reason = forms.CharField(
        label="理由",
        max_length=200,
        help_text="例如：本机关没有行政处罚权。",
        error_messages={"required": "请写明理由，公众和主管部门可以看到。"},
    )
