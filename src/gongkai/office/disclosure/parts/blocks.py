"""The blocks of a topic page (专题栏目): text, chosen documents, the newest of a sort, links."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.forms.utils import ErrorList
from wagtail import blocks
from wagtail.fields import StreamField

from gongkai.office.disclosure.kinds import Kind
from gongkai.statute.duties import THEMES

MOST_CHOSEN = 60
"""Documents that one block names at most."""

MOST_NEWEST = 20
"""Rows that a block of the newest shows at most."""


class TextBlock(blocks.StructBlock):
    """A heading with paragraphs (文字)."""

    heading = blocks.CharBlock(label="标题", max_length=40)
    text = blocks.TextBlock(label="文字", rows=5, help_text="一行一段。")

    class Meta:
        label = "文字"
        icon = "pilcrow"

    def told(self, value: Any) -> str:
        """The block in words."""
        return f"{value['heading']}：{value['text']}"


class ChosenBlock(blocks.StructBlock):
    """Documents that the clerk chose, by their index numbers, in his order (选编)."""

    heading = blocks.CharBlock(label="标题", max_length=40)
    numbers = blocks.TextBlock(
        label="索引号", rows=6, help_text="一行一个索引号，在信息公开页的元数据框中复制。"
    )

    class Meta:
        label = "选编信息"
        icon = "list-ol"

    def clean(self, value: Any) -> Any:
        """Refuse too many numbers, and the same one twice."""
        cleaned = super().clean(value)
        numbers = lines(cleaned["numbers"])
        said = ""
        if len(numbers) > MOST_CHOSEN:
            said = f"一个栏目最多选编 {MOST_CHOSEN} 件，请分成几个栏目。"
        elif twice := sorted({one for one in numbers if numbers.count(one) > 1}):
            said = f"索引号“{twice[0]}”写了两次。"
        if said:
            errors = {"numbers": ValidationError(said)}
            raise blocks.StructBlockValidationError(block_errors=errors)
        return cleaned

    def told(self, value: Any) -> str:
        """The block in words."""
        return f"{value['heading']}：{'、'.join(lines(value['numbers']))}"


class NewestBlock(blocks.StructBlock):
    """The newest documents of a sort, which fill themselves (最新信息)."""

    heading = blocks.CharBlock(label="标题", max_length=40)
    theme = blocks.ChoiceBlock(label="主题", choices=[(one, one) for one in THEMES], required=False)
    kind = blocks.ChoiceBlock(label="种类", choices=Kind.choices, required=False)
    word = blocks.CharBlock(
        label="标题中的词", max_length=20, required=False, help_text="只列标题中有这个词的。"
    )
    count = blocks.IntegerBlock(label="条数", min_value=1, max_value=MOST_NEWEST, default=8)

    class Meta:
        label = "最新信息"
        icon = "list-ul"

    def clean(self, value: Any) -> Any:
        """Ask for at least one condition: the newest of everything belongs to no topic."""
        cleaned = super().clean(value)
        if not any(cleaned[name] for name in ("theme", "kind", "word")):
            errors = {"word": ValidationError("请至少选主题、种类，或者写一个词。")}
            raise blocks.StructBlockValidationError(block_errors=errors)
        return cleaned

    def told(self, value: Any) -> str:
        """The block in words."""
        kind = Kind(value["kind"]).label if value["kind"] else ""
        word = f"标题含“{value['word']}”" if value["word"] else ""
        said = "、".join(one for one in (value["theme"], kind, word) if one)
        return f"{value['heading']}：{said}，最新 {value['count']} 条"


class LinkBlock(blocks.StructBlock):
    """One link with what it leads to (链接)."""

    text = blocks.CharBlock(label="文字", max_length=60)
    href = blocks.URLBlock(label="网址")

    class Meta:
        label = "链接"


class LinksBlock(blocks.StructBlock):
    """Links to other sites (相关链接)."""

    heading = blocks.CharBlock(label="标题", max_length=40)
    links = blocks.ListBlock(LinkBlock(), label="链接", min_num=1, max_num=30)

    class Meta:
        label = "相关链接"
        icon = "link"

    def told(self, value: Any) -> str:
        """The block in words."""
        said = "、".join(f"{one['text']}（{one['href']}）" for one in value["links"])
        return f"{value['heading']}：{said}"


class BlocksField(StreamField):
    """A stream of blocks whose migrations do not repeat them (栏目字段).

    Which blocks there are is no matter of the database; a migration for each change of them would
    make the table anew on SQLite and lose its triggers.
    """

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """The field without its blocks."""
        name, path, _, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [[]], kwargs


class TopicBlocks(blocks.StreamBlock):
    """What a topic page may hold (专题栏目)."""

    text = TextBlock()
    chosen = ChosenBlock()
    newest = NewestBlock()
    links = LinksBlock()


def lines(text: str) -> list[str]:
    """The lines of a text that say something (逐行)."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def first_said(refusal: ValidationError) -> str:
    """The first sentence of a refusal of blocks, however deep it lies (首个错误)."""
    inner = [*getattr(refusal, "block_errors", {}).values()]
    inner += getattr(refusal, "non_block_errors", ErrorList()).as_data()
    return first_said(inner[0]) if inner else next(iter(refusal.messages), "")
