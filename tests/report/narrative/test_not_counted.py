"""Sentences, all invented, whose numbers look like cells of the form and are none."""

import pytest
from tests.report.narrative.wording import stated

from gongkai.report.narrative import figures

NOTHING = [
    "收到市民来电20件，热线工单120件，办结118件。",
    "收到公众意见382条。",
    "承办人大建议12件，政协提案8件，办结率100%。",
    "收到低保申请35件，受理35件。",
    "收到信访投诉12件。",
    "主动公开政府信息2602条（其中规划计划类信息21条）。",
    "对25件政府信息公开申请收取了信息处理费2950元。",
    "收到网上申请14件。",
    "编印《政府公报》12期，发布政策解读117篇，召开新闻发布会3场。",
    "梳理权责清单4650项，接入53个部门2261项事项。",
    "高效办成一件事，办好每一份申请。",
    "依据《条例》第二十条第（一）项和岚综管办〔2020〕80号文件办理。",
    "开展依申请公开培训3次。",
    "在20个工作日内答复申请人。",
    "全年删除个人隐私信息12条。",
    "一件依申请公开答复未告知救济渠道，请整改。",
]


@pytest.mark.parametrize("text", NOTHING)
def test_numbers_that_the_form_has_no_cell_for_count_nothing(text):
    assert stated(text) == {}


def test_what_the_form_has_no_cell_for_keeps_its_words():
    found = figures("主动公开政府信息624条，编印公报12期，信息不存在2件。")

    assert [(figure.label, figure.value, figure.unit) for figure in found] == [
        ("主动公开政府信息", 624, "条"),
        ("编印公报", 12, "期"),
        ("信息不存在", 2, "件"),
    ]


def test_channels_are_parts_and_not_the_whole_again():
    text = "收到政府信息公开申请16件，其中信函申请14件，网络申请2件。"

    assert stated(text) == {"新收": 16}


def test_a_second_word_of_coming_in_counts_a_part():
    text = "收到政府信息公开申请57件，经沟通撤件39件，受理18件。"

    assert stated(text) == {"新收": 57}


def test_a_figure_of_an_earlier_year_is_not_this_years():
    text = "2022年收到政府信息公开申请900件，2023年收到政府信息公开申请1239件。"

    assert stated(text) == {"新收": 1239}


def test_a_figure_of_an_earlier_year_is_nobodys_cell_in_this_years_report():
    assert stated("2021年收到政府信息公开申请9件。", year=2022) == {}


def test_a_count_that_looks_like_a_year_is_a_count():
    assert stated("上年结转2000件，收到政府信息公开申请2023件。") == {"结转入": 2000, "新收": 2023}


def test_two_years_in_one_breath_are_not_taken_apart():
    assert stated("2022年和2023年分别收到申请12件和15件。") == {}


def test_an_unfinished_application_was_not_handled():
    assert stated("收到政府信息公开申请9件，未按期答复2件。") == {"新收": 9}


def test_a_table_pasted_as_a_line_is_not_one_long_number():
    assert stated("本年新收政府信息公开申请数量 5 0 0 0 0 0 5") == {}


def test_a_heading_does_not_speak_for_the_next_part():
    text = "（二）依申请公开\n收到政府信息公开申请3件。\n（三）政府信息管理\n共办结12件。"

    assert stated(text) == {"新收": 3}
