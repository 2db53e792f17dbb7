"""What lies on a person's desk (今天): a list of things that wait, each with its link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wagtail.admin.ui.components import Component


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that waits (待办事项): what it is, where it is done, and a word on its time."""

    label: str
    url: str
    note: str = ""
    urgent: bool = False


class DeskPanel(Component):
    """A heading and the things under it; nothing is shown where nothing waits and no hint is."""

    template_name = "backoffice/panel.html"

    def __init__(self, heading: str, items: Sequence[Item], *, empty: str, order: int = 100):
        self.heading = heading
        self.items = items
        self.empty = empty
        self.order = order

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The heading, the items, and the sentence for an empty desk."""
        return {"heading": self.heading, "items": self.items, "empty": self.empty}
