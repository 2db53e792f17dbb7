"""What the county published (示范公开信息): 759 items in 2021, 624 in 2022, and the last weeks.

The figures are those of a real office's report; every text is invented.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

from gongkai.office.demo.explaining import interpretations, interviews
from gongkai.office.demo.gaps import at, data, working_days
from gongkai.office.demo.listing.corners import services, topics
from gongkai.office.demo.listing.filing import Filer, standing_papers
from gongkai.office.demo.papers import Paper, guides, normatives, others
from gongkai.office.demo.people import County
from gongkai.office.demo.policy.consultations import consultations
from gongkai.office.demo.policy.gazettes import gazettes
from gongkai.office.demo.texts import Writer, chance_of
from gongkai.office.disclosure import actions
from gongkai.office.disclosure.actions.registering import Past, register_past
from gongkai.office.disclosure.kinds import Kind, Validity
from gongkai.office.disclosure.models import Document
from gongkai.office.review.actions import keep_rule
from gongkai.statute import official_calendar

INTERPRETATIONS = MappingProxyType({2021: 95, 2022: 117})
INTERVIEWS = MappingProxyType({2021: 40, 2022: 58})
TEXTS = MappingProxyType(
    {
        2021: {
            Kind.ANNOUNCEMENT: 220,
            Kind.NEWS: 220,
            Kind.BUDGET: 60,
            Kind.PROPOSAL_REPLY: 42,
            Kind.OTHER: 38,
        },
        2022: {
            Kind.ANNOUNCEMENT: 150,
            Kind.NEWS: 136,
            Kind.BUDGET: 40,
            Kind.PROPOSAL_REPLY: 33,
            Kind.OTHER: 8,
        },
    }
)
"""With 7 normative and 27 other documents, 12 gazettes, 22 guides, 14 topics: 624 in 2022; with
6 and 24, 12, no guide, 2 topics: 759 in 2021."""

OFFICE = "county-office"
RULED = date(2020, 12, 31)
"""When organs of few people gave themselves fewer levels of review."""

LATELY = 45
"""Days before today in which the latest texts came out."""

OPINIONS = (
    "同意公开",
    "经审查，不涉及国家秘密、工作秘密、商业秘密和个人隐私，同意公开。",
    "内容准确，同意公开。",
)


def published(county: County, *, today: date) -> list[Document]:
    """Register everything that was published before today (补录历年公开信息)."""
    _ruled(county)
    filer = Filer()
    pasts = [*_of_the_office(county, filer), *_of_late(county, filer, today=today)]
    pasts.sort(key=lambda past: past.at)
    documents = register_past(pasts)
    _repeal(county, documents)
    return documents


def _of_the_office(county: County, filer: Filer) -> Iterator[Past]:
    formal = list(normatives())
    older = [paper for paper in formal if paper.day.year not in TEXTS]
    for paper in (*guides(), *older):
        yield _past(county, paper, filer=filer)
    for year in TEXTS:
        papers = [paper for paper in formal if paper.day.year == year] + others(year)
        yield from _year(county, year, papers=papers, filer=filer)


def _year(county: County, year: int, *, papers: list[Paper], filer: Filer) -> Iterator[Past]:
    originals = {paper: _past(county, paper, filer=filer) for paper in papers}
    yield from originals.values()
    for paper, explaining in interpretations(papers, INTERPRETATIONS[year]):
        yield _past(county, explaining, filer=filer, interprets=originals[paper])
    writer, days = Writer(f"{year}"), working_days(year)
    texts = (writer.texts(kind, count, days=days) for kind, count in TEXTS[year].items())
    loose: Iterable[Paper] = (
        *interviews(year, INTERVIEWS[year]),
        *services(year),
        *topics(year),
        *(paper for some in texts for paper in some),
    )
    for paper in loose:
        yield _past(county, paper, filer=filer)
    for issue in gazettes(year, originals, organ=county.organs[OFFICE]):
        past = _past(county, issue.paper, filer=filer)
        yield replace(past, contents=issue.contents)


def _ruled(county: County) -> None:
    """Let organs of few people review at fewer levels (审查规则), before the first document."""
    for row in data("county")["rule"]:
        keep_rule(
            organ=county.organs[row["organ"]],
            category="",
            levels=row["levels"],
            reason=row["reason"],
            by=county.who(row["organ"], "head"),
            on=RULED,
        )


def _past(
    county: County,
    paper: Paper,
    *,
    filer: Filer,
    organ: str = OFFICE,
    interprets: Past | None = None,
) -> Past:
    chance = chance_of(paper)
    fields: dict[str, object] = {"source": county.organs[organ].name, **paper.fields}
    fields["entry"] = filer.entry(paper.fields, county.organs[organ], item=paper.item)
    if paper.issuer:
        fields["issuer"] = county.organs[paper.issuer]
    by = chance.choice(county.holders(organ, "handler"))
    return Past(
        county.organs[organ],
        fields,
        by=by,
        reviewers=county.reviewers(organ, by),
        at=at(paper.day, chance),
        opinion=chance.choice(OPINIONS),
        interprets=interprets,
        files=paper.files,
        parts=paper.parts,
        views=int(chance.expovariate(1 / 260)) + 12,
    )


def _of_late(county: County, filer: Filer, *, today: date) -> Iterator[Past]:
    """Texts of the last weeks, before today, of the office and of three other organs."""
    for asked, told in consultations(today):
        past = _past(county, asked, filer=filer)
        yield past
        if told:
            yield replace(_past(county, told, filer=filer), consultation=past)
    for organ, counts in data("present")["lately"].items():
        writer = Writer(f"lately/{organ}", organ="" if organ == OFFICE else organ)
        for kind, count in counts.items():
            for paper in writer.texts(Kind(kind), count, days=_last_days(today)):
                yield _past(county, paper, filer=filer, organ=organ)
        for paper in standing_papers(organ, today=today):
            yield _past(county, paper, filer=filer, organ=organ)


def _last_days(today: date) -> list[date]:
    calendar = official_calendar()
    days = (today - timedelta(days=n) for n in range(1, LATELY))
    return [day for day in days if calendar.is_working(day)]


def _repeal(county: County, documents: Iterable[Document]) -> None:
    """End what a later document repealed, on its day and by a person of the office (废止)."""
    titles: Mapping[str, Document] = {document.title: document for document in documents}
    for paper in normatives():
        if paper.repealed:
            basis = titles[paper.basis]
            actions.change_validity(
                document=titles[paper.fields["title"]],
                validity=Validity.REPEALED,
                basis=f"《{basis.title}》（{basis.document_number}）",
                by=county.people["handler"],
                on=paper.repealed,
            )
