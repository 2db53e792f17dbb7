"""The forms of proactive disclosure (主动公开的表单): a document, its files, its way out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django_prose_editor.widgets import ProseEditorWidget
from wagtail.admin.forms import WagtailAdminModelForm

from gongkai.office.catalogue.models import Entry
from gongkai.office.disclosure.kinds import (
    EXPLAINED,
    FORMAL,
    Kind,
    Openness,
    Validity,
)
from gongkai.office.disclosure.markup import clean_html
from gongkai.office.disclosure.models import Document
from gongkai.office.disclosure.owing.filing import filing_objection, rows_for
from gongkai.office.disclosure.owing.forms import labelled
from gongkai.office.disclosure.paper import stated_of
from gongkai.office.organs.forms import offer_organs
from gongkai.office.organs.models import Organ
from gongkai.office.organs.standing import Duty, organ_ids
from gongkai.office.review.actions import Statement
from gongkai.office.review.kinds import Source

EDITOR = {
    "extensions": {
        "Bold": True,
        "Italic": True,
        "Underline": True,
        "Heading": {"levels": [2, 3]},
        "BulletList": True,
        "OrderedList": True,
        "ListItem": True,
        "Link": True,
        "Table": True,
        "TableRow": True,
        "TableHeader": True,
        "TableCell": True,
        "TextStyle": True,
        "TextAlign": {"types": ["heading", "paragraph"]},
        "HardBreak": True,
        "PastedAlignment": True,
        "ChineseTools": True,
    }
}


WANTED = MappingProxyType(
    {
        Kind.INTERPRETATION: {
            "interprets": "政策解读应关联它解读的文件，请选择。",
            "form": "请选择解读形式，例如：图解。",
        },
        Kind.CONSULTATION: {
            "opinions_until": "征求意见应写明截止日期。",
            "opinions_to": "征求意见应写明提出意见的方式，例如邮箱和信函地址。",
        },
        Kind.ADOPTION: {"consultation": "意见采纳情况应关联征求意见的那一件，请选择。"},
    }
)
"""What a document of a kind must say besides, and the sentence beside an empty field."""


class DocumentForm(WagtailAdminModelForm):
    """A document as the clerk writes it (拟稿); his own organs only."""

    class Meta:
        widgets = {"body": ProseEditorWidget(config=EDITOR, preset="configurable")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        reach = organ_ids(self.for_user, Duty.DRAFT) if self.for_user else ()
        if "organ" in self.fields:
            offer_organs(self, reach)
        if "entry" in self.fields:
            rows = rows_for(Organ.objects.filter(pk__in=reach))
            self.fields["entry"].queryset = Entry.objects.filter(
                pk__in=[row.entry_id for row in rows]
            )
            self.fields["entry"].choices = [("", "以后再选"), *labelled(rows)]
        if "interprets" in self.fields:
            originals = self.fields["interprets"].queryset
            self.fields["interprets"].queryset = originals.filter(
                organ__in=reach, kind__in=EXPLAINED
            )
        if "consultation" in self.fields:
            asked = self.fields["consultation"].queryset
            self.fields["consultation"].queryset = asked.filter(
                organ__in=reach, kind=Kind.CONSULTATION
            )

    def clean_body(self) -> str:
        """The body without anything that could run."""
        return clean_html(self.cleaned_data["body"])

    def clean(self) -> dict:
        """Ask for what its kind needs, beside the field that lacks it."""
        data = super().clean()
        for name, sentence in lacking(data):
            self.add_error(name, sentence)
        self._clean_guide(data)
        if data.get("entry") and data.get("organ"):
            self.instance.organ = data["organ"]
            refusal = filing_objection(self.instance, entry=data["entry"].pk)
            if refusal:
                self.add_error("entry", f"这个事项不适用于{data['organ'].name}，请另选。")
        return data

    def _clean_guide(self, data: dict) -> None:
        """An organ has one guide; a new version of it is a change of that one."""
        if data.get("kind") != Kind.GUIDE or not data.get("organ"):
            return
        others = Document.objects.filter(organ=data["organ"], kind=Kind.GUIDE)
        if other := others.exclude(pk=self.instance.pk).first():
            said = f"本机关已有《{other.title}》，请修改原稿后发布新版，以前的版本都会保留。"
            self.add_error("kind", said)


def lacking(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What a document of its kind lacks (缺项): the field, and a sentence."""
    if data.get("kind") in FORMAL and not data.get("document_number"):
        yield "document_number", "公文应有发文字号，例如：示政办发〔2026〕18号。"
    for name, sentence in WANTED.get(data.get("kind", ""), {}).items():
        if not data.get(name):
            yield name, sentence
    if data.get("openness", Openness.PROACTIVE) != Openness.PROACTIVE and not data.get(
        "openness_reason"
    ):
        yield "openness_reason", "不主动公开的，请写明理由。"


