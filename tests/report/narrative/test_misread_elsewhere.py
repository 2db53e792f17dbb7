"""Ways of writing that other programs are known to misread; each must be read here."""

import pytest
from tests.report.narrative.wording import said, stated
from tests.report.samples import changed, department

from gongkai.report.checks import findings
from gongkai.report.narrative.words.plain import plain


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("全年新收1,234件。", "新收=1234"),
        ("共收到政府信息公开申请１２３４件。", "新收=1234"),
        ("共收到政府信息公开申请1234份。", "新收=1234"),
        ("共收到政府信息公开申请1234宗。", "新收=1234"),
        ("共收到政府信息公开申请三件。", "新收=3"),
        ("未发生行政复议、行政诉讼。", "复议=0 诉讼=0"),
        ("全年收办政府信息公开申请3646件。", "新收+结转入=3646"),
        ("新收到政府信息公开申请1234件，上年结转5件。", "新收=1234 结转入=5"),
        ("2022年收到申请900件，2023年收到政府信息公开申请1239件。", "新收=1239"),
        ("行政复议维持2件、纠正1件，共3件。", "复议维持=2 复议纠正=1 复议=3"),
        ("⾏政复议2件，公⺠个⼈提出的政府信息公开申请3件。", "复议=2 自然人=3"),
        ("收到政府信息公\n开申请12\n件，均为自\n然人申请。", "新收=12 自然人=12"),
    ],
)
def test_a_sentence_states(text, cells):
    assert stated(text) == said(cells)


def test_radicals_that_no_standard_form_knows_are_read_as_the_characters_they_look_like():
    assert plain("公⺠意⻅养⻥⻓江⻔户整⻬⻛景⾏政").text == "公民意见养鱼长江门户整齐风景行政"


def test_a_negative_count_inside_a_group_is_found_though_its_sum_holds():
    cells = {
        "applications.unavailable_not_held.natural_person": 2,
        "applications.unavailable_needs_creation.natural_person": -1,
        "applications.unavailable_not_held.total": 3,
        "applications.unavailable_needs_creation.total": -1,
    }

    found = findings(changed(department(), cells))

    assert [(item.code, item.where) for item in found] == [
        ("FORM-VALUE", "applications.unavailable_needs_creation.natural_person"),
        ("FORM-VALUE", "applications.unavailable_needs_creation.total"),
    ]


def test_a_blank_inside_a_group_is_found_though_its_sum_holds():
    path = "applications.refused_inquiry.natural_person"

    (item,) = findings(changed(department(), {path: None}))

    assert (item.code, item.where, item.expected) == ("FORM-BLANK", path, 0)
