"""Articles, numerals, duties, and the reference page that lists them all."""

from pathlib import Path

import pytest
from tests.statute import law_page

import gongkai.statute
from gongkai.statute import (
    DISCLOSURE_MODES,
    DOCUMENT_KINDS,
    DUTIES,
    FIELDS,
    THEMES,
    VALIDITY_STATES,
    NotInTheLaw,
    Unit,
    duty,
)
from gongkai.statute.law import FEE_RULES, REGULATION, TIME_NOTICE, Instrument, Limit, numeral

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "law.md"


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "一"),
        (10, "十"),
        (15, "十五"),
        (20, "二十"),
        (100, "一百"),
        (105, "一百零五"),
        (110, "一百一十"),
        (203, "二百零三"),
        (1007, "一千零七"),
        (1034, "一千零三十四"),
    ],
)
def test_numbers_are_written_as_the_law_writes_them(number, text):
    assert numeral(number) == text


def test_an_article_is_cited_down_to_paragraph_and_item():
    assert str(REGULATION.article(33, 2)) == "《政府信息公开条例》第三十三条第二款"
    assert str(REGULATION.article(20, item=15)) == "《政府信息公开条例》第二十条第（十五）项"
    assert str(TIME_NOTICE.article()).endswith("（国办公开办函〔2015〕207号）")
    assert str(Instrument("x", "某法", "某法").article()) == "《某法》"


def test_a_limit_says_its_length_and_unit():
    assert str(Limit(6, FEE_RULES.article(6), Unit.MONTHS)).startswith("6个月（")


def test_the_duty_codes_are_those_of_articles_20_and_21():
    assert list(DUTIES) == [f"20{n:02}" for n in range(1, 16)] + ["21C", "21T"]
    assert duty("2008").text == "行政事业性收费项目及其依据、标准"


def test_the_trial_fields_are_twenty_six():
    assert len(set(FIELDS)) == 26
    assert {"义务教育", "国土空间规划"} <= set(FIELDS)


def test_an_unknown_duty_code_is_refused():
    with pytest.raises(NotInTheLaw, match="没有“2016”"):
        duty("2016")


def test_the_lists_of_kinds_and_themes_are_whole():
    assert (len(DOCUMENT_KINDS), len(THEMES)) == (16, 22)
    assert len(VALIDITY_STATES) == 5
    assert DISCLOSURE_MODES[0] == "主动公开"


def test_the_door_names_only_what_it_has():
    assert [n for n in gongkai.statute.__all__ if not hasattr(gongkai.statute, n)] == []


def test_the_page_of_articles_is_what_the_code_cites():
    assert PAGE.read_text("utf-8") == law_page.page(), (
        "docs/reference/law.md is stale: run .venv/bin/python -m tests.statute.law_page"
    )


def test_every_instrument_defined_is_cited():
    defined = {
        value for value in vars(gongkai.statute.law).values() if isinstance(value, Instrument)
    }

    assert {i.code for i in defined} == {a.instrument.code for a in law_page.citations()}
