"""Lists and their wholes: only a list that claims to be all of its whole is held to it."""

import pytest
from tests.report.narrative.reports import messages, said_of

CODE = "TEXT-SUM"


@pytest.mark.parametrize(
    "text",
    [
        "公开信息30条（政策类10条、规划类20条）。",
        "收到申请20件，其中自然人19件，法人或其他组织1件。依申请公开。",
        "收到申请20件，其中自然人19件，企业1件，予以公开2件、部分公开18件。依申请公开。",
        "制作政策解读11期，其中市级4期、甲县5期、其他2期。",
        "公开信息30条，其中政策类10条。",
        "公开信息30条（含政策类10条、规划类5条）。",
        "公开信息30余条（政策类10条、规划类15条）。",
        "公开信息30条（政策类约10条、规划类15条）。",
        "公开信息30条，其中政策类10条、规划类15条。",
        "公开信息30条（政策类10条、解读3篇、规划类20条）。",
        "收到申请16件（上年结转4件）。依申请公开。",
        "收到申请20件，其中自然人18件，予以公开1件。依申请公开。",
    ],
)
def test_a_list_that_adds_up_or_claims_nothing_gives_no_finding(text):
    assert said_of(text, code=CODE) == []


@pytest.mark.parametrize(
    "text",
    [
        "公开信息30条（政策类10条、规划类21条）。",
        "公开信息30条（其中政策类10条，规划类9条，其他12条）。",
        "收到申请20件，其中自然人18件，法人或其他组织1件。依申请公开。",
        "收到申请21件，其中18件依法答复，2件按序时进度办理。依申请公开。",
        "制作政策解读11期，其中市级4期、甲县5期、其他3期。",
        "公开信息30条，其中政策类20条、规划类15条。",
        "行政复议3件，其中维持2件，未审结2件。",
    ],
)
def test_a_list_that_claims_to_be_all_and_is_not_is_a_question(text):
    assert said_of(text, code=CODE) == ["warning"]


def test_the_sum_is_spelled_out():
    (message,) = messages("公开信息30条（政策类10条、规划类21条）。", code=CODE)

    assert "“公开信息30条”所列分项10＋21＝31，与总数30相差1" in message


def test_a_long_list_is_cut_short_in_the_message():
    parts = "、".join(f"第{number}类1条" for number in "一二三四五六七八九十甲乙丙丁")

    (message,) = messages(f"公开信息30条（{parts.replace('第', '')}）。", code=CODE)

    assert "＋…＝14" in message
