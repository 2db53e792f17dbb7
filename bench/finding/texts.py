"""Chinese documents by the million (测试文本), each from its number alone: nobody in them exists.

Words follow Zipf's law: 220 of the office's own on top, 20,000 invented from their characters
below, so that pairs are as unevenly spread as in real texts. Three hundred set phrases (固定搭配)
of two or three of the office's words, by Zipf's law too, come again and again, as 养老保险 does.
"""

from __future__ import annotations

import pickle
import random
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from gongkai.office.search.engine import Entry

OFFICE = Path(__file__).with_name("words.txt").read_text("utf-8").split()
SMALL = ("的", "和", "对", "在", "为", "应当", "按照", "进一步", "加强", "组织", "以及", "全县")
CHARACTERS = sorted(set("".join(OFFICE)))
KINDS = ("normative", "other_official", "news", "announcement", "interpretation", "budget")
THEMES = ("综合政务", "财政、金融、审计", "卫生、体育", "城乡建设、环境保护", "劳动、人事、监察")
INVENTED = 20_000
FIRST_YEAR, YEARS = 2008, 19
DAY = 86_400
BATCH = 2_000
WORD = 2.3
"""Characters of a word in the mean, set phrases and the signs between them included."""

SET_PHRASES, SHARE = 300, 0.03
"""How many set phrases there are, and how many of the words of a text are one."""


def _vocabulary() -> tuple[list[str], list[float]]:
    chance = random.Random(2026)
    top = [*SMALL, *OFFICE]
    chance.shuffle(top)
    below = sorted({"".join(chance.choices(CHARACTERS, k=2)) for _ in range(INVENTED)} - set(top))
    chance.shuffle(below)
    words = [*top, *below]
    return words, list(accumulate(1 / (rank + 20) for rank in range(len(words))))


WORDS, SHARES = _vocabulary()


def _set_phrases() -> list[str]:
    chance = random.Random(1949)
    return ["".join(chance.sample(OFFICE, chance.choice((2, 2, 3)))) for _ in range(SET_PHRASES)]


PHRASES = _set_phrases()
PHRASE_SHARES = list(accumulate(1 / (rank + 5) for rank in range(SET_PHRASES)))


def numbers_of(key: int) -> tuple[str, str]:
    """The document number and the index number of a document (文号、索引号)."""
    year = FIRST_YEAR + key % YEARS
    number = f"示政{'发办函'[key % 3]}〔{year}〕{key // YEARS % 400 + 1}号"
    return number, f"1137000000000{key % 90 + 10:05d}/{year}-{key:07d}"


def entry_of(key: int, length: int) -> Entry:
    """The document of a number, of about so many characters."""
    chance = random.Random(key)
    characters = max(60, int(chance.lognormvariate(0, 0.6) * length / 1.2))
    words = chance.choices(WORDS, cum_weights=SHARES, k=int(characters / WORD) + 6)
    for at in range(8, len(words)):
        if chance.random() < SHARE:
            words[at] = chance.choices(PHRASES, cum_weights=PHRASE_SHARES)[0]
    number, index = numbers_of(key)
    place = words[0] + "市县区镇"[key % 4]
    published = FIRST_YEAR + key % YEARS
    return Entry(
        key=key,
        title=f"{place}{words[1]}局关于{words[2]}{words[3]}{words[4]}的{words[5]}",
        numbers=f"{number}\n\n{index}",
        text="".join(_said(words[6:], chance, number)),
        organ=int(chance.paretovariate(0.5)) % 200 + 1,
        kind=chance.choice(KINDS),
        theme=chance.choice(THEMES),
        year=published,
        validity="in_force" if chance.random() < 0.1 else "",
        published=(published - 1970) * 365 * DAY + key % 365 * DAY,
    )


def _said(words: list[str], chance: random.Random, number: str) -> Iterator[str]:
    at = 0
    while at < len(words):
        clause = chance.randrange(3, 8)
        yield from words[at : at + clause]
        at += clause
        luck = chance.random()
        if luck < 0.05:
            yield f"{chance.randrange(1, 100)}%"
        elif luck < 0.1:
            yield f"（{number}）"
        yield "。" if luck < 0.35 else "，"


def write(file: Path, documents: int, length: int) -> float:
    """Write so many documents into a file, batch by batch (写出文本); their mean length."""
    made = 0
    with file.open("wb") as held:
        for start in range(1, documents + 1, BATCH):
            end = min(start + BATCH, documents + 1)
            entries = [entry_of(key, length) for key in range(start, end)]
            made += sum(len(one.text) for one in entries)
            pickle.dump(entries, held, pickle.HIGHEST_PROTOCOL)
    return made / documents


def batches(file: Path) -> Iterator[list[Entry]]:
    """The documents of a file, batch by batch (逐批读取)."""
    size = file.stat().st_size
    with file.open("rb") as held:
        while held.tell() < size:
            yield pickle.load(held)
