"""A report is checked, signed, frozen, published, and taken back only with a reason."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from tests.office.annual.conftest import ON, SECTIONS, YEAR
from tests.office.annual.records import application

from gongkai.office.annual import actions
from gongkai.office.annual.models import ENTERED, Report
from gongkai.office.annual.presentation import judged, objections, presented
from gongkai.office.ledger.chain import breaks
from gongkai.office.ledger.models import Event, Head
from gongkai.office.organs.standing import NotPermitted
from gongkai.report.model import FEES


def enter(report, by, path=ENTERED[0], value=1, source="业务系统", on=ON):
    return actions.enter_figure(
        organ=report.organ, year=report.year, path=path, value=value, source=source, by=by, on=on
    )


def test_a_report_is_begun_once_for_each_organ_and_year(report, office, handler):
    with pytest.raises(ValidationError, match="已经开始编制"):
        actions.begin(organ=office, year=YEAR, by=handler, on=ON)


@pytest.mark.parametrize(("year", "words"), [(2027, "尚未开始"), (2020, "2021")])
def test_a_year_that_has_no_report_of_this_form_is_refused(office, handler, year, words):
    with pytest.raises(ValidationError, match=words):
        actions.begin(organ=office, year=year, by=handler, on=ON)


def test_a_blank_figure_keeps_the_report_from_being_checked(report, handler):
    with pytest.raises(actions.NotReady) as refusal:
        actions.self_check(report=report, by=handler, on=ON)

    words = "；".join(refusal.value.messages)
    assert "“行政许可”" in words
    assert "“一、总体情况”还没有写" in words


def test_a_request_left_in_the_narrative_keeps_the_report_from_being_checked(complete, handler):
    sections = {"problems": "问题：【请补写：改进措施】"}
    actions.write_sections(report=complete, sections=sections, by=handler, on=ON)

    with pytest.raises(actions.NotReady, match="没有补写"):
        actions.self_check(report=complete, by=handler, on=ON)


@pytest.mark.parametrize(("on", "is_over"), [(date(2025, 12, 31), False), (date(2026, 1, 1), True)])
def test_a_report_is_checked_only_after_its_year(complete, on, is_over):
    sentences = objections(complete, on)

    assert (not sentences) is is_over


def test_signing_needs_the_self_check_and_the_head(complete, handler, head, reviewer):
    with pytest.raises(actions.NotReady, match="还没有自查"):
        actions.sign(report=complete, by=head, on=ON)
    with pytest.raises(NotPermitted, match="没有签发年度报告的职权"):
        actions.sign(report=complete, by=handler, on=ON)
    with pytest.raises(NotPermitted, match="没有自查年度报告的职权"):
        actions.self_check(report=complete, by=reviewer, on=ON)


def test_signing_checks_again_because_records_may_have_changed(checked, head, office):
    report = Report.objects.get(pk=checked.pk)
    report.overview = ""
    report.save()

    with pytest.raises(actions.NotReady, match="还没有写"):
        actions.sign(report=report, by=head, on=ON)


def test_a_new_figure_asks_for_a_new_check(checked, handler):
    enter(checked, handler, value=3)

    checked.refresh_from_db()
    assert checked.state == Report.State.DRAFT


def test_a_signed_report_stays_as_it_was_signed(signed, case, office):
    case.delete()
    application(office, date(2025, 5, 5)).save()

    report = Report.objects.get(pk=signed.pk)
    assert presented(report)["applications.granted.business"] == 1
    assert presented(report)["applications.carried_over.total"] == 0
    assert report.digest == actions.digest_of(report.snapshot)


def test_a_signed_report_takes_no_figures_and_no_words(signed, handler, head):
    for act in (
        lambda: enter(signed, handler),
        lambda: actions.write_sections(report=signed, sections=SECTIONS, by=handler, on=ON),
        lambda: actions.self_check(report=signed, by=handler, on=ON),
        lambda: actions.sign(report=signed, by=head, on=ON),
    ):
        with pytest.raises(actions.NotReady, match="请先撤回"):
            act()


def test_only_a_signed_report_is_published(checked, handler):
    with pytest.raises(actions.NotReady, match="状态是“已自查”"):
        actions.publish(report=checked, by=handler, on=ON)


def test_taking_back_needs_a_reason_and_keeps_what_was_signed(public, head, handler):
    with pytest.raises(ValidationError, match="写明撤回的理由"):
        actions.withdraw(report=public, reason=" ", by=head, on=ON)
    with pytest.raises(NotPermitted):
        actions.withdraw(report=public, reason="数字有误", by=handler, on=ON)

    digest = public.digest
    report = actions.withdraw(report=public, reason="数字有误", by=head, on=ON)

    event = Event.objects.get(kind="report_withdrawn")
    assert (report.state, report.snapshot, report.published_at) == ("draft", None, None)
    assert event.note == "数字有误"
    assert actions.digest_of(event.old["report"]) == event.old["digest"] == digest
    assert list(breaks(Event.objects.all(), Head.objects.get())) == []


def test_a_draft_needs_no_taking_back(report, head):
    with pytest.raises(actions.NotReady, match="不需要撤回"):
        actions.withdraw(report=report, reason="更正", by=head, on=ON)


def test_a_figure_is_corrected_with_its_old_value_in_the_ledger(report, handler):
    enter(report, handler, path=FEES, value=Decimal("7730.280"))
    entry = enter(report, handler, path=FEES, value=Decimal("10"), source="财务系统")

    event = Event.objects.filter(kind="figure_entered").last()
    assert event.old == {"value": "7730.28", "source": "业务系统"}
    assert event.new["value"] == "10"
    assert str(entry.figure) == "10"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"value": -1}, "大于或等于 *0|不能小于"),
        ({"value": Decimal("1.5")}, "正整数"),
        ({"source": ""}, "不能为空|不能为 blank|必填"),
        ({"path": "applications.received.total"}, "不是.*选项|有效"),
    ],
)
def test_what_is_no_figure_is_refused(report, handler, given, words):
    with pytest.raises(ValidationError, match=words):
        enter(report, handler, **given)


def test_another_organ_writes_nothing_here(complete, stranger, supervisor, administrator):
    for person in (stranger, supervisor, administrator):
        with pytest.raises(NotPermitted):
            enter(complete, person)
        with pytest.raises(NotPermitted):
            actions.write_sections(report=complete, sections=SECTIONS, by=person, on=ON)
        with pytest.raises(NotPermitted):
            actions.begin(organ=complete.organ, year=2024, by=person, on=ON)


def test_the_database_refuses_a_published_report_that_nobody_signed(report):
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(state="published")


def test_a_report_that_does_not_follow_the_last_one_shows_where(
    public, office, handler, case, head
):
    late = application(office, date(2025, 12, 1))
    late.save()

    after = actions.begin(organ=office, year=2026, by=handler, on=date(2027, 1, 5))

    found = judged(after)
    assert [(one.code, one.where) for one in found.errors if one.code != "FORM-BLANK"] == [
        ("YEAR-CARRY", "applications.carried_in.natural_person"),
        ("YEAR-CARRY", "applications.carried_in.total"),
    ]


def test_the_whole_way_is_in_the_ledger(public):
    kinds = [event.kind for event in Event.objects.filter(subject="annual_report")]

    assert kinds == [
        "report_begun",
        "report_written",
        "report_self_checked",
        "report_signed",
        "report_published",
    ]
