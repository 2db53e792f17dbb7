"""The text against the tables: an error only where both surely speak of the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.report.narrative.reports import messages, report, said_of
from tests.report.strategies import consistent_reports

from gongkai.report.checks import findings
from gongkai.report.narrative.paths import of_rows

CODE = "TEXT-TABLE"


@pytest.mark.parametrize(
    "text",
    [
        "共收到政府信息公开申请16件，上年结转4件，办结17件，结转下年度3件。",
        "收办政府信息公开申请20件。",
        "收办政府信息公开申请16件。",
        "其中自然人申请15件，法人或其他组织申请1件。",
        "予以公开及部分公开3件，无法提供14件，不予公开0件。",
        "行政复议3件，其中维持2件、尚未审结1件；行政诉讼0件。",
        "共收到政府信息公开申请近万件。",
        "制定规范性文件3件，行政事业性收费12.5万元。",
        "行政事业性收费125000元。",
    ],
)
def test_a_text_that_agrees_gives_no_finding(text):
    assert said_of(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "2022年共收到政府信息公开申请18件。",
        "我局共收到政府信息公开申请18件。",
        "依法办结17件政府信息公开申请，收到政府信息公开申请18件。",
        "收到政府信息公开申请16件，予以公开3件。",
        "收到政府信息公开申请16件，无法提供13件。",
        "收到政府信息公开申请16件，上年结转5件。",
        "本机关结转下年度继续办理2件。",
    ],
)
def test_a_figure_that_names_a_cell_and_differs_is_an_error(text):
    assert said_of(text, code=CODE) == ["error"]


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("共收到政府信息公开申请20件。", "本年新收与上年结转之和"),
        ("共受理政府信息公开申请17件。", "办理总计"),
        ("共办结政府信息公开申请20件。", "办理总计与结转下年度之和"),
        ("共办理政府信息公开申请16件。", "本年新收"),
    ],
)
def test_another_reading_that_fits_is_a_question(text, fits):
    (message,) = messages(text, code=CODE)

    assert said_of(text, code=CODE) == ["warning"]
    assert f"与{fits}相符" in message


def test_parts_of_a_whole_that_was_explained_are_not_asked_about_again():
    text = "收到申请20件，其中自然人19件，商业企业1件。依申请公开工作规范。"

    assert said_of(text, code=CODE) == ["warning"]


@pytest.mark.parametrize(
    "text",
    [
        "云溪县各部门共收到政府信息公开申请99件。",
        "全县共收到政府信息公开申请99件。",
        "县政府办公室共收到政府信息公开申请99件。",
        "全年办理政府信息公开申请99件。",
        "行政复议5件。",
        "办理行政许可99件。",
        "发布规范性文件7件。",
    ],
)
def test_what_may_count_more_or_less_than_the_table_is_a_question(text):
    assert said_of(text, code=CODE) == ["warning"]


def test_the_organ_by_its_short_name_is_the_organ():
    text = "县政府办公室共收到政府信息公开申请99件。"

    assert said_of(text, code=CODE, organ="云溪县人民政府办公室") == ["error"]


def test_a_whole_county_is_the_scope_of_its_government():
    text = "全县共收到政府信息公开申请99件。"

    assert said_of(text, code=CODE, organ="云溪县人民政府") == ["error"]


def test_a_finding_says_what_stands_where_and_how_far_apart():
    (item,) = findings(report("共收到政府信息公开申请18件。"))

    assert item.where.startswith("sections.overview[")
    assert item.message == ("“共收到政府信息公开申请18件”：文字为18，第三部分“本年新收”为16，相差2")
    assert (item.expected, item.found) == (16, 18)


def test_a_number_that_stands_in_the_next_column_is_pointed_out():
    (message,) = messages("收到申请16件，无法提供13件。依申请公开。", code=CODE)

    assert "13与“本机关不掌握”行“自然人”列相同" in message


BLANK_TOTAL = {
    "applications__granted__total": None,
    "applications__granted__business": None,
}


@pytest.mark.parametrize(
    ("stated", "severities"),
    [(2, []), (9, []), (1, ["warning"])],
)
def test_a_blank_total_is_at_least_what_its_row_adds_up_to(stated, severities):
    text = f"收到申请16件，予以公开{stated}件。依申请公开。"

    assert said_of(text, code=CODE, **BLANK_TOTAL) == severities


LAWSUITS = {f"remedies__litigation_direct__{key}": 2 for key in ("upheld", "total")} | {
    f"remedies__litigation_after_reconsideration__{key}": None
    for key in ("upheld", "corrected", "other", "pending", "total")
}


@pytest.mark.parametrize(("stated", "severities"), [(2, []), (3, ["warning"])])
def test_a_block_of_table_4_without_any_number_counts_as_none(stated, severities):
    text = f"行政诉讼{stated}件。依申请公开。"

    assert said_of(text, code=CODE, **LAWSUITS) == severities


def test_two_figures_of_one_sentence_are_not_both_the_reports():
    text = "收到政府信息公开申请16件，沿河片区收到政府信息公开申请5件。"

    (message,) = messages(text, code=CODE)

    assert said_of(text, code=CODE) == ["warning"]
    assert "同一句另有一数与表格相符" in message


def test_a_sentence_longer_than_people_write_is_not_taken_for_one():
    text = f"收到政府信息公开申请16件{'，认真办理' * 100}，收到政府信息公开申请5件。"

    (message,) = messages(text, code=CODE)

    assert "同一句" not in message


def test_a_row_without_any_number_says_nothing_of_the_text():
    blank = {
        f"applications__granted__{column}": None
        for column in (
            "natural_person",
            "business",
            "research",
            "welfare",
            "legal_service",
            "other",
            "total",
        )
    }

    assert said_of("收到申请16件，予以公开9件。依申请公开。", code=CODE, **blank) == []


STATED = {
    "received": "共收到政府信息公开申请{}件",
    "carried_in": "上年结转{}件",
    "granted": "予以公开{}件",
    "partial": "部分公开{}件",
    "handled": "办结{}件",
    "carried_over": "结转下年度继续办理{}件",
}


@given(consistent_reports(["2021"], organ="云溪县教育局"), st.data())
def test_a_text_made_of_the_cells_is_clean_and_any_other_number_is_found(drawn, data):
    numbers = {row: drawn[of_rows((row,))] for row in STATED}
    row = data.draw(st.sampled_from(sorted(STATED)))
    other = data.draw(st.integers(0, 99_999).filter(lambda number: number != numbers[row]))

    assert codes(drawn, numbers) == []
    assert codes(drawn, {**numbers, row: other}) == [CODE]


def codes(drawn, numbers):
    text = "，".join(words.format(numbers[row]) for row, words in STATED.items())
    sections = {**drawn.sections, "overview": f"{drawn.sections['overview']}\n{text}。"}
    found = findings(type(drawn)(**{**fields(drawn), "sections": sections}))
    return [item.code for item in found if item.code.startswith("TEXT-TABLE")]


def fields(drawn):
    return {name: getattr(drawn, name) for name in drawn.__dataclass_fields__}
