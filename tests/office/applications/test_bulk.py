"""Several cases at once: looked at one by one first, done one by one, and taken out as a list."""

import csv
from datetime import date
from io import BytesIO, StringIO

import pytest
from django.utils import timezone
from openpyxl import load_workbook
from tests.office.applications.conftest import WANG
from tests.office.applications.pages import LIST, words

from gongkai.office.applications import actions
from gongkai.office.applications.bulk.exporting import as_csv, as_xlsx, safe
from gongkai.office.applications.models import Application
from gongkai.office.ledger.models import Event

BULK, EXPORT = f"{LIST}bulk/", f"{LIST}export/"


@pytest.fixture
def several(registered):
    """Three cases that came in today, the last one of which is withdrawn."""
    today = timezone.localdate()
    cases = [registered(arrived=today, on=today) for _ in range(3)]
    actions.withdraw(application=cases[2], by=cases[2].handler, on=today)
    return cases


def keys(cases):
    return [one.pk for one in cases]


def events(cases, kind):
    return Event.objects.filter(subject="application", subject_id__in=keys(cases), kind=kind)


def test_the_preview_says_of_each_case_what_will_happen_and_changes_nothing(
    client, handler, several
):
    client.force_login(handler)
    sent = {"act": "request_extension", "case": keys(several), "days": 5, "reason": "检索档案"}

    page = words(client.post(BULK, sent | {"step": "preview"}))

    assert "将办理 2 件" in page
    assert "申请延长 5 个工作日" in page
    assert "不能办理" in page
    assert not events(several, "extension_requested").exists()


def test_what_is_confirmed_is_done_to_each_case_that_allows_it(client, handler, several):
    client.force_login(handler)
    sent = {"act": "request_extension", "case": keys(several), "days": 5, "reason": "检索档案"}

    page = words(client.post(BULK, sent | {"step": "do"}))

    assert "已办理 2 件" in page
    assert events(several, "extension_requested").count() == 2
    assert not events(several, "extended").exists()


def test_cases_are_given_to_a_unit_together_each_with_its_reason_why_not(
    client, handler, several, member
):
    client.force_login(handler)
    unit, today = member.units.get().unit, timezone.localdate()
    give = {"unit": unit, "task": "检索", "due": today, "by": handler, "on": today}
    actions.assign(application=several[0], **give)
    sent = {"act": "assign", "case": keys(several), "task": "检索", "due": str(today)}

    page = words(client.post(BULK, sent | {"unit": unit.pk, "step": "do"}))

    assert "已经交办财务科" in page
    assert "已办理 1 件" in page
    assert several[1].assignments.count() == 1


def test_a_form_that_is_not_filled_in_is_asked_for_again(client, handler, several):
    client.force_login(handler)

    response = client.post(BULK, {"act": "hand_to", "case": keys(several), "step": "do"})

    assert response.status_code == 422


def test_before_the_form_each_case_says_what_stands_in_its_way(client, reviewer, handler, several):
    client.force_login(handler)
    page = words(client.get(BULK, {"act": "assign", "case": keys(several)}))
    client.force_login(reviewer)
    foreign = words(client.get(BULK, {"act": "assign", "case": keys(several)}))

    assert "可以办理" in page
    assert "不能交办承办单位" in page
    assert "可以办理" not in foreign


def test_cases_that_one_may_not_see_are_not_among_the_chosen(client, stranger, several):
    client.force_login(stranger)

    response = client.post(
        BULK, {"act": "hand_to", "case": keys(several), "step": "do", "handler": stranger.pk}
    )

    assert response.status_code == 302
    assert not events(several, "handed").exists()


def test_the_whole_list_is_chosen_by_its_filters(client, handler, several):
    client.force_login(handler)

    page = words(client.get(BULK, {"act": "assign", "whole": "1", "list": "pending"}))

    assert several[0].register_number in page
    assert several[2].register_number not in page


def test_an_act_that_is_not_offered_does_not_exist(client, handler, several):
    client.force_login(handler)

    assert client.get(BULK, {"act": "void", "case": keys(several)}).status_code == 404


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_a_list_is_taken_out_with_masked_names_and_the_ledger_says_so(
    client, handler, several, form
):
    client.force_login(handler)

    response = client.post(EXPORT, {"case": keys(several), "form": form})

    data = b"".join(response.streaming_content)
    text = data.decode("utf-8-sig") if form == "csv" else _cells(data)
    assert several[0].register_number in text
    assert WANG.name not in text
    assert "王**" in text
    assert events(several, "exported").count() == 3


def _cells(data):
    rows = load_workbook(BytesIO(data)).active.iter_rows(values_only=True)
    return " ".join(str(cell) for row in rows for cell in row)


def test_the_export_page_names_what_the_file_will_hold(client, handler, several):
    client.force_login(handler)

    page = words(client.get(EXPORT, {"case": keys(several)}))

    assert "将导出 3 件" in page
    assert "申请人姓名隐去" in page


def test_a_member_of_a_unit_takes_no_list_out(client, handler, member, several):
    client.force_login(member)
    today = timezone.localdate()
    give = {"unit": member.units.get().unit, "task": "检索", "due": today, "on": today}
    actions.assign(application=several[0], by=handler, **give)

    response = client.post(EXPORT, {"case": keys(several), "form": "csv"})

    assert response.status_code == 404
    assert not events(several, "exported").exists()


def test_no_cell_of_a_list_is_taken_for_a_formula(registered):
    registered(title="=HYPERLINK(1)", arrived=date(2026, 3, 2))
    cases = list(Application.objects.select_related("organ", "handler"))

    rows = list(csv.reader(StringIO(as_csv(cases).decode("utf-8-sig"))))
    sheet = load_workbook(BytesIO(as_xlsx(cases))).active

    assert rows[1][2] == "'=HYPERLINK(1)"
    assert "f" not in {cell.data_type for row in sheet for cell in row}
    assert safe("@甲") == "'@甲"
