"""The parts of a document in the editor (组成部分的填写): a panel for each sort, folded away."""

from __future__ import annotations

from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel

from gongkai.office.disclosure.parts.records import Interview, ServiceGuide, Topic


def _panel(part: type[Interview | ServiceGuide | Topic]) -> MultiFieldPanel:
    word = str(part._meta.verbose_name)
    fields = [FieldPanel(name) for name in part.REVIEWED]
    inline = InlinePanel(part.RELATION, fields, label=word, max_num=1)
    return MultiFieldPanel(
        [inline],
        heading=f"{word}的内容",
        help_text=f"种类选“{word}”的才填。",
        classname="collapsed",
    )


PART_PANELS = tuple(_panel(part) for part in (Interview, ServiceGuide, Topic))
"""A panel for each sort of part, in the order of the editor."""
