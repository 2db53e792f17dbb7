"""A catalogue goes out as a workbook and comes back from one, after a dry run."""

from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from tests.office.catalogue.conftest import ADOPTED, fields

from gongkai.office.catalogue import actions
from gongkai.office.catalogue.importing.checking import Unreadable, checked
from gongkai.office.catalogue.importing.columns import COLUMNS, SHEET
from gongkai.office.catalogue.importing.workbook import reported, workbook
from gongkai.office.catalogue.reading import current
from gongkai.office.organs.models import Organ

TITLES = [column.title for column in COLUMNS]
LINE = {
    "法定项": 2007,
    "一级事项": "财政信息",
    "二级事项": "财政决算",
    "公开内容（要素）": "部门决算",
    "公开依据": "《预算法》第十四条",
    "公开时限": "自作出决定之日起20个工作日内",
    "公开主体": "各机关",
    "公开渠道和载体": "■政府网站 □政府公报 ■公开查阅点",
    "公开对象": "特定群体：村民委员会",
    "公开方式": "主动",
    "公开层级": "乡级、县级",
}


def book(*lines, heads=TITLES) -> bytes:
    """A workbook as somebody filled it in."""
    made = Workbook()
    made.active.title = SHEET
    made.active.append(heads)
    for line in lines:
        made.active.append([line.get(head) for head in heads])
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def found(data, serials=()):
    return checked(data, serials=serials, organs=Organ.objects.all())


def test_what_goes_out_comes_back_the_same(catalogue, handler):
    rows = list(current(catalogue).rows.select_related("entry"))

    back = found(workbook(rows), serials=(1, 2))

    assert back.faults == []
    draft = actions.bring_in(
        catalogue=catalogue, lines=[one.fields for one in back.lines], by=handler, on=ADOPTED
    )
    copies = draft.rows.select_related("entry")
    assert [_plain(row) for row in copies] == [_plain(row) for row in rows]


def _plain(row):
    return {name: getattr(row, name) for name in (*fields(), "entry_id", "position", "limit")}


def test_a_line_states_every_field_of_a_row(office):
    (line,) = found(book(LINE)).lines

    assert line.fields == {
        "duty": "2007",
        "subject": "财政信息",
        "item": "财政决算",
        "content": "部门决算",
        "basis": "《预算法》第十四条",
        "limit_kind": "working_days",
        "limit_days": 20,
        "limit_since": "decided",
        "period": "as_formed",
        "responsible": "各机关",
        "channels": ["website", "reading_place"],
        "platform": "",
        "audience": "group",
        "group": "村民委员会",
        "mode": "proactive",
        "level": "both",
    }


@pytest.mark.parametrize(
    ("changed", "column", "said"),
    [
        ({"法定项": "2016"}, "法定项", "不是法定项代码"),
        ({"公开时限": "尽快"}, "公开时限", "无法计算期限"),
        ({"公开内容（要素）": "=1+1"}, "公开内容（要素）", "是公式"),
        ({"公开依据": None}, "公开依据", "必填"),
        ({"一级事项": "长" * 61}, "一级事项", "最多 60 字"),
        ({"公开渠道和载体": "政府网站、微信群"}, "公开渠道和载体", "“微信群”不是渠道"),
        ({"公开渠道和载体": "□政府网站"}, "公开渠道和载体", "没有选择渠道"),
        ({"公开对象": "特定群体"}, "公开对象", "写明群体"),
        ({"公开方式": "被动"}, "公开方式", "请填：主动、依申请"),
        ({"公开层级": "省级"}, "公开层级", "不是公开层级"),
        ({"事项编号": "007"}, "事项编号", "没有编号 007"),
        ({"事项编号": "甲"}, "事项编号", "不是事项编号"),
        ({"更新周期": "偶尔"}, "更新周期", "不是可填的词"),
    ],
)
def test_each_fault_names_its_row_and_column_and_says_what_to_do(office, changed, column, said):
    checked_one = found(book(LINE, {**LINE, "二级事项": "别的", **changed}))

    (fault,) = checked_one.faults
    assert (fault.row, fault.column) == (3, column)
    assert said in fault.sentence
    assert not checked_one.may_go


def test_the_same_entry_twice_is_noticed(office):
    twice = found(book({**LINE, "事项编号": "001"}, {**LINE, "事项编号": "001"}), serials=(1,))

    assert [fault.column for fault in twice.faults] == ["事项编号", "二级事项"]


def test_an_organ_that_nobody_knows_is_a_hint(office):
    hinted = found(book({**LINE, "公开主体": "县税务局"}))

    assert hinted.may_go
    assert [fault.grade for fault in hinted.faults] == ["提示"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"no workbook", "不是可以打开的 XLSX", id="another file"),
        pytest.param(book(), "没有条目", id="no rows"),
        pytest.param(book(LINE, heads=TITLES[2:]), "缺少“法定项”", id="a column missing"),
        pytest.param(book(LINE, heads=[*TITLES, "公开依据"]), "出现了两次", id="a column twice"),
    ],
)
def test_what_is_no_such_workbook_is_said_in_a_sentence(office, data, said):
    with pytest.raises(Unreadable, match=said):
        found(data)


def test_merged_cells_are_faults(office):
    made = load_workbook(BytesIO(book(LINE)))
    made[SHEET].merge_cells("C2:D2")
    out = BytesIO()
    made.save(out)

    assert "C2:D2 是合并的单元格" in found(out.getvalue()).faults[0].sentence


def test_no_cell_computes_whatever_somebody_wrote(catalogue, handler):
    row = actions.put_row(
        catalogue=catalogue, by=handler, on=ADOPTED, **fields(item="=HYPERLINK(1)", subject="@x")
    )

    cells = load_workbook(BytesIO(workbook([row])))[SHEET][2]

    assert {cell.data_type for cell in cells if cell.value} == {"s"}
    assert cells[3].value == "=HYPERLINK(1)"
    assert cells[3].quotePrefix


def test_the_report_of_a_check_has_a_line_for_each_fault(office):
    faults = found(book({**LINE, "法定项": "1", "公开层级": "省级"})).faults

    sheet = load_workbook(BytesIO(reported(faults))).active

    assert [cell.value for cell in sheet[2]][:3] == ["2", "法定项", "须改正"]
    assert sheet.max_row == 3
