from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.report.samples import changed, department
from tests.report.strategies import consistent_reports

from gongkai.report.checks import findings
from gongkai.report.form import CLOSED, FORM_2021, FORM_2021_CLOSED
from gongkai.report.model import FEES, AnnualReport
from gongkai.report.rollup import Adjustment, CannotAdd, named, total

JOINT = Adjustment("proactive.normative_documents.issued", -1, "与县卫健局联合发文")


def township(**fields):
    return changed(department(), organ="柳湾镇人民政府", **fields)


def rollups(report, **others):
    return [item for item in findings(report, **others) if item.code == "ROLLUP-SUM"]


def single(report):
    """The report with one row 其他处理 in the place of its three."""
    leaves = [path for path in FORM_2021.paths if path.startswith("applications.closed_")]
    sums = {
        path: sum(report[leaf] for leaf in leaves if leaf.endswith(f".{path.split('.')[2]}"))
        for path in CLOSED
    }
    return changed(report, sums | dict.fromkeys(leaves))


# Adding up


def test_every_cell_is_the_sum_of_its_cells():
    result = total([department(), township()], organ="云溪县人民政府")

    assert result["applications.received.total"] == 20
    assert result[FEES] == Decimal("25.00")
    assert result.title == "云溪县人民政府2022年政府信息公开工作年度报告"
    assert result.sections == {}
    assert findings(result) == []


@given(consistent_reports(editions=("2021",)), consistent_reports(editions=("2021",)))
def test_the_sum_of_consistent_reports_is_consistent_in_any_order(one, other):
    other = changed(other, year=one.year, organ="另一机关", title="")
    one = changed(one, organ="某一机关", title="")

    result = total([one, other], organ="县政府")

    assert findings(result, covers=(one, other)) == []
    assert result.cells == total([other, one]).cells


@given(consistent_reports())
def test_the_sum_of_one_report_has_its_cells(report):
    assert total([report]).cells == report.cells


def test_a_blank_makes_the_sum_blank_and_says_whose_it_is():
    path = "applications.granted.total"

    result = total([department(), township(cells={**department().cells, path: None})])

    assert result[path] is None
    (note,) = result.reading.doubts
    assert note.where == path
    assert note.what == "柳湾镇人民政府此格空白，2份之和无法确定（已知部分合计4）"
    assert {item.code for item in findings(result)} == {"FORM-BLANK", "READ-DOUBT"}


def test_an_adjustment_changes_its_cell_and_is_told():
    result = total([department(), township()], adjustments=[JOINT])

    assert result[JOINT.cell] == 5
    (finding,) = findings(result)
    assert finding.message == (
        "汇总时调整，第二部分“行政规范性文件”的“本年制发件数”："
        "按调整项增减-1，原因：与县卫健局联合发文；请对照原文核实"
    )


def test_an_adjustment_of_no_cell_is_refused():
    with pytest.raises(CannotAdd, match=r"applications\.nothing.*不是格式中的一格"):
        total([department()], adjustments=[Adjustment("applications.nothing", 1, "")])


def test_a_report_that_comes_twice_is_added_and_told():
    result = total([department(), department()])

    assert result["applications.received.total"] == 20
    assert [note.what for note in result.reading.doubts] == [
        "“云溪县教育局”的报告出现2次，可能重复相加"
    ]


@pytest.mark.parametrize(
    ("reports", "says"),
    [
        pytest.param([], "没有可以汇总的报告", id="none"),
        pytest.param(
            [department(), township(year=2021)], "2021年度1份、2022年度1份", id="two years"
        ),
        pytest.param([department(), township(year=None)], "不明年度1份", id="no year"),
        pytest.param(
            [department(), township(edition="2019")], "2019年格式1份、2021年格式1份", id="forms"
        ),
    ],
)
def test_reports_that_do_not_belong_together_are_refused_with_a_sentence(reports, says):
    with pytest.raises(CannotAdd, match=says):
        total(reports)


