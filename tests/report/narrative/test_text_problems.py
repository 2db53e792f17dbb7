"""Part five: neither empty nor last year's."""

import pytest
from tests.report.narrative.reports import report
from tests.report.samples import changed, read_from_paper

from gongkai.report.checks import findings

LAST_YEAR = (
    "2021年公开内容不够丰富，政策解读形式单一，依申请公开答复不够规范。"
    "下一步将加强培训，完善制度，丰富解读形式，规范答复文书。"
)


def codes(problems, *, before="", paper=False):
    """The codes of the findings on part five."""
    this = changed(report(), sections={**report().sections, "problems": problems})
    last = changed(report(), year=2021, sections={**report().sections, "problems": before})
    found = findings(read_from_paper(this) if paper else this, last if before else None)
    return [item.code for item in found if item.where.startswith("sections.problems")]


@pytest.mark.parametrize("text", ["无", "无。", "暂无问题", "目前没有明显存在的问题。", "较好。"])
def test_part_five_that_tells_nothing_is_a_question(text):
    assert codes(text) == ["TEXT-EMPTY"]


def test_an_empty_part_five_of_a_document_is_a_question():
    assert codes("", paper=True) == ["TEXT-EMPTY"]
    assert codes("") == []


def test_part_five_that_repeats_last_years_is_a_question():
    assert codes(LAST_YEAR.replace("2021", "2022"), before=LAST_YEAR) == ["TEXT-COPIED"]


def test_part_five_of_its_own_gives_no_finding():
    text = "个别单位公开属性标注有误，新增栏目未及时更新。已逐一整改，并开展两次专题培训。"

    assert codes(text, before=LAST_YEAR) == []


def test_the_likeness_is_said_in_percent():
    this = changed(report(), sections={**report().sections, "problems": LAST_YEAR})
    last = changed(this, year=2021)

    (item,) = [item for item in findings(this, last) if item.code == "TEXT-COPIED"]

    assert "与上年报告相似度100%" in item.message
    assert item.where == f"sections.problems[0:{len(LAST_YEAR)}]"
