"""分别: numbers given out one by one to the words of a list, all invented."""

import pytest
from tests.report.narrative.wording import said, stated

from gongkai.report.narrative import figures


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("行政复议、行政诉讼分别为3件、2件。", "复议=3 诉讼=2"),
        ("信息公开行政复议维持、纠正分别为3件和2件。", "复议维持=3 复议纠正=2"),
        ("予以公开、部分公开和不予公开分别为12件、3件、2件。", "公开=12 部分=3 不予公开=2"),
        ("2023年，新收、办结政府信息公开申请分别为12件、11件。", "新收=12 办结=11"),
        ("市本级、各县分别收到政府信息公开申请320件、1180件。", ""),
        ("行政复议、行政诉讼和信访分别为3件、2件。", ""),
        ("收到政府信息公开申请12件，分别为公民申请。", "新收=12"),
    ],
)
def test_each_number_counts_its_own_words(text, cells):
    assert stated(text) == said(cells)


@pytest.mark.parametrize(
    "text",
    [
        "新收、办结申请分别增长5%、3%。",
        "新收、办结申请分别较上年增加5件、3件。",
    ],
)
def test_numbers_that_do_not_count_are_not_given_out(text):
    assert all(figure.of != "applications.handled.total" for figure in figures(text))
