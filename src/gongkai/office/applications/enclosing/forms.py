"""The fields for files that are sent along (附件字段): how many, how large, what, by content."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings

from gongkai.office.applications.enclosing.actions import Enclosed
from gongkai.office.applications.enclosing.content import NAMES, content_type

MEGABYTE = 1024 * 1024


class Several(forms.ClearableFileInput):
    """The browser's file field, for several files."""

    allow_multiple_selected = True


class EnclosuresField(forms.FileField):
    """Files of an applicant (附件): `purpose` is what they are sent for, `most` how many."""

    widget = Several

    def __init__(self, *, purpose: str, most: int = 0, **options: Any) -> None:
        self.purpose, self.most = purpose, most or settings.ENCLOSURES
        several = f"最多 {self.most} 个，" if self.most > 1 else ""
        limit = f"{several}每个不超过 {settings.ENCLOSURE_MEGABYTES} MB：{NAMES}。"
        options["help_text"] = options.get("help_text", "") + limit
        widget = Several() if self.most > 1 else forms.FileInput()
        super().__init__(widget=widget, **options)

    def clean(self, data: Any, initial: Any = None) -> list[Enclosed]:
        """Each of the files, or what is wrong with the first that is not taken."""
        sent = data if isinstance(data, list | tuple) else [data] if data else []
        if not sent and self.required:
            raise forms.ValidationError(self.error_messages["required"])
        if len(sent) > self.most:
            raise forms.ValidationError(f"最多上传 {self.most} 个附件，您选择了 {len(sent)} 个。")
        return [self._taken(super(EnclosuresField, self).clean(one)) for one in sent]

    def _taken(self, one: Any) -> Enclosed:
        if one.size > settings.ENCLOSURE_MEGABYTES * MEGABYTE:
            raise forms.ValidationError(
                f"“{one.name}”超过 {settings.ENCLOSURE_MEGABYTES} MB，请压缩或者拆分后上传。"
            )
        data = one.read()
        if content_type(data) is None:
            raise forms.ValidationError(
                f"“{one.name}”的内容不是可以接收的类型，或者含有宏。可以上传：{NAMES}。"
            )
        return Enclosed(one.name, data, self.purpose)


class OpeningForm(forms.Form):
    """Why an unscanned file is opened (打开未扫描附件的理由)."""

    reason = forms.CharField(
        label="打开的理由",
        max_length=300,
        help_text="会记入台账，请不要写入申请人的个人信息。请在装有杀毒软件的电脑上打开。",
        error_messages={"required": "请填写打开未扫描附件的理由。"},
    )
