"""What a message says (消息文字): a versioned text with named fields, and its parts as SMS."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter

PART = 70
"""Characters of an SMS that is one part (UCS-2)."""

LONG_PART = 67
"""Characters of each part of a longer one: three are the joint's."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A text as the project keeps it (消息模板): its code, its version, heading and sentence.

    `fields` are the names that the text may use; `text` with another one is refused here. A
    changed text is a new version: what was sent says which one it was.
    """

    code: str
    version: int
    fields: tuple[str, ...]
    heading: str
    text: str

    def __post_init__(self) -> None:
        used = {name for part in (self.heading, self.text) for name in _names(part)}
        if used != set(self.fields):
            raise ValueError(f"{self.code}: text uses {sorted(used)}, fields are {self.fields}")

    def filled(self, values: Mapping[str, object]) -> Written:
        """The message that these values make (生成消息). Raises ValueError unless they fit."""
        missing = [name for name in self.fields if not str(values.get(name, "")).strip()]
        if missing or set(values) - set(self.fields):
            raise ValueError(f"{self.code}: needs {self.fields}, was given {sorted(values)}")
        told = {name: str(value) for name, value in values.items()}
        return Written(
            self.code, self.version, self.heading.format_map(told), self.text.format_map(told)
        )


@dataclass(frozen=True, slots=True)
class Written:
    """A message as it reads (成文的消息), and the version of the wording that it comes from."""

    code: str
    version: int
    heading: str
    text: str


def _names(text: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(text) if name is not None]


def sms_parts(text: str) -> int:
    """How many parts a text is as SMS (短信条数): each is charged.

    >>> sms_parts("字" * 70), sms_parts("字" * 71), sms_parts("字" * 135)
    (1, 2, 3)
    """
    length = len(text.encode("utf-16-be")) // 2
    return 1 if length <= PART else -(-length // LONG_PART)
