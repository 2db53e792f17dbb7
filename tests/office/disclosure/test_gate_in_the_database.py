"""Whoever comes with SQL meets the same gate: the database refuses what no review has passed."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, connection, transaction
from tests.office.publishing import published, withdrawn
from tests.office.reviewing import agree, pass_review, reviewers

from gongkai.office.disclosure import actions
from gongkai.office.disclosure.models import REVIEWED, REVIEWED_LATER, Document, TakingBack
from gongkai.office.review.models import Scrutiny, ScrutinyOpinion, Verdict

ON = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 10, tzinfo=UTC)
OTHER = {
    "organ_id": "(SELECT id FROM organs_organ WHERE kind = 'government')",
    "issuer_id": "(SELECT id FROM organs_organ WHERE kind = 'government')",
    **dict.fromkeys(("interprets_id", "consultation_id"), "id"),
    **dict.fromkeys(("formed", "effective", "expires", "opinions_until"), "'2026-11-24'"),
    "openness": "'on_request'",
}
"""Another value for a column, in SQL; any other column takes another word."""


def refused(sql, *, told):
    with (
        pytest.raises(IntegrityError, match=told),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


def test_a_row_without_clearance_does_not_go_live(drafted):
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=drafted.pk).update(live=True)


def test_a_row_goes_live_on_no_review_that_has_not_passed(drafted, handler, office):
    sent = agree(actions.submit(document=drafted, by=handler, on=ON), reviewers(office)[:2], on=ON)
    ended = Verdict.objects.create(scrutiny=sent, result="returned", by=handler, at=AT, on=ON)

    refused(
        f"UPDATE disclosure_document SET live = true, published_at = '2026-11-23',"
        f" clearance_id = {ended.pk}",
        told="no review has cleared",
    )


@pytest.mark.parametrize("column", [*REVIEWED, *REVIEWED_LATER])
def test_no_reviewed_column_of_what_is_published_changes(out, column):
    value = OTHER.get(column, "'改掉'")

    refused(f"UPDATE disclosure_document SET {column} = {value}", told="no review has cleared")


@pytest.mark.parametrize("column", REVIEWED_LATER)
def test_what_a_review_of_an_earlier_time_did_not_know_is_not_said(passed, column):
    assert column not in Scrutiny.objects.get().paper["content"]

    refused(
        f"UPDATE disclosure_document SET {column} = {OTHER.get(column, repr('没有人读过'))},"
        f" live = true, published_at = '2026-11-23', clearance_id = {Verdict.objects.get().pk}",
        told="no review has cleared",
    )


@pytest.mark.parametrize("value", ["NULL", "'text'"])
def test_the_form_of_an_interpretation_is_what_was_read(office, drafted, value):
    explaining = {"kind": "interpretation", "form": "picture", "explainer": "林局长"}
    document = published(office, on=ON, interprets=drafted, **explaining)

    refused(
        f"UPDATE disclosure_document SET form = {value} WHERE id = {document.pk}",
        told="no review has cleared",
    )


def test_a_row_does_not_go_live_with_other_words_than_were_reviewed(passed):
    verdict = Verdict.objects.get()

    refused(
        f"UPDATE disclosure_document SET body = '没有人读过', live = true,"
        f" published_at = '2026-11-23', clearance_id = {verdict.pk}",
        told="no review has cleared",
    )


def test_a_row_does_not_borrow_the_review_of_another(out, office, handler):
    other = actions.draft(
        by=handler, on=ON, organ=office, kind="news", title="另一篇", formed=ON, duty="2015"
    )

    refused(
        f"UPDATE disclosure_document SET live = true, published_at = '2026-11-23',"
        f" clearance_id = {out.clearance_id} WHERE id = {other.pk}",
        told="no review has cleared",
    )


def test_an_earlier_version_does_not_come_back_by_sql(out, handler):
    earlier = out.clearance_id
    actions.revise(document=out, by=handler, on=ON, title="停水公告（更正）")
    pass_review(out, by=handler, on=ON)
    actions.publish(document=out, by=handler, on=ON)

    refused(
        f"UPDATE disclosure_document SET title = '停水公告', clearance_id = {earlier}",
        told="no review has cleared",
    )


def test_what_was_taken_back_does_not_come_back_by_sql(out, reviewer):
    clearance = out.clearance_id
    actions.withdraw(document=out, reason="有误", by=reviewer, on=ON)

    refused(
        f"UPDATE disclosure_document SET live = true, clearance_id = {clearance}",
        told="no review has cleared",
    )
    refused("DELETE FROM disclosure_takingback", told="not undone")
    refused("UPDATE disclosure_takingback SET document_id = NULL", told="not undone")
    assert TakingBack.objects.exists()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE disclosure_attachment SET file = 'disclosure/other.txt'",
        "UPDATE disclosure_attachment SET sha256 = 'x'",
        "UPDATE disclosure_attachment SET title = '另一个'",
        "UPDATE disclosure_attachment SET document_id = -1",
        "DELETE FROM disclosure_attachment",
        "INSERT INTO disclosure_attachment"
        " (document_id, sort_order, title, file, content_type, size, sha256)"
        " SELECT document_id, 1, '没有人读过', file, content_type, size, sha256"
        " FROM disclosure_attachment",
    ],
)
def test_the_files_of_what_is_published_do_not_change(out, sql):
    refused(sql, told="do not change")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE disclosure_attachment SET file = 'disclosure/other.txt'",
        "UPDATE disclosure_attachment SET sha256 = 'x'",
        "DELETE FROM disclosure_attachment",
    ],
)
def test_a_row_does_not_go_live_with_other_files_than_were_reviewed(passed, sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)

    refused(
        f"UPDATE disclosure_document SET live = true, published_at = '2026-11-23',"
        f" clearance_id = {Verdict.objects.get().pk}",
        told="no review has cleared",
    )


@pytest.mark.parametrize("model", [Scrutiny, ScrutinyOpinion, Verdict])
@pytest.mark.parametrize("deed", ["UPDATE {0} SET id = id", "DELETE FROM {0}"])
def test_reviews_are_neither_changed_nor_deleted(passed, model, deed):
    refused(deed.format(model._meta.db_table), told="append-only")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="只有 SQLite 有 REPLACE")
@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("review_scrutiny", "append-only"),
        ("review_scrutinyopinion", "append-only|has ended"),
        ("review_verdict", "append-only"),
        ("disclosure_document", "not deleted"),
        ("disclosure_takingback", "not undone"),
        ("disclosure_guideversion", "stays so"),
    ],
)
def test_no_row_of_the_record_is_replaced(office, table, told):
    withdrawn(published(office, on=ON, kind="guide", title="公开指南"), on=ON)

    refused(f"REPLACE INTO {table} SELECT * FROM {table}", told=told)


@pytest.mark.parametrize("levels", [1, 2])
def test_a_review_has_no_fewer_levels_than_the_rule_of_its_organ(passed, levels):
    others = ", ".join(
        field.column
        for field in Scrutiny._meta.concrete_fields
        if field.column not in {"id", "number", "levels"}
    )

    refused(
        f"INSERT INTO review_scrutiny (number, levels, {others})"
        f" SELECT 'X', {levels}, {others} FROM review_scrutiny",
        told="levels of the rule",
    )


def test_a_review_does_not_pass_without_every_level(drafted, handler, office):
    sent = agree(actions.submit(document=drafted, by=handler, on=ON), reviewers(office)[:2], on=ON)

    with pytest.raises(IntegrityError, match="has not passed"), transaction.atomic():
        Verdict.objects.create(scrutiny=sent, result="public", by=handler, at=AT, on=ON)


@pytest.mark.parametrize(
    "who", ["the drafter", "one person at all levels", "in the place of another"]
)
def test_a_review_does_not_pass_by_the_wrong_people(drafted, handler, office, who):
    first, second, last = reviewers(office)
    sent = actions.submit(document=drafted, by=handler, on=ON)
    people = {
        "the drafter": ((first, None), (handler, None), (last, None)),
        "one person at all levels": ((last, None), (last, None), (last, None)),
        "in the place of another": ((first, None), (second, None), (last, second)),
    }[who]
    for number, (step, (by, giver)) in enumerate(zip(sent.steps, people, strict=True), 1):
        ScrutinyOpinion.objects.create(
            scrutiny=sent,
            number=number,
            step=step,
            result="public",
            by=by,
            on_behalf_of=giver,
            at=AT,
            on=ON,
        )

    with pytest.raises(IntegrityError, match="has not passed"), transaction.atomic():
        Verdict.objects.create(scrutiny=sent, result="public", by=last, at=AT, on=ON)


def test_nothing_is_said_in_a_review_that_has_ended(passed, handler):
    scrutiny = Scrutiny.objects.get()

    with pytest.raises(IntegrityError, match="has ended"), transaction.atomic():
        ScrutinyOpinion.objects.create(
            scrutiny=scrutiny,
            number=9,
            step="final",
            result="public",
            by=handler,
            at=AT,
            on=ON,
        )


def test_an_index_number_never_changes_and_a_reviewed_document_stays(passed):
    refused("UPDATE disclosure_document SET index_number = 'X'", told="never changes")
    refused("DELETE FROM disclosure_document", told="not deleted")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE disclosure_guideversion SET body = '没有人读过'",
        "UPDATE disclosure_guideversion SET withdrawn = NULL",
        "INSERT INTO disclosure_guideversion (document_id, number, title, body, published)"
        " SELECT document_id, 9, title, '没有人读过', published FROM disclosure_guideversion",
    ],
)
def test_a_version_of_a_guide_says_what_was_reviewed(office, sql):
    withdrawn(published(office, on=ON, kind="guide", title="公开指南"), on=ON)

    refused(sql, told="stays so")
