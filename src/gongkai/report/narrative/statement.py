"""From mentions to figures (整理): years sorted out, places turned back into the source's."""

from __future__ import annotations

from collections.abc import Sequence

from gongkai.report.narrative.figure import Figure, Listing, Statement
from gongkai.report.narrative.grammar.context import List, Mention
from gongkai.report.narrative.grammar.reader import Reader
from gongkai.report.narrative.grammar.record import Record
from gongkai.report.narrative.paths import NOTHING
from gongkai.report.narrative.words.plain import Plain, plain


def statement(text: str, name: str = "text", *, year: int | None = None) -> Statement:
    """All that a text states in numbers (文字所述数字).

    `name` is what places are called by; `year` is the report's year: figures of an earlier
    year, which a text names beside this one's, are then nobody's cell.

    >>> found = statement("收到政府信息公开申请1,234件，上年结转5件。").figures
    >>> [(figure.of, figure.value) for figure in found]
    [('applications.received.total', 1234), ('applications.carried_in.total', 5)]
    """
    source = plain(text)
    record = Record(source.text)
    reader = Reader(record)
    reader.read()
    _forget_other_years(record.mentions, year)
    _forget_weaker(record.mentions)
    made = {id(mention): _figures(mention, source, name) for mention in record.mentions}
    figures = tuple(figure for group in made.values() for figure in group)
    listings = tuple(_listing(found, made) for found in record.lists if found.parts)
    stopped = reader.unread_from
    return Statement(figures, listings, None if stopped is None else source.offsets[stopped])


def _forget_other_years(mentions: Sequence[Mention], year: int | None) -> None:
    """2022年收到900件，2023年收到1239件: only the later year's is the report's."""
    latest: dict[str, int] = {}
    for mention in mentions:
        for path in mention.meaning.paths if mention.year else ():
            latest[path] = max(latest.get(path, 0), mention.year or 0)
    for mention in mentions:
        paths = mention.meaning.paths
        if not mention.year or not paths:
            continue
        is_past = any(mention.year < latest[path] for path in paths)
        is_past = is_past or (year is not None and mention.year < year)
        if is_past:
            mention.meaning = NOTHING
            mention.label = f"{mention.year}年"


def _forget_weaker(mentions: Sequence[Mention]) -> None:
    """处理申请40件，其中37件已答复: the weaker word is no second count of what was done."""
    strong = {
        path: mention.value
        for mention in mentions
        for path in mention.meaning.paths
        if not mention.meaning.is_weak
    }
    for mention in mentions:
        path = mention.meaning.paths[0] if mention.meaning.is_weak else ""
        if strong.get(path, mention.value) != mention.value:
            mention.meaning, mention.label = NOTHING, "办理政府信息公开申请"


def _figures(mention: Mention, source: Plain, name: str) -> tuple[Figure, ...]:
    start, end = source.span(mention.start, mention.end)
    bare = source.span(*mention.bare_change) if mention.bare_change else None
    meaning = mention.meaning
    return tuple(
        Figure(
            of=path,
            value=mention.value,
            unit=mention.unit,
            start=start,
            end=end,
            text=name,
            label=mention.label,
            share=mention.share,
            share_of=mention.share_of,
            change=mention.change,
            about=mention.about,
            sure=meaning.sure,
            near=meaning.near,
            scope=mention.scope,
            bare=bare,
            number_first=mention.number_first,
            is_implied=mention.is_implied,
        )
        for path in meaning.paths or (None,)
    )


def _listing(found: List, made: dict[int, tuple[Figure, ...]]) -> Listing:
    return Listing(
        whole=made[id(found.whole)][0],
        parts=tuple(made[id(part)][0] for part in found.parts),
        bracketed=found.bracketed,
        opened_by=found.opened_by,
    )
