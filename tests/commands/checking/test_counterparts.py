import json

import pytest
from tests.report.samples import changed, department

from gongkai.cli import main
from gongkai.commands.checking.counterparts import Known, References, against, last_years


def known(organ="云溪县教育局", year=2022, file="报告.docx"):
    return Known(file, changed(department(), organ=organ, year=year, title=""))


def files_of(found):
    return [item.file for item in found]


@pytest.mark.parametrize(
    ("organ", "other"),
    [
        pytest.param("云溪县教育局", "云溪县教育局", id="the same name"),
        pytest.param("云溪县人民政府", "云溪县", id="a region without its government"),
        pytest.param("教育局", "云溪县教育局", id="a department without its region"),
        pytest.param("云溪县教育局", "教育局", id="its region said this year only"),
    ],
)
def test_last_years_report_is_of_the_same_organ_and_the_year_before(organ, other):
    candidates = [
        known(other, 2021, "去年.docx"),
        known(other, 2020, "前年.docx"),
        known("柳湾镇人民政府", 2021, "别家.docx"),
    ]

    assert files_of(last_years(known(organ), candidates)) == ["去年.docx"]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("云溪县教育局", id="a department of the region"),
        pytest.param("云溪县人民政府办公室", id="the office of the government"),
        pytest.param("", id="nobody's"),
    ],
)
def test_a_report_of_another_organ_is_not_last_years(other):
    assert last_years(known("云溪县人民政府"), [known(other, 2021)]) == []


def test_the_full_name_goes_before_a_short_one():
    candidates = [known("教育局", 2021, "short.docx"), known("云溪县教育局", 2021, "full.docx")]

    assert files_of(last_years(known(), candidates)) == ["full.docx"]


def test_the_name_of_the_file_helps_where_a_report_does_not_say():
    unsaid = known("", None, "云溪县教育局2021.docx")

    assert last_years(known(), [unsaid]) == [unsaid]
    assert last_years(known("", None, "云溪县教育局2022.docx"), [known(year=2021)])


def test_a_report_of_no_known_year_has_no_year_before():
    assert last_years(known(year=None), [known(year=None)]) == []


def test_of_two_that_fit_none_is_taken_and_both_are_named():
    pair = (known(year=2021, file="a.docx"), known(year=2021, file="a.pdf"))

    held = against(known(), References(previous=pair, searches_previous=True))

    assert held.previous is None
    assert held.notes == (
        "上年报告：有2份都符合（a.docx、a.pdf），未作跨年核对；请用--previous写明是哪一份",
    )


def test_a_report_that_was_named_is_taken_whatever_it_says():
    other = known("柳湾镇人民政府", 2019, "指定.docx")

    assert against(known(), References(previous=(other,))).previous is other.report


def test_covered_reports_of_a_folder_are_of_the_same_year_and_of_others():
    folder = (
        known("云溪县人民政府", 2022, "本级.docx"),
        known("云溪县教育局", 2022, "教育局.docx"),
        known("云溪县教育局", 2021, "去年.docx"),
    )

    held = against(known("云溪县人民政府"), References(covers=folder, searches_covers=True))

    assert [item.organ for item in held.covers] == ["云溪县教育局"]
    assert held.notes == ("所汇总的报告：1份（云溪县教育局）",)


def test_an_organ_twice_among_covered_reports_leaves_the_sum_unchecked():
    folder = (known("柳湾镇", file="a.docx"), known("柳湾镇", file="a.pdf"), known("城关镇"))

    held = against(known("云溪县"), References(covers=folder, searches_covers=True))

    assert held.covers == ()
    assert "同一机关有不止一份（a.docx、a.pdf）" in held.notes[0]


def test_a_folder_without_covered_reports_of_the_year_says_so():
    held = against(known(), References(covers=(known("柳湾镇", 2021),), searches_covers=True))

    assert held.covers == ()
    assert "没有找到同一年度的报告" in held.notes[0]


def test_last_years_report_is_found_in_a_folder_and_named(saved, tmp_path, capsys):
    (tmp_path / "2021").mkdir()
    saved("2021/甲.json", year=2021, title="")
    saved("2021/乙.json", year=2021, title="", organ="柳湾镇人民政府")

    code = main(["report", "check", saved("本年.json"), "--previous", str(tmp_path / "2021")])

    text = "".join(capsys.readouterr().out.split())
    assert code == 0
    assert "甲.json（云溪县教育局2021年度）" in text
    assert "YEAR-STOCK" in text


def test_in_json_the_reader_is_told_on_standard_error(saved, tmp_path, capsys):
    (tmp_path / "2021").mkdir()
    saved("2021/甲.json", year=2021, title="")
    folder = str(tmp_path / "2021")

    main(["report", "check", saved("本年.json"), "--previous", folder, "--format", "json"])

    shown = capsys.readouterr()
    assert list(json.loads(shown.out)[0]) == ["file", "findings"]
    assert "上年报告：" in shown.err


def test_a_report_of_a_folder_that_cannot_be_read_is_told_and_is_exit_code_2(
    saved, tmp_path, capsys
):
    (tmp_path / "2021").mkdir()
    saved("2021/甲.json", year=2021, title="")
    (tmp_path / "2021" / "坏.json").write_text("{")

    code = main(["report", "check", saved("本年.json"), "--previous", str(tmp_path / "2021")])

    shown = capsys.readouterr()
    assert code == 2
    assert "坏.json" in shown.err
    assert "甲.json" in "".join(shown.out.split())


def test_a_named_report_that_cannot_be_read_stops_the_comparison(saved, tmp_path, capsys):
    assert main(["report", "check", saved(), "--previous", str(tmp_path / "没有.docx")]) == 2
    assert "没有这个文件" in capsys.readouterr().err


def test_covered_reports_come_from_a_folder_that_holds_the_sum_itself(saved, tmp_path, capsys):
    (tmp_path / "年报").mkdir()
    saved("年报/a.json", organ="城关镇人民政府", title="")
    saved("年报/b.json", organ="柳湾镇人民政府", title="")
    whole = saved("年报/本级.json", organ="云溪县人民政府", title="")

    assert main(["report", "check", whole, "--covers", str(tmp_path / "年报")]) == 1
    text = "".join(capsys.readouterr().out.split())
    assert "所汇总的报告：2份（城关镇人民政府、柳湾镇人民政府）" in text
    assert "所汇总的2份报告之和为20" in text
