"""The form of separating (区分处理): a file that a unit found, or one from the clerk's machine."""

from __future__ import annotations

from typing import Any

from django import forms

from gongkai.office.applications.models import Application
from gongkai.office.applications.records import Finding
from gongkai.office.redaction.forms import FileField
from gongkai.office.redaction.models import Job


class PartForm(forms.Form):
    """A file of which a part is withheld (区分处理的文件)."""

    title = forms.CharField(
        label="文件名称",
        max_length=Job._meta.get_field("title").max_length,
        help_text=Job._meta.get_field("title").help_text,
        error_messages={"required": "请填写文件名称。"},
    )
    finding = forms.ModelChoiceField(
        Finding.objects.none(),
        label="承办单位报送的文件",
        required=False,
        empty_label="不用，另外上传",
    )
    file = FileField()

    def __init__(self, *args: Any, application: Application, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["finding"].queryset = application.findings.all()
        self.fields["file"].required = False
        if not application.findings.exists():
            del self.fields["finding"]

    def clean(self) -> dict[str, Any]:
        """One file, from either place."""
        data = super().clean()
        if not self.errors and not (data.get("finding") or data.get("file")):
            raise forms.ValidationError("请选择承办单位报送的文件，或者上传一个文件。")
        return data

    def content(self) -> bytes:
        """The file's bytes; an uploaded one comes first."""
        uploaded = self.cleaned_data.get("file")
        if uploaded:
            return uploaded.read()
        with self.cleaned_data["finding"].file.open() as file:
            return file.read()