def test_a_year_other_than_the_reports_is_refused():
    with pytest.raises(CannotAdd, match="所给报告为2022年度，不是2023年度"):
        total([department()], year=2023)

    assert total([department()], year=2022).year == 2022


def test_reports_with_one_and_with_three_rows_of_other_outcomes_add_up_to_one_row():
    result = total([department(), single(township())])

    assert result.form is FORM_2021_CLOSED
    assert result["applications.closed.total"] == 2
    assert result["applications.closed.business"] == 0


def test_a_blank_among_the_three_rows_leaves_their_sum_blank():
    blank = changed(department(), {"applications.closed_unpaid.total": None})

    assert total([blank, single(township())])["applications.closed.total"] is None


def test_table_two_of_the_older_form_is_added_where_every_report_has_a_number():
    one = AnnualReport(
        "甲局", 2020, {}, edition="2019", extra={"规章": 2, "采购": "39元", "收费": 1}
    )
    other = AnnualReport("乙局", 2020, {}, edition="2019", extra={"规章": 5, "采购": "8元"})

    result = total([one, other])

    assert result.extra == {"规章": 7}
    assert [note.where for note in result.reading.doubts if "extra" in note.where] == [
        "proactive.extra.采购",
        "proactive.extra.收费",
    ]


@given(st.lists(st.sampled_from(["甲局", "乙局", ""]), min_size=1, max_size=6))
def test_organs_are_named_and_many_are_counted(organs):
    words = named(organs)

    assert words.count("、") <= 2
    assert (f"等{len(organs)}个机关" in words) == (len(organs) > 3)


# Checking a sum against what it covers


def test_a_sum_that_covers_its_reports_gives_no_finding():
    covered = [department(), township()]

    assert rollups(total(covered), covers=covered) == []


def test_a_cell_that_is_not_the_sum_says_so_with_the_difference():
    covered = [department(), township()]
    wrong = changed(total(covered), {"applications.received.business": 3, FEES: Decimal("24")})

    money, count = rollups(wrong, covers=covered)

    assert count.where == "applications.received.business"
    assert count.message == (
        "第三部分“本年新收”行“商业企业”列：所汇总的2份报告之和为4，本报告为3，相差1"
    )
    assert (count.expected, count.found) == (4, 3)
    assert (money.expected, money.found) == ("25", "24")


def test_an_adjustment_explains_a_difference():
    covered = [department(), township()]
    report = total(covered, adjustments=[JOINT])

    assert rollups(report, covers=covered, adjustments=[JOINT]) == []
    assert len(rollups(report, covers=covered)) == 1


def test_an_adjustment_that_does_not_fit_is_named_in_the_finding():
    covered = [department(), township()]

    (finding,) = rollups(total(covered), covers=covered, adjustments=[JOINT])

    assert "之和为5，含调整-1（与县卫健局联合发文），本报告为6，相差1" in finding.message


def test_a_blank_in_a_covered_report_leaves_room_upwards_only():
    path = "applications.received.total"
    covered = [department(), township(cells={**department().cells, path: None})]
    more = changed(total([department(), township()]), {path: 11})
    less = changed(more, {path: 9})

    assert rollups(more, covers=covered) == []
    assert "柳湾镇人民政府此格空白，按0计" in rollups(less, covers=covered)[0].message


def test_a_blank_in_the_sum_itself_is_left_to_the_form():
    covered = [department()]
    report = changed(department(), {"applications.received.total": None})

    assert rollups(report, covers=covered) == []


def test_reports_of_another_year_are_not_compared_but_named():
    (finding,) = rollups(department(), covers=[department(), township(year=2021)])

    assert finding.where == "year"
    assert "柳湾镇人民政府（2021年度）" in finding.message


def test_three_rows_are_held_against_one_row_by_their_sum():
    covered = [department(), single(township())]
    report = total([department(), township()])
    wrong = changed(report, {"applications.closed_other.total": 5})

    assert rollups(report, covers=covered) == []
    assert [item.where for item in rollups(wrong, covers=covered)] == ["applications.closed.total"]
