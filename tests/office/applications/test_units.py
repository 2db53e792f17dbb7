"""A case goes to a unit and comes back with what was found; the unit sees its cases alone."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.office.applications.pages import LIST, case, words

from gongkai.office.applications import actions
from gongkai.office.applications.actions import Found
from gongkai.office.applications.models import Application, Finding
from gongkai.office.applications.states import turn
from gongkai.office.ledger.models import Event
from gongkai.office.organs import actions as organs
from gongkai.office.organs.standing import NotPermitted
from gongkai.office.organs.visibility import visible

ON, DUE = date(2026, 3, 9), date(2026, 3, 16)


@pytest.fixture
def unit(member):
    return member.units.get().unit


@pytest.fixture
def given(application, unit, handler):
    return actions.assign(
        application=application, unit=unit, task="检索合同", due=DUE, by=handler, on=ON
    )


def give(application, unit, by, **changes):
    fields = {"task": "检索", "due": DUE, "on": ON} | changes
    return actions.assign(application=application, unit=unit, by=by, **fields)


def test_it_is_the_units_turn_until_it_hands_in(application, given, member):
    assert turn(application) == "承办单位（财务科）"

    actions.accept_assignment(assignment=given, by=member, on=ON)
    assert given.standing == "承办中"
    actions.report_findings(
        assignment=given,
        report="检索档案室，找到合同一份",
        files=[Found("合同.pdf", b"%PDF-1.7")],
        by=member,
        on=date(2026, 3, 12),
    )

    application = Application.objects.get()
    assert turn(application) == "经办人"
    assert Event.objects.last().note == "财务科，报送文件 1 份"
    assert len(Finding.objects.get().sha256) == 64


def test_a_unit_sends_back_what_is_not_its_own(application, given, member, handler, colleague):
    with pytest.raises(actions.Refused, match="请写明退回的理由"):
        actions.refuse_assignment(assignment=given, reason=" ", by=member, on=ON)

    actions.refuse_assignment(assignment=given, reason="合同由文秘科保存", by=member, on=ON)

    assert not visible(member, Application).exists()
    again = give(application, colleague.units.get().unit, handler)
    assert list(visible(colleague, Application)) == [application]
    assert again.standing == "待接收"


def test_what_is_recalled_is_gone_for_the_unit(application, given, member, handler):
    with pytest.raises(actions.Refused, match="请写明收回的理由"):
        actions.recall_assignment(assignment=given, reason="", by=handler, on=ON)

    actions.recall_assignment(assignment=given, reason="改由他科办理", by=handler, on=ON)

    assert not visible(member, Application).exists()
    with pytest.raises(NotPermitted):
        actions.report_findings(assignment=given, report="有", by=member, on=ON)


def test_a_unit_is_chased(given, handler):
    actions.chase_assignment(assignment=given, by=handler, on=DUE, note="明天到期")

    assert given.chased == DUE
    assert Event.objects.last().note == "财务科，明天到期"


def test_another_units_member_does_nothing_with_it(application, given, handler, colleague):
    give(application, colleague.units.get().unit, handler)

    with pytest.raises(NotPermitted, match="不是财务科的人员"):
        actions.report_findings(assignment=given, report="有", by=colleague, on=ON)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"task": " "}, "请写明需要承办单位办理的事项"),
        ({"due": date(2026, 3, 6)}, "早于交办日期"),
        ({"due": date(2026, 3, 31)}, "晚于答复期限2026-03-30"),
        ({"on": date(2026, 3, 1)}, "早于收到申请之日"),
    ],
)
def test_an_assignment_has_its_task_and_a_day_within_the_period(
    application, unit, handler, changes, why
):
    with pytest.raises(actions.Refused, match=why):
        give(application, unit, handler, **changes)


def test_only_a_unit_of_the_organ_is_given_a_case_and_only_once(
    application, unit, given, handler, other_office
):
    foreign = organs.found_unit(organ=other_office, name="基教科")
    with pytest.raises(actions.Refused, match="不是示范县人民政府办公室现有的承办单位"):
        give(application, foreign, handler)
    with pytest.raises(actions.Refused, match="已经交办财务科"):
        give(application, unit, handler)


def test_files_are_neither_empty_nor_too_large(given, member, monkeypatch):
    monkeypatch.setattr("gongkai.office.applications.actions.assigning.LARGEST_FILE", 3)
    for data, why in ((b"", "是空的"), (b"abcd", "超过 50 MB")):
        with pytest.raises(actions.Refused, match=why):
            actions.report_findings(
                assignment=given, report="有", files=[Found("a.pdf", data)], by=member, on=ON
            )


def test_what_was_handed_in_is_not_handed_in_again(given, member):
    with pytest.raises(actions.Refused, match="请写明承办意见"):
        actions.report_findings(assignment=given, report=" ", by=member, on=ON)
    actions.report_findings(assignment=given, report="没有查到", by=member, on=ON)

    with pytest.raises(actions.Refused, match="没有等待您所在单位办理的交办"):
        actions.report_findings(assignment=given, report="有", by=member, on=ON)


def test_a_member_works_his_case_on_the_screen_and_sees_no_other(
    client, given, registered, member, handler
):
    other = registered(title="别科的事")
    one = given.application
    client.force_login(member)

    assert one.register_number in words(client.get(LIST))
    assert "别科的事" not in words(client.get(LIST))
    assert client.get(case(other)).status_code in {302, 404}
    page = client.get(case(one)).content.decode()
    assert "王小满" not in page
    assert "reveal" not in page

    def do(act, **data):
        data |= {"assignment": given.pk} if act != "record_search" else {}
        response = client.post(case(one, act), data)
        assert response.status_code == 302, words(response)

    do("accept_assignment")
    do("record_search", on="2026-03-10", systems="档案室", keywords="合同", result="一份")
    upload = SimpleUploadedFile("养护合同.pdf", b"%PDF-1.7")
    do("report_findings", report="可以公开", files=upload)

    client.force_login(handler)
    assert "养护合同.pdf" in words(client.get(case(one)))
    file = Finding.objects.get()
    response = client.get(f"{case(one)}file/{file.pk}/")
    assert b"".join(response.streaming_content) == b"%PDF-1.7"
    assert "no-store" in response["Cache-Control"]


def test_a_file_is_hidden_from_those_who_do_not_see_the_case(client, given, member, colleague):
    found = [Found("a.pdf", b"%PDF")]
    actions.report_findings(assignment=given, report="有", files=found, by=member, on=ON)
    client.force_login(colleague)

    address = f"{case(given.application)}file/{Finding.objects.get().pk}/"

    assert client.get(address).status_code == 404


def test_an_administrator_founds_units_and_seats_people(client, administrator, office, enrolled):
    client.force_login(administrator)
    person = enrolled("卢知", office)

    client.post("/office/units/new/", {"organ": office.pk, "name": "档案科", "is_active": "on"})
    unit = office.units.get()
    client.post("/office/unit_members/new/", {"user": person.pk, "unit": unit.pk})
    assert unit.members.get().user == person
    client.post(f"/office/unit_members/delete/{unit.members.get().pk}/")

    assert not unit.members.exists()
