"""Texts made to hurt: they end, and what was not read is said."""

import pytest
from tests.report.narrative.reports import report
from tests.report.samples import changed

from gongkai.report.checks.case import Case
from gongkai.report.checks.narrative import narrative
from gongkai.report.narrative import figures, statement
from gongkai.report.narrative.grammar import reader

LENGTH = 12_000


@pytest.mark.parametrize(
    "piece",
    [
        "(",
        "（",
        "《",
        "9",
        "1 ",
        "1,",
        "1.",
        "一",
        "一万",
        "收",
        "政府信息公开",
        "占",
        "较上年",
        "其中",
        "（1件",
        "收到\n",
        "\n（一）",
        "第一",
        "结转",
        "2022年",
        "X",
        "__",
        "\u200b",
    ],
)
def test_one_piece_over_and_over_ends(piece):
    statement(piece * (LENGTH // len(piece)))


@pytest.mark.parametrize(
    "piece",
    [
        "2件，占12%，较上年增加3件。",
        "收到申请9件（自然人1件），占1%，",
        "X",
        "×",
        "收取",
        "通知1",
        "（一）\n",
        "一、",
    ],
)
def test_checking_one_piece_over_and_over_ends(piece):
    text = piece * (LENGTH // len(piece))
    this = changed(report(), sections=dict.fromkeys(("overview", "problems", "other"), text))

    list(narrative(Case(this, changed(this, year=2021))))


def test_a_long_text_is_read_to_its_end():
    text = "本局主动公开政府信息12条，编印公报3期。" * 1_000 + "收到政府信息公开申请7件。"

    assert figures(text)[-1].of == "applications.received.total"


def test_a_sentence_without_an_end_is_cut_and_read():
    text = "收到政府信息公开申请7件，" * 500

    assert len(figures(text)) == 500


def test_too_many_numbers_are_left_unread_and_said_so(monkeypatch):
    monkeypatch.setattr(reader, "MOST_NUMBERS", 3)
    text = "公开2条。公开3条。公开4条。公开5条。"

    found = statement(text)

    assert [figure.value for figure in found.figures] == [2, 3, 4]
    assert found.unread_from == text.index("公开5条")


def test_a_check_says_from_where_a_text_was_not_read(monkeypatch):
    monkeypatch.setattr(reader, "MOST_NUMBERS", 1)
    sections = {**report().sections, "other": "公开2条。公开3条。未收取信息处理费。"}

    found = list(narrative(Case(changed(report(), sections=sections))))

    assert ("READ-DOUBT", f"sections.other[5:{len(sections['other'])}]") in [
        (item.code, item.where) for item in found
    ]
