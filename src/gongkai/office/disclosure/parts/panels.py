"""Panels of the editor that belong to kinds (按种类填写): in sight for their own kinds only.

All of them are in the page and are sent with it, so that nothing is lost where the kind changes.
"""

from __future__ import annotations

from typing import Any

from django.forms import Media
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel

from gongkai.office.disclosure.kinds import Kind
from gongkai.office.disclosure.parts.records import Interview, ServiceGuide, Topic

FOLDED = "collapsed"


class KindPanel(MultiFieldPanel):
    """A panel that documents of some kinds fill in (本种类的内容).

    Out of sight is one that is of another kind than the document and holds nothing. In the browser
    the chosen kind decides at once, without scripts the kept one.
    """

    def __init__(self, children: Any = (), *, kinds: tuple[str, ...] = (), **kwargs: Any):
        super().__init__(children, **kwargs)
        self.kinds = kinds

    def clone_kwargs(self) -> dict[str, Any]:
        """What a copy of it is made of."""
        return super().clone_kwargs() | {"kinds": self.kinds}

    class BoundPanel(MultiFieldPanel.BoundPanel):
        """The panel in a form."""

        @property
        def attrs(self) -> dict[str, Any]:
            """The kinds, for the script; hidden where it is out of sight."""
            is_shown = self._kind in {"", *self.panel.kinds} or self._is_filled()
            return {
                **self.panel.attrs,
                "data-kinds": " ".join(self.panel.kinds),
                "hidden": not is_shown,
            }

        @property
        def media(self) -> Media:
            """What its fields need, and the script that follows the chosen kind."""
            return super().media + Media(js=["disclosure/kinds.js"])

        def classes(self) -> list[str]:
            """Folded away until the kind is chosen; open where it is the document's own."""
            own = self._kind in self.panel.kinds
            return [name for name in super().classes() if not (own and name == FOLDED)]

        @property
        def _kind(self) -> str:
            return str(self.form["kind"].value() or "")

        def _is_filled(self) -> bool:
            return any(_holds(child) for child in self.children)


def _holds(child: Any) -> bool:
    """Whether a field has a value, or a relation has rows."""
    if isinstance(child, InlinePanel.BoundPanel):
        return bool(child.formset.forms)
    return bool(child.bound_field.value()) if child.bound_field else False


def _panel(part: type[Interview | ServiceGuide | Topic], kind: Kind) -> KindPanel:
    word = str(part._meta.verbose_name)
    fields = [FieldPanel(name) for name in part.REVIEWED]
    inline = InlinePanel(part.RELATION, fields, label=word, max_num=1)
    return KindPanel(
        [inline],
        kinds=(kind,),
        heading=f"{word}的内容",
        help_text=f"种类选“{word}”的才填。",
        classname=FOLDED,
    )


PART_PANELS = (
    _panel(Interview, Kind.INTERVIEW),
    _panel(ServiceGuide, Kind.SERVICE),
    _panel(Topic, Kind.TOPIC),
)
"""A panel for each sort of part, in the order of the editor."""

FOLLOWING_PANELS = (
    KindPanel(
        [FieldPanel("interprets"), FieldPanel("form"), FieldPanel("explainer")],
        kinds=(Kind.INTERPRETATION, Kind.INTERVIEW),
        heading="解读",
    ),
    KindPanel(
        [FieldPanel("opinions_until"), FieldPanel("opinions_to")],
        kinds=(Kind.CONSULTATION,),
        heading="征求意见",
    ),
    KindPanel([FieldPanel("consultation")], kinds=(Kind.ADOPTION,), heading="意见采纳"),
)
"""What interpretations, consultations and their outcomes say besides."""
