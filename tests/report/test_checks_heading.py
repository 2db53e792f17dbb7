import pytest
from tests.report.samples import HEADINGS, changed, department

from gongkai.report.checks import findings
from gongkai.report.model import AnnualReport


def found(report):
    return [(item.code, item.where) for item in findings(report)]


def messages(report):
    return [item.message for item in findings(report)]


@pytest.mark.parametrize(
    "title",
    [
        "云溪县教育局2022年政府信息公开工作年度报告",
        "云溪县教育局2022年度政府信息公开工作年度报告",
        "云溪县教育局 2022 年 政府信息公开工作年度报告",
        "2022年云溪县教育局政府信息公开工作年度报告",
    ],
)
def test_a_title_with_organ_year_and_the_prescribed_words_is_right(title):
    assert findings(changed(department(), title=title)) == []


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("云溪县教育局2022年政府信息公开年度报告", id="a word is missing"),
        pytest.param("云溪县教育局2021年政府信息公开工作年度报告", id="another year"),
        pytest.param("云溪县教育局政府信息公开工作年度报告", id="no year"),
        pytest.param("2022年政府信息公开工作年度报告", id="no organ"),
        pytest.param("2022年度政府信息公开工作年度报告", id="no organ, the longer year"),
    ],
)
def test_a_title_that_departs_from_the_form_is_named_with_the_right_one(title):
    (finding,) = findings(changed(department(), title=title))

    assert finding.code == "FORM-TITLE"
    assert finding.expected == "云溪县教育局2022年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("edition", "year", "is_right"),
    [
        pytest.param("2021", 2021, True, id="the first year of the form of 2021"),
        pytest.param("2021", 2020, False, id="the form of 2021 a year too early"),
        pytest.param("2021", 2100, False, id="a year beyond reason"),
        pytest.param("2019", 2020, True, id="the last year of the form of 2019"),
        pytest.param("2019", 2021, False, id="the form of 2019 a year too late"),
        pytest.param("2019", 2018, False, id="before there was a form"),
    ],
)
def test_the_year_must_suit_the_edition_of_the_form(edition, year, is_right):
    report = AnnualReport("云溪县教育局", year, {}, edition=edition)

    periods = [item for item in findings(report) if item.code == "FORM-PERIOD"]

    assert (periods == []) == is_right


def test_a_report_without_a_year_is_asked_for_it():
    report = changed(department(), year=None, title="")

    assert found(report) == [("FORM-PERIOD", "year")]


def test_the_wanted_title_has_gaps_where_organ_and_year_are_not_known():
    report = changed(department(), year=None, organ="", title="年度报告")

    assert "应为“机关名称××××年政府信息公开工作年度报告”" in messages(report)[-1]


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        pytest.param("统计期限自2022年1月1日起至2022年12月31日止。", True, id="the usual words"),
        pytest.param("统计时限为 2022 年 1 月 1 日到 12 月 31 日。", True, id="one year named"),
        pytest.param("统计期限为2021年1月1日至2021年12月31日。", False, id="last year's"),
        pytest.param("统计期限为2022年1月1日至11月30日。", False, id="eleven months"),
        pytest.param("2021年1月1日起施行新办法。", True, id="a date of something else"),
    ],
)
def test_the_period_in_the_narrative_is_the_whole_year(text, is_right):
    report = changed(department(), sections={"overview": f"{HEADINGS}\n{text}"})

    assert [item.code for item in findings(report)] == ([] if is_right else ["FORM-PERIOD"])


def test_a_wrong_period_is_pointed_to_by_its_characters():
    text = "本报告统计期限为2021年1月1日至12月31日。"

    (finding,) = findings(changed(department(), sections={"overview": f"{text}\n{HEADINGS}"}))

    assert finding.where == f"sections.overview[{text.index('统计')}:{text.index('。')}]"
    assert finding.message == (
        "写明的统计期限为2021年1月1日至2021年12月31日，应为2022年1月1日至12月31日"
    )
