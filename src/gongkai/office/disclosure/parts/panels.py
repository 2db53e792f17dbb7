"""The parts of a document in the editor (组成部分的填写): a panel for each sort, folded away."""

from __future__ import annotations

from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel

from gongkai.office.disclosure.kinds import Kind
from gongkai.office.disclosure.parts.part import Part
from gongkai.office.disclosure.parts.records import Interview, ServiceGuide, Topic
from gongkai.office.disclosure.parts.suggestions import Suggestion


def _panel(part: type[Part], kind: Kind) -> MultiFieldPanel:
    word = str(part._meta.verbose_name)
    fields = [FieldPanel(name) for name in part.REVIEWED]
    inline = InlinePanel(part.RELATION, fields, label=word, max_num=1)
    return MultiFieldPanel(
        [inline],
        heading=f"{word}的内容",
        help_text=f"种类选“{kind.label}”的才填。",
        classname="collapsed",
    )


PART_PANELS = (
    _panel(Interview, Kind.INTERVIEW),
    _panel(ServiceGuide, Kind.SERVICE),
    _panel(Topic, Kind.TOPIC),
    _panel(Suggestion, Kind.PROPOSAL_REPLY),
)
"""A panel for each sort of part, in the order of the editor."""
