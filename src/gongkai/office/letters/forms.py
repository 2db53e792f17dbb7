"""The forms of this room (文书的表单): a new version, the decision on it, a seal."""

from __future__ import annotations

from django import forms

from gongkai.office.letters.images import LARGEST_FILE as LARGEST_IMAGE
from gongkai.office.letters.merging.inspecting import LARGEST_FILE


class UploadField(forms.FileField):
    """A small file, read whole (上传文件)."""

    def __init__(self, *, largest: int, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.largest = largest

    def clean(self, data: object, initial: object = None) -> bytes:
        """The bytes of the file; one that is too large is refused before it is read."""
        file = super().clean(data, initial)
        if file.size > self.largest:
            raise forms.ValidationError(
                f"文件超过 {self.largest // 1024 // 1024} MB，请缩小后上传。"
            )
        return file.read()


class ProposeForm(forms.Form):
    """A new version of a template (提出修改)."""

    document = UploadField(
        label="Word 模板（.docx）",
        largest=LARGEST_FILE,
        help_text="先下载现行模板，在 Word 或者 WPS 中改好后上传，保留各段的样式。",
        widget=forms.FileInput(attrs={"accept": ".docx"}),
        error_messages={"required": "请选择要上传的 Word 模板。"},
    )
    reason = forms.CharField(
        label="修改的内容和理由",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "请写明改了什么、为什么改。"},
    )


class DecideForm(forms.Form):
    """The decision on a version (审定)."""

    opinion = forms.CharField(
        label="审定意见",
        required=False,
        max_length=300,
        help_text="退回的必须填写。",
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class SealForm(forms.Form):
    """The image of a seal (登记印章)."""

    name = forms.CharField(
        label="印章名称", max_length=100, help_text="例如：示范县人民政府办公室政府信息公开专用章"
    )
    image = UploadField(
        label="印章图像",
        largest=LARGEST_IMAGE,
        help_text="PNG 或者 JPG，透明底，或者盖在白纸上的扫描件；边长至少 200 像素。",
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
        error_messages={"required": "请选择印章图像。"},
    )
