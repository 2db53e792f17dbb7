"""Table 2 counts the organ's own public documents by making, repeal and force."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from tests.office.annual.records import day, published

from gongkai.office.annual.compilation import cell_rows, compiled
from gongkai.office.disclosure import actions as documents
from gongkai.office.disclosure.kinds import Kind, Validity
from gongkai.office.disclosure.models import Document

YEAR = 2025
CHANGES = (Validity.AMENDED, Validity.EXPIRED, Validity.REPEALED)
CHANGE_DAYS = ("2025-12-31", "2026-01-01")


@pytest.fixture
def rules(office, handler):
    """Normative documents of the office: by the day of making, each with what happened to it."""

    def make(formed, **fields):
        return published(office, by=handler, formed=day(formed), **fields)

    return make


def change(document, validity, on, by):
    documents.change_validity(
        document=document, validity=validity, basis="清理决定", by=by, on=day(on)
    )


def normative(office):
    report = compiled(office, YEAR)
    lines = ("issued", "repealed", "in_force")
    return tuple(report[f"proactive.normative_documents.{line}"] for line in lines)


def rows_behind(office, line, user):
    path = f"proactive.normative_documents.{line}"
    return cell_rows(office, YEAR, path, user=user).count()


def test_normative_documents_are_counted_by_making_repeal_and_force(office, handler, rules):
    rules("2025-01-01")
    rules("2025-12-31")
    rules("2026-01-01")
    old, older, oldest = rules("2024-12-31"), rules("2023-05-01"), rules("2020-05-01")
    change(old, Validity.REPEALED, "2025-12-31", handler)
    change(older, Validity.AMENDED, "2025-06-01", handler)
    change(oldest, Validity.REPEALED, "2024-12-31", handler)

    counts = normative(office)

    assert counts == (2, 1, 3)
    for person in (handler, AnonymousUser()):
        behind = [rows_behind(office, line, person) for line in ("issued", "repealed", "in_force")]
        assert tuple(behind) == counts


def test_expiry_is_no_repeal_but_ends_the_force(office, handler, rules):
    rules("2023-01-01", effective=day("2023-02-01"), expires=day("2025-12-30"))
    rules("2023-01-01", effective=day("2023-02-01"), expires=day("2025-12-31"))
    change(rules("2023-01-01"), Validity.EXPIRED, "2025-03-01", handler)

    counts = normative(office)

    assert counts == (0, 0, 1)


def test_a_document_that_takes_effect_next_year_is_issued_but_not_in_force(office, rules):
    rules("2025-12-20", effective=day("2026-01-01"))

    counts = normative(office)

    assert counts == (1, 0, 0)


def test_a_document_repealed_twice_is_repealed_in_the_first_year(office, handler, rules):
    document = rules("2023-01-01")
    change(document, Validity.REPEALED, "2024-05-01", handler)
    change(document, Validity.REPEALED, "2025-05-01", handler)

    counts = normative(office)

    assert counts == (0, 0, 0)


def test_force_is_counted_exactly_as_each_document_says_of_itself(office, handler, rules):
    for effective, expires in (
        (None, None),
        ("2025-06-01", None),
        ("2026-06-01", None),
        ("2024-06-01", "2025-12-31"),
        ("2024-06-01", "2025-06-01"),
    ):
        for validity, on in ((None, None), *((v, d) for v in CHANGES for d in CHANGE_DAYS)):
            document = rules(
                "2024-05-01",
                effective=effective and day(effective),
                expires=expires and day(expires),
            )
            if validity:
                change(document, validity, on, handler)

    counts = normative(office)

    force = {Validity.IN_FORCE, Validity.AMENDED}
    stand = [document.validity(date(YEAR, 12, 31)) for document in Document.objects.all()]
    assert counts[2] == sum(state in force for state in stand)


def test_documents_count_for_the_issuer_and_only_once_public(office, county, handler, rules):
    rules("2025-05-01", issuer=county)
    documents.draft(
        by=handler,
        on=day("2025-05-01"),
        organ=office,
        issuer=office,
        kind=Kind.NORMATIVE,
        title="还在拟稿的文件",
        formed=day("2025-05-01"),
        duty="2001",
    )

    own, of_county = normative(office), normative(county)

    assert own == (0, 0, 0)
    assert of_county == (1, 0, 1)
