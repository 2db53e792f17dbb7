"""The files of a document (附件): which may be attached, and what is taken from each."""

from __future__ import annotations

import hashlib
from pathlib import PurePath

from django import forms
from wagtail.admin.forms import WagtailAdminModelForm

from gongkai.office.disclosure.kinds import PLAYED
from gongkai.office.disclosure.models import Attachment

MEBIBYTE = 1024 * 1024
LARGEST_FILE = 50 * MEBIBYTE
"""Bytes of the largest attachment."""

LARGEST_RECORDING = 300 * MEBIBYTE
"""Bytes of the largest recording (音视频)."""

CONTENT_TYPES = {
    ".pdf": "application/pdf",
    ".doc": "application/msword",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xls": "application/vnd.ms-excel",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".ofd": "application/ofd",
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".zip": "application/zip",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".wav": "audio/wav",
    ".vtt": "text/vtt",
}
"""What may be attached, by ending; a download for all, and recordings are played on the page."""


class AttachmentForm(WagtailAdminModelForm):
    """A file of a document (附件); its type, size and digest are taken from the file itself."""

    class Meta:
        model = Attachment
        fields = ("title", "file")

    def clean_file(self):
        """Refuse endings that are not documents, and files that are too large or empty."""
        file = self.cleaned_data["file"]
        ending = PurePath(file.name).suffix.lower()
        if ending not in CONTENT_TYPES:
            message = (
                f"不能上传 {ending or '没有扩展名的'} 文件，可用：{'、'.join(CONTENT_TYPES)}。"
            )
            raise forms.ValidationError(message)
        largest = LARGEST_RECORDING if ending in PLAYED else LARGEST_FILE
        if file.size > largest:
            said = f"这类附件不能超过 {largest // MEBIBYTE} MB，请压缩或拆分。"
            raise forms.ValidationError(said)
        digest = hashlib.sha256()
        for chunk in file.chunks():
            digest.update(chunk)
        self.instance.content_type = CONTENT_TYPES[ending]
        self.instance.size = file.size
        self.instance.sha256 = digest.hexdigest()
        return file