class StatementForm(forms.Form):
    """What the sender of a draft states (送审说明)."""

    source = forms.ChoiceField(label="信息来源", choices=Source.choices, initial=Source.OWN)
    consent = forms.CharField(
        label="来源机关的同意、联合制作方的确认",
        max_length=200,
        required=False,
        help_text="不是本机关独自制作的才填：写明同意公开或者书面确认的文件和日期。",
    )
    channels = forms.CharField(label="拟公开的渠道", max_length=120, initial="政府网站")
    planned = forms.DateField(
        label="拟公开日期",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    statement = forms.CharField(
        label="给审查人的说明",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    declared = forms.BooleanField(
        label="我已自查：稿件和附件不含国家秘密、工作秘密",
        error_messages={"required": "涉密的内容不能进入本系统。请自查后勾选。"},
    )

    def stated(self, document: Document) -> Statement:
        """The statement as review takes it."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "declared"}
        return Statement(carrier=stated_of(document).carrier, **data)


class TakeBackForm(forms.Form):
    """Why a published document is taken back, as the public is told (撤下理由)."""

    reason = forms.CharField(
        label="撤下理由",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=200,
        help_text="公众打开原来的网址时会看到这句话，请不要写入需要保护的内容。",
        error_messages={"required": "请写明撤下的理由。"},
    )
    hides_title = forms.BooleanField(
        label="标题本身也不宜再出现", required=False, help_text="不勾选的，公众仍能看到标题。"
    )


class RecallForm(forms.Form):
    """Why a draft is taken back from review (撤回送审)."""

    why = forms.CharField(
        label="撤回的理由",
        max_length=200,
        error_messages={"required": "请写明撤回的理由，例如：发现数字有误。"},
    )


class WaiverForm(forms.Form):
    """Why a document has no interpretation (不作解读的理由)."""

    waived = forms.CharField(
        label="不作解读的理由",
        max_length=200,
        help_text="例如：只调整了附件中的地址，不涉及权利义务。审查人会看到。",
        error_messages={"required": "请写明不作解读的理由。"},
    )


class ValidityForm(forms.Form):
    """A change of validity (有效性变动)."""

    validity = forms.ChoiceField(
        label="变动为",
        choices=[
            (state.value, state.label)
            for state in (Validity.AMENDED, Validity.EXPIRED, Validity.REPEALED)
        ],
    )
    on = forms.DateField(
        label="变动日期", widget=forms.DateInput(attrs={"type": "date"}), help_text="年-月-日"
    )
    basis = forms.CharField(
        label="依据文件",
        max_length=200,
        help_text="例如：关于废止部分文件的通知（示政发〔2026〕2号）",
    )
    rests_on = forms.CharField(
        label="依据文件的索引号或者发文字号",
        max_length=60,
        required=False,
        help_text="依据文件在本系统中的，填写后两件文件的公众页面互相链接。",
    )

    def __init__(self, *args, among: QuerySet[Document] | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.among = Document.objects.none() if among is None else among

    def clean_rests_on(self) -> Document | None:
        """The one document that the number names, among those that the person may see."""
        number = self.cleaned_data["rests_on"].strip()
        if not number:
            return None
        found = list(self.among.filter(Q(index_number=number) | Q(document_number=number))[:2])
        if len(found) != 1:
            said = "没有找到" if not found else "不止一件文件用这个编号"
            raise forms.ValidationError(f"{said}：“{number}”。请填写索引号，或者留空。")
        return found[0]
