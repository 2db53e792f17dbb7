"""Cases of earlier years come in from a workbook: checked line by line, all of them or none."""

from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook
from tests.office.applications.conftest import ARRIVED, WANG
from tests.office.applications.workbooks import HEADS, ON, row, saved, undecided, workbook

from gongkai.office.annual.compilation import compiled
from gongkai.office.applications import actions
from gongkai.office.applications.importing.actions import bring_in, examined
from gongkai.office.applications.importing.checking import Earlier
from gongkai.office.applications.importing.columns import SHEET
from gongkai.office.applications.importing.workbook import template
from gongkai.office.applications.kinds import State
from gongkai.office.applications.models import Application, Posting
from gongkai.office.applications.searching.actions import index_anew
from gongkai.office.backoffice.workbooks.faults import Unreadable
from gongkai.office.ledger.chain import breaks
from gongkai.office.ledger.models import Event, Head
from gongkai.office.operating.checking import checked as whole
from gongkai.office.organs.standing import NotPermitted
from gongkai.report.checks import findings
from gongkai.statute import official_calendar, reply_due


@pytest.fixture
def told(office, handler):
    """What a check says of rows: `told(row(...))` gives (row, column, sentence) of each fault."""

    def check(*rows):
        found = examined(workbook(*rows), organ=office, by=handler, today=ON)
        return [(fault.row, fault.column, fault.sentence) for fault in found.faults]

    return check


@pytest.fixture
def imported(office, handler):
    def bring(*rows):
        return bring_in(workbook(*rows), organ=office, by=handler, on=ON)

    return bring


def test_a_case_keeps_its_number_and_its_applicant_is_sealed(imported):
    imported(row("示人公开申〔2025〕1号"))

    one = Application.objects.get()
    assert (one.register_number, one.year, one.serial) == ("示人公开申〔2025〕1号", 2025, 1)
    assert (one.imported, one.state, one.masked_name) == (ON, State.CLOSED, "王**")
    assert one.applicant().id_number == WANG.id_number
    assert "王小满" not in one.sealed
    event = Event.objects.get(subject="application", subject_id=one.pk)
    assert event.label == "导入（已送达）"
    assert "王小满" not in str(event.new)


def test_it_counts_in_the_report_of_its_year_and_an_open_one_is_carried_over(office, imported):
    imported(row("2025-001"), undecided("2025-002"))

    for year, received, carried in ((2025, 2, (0, 1)), (2026, 0, (1, 1))):
        report = compiled(office, year)
        cells = report.cells
        assert cells["applications.received.total"] == received
        assert cells["applications.carried_in.total"] == carried[0]
        assert cells["applications.carried_over.total"] == carried[1]
        assert [one for one in findings(report) if one.code.startswith("T3-")] == []


def test_the_clock_of_an_open_case_runs_by_the_law(imported):
    imported(undecided("2025-002", 延长工作日="10", 批准延期日期="2025-12-25"))

    one = Application.objects.get()
    asked = reply_due(date(2025, 12, 1), official_calendar(), extended_by=10).due
    assert (one.state, one.received, one.due) == (State.HANDLING, date(2025, 12, 1), asked)


def test_an_open_case_is_handled_on_like_any_other(imported, handler):
    imported(undecided("2025-002"))
    one = Application.objects.get()

    actions.ask_correction(application=one, items="写明年份", by=handler, on=ON)

    one.refresh_from_db()
    assert one.state == State.AWAITING_CORRECTION
    assert one.due is None


def test_an_unconfirmed_one_waits_for_its_confirmation(imported, handler):
    imported(undecided("2026-001", 申请渠道="电子邮件", 到达日期="2026-03-18"))
    one = Application.objects.get()
    assert (one.state, one.due) == (State.AWAITING_CONFIRMATION, None)

    actions.confirm(application=one, by=handler, on=ON)

    assert one.state == State.HANDLING


def test_the_next_numbers_follow_those_that_came_in(imported, registered, office):
    prefix = office.number_prefix
    imported(
        row(
            f"{prefix}公开申〔2026〕17号",
            到达日期="2026-03-02",
            作出决定日期="2026-03-03",
            送达日期="2026-03-04",
            答复文号=f"{prefix}公开答〔2026〕9号",
        )
    )

    assert registered().register_number == f"{prefix}公开申〔2026〕18号"


def test_a_second_import_of_the_same_file_changes_nothing(imported):
    imported(row("2025-001"), undecided("2025-002"))
    before = Event.objects.count()

    again = imported(row("2025-001"), undecided("2025-002"))

    assert (len(again.fresh), len(again.known)) == (0, 2)
    assert (Application.objects.count(), Event.objects.count()) == (2, before)


def test_one_wrong_row_keeps_all_out(imported):
    with pytest.raises(actions.Refused, match="还有 1 处须改正，一件也没有导入"):
        imported(row("2025-001"), row("2025-002", 办理结果="给了"))

    assert not Application.objects.exists()


def test_what_came_in_passes_the_check_of_the_whole_office(imported):
    imported(row("2025-001"), undecided("2025-002"), row("2025-003", 送达日期=None))

    assert [fault for _, _, faults in whole() for fault in faults] == []
    assert list(breaks(Event.objects.order_by("pk"), Head.objects.get())) == []


