"""The forms of redaction (涂除的表单): take in a file, offer and draw boxes, make, review."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from wagtail.admin.forms import WagtailAdminModelForm

from gongkai.office.organs.forms import offer_organs
from gongkai.office.organs.standing import Duty, organ_ids
from gongkai.office.redaction.finding.hits import Hit
from gongkai.office.redaction.marks import BASES, Mark
from gongkai.office.redaction.models import Job
from gongkai.office.redaction.sheets import Area, Box

MEGABYTE = 1024 * 1024
MOST_BYTES = 100 * MEGABYTE
"""The largest file that is taken in."""

ACCEPTED = ".pdf,.png,.jpg,.jpeg,.tif,.tiff,.docx,.xlsx"
BASIS_CHOICES = [(code, f"{one.label}（{one.article}）") for code, one in BASES.items()]
LIKELIEST = "third_party"


class FileField(forms.FileField):
    """A file to be redacted (待涂除的文件)."""

    def __init__(self) -> None:
        super().__init__(
            label="文件",
            help_text="PDF、图片（JPG、PNG、TIFF）、Word（DOCX）、Excel（XLSX），不超过 100 MB。",
            widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
        )

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The file, unless it is too large."""
        file = super().clean(data, initial)
        if file and file.size > MOST_BYTES:
            raise forms.ValidationError("文件超过 100 MB，请拆分或者压缩后再上传。")
        return file


class OpenForm(WagtailAdminModelForm):
    """A file as the clerk takes it in (登记涂除件), for one of his organs."""

    file = FileField()

    class Meta:
        model = Job
        fields = ["organ", "title"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_organs(self, organ_ids(self.for_user, Duty.HANDLE))


class _Basis(forms.Form):
    """Why something is withheld."""

    basis = forms.ChoiceField(label="不予公开的依据", choices=BASIS_CHOICES, initial=LIKELIEST)


class DrawForm(_Basis):
    """A box by its measures in millimetres (画框), as the mouse draws it or a ruler gives it."""

    left = forms.DecimalField(label="距左（毫米）", min_value=0, decimal_places=1)
    top = forms.DecimalField(label="距上（毫米）", min_value=0, decimal_places=1)
    width = forms.DecimalField(label="宽（毫米）", min_value=Decimal("0.1"), decimal_places=1)
    height = forms.DecimalField(label="高（毫米）", min_value=Decimal("0.1"), decimal_places=1)
    what = forms.CharField(
        label="是什么内容",
        max_length=40,
        help_text="概括地写，例如：家庭住址、银行账号；会写进答复书，不写内容本身。",
    )
    only_here = forms.BooleanField(
        label="只涂这一处",
        required=False,
        help_text="同样的字词在其他地方可以公开的，勾选；不勾选的，其他地方还有时不能放行。",
    )
    field_order = ["left", "top", "width", "height", "what", "basis", "only_here"]

    def __init__(self, *args: Any, page: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.page = page

    def clean(self) -> dict[str, Any]:
        """The box that is drawn, as the action takes it."""
        data = super().clean()
        return data if self.errors else {"marks": self._marks(data)}

    def _marks(self, data: dict[str, Any]) -> list[Mark]:
        left, top, width, height = (
            int(data[name] * 10) for name in ("left", "top", "width", "height")
        )
        box = Box(self.page, Area(left, top, left + width, top + height))
        return [Mark(box, data["basis"], data["what"], data["only_here"])]


class TakeForm(_Basis):
    """What was found, to be ticked (采用查找结果): on this page one by one, by kind in the file."""

    hits = forms.MultipleChoiceField(
        label="本页", required=False, widget=forms.CheckboxSelectMultiple
    )
    kinds = forms.MultipleChoiceField(
        label="全部同类", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, page: int, found: Sequence[Hit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = found
        here = [hit for hit in found if hit.page == page]
        self.fields["hits"].choices = [(hit.key, f"{hit.label}：{hit.words}") for hit in here]
        counts = {hit.kind: sum(one.kind == hit.kind for one in found) for hit in found}
        labels = {hit.kind: hit.label for hit in found}
        self.fields["kinds"].choices = [
            (kind, f"{labels[kind]}，全件 {count} 处") for kind, count in counts.items()
        ]

    def clean(self) -> dict[str, Any]:
        """The boxes of what was ticked, as the action takes them."""
        data = super().clean()
        return data if self.errors else {"marks": self._marks(data)}

    def _marks(self, data: dict[str, Any]) -> list[Mark]:
        keys, kinds, basis = set(data["hits"]), set(data["kinds"]), data["basis"]
        taken = [hit for hit in self.found if hit.key in keys or hit.kind in kinds]
        return [Mark(box, basis, hit.label) for hit in taken for box in hit.boxes]


class ChangeForm(forms.Form):
    """Boxes to take away or to narrow (修改涂除框)."""

    boxes = forms.TypedMultipleChoiceField(
        label="涂除框", coerce=int, widget=forms.CheckboxSelectMultiple, required=False
    )
    deed = forms.ChoiceField(
        label="办理",
        choices=[("erase", "移除所选的框"), ("limit", "所选的框只涂这一处")],
        initial="erase",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, marks: Sequence[Mark], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["boxes"].choices = [(at, label(mark)) for at, mark in enumerate(marks)]


def label(mark: Mark) -> str:
    """A box in a list (涂除框说明)."""
    area = mark.box.area
    where = f"第 {mark.box.page} 页，左 {area.left / 10}、上 {area.top / 10}"
    size = f"宽 {area.width / 10}、高 {area.height / 10} 毫米"
    only = "；只涂这一处" if mark.only_here else ""
    return f"{mark.what}：{where}，{size}；{BASES[mark.basis].label}{only}"


class ForbidForm(forms.Form):
    """Words that must not appear in the copy (不得出现的字词)."""

    words = forms.CharField(
        label="不得出现的字词",
        required=False,
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="一行一个，例如当事人的姓名；涂除框里的字词不必再写。",
    )

    def clean_words(self) -> list[str]:
        """One word a line."""
        return self.cleaned_data["words"].splitlines()


class ReleaseForm(forms.Form):
    """The second person's consent (复核放行)."""

    seen = forms.BooleanField(
        label="已经逐页看过涂除后的文件",
        help_text="图片里的文字只有人看得见，证明不能代替逐页核对。",
    )
    opinion = forms.CharField(
        label="复核意见", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean(self) -> dict[str, Any]:
        """The opinion; that every page was seen is a condition, not a record."""
        data = super().clean()
        return data if self.errors else {"opinion": data["opinion"]}


class ReturnForm(forms.Form):
    """What is wrong with a copy (退回)."""

    opinion = forms.CharField(
        label="退回的理由", max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
