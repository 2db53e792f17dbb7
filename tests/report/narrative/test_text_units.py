"""Units: remarks only."""

import pytest
from tests.report.narrative.reports import messages, said_of

CODE = "TEXT-UNIT"


@pytest.mark.parametrize(
    "text",
    [
        "收到政府信息公开申请16件，较上年增加5件。",
        "收到政府信息公开申请16宗，均为自然人申请。",
        "主动公开政府信息624条，较上年减少135条。",
        "未发生行政诉讼。",
    ],
)
def test_fitting_units_give_no_finding(text):
    assert said_of(text, code=CODE) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("主动公开政府信息624条，较2021年减少135。", "增减数135没有写明计量单位"),
        ("收到政府信息公开申请16件，回复17要求补正2件。", "“回复17”没有写明计量单位"),
        ("收到政府信息公开申请16条。", "以“条”计，申请和案件宜以“件”计"),
        ("收到政府信息公开申请16条，办结17条。", "等2处以“条”计"),
    ],
)
def test_a_missing_or_odd_unit_is_remarked_on(text, says):
    (message,) = messages(text, code=CODE)

    assert said_of(text, code=CODE) == ["info"]
    assert says in message
