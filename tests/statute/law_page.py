"""Writes docs/reference/law.md from what the code cites: every article and its code."""

import ast
import importlib
import inspect
import pkgutil
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from types import ModuleType

import gongkai.statute
from gongkai.statute.law import Article, Limit

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "law.md"

HEAD = """# Every article and its code

What the statute floor takes from the law: each article cited, and the constants that rest on it.
The page is written by `tests/statute/law_page.py` and compared with the code by a test.
A length in brackets is the period that the article sets; *local* marks one that no binding text
fixes, so that it is configuration (`LocalPractice`).
"""


def modules() -> Iterator[ModuleType]:
    """Every module of the statute floor."""
    for found in pkgutil.walk_packages(gongkai.statute.__path__, "gongkai.statute."):
        yield importlib.import_module(found.name)


def articles_in(value: object) -> Iterator[tuple[Article, str]]:
    """Every article inside a constant, with the length of the limit around it."""
    if isinstance(value, Article):
        yield value, ""
    elif isinstance(value, Limit):
        local = ", local" if value.local else ""
        yield value.article, f" ({value.days}{value.unit.value}{local})"
    else:
        for part in parts(value):
            yield from articles_in(part)


def parts(value: object) -> Iterator[object]:
    """What a constant is made of."""
    if isinstance(value, Mapping):
        yield from value.values()
    elif isinstance(value, (tuple, frozenset)):
        yield from value
    elif is_dataclass(value) and not isinstance(value, (type, Enum)):
        yield from (getattr(value, field.name) for field in fields(value))


def constants(module: ModuleType) -> Iterator[str]:
    """The public constants that a module itself defines."""
    for node in ast.parse(inspect.getsource(module)).body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        yield from (t.id for t in targets if isinstance(t, ast.Name) and t.id[0].isalpha())


def citations() -> dict[Article, list[str]]:
    """Each article and the constants that cite it."""
    found = defaultdict(set)
    for module in modules():
        for name in constants(module):
            for article, length in articles_in(getattr(module, name)):
                found[article].add(f"`{short(module)}.{name}`{length}")
    return {article: sorted(names) for article, names in found.items()}


def short(module: ModuleType) -> str:
    """A module's name without the floor's."""
    return module.__name__.removeprefix("gongkai.statute.")


def page() -> str:
    """The whole page."""
    rows = sorted(citations().items(), key=lambda row: place(row[0]))
    lines = (
        f"| {instrument(article)} | {cited(article)} | {', '.join(names)} |\n"
        for article, names in rows
    )
    foot = "\nNext: the terms used here are in [the glossary](glossary.md).\n"
    return "".join((HEAD, "\n| 文件 | 条款 | code |\n|---|---|---|\n", *lines, foot))


def instrument(article: Article) -> str:
    """The instrument's short name and number."""
    source = article.instrument
    return f"{source.short}（{source.number}）" if source.number else source.short


def place(article: Article) -> tuple[str, int, int, int]:
    """The order of an article: by instrument, then within it."""
    return (article.instrument.code, article.number or 0, article.paragraph or 0, article.item or 0)


def cited(article: Article) -> str:
    """The article without the instrument's name; "全文" for an instrument as a whole."""
    return str(article).partition("》")[2] if article.number else "全文"


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), "utf-8")