@pytest.mark.parametrize(
    ("changed", "column", "sentence"),
    [
        ({"到达日期": "去年"}, "到达日期", "“去年”不是日期，请写成 2026-03-02 的样子。"),
        ({"到达日期": None}, "到达日期", "没有填写，这一列必填。"),
        ({"办理结果": "公开"}, "办理结果", "不是可填的词，请从“可填的词”表的“办理结果”列中选择"),
        ({"作出决定日期": "2025-11-01"}, "作出决定日期", "早于到达日期2025-12-01，请核对"),
        ({"送达日期": "2027-01-01"}, "送达日期", "晚于今天（2026-03-20），请核对日期"),
        ({"登记号": "无号"}, "登记号", "末尾看不出年份和序号"),
        ({"登记号": "2031-001"}, "登记号", "年份是 2031，应在 2008 年至今年之间"),
        ({"证件号码": 110105194912310021}, "证件号码", "被存成了数字，末几位已经丢失"),
        ({"证件号码": "110105194912310021"}, "证件号码", "末位与前 17 位不符"),
        ({"证件类型": None}, "证件类型", "填了证件号码，请选择证件类型"),
        ({"证件号码": None}, "证件号码", "选了证件类型，请填写证件号码"),
        ({"延长工作日": "30", "批准延期日期": "2025-12-05"}, "延长工作日", "最多 20 个"),
        ({"延长工作日": "5"}, "批准延期日期", "延长的天数和批准日期要一起填写"),
        ({"延长工作日": "许多"}, "延长工作日", "不是整数，请只填数字"),
        ({"批准延期日期": "2025-11-01", "延长工作日": 5}, "批准延期日期", "早于收到申请之日"),
        ({"办理结果": None}, "办理结果", "办理结果和作出决定日期要一起填写"),
        ({"作出决定日期": None, "办理结果": None}, "办理结果", "填了答复文号或者送达日期"),
        ({"申请渠道": "电子邮件"}, "收到申请之日", "已经作出决定，请填写收到申请之日"),
        ({"所需信息的名称": "长" * 201}, "所需信息的名称", "有 201 字，最多 200 字"),
        ({"所需信息的名称": datetime(2025, 1, 1)}, "所需信息的名称", "被存成了日期"),  # noqa: DTZ001
        ({"所需信息的名称": "=A1"}, "所需信息的名称", "是公式或者出错的公式"),
        ({"收到申请之日": "2025-12-03"}, "收到申请之日", "按申请渠道应为2025-12-01"),
    ],
)
def test_each_mistake_is_a_sentence_with_its_row_and_column(told, changed, column, sentence):
    number = changed.pop("登记号", "2025-001")
    found = told(row(number, **changed))

    assert [(where, what) for where, what, _ in found] == [(2, column)]
    assert sentence in found[0][2]


def test_two_rows_with_one_number_are_told_of_each_other(told):
    found = told(row("2025-001"), row("示人公开申〔2025〕1号"))

    assert found == [(3, "登记号", "与第 2 行相同，每件只能有一个，请核对后删去一行或者改正。")]


def test_a_number_that_was_given_here_is_not_given_again(told, registered):
    registered(arrived=date(2025, 12, 1))

    assert "已由本平台登记的另一件申请使用" in told(row("2025-001"))[0][2]


def test_missing_numbers_are_a_hint_and_no_hindrance(office, handler):
    found = examined(workbook(row("2025-004")), organ=office, by=handler, today=ON)

    assert found.may_go
    assert "2025 年登记号不连续，缺 1、2、3，共 3 个" in found.faults[0].sentence


def test_merged_cells_are_named(office, handler):
    book = load_workbook(BytesIO(workbook(row("2025-001"), row("2025-002"))))
    book[SHEET].merge_cells("H2:H3")

    found = examined(saved(book), organ=office, by=handler, today=ON)

    assert "H2:H3 是合并的单元格" in found.faults[0].sentence


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"not a workbook", "不是可以打开的 XLSX 工作簿"),
        (workbook(row("2025-001"), sheet="表1"), "没有“案件”表"),
        (workbook(row("2025-001"), heads=HEADS[1:]), "第 1 行缺少“登记号”列"),
        (workbook(row("2025-001"), heads=[*HEADS, "登记号"]), "“登记号”列出现了两次"),
        (template(), "表中没有案件"),
    ],
)
def test_another_file_is_refused_with_a_sentence(office, handler, data, sentence):
    with pytest.raises(Unreadable, match=sentence):
        examined(data, organ=office, by=handler, today=ON)


def test_only_who_handles_for_the_organ_imports(office, stranger):
    with pytest.raises(NotPermitted):
        bring_in(workbook(row("2025-001")), organ=office, by=stranger, on=ON)


def test_its_words_are_indexed_as_if_the_index_were_made_anew(imported):
    imported(row("2025-001"), undecided("2025-002", 延长工作日="5", 批准延期日期="2025-12-25"))
    pairs = Posting.objects.order_by("organ", "gram", "application")
    kept = list(pairs.values_list("organ", "gram", "application"))

    index_anew()

    assert kept
    assert list(pairs.values_list("organ", "gram", "application")) == kept


@pytest.mark.parametrize(("confirms", "received"), [(True, ARRIVED), (False, None)])
def test_the_day_of_receipt_follows_the_offices_practice_as_at_the_door(
    settings, confirms, received
):
    settings.ONLINE_CONFIRMS_ON_SUBMISSION = confirms
    cells = {"channel": "online", "arrived": ARRIVED}

    case = Earlier(2, "示政办公开申〔2025〕1号", 2025, 1, cells)

    assert case.received == received
