"""The form that asks for number and query code (查询办理进度)."""

from __future__ import annotations

from django import forms

BRACKETS = str.maketrans("[]【】（）()［］", "〔〕〔〕〔〕〔〕〔〕")


class TrackForm(forms.Form):
    """A register number and its query code (登记号、查询码)."""

    number = forms.CharField(
        label="登记号",
        max_length=60,
        help_text="回执上的登记号，例如：示政办公开申〔2026〕5号。",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "请填写登记号。"},
    )
    code = forms.CharField(
        label="查询码",
        max_length=20,
        help_text="回执上的 10 位查询码，不区分大小写。",
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}
        ),
        error_messages={"required": "请填写查询码。"},
    )

    def clean_number(self) -> str:
        """The number as the register writes it, however its brackets were typed."""
        return "".join(self.cleaned_data["number"].split()).translate(BRACKETS)
