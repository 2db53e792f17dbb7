"""The basis of a letter (依据): cited, down to paragraph and item where the article has them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.office.letters.checking.case import Case, error, tight
from gongkai.report.findings import Finding
from gongkai.statute import Article

PARAGRAPHS = frozenset({"十", "十三", "十六", "二十九", "三十三", "三十九"})
"""Articles of the Regulation that a letter cites by paragraph (款)."""

ITEMS = frozenset({"三十六"})
"""Articles of the Regulation that a letter cites by item (项)."""

OF_THE_REGULATION = re.compile(
    r"《(?:中华人民共和国)?政府信息公开条例》(?:（[^（）]*）)?"
    r"(?P<list>第[一二三四五六七八九十]+条"
    r"(?:(?:第[一二三四五六七八九十]+款)?(?:第（?[一二三四五六七八九十]+）?项)?、?"
    r"(?:第[一二三四五六七八九十]+条)?)*)"
)
ARTICLE = re.compile(
    r"第(?P<number>[一二三四五六七八九十]+)条"
    r"(?P<paragraph>第[一二三四五六七八九十]+款)?"
    r"(?P<item>第（?[一二三四五六七八九十]+）?项)?"
)


def citations(case: Case) -> Iterator[Finding]:
    """Every finding about what a letter rests on."""
    if not case.kind.has_salutation:
        return
    for article in case.kind.basis:
        if not _is_cited(article, case.text):
            yield error(
                "L-BASIS", "basis", f"没有援引{article}，{case.kind.name}应当写明这一依据。"
            )
    yield from _shallow(case.text)


def _is_cited(article: Article, text: str) -> bool:
    """Whether a text cites an article, its instrument named there or just before."""
    name = f"《{article.instrument.short}》"
    where = _bare(str(article).removeprefix(name))
    plain = _bare(text)
    if article.number is None:
        return tight(str(article)) in text or name in text
    at = plain.find(where)
    while at >= 0:
        instruments = re.findall(r"《([^《》]+)》", plain[:at])
        if instruments and instruments[-1].endswith(article.instrument.short):
            return True
        at = plain.find(where, at + 1)
    return False


def _bare(text: str) -> str:
    """Text in which 第（四）项 and 第四项 are the same."""
    return re.sub(r"第（([一二三四五六七八九十]+)）项", r"第\1项", text)


def _shallow(text: str) -> Iterator[Finding]:
    """Citations of the Regulation that stop before the paragraph or item they mean."""
    told: set[str] = set()
    for found in OF_THE_REGULATION.finditer(text):
        for one in ARTICLE.finditer(found["list"]):
            number, told_before = one["number"], one[0] in told
            told.add(one[0])
            if told_before:
                continue
            if number in PARAGRAPHS and not one["paragraph"]:
                yield _not_deep(number, "款")
            if number in ITEMS and not one["item"]:
                yield _not_deep(number, "项")


def _not_deep(number: str, level: str) -> Finding:
    return error(
        "L-BASIS",
        "basis",
        f"援引《政府信息公开条例》第{number}条没有写到{level}，请写明第几{level}。",
    )
