"""The form that takes a report to check (核对年报): a file or a text, and last year's report."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from gongkai.office.annual.checking.process import File
from gongkai.office.annual.checking.uploading import MEGABYTE, MOST_BYTES

MOST_TEXT = 500_000
"""Characters of a pasted text; a long report has thirty thousand."""

ACCEPTED = (
    ".html,.htm,.mht,.mhtml,.docx,.doc,.wps,.rtf,.odt,.xml,.xlsx,.xls,.ods,.pdf,.txt,.md,.json"
    ",.png,.jpg,.jpeg,.tif,.tiff,.bmp,.webp"
)
PASTED = "粘贴的文字"


class ReportFile(forms.FileField):
    """A file of a report; one that is too large or empty is refused in a sentence."""

    def __init__(self, **options: Any):
        widget = forms.FileInput(attrs={"accept": ACCEPTED, "class": "gk-drop"})
        super().__init__(widget=widget, error_messages=self.messages, **options)

    messages = {
        "required": "请选择要核对的文件，或者在下面粘贴报告全文。",
        "invalid": "没有收到文件，请重新选择。",
        "missing": "没有收到文件，请重新选择。",
        "empty": "这个文件是空的；请重新导出后提供。",
    }

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The file, when it is not too large."""
        if isinstance(data, UploadedFile) and (data.size or 0) > MOST_BYTES:
            size = f"{(data.size or 0) / MEGABYTE:.0f}MB"
            message = f"文件有{size}，超过{MOST_BYTES // MEGABYTE}MB；请提供只含报告本身的文件。"
            raise forms.ValidationError(message)
        return super().clean(data, initial)


class CheckForm(forms.Form):
    """What to check: `report` or `text`, and `previous` where last year's is at hand."""

    use_required_attribute = False

    report = ReportFile(
        label="年度报告",
        help_text="网页、Word、WPS、Excel、PDF、文本，或者扫描件、照片；可以把文件拖到框里。",
    )
    text = forms.CharField(
        label="或者粘贴报告全文",
        required=False,
        max_length=MOST_TEXT,
        help_text="从网页复制时，请连表格一起选中。",
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off", "spellcheck": "false"}),
        error_messages={"max_length": "粘贴的文字太长，请只粘贴报告本身，或者改为上传文件。"},
    )
    previous = ReportFile(
        label="同一机关上年的年度报告",
        required=False,
        help_text="提供后，还会核对上年结转、现行有效件数、同比增减等与上年的衔接。",
    )

    def __init__(self, data: Any = None, files: Any = None):
        super().__init__(data, files)
        if data is not None and str(data.get("text", "")).strip():
            self.fields["report"].required = False

    def clean(self) -> dict[str, Any]:
        """One of file and text, not both."""
        given = super().clean() or {}
        if given.get("report") and str(given.get("text", "")).strip():
            self.add_error("text", "已经选择了文件，请清空这里的文字，或者不选文件。")
        return given

    def given(self) -> list[File]:
        """The files to read, the report first."""
        report, previous = self.cleaned_data["report"], self.cleaned_data["previous"]
        pasted = File("report", PASTED, self.cleaned_data["text"].encode())
        files = [_file("report", report) if report else pasted]
        return [*files, _file("previous", previous)] if previous else files


def _file(field: str, file: UploadedFile) -> File:
    return File(field, file.name or "", file.read())
