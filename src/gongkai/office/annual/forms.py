"""The forms of the annual report (年度报告的表单): begin, enter figures, write, withdraw."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from django import forms
from wagtail.admin.forms import WagtailAdminModelForm

from gongkai.office.annual.models import ENTERED, FIRST_YEAR, EnteredFigure, Report
from gongkai.office.organs.forms import offer_organs
from gongkai.office.organs.standing import Duty, organ_ids
from gongkai.report.form import PROACTIVE
from gongkai.report.model import FEES


class BeginForm(WagtailAdminModelForm):
    """Which organ's report on which year (开始编制)."""

    class Meta:
        model = Report
        fields = ["organ", "year"]
        help_texts = {
            "year": f"报告年度，例如 2025；本系统按 2021 年格式编制，从 {FIRST_YEAR} 年度起。"
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offer_organs(self, organ_ids(self.for_user, Duty.COMPILE))


class FiguresForm(forms.Form):
    """The four figures of table 2 that other systems keep (填报数据), each with its source."""

    def __init__(self, *args, entries: dict[str, EnteredFigure], **kwargs):
        super().__init__(*args, **kwargs)
        for path in ENTERED:
            entry = entries.get(path)
            self.fields[f"{path}.value"] = _number(path, entry)
            self.fields[f"{path}.source"] = forms.CharField(
                label=f"{_heading(path)}：数据来源",
                required=False,
                max_length=120,
                initial=entry.source if entry else "",
                help_text="例如：行政审批系统 2026 年 1 月 4 日统计",
            )

    def clean(self):
        """A figure needs its source."""
        data = super().clean()
        for path in ENTERED:
            value, source = data.get(f"{path}.value"), data.get(f"{path}.source")
            if value is not None and not source:
                self.add_error(f"{path}.source", "请写明这个数字从哪里来，例如业务系统和统计日期。")
            if value is None and source and f"{path}.value" not in self.errors:
                self.add_error(f"{path}.value", "请填写数字；没有的填 0。")
        return data

    def changed_figures(self) -> Iterator[tuple[str, Decimal, str]]:
        """What was given and differs from what stands: path, value, source."""
        for path in ENTERED:
            names = (f"{path}.value", f"{path}.source")
            value, source = (self.cleaned_data[name] for name in names)
            if value is not None and any(name in self.changed_data for name in names):
                yield path, Decimal(value), source


def _number(path: str, entry: EnteredFigure | None) -> forms.Field:
    given = {
        "label": f"{_heading(path)}：{_line(path)}",
        "required": False,
        "min_value": 0,
        "initial": entry.figure if entry else None,
    }
    if path == FEES:
        return forms.DecimalField(max_digits=18, decimal_places=6, **given)
    return forms.IntegerField(max_value=10**11, **given)


def _heading(path: str) -> str:
    return next(block.headings[-1] for block in PROACTIVE if block.key == path.split(".")[1])


def _line(path: str) -> str:
    block = next(block for block in PROACTIVE if block.key == path.split(".")[1])
    return block.lines[0].label


class SectionsForm(forms.Form):
    """The three narrative parts (正文)."""

    overview = forms.CharField(
        label="一、总体情况",
        required=False,
        widget=forms.Textarea(attrs={"rows": 18}),
        help_text=(
            "分五个小标题：（一）主动公开、（二）依申请公开、（三）政府信息管理、"
            "（四）政府信息公开平台建设、（五）监督保障；每个小标题单独一行。"
        ),
    )
    problems = forms.CharField(
        label="五、存在的主要问题及改进情况",
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="写本年的问题、改进措施和上年问题的整改情况，不能只写“无”。",
    )
    other = forms.CharField(
        label="六、其他需要报告的事项",
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="写明信息处理费的收费通知件数、通知金额和实际收取金额，没有的写 0。",
    )


class WithdrawForm(forms.Form):
    """Why a report is taken back (撤回)."""

    reason = forms.CharField(label="撤回的理由", widget=forms.Textarea(attrs={"rows": 2}))
