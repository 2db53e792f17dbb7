"""What stands where a finding points: the place in words, and the words around it."""

import pytest
from tests.report.samples import changed, department, read_from_paper

from gongkai.report.annotating.excerpts import HEADING, excerpt
from gongkai.report.findings import Finding, Severity

TEXT = "第一段。\n\n　2022年，收到申请12件，比上年多2件。另有一句。\n第三段"


def at(where, report=None):
    finding = Finding("TEST", Severity.ERROR, where, "此处不符")
    return excerpt(report or changed(department(), sections={"overview": TEXT}), finding)


def test_the_figure_is_marked_within_its_sentence():
    start = TEXT.index("12件")

    found = at(f"sections.overview[{start}:{start + 3}]")

    assert found.words == "2022年，收到申请【12件】，比上年多2件"
    assert found.place == "“一、总体情况”第2段"
    assert found.part == "overview"


def test_a_long_sentence_is_cut_on_both_sides():
    text = "甲" * 50 + "12件" + "乙" * 50

    found = at("sections.overview[50:53]", changed(department(), sections={"overview": text}))

    assert found.before == "…" + "甲" * 40
    assert found.after == "乙" * 40 + "…"


@pytest.mark.parametrize(
    ("where", "printed"),
    [
        pytest.param("remedies.reconsideration.total", "【3】", id="a figure"),
        pytest.param("applications.granted.business", "【／】", id="what is no number"),
        pytest.param("applications.partial", "【（二）部分】", id="a label that differs"),
        pytest.param("applications.granted", "", id="a row"),
        pytest.param("sections.overview[900:901]", "", id="words beyond the text"),
        pytest.param("title", "【云溪县教育局2022年政府信息公开工作年度报告】", id="the title"),
        pytest.param("organ", "【云溪县教育局】", id="the organ"),
        pytest.param("form", "", id="the edition of the form"),
    ],
)
def test_what_is_printed_at_a_place_is_quoted(where, printed):
    report = read_from_paper(
        department(),
        printed={"applications.granted.business": "／"},
        labels={"applications.partial": "（二）部分"},
    )

    assert at(where, report).words == printed


def test_a_blank_figure_is_called_blank():
    blank = changed(department(), {"remedies.reconsideration.total": None})

    assert at("remedies.reconsideration.total", blank).marked == "空白"


def test_a_label_without_end_is_cut():
    report = read_from_paper(department(), labels={"applications.partial": "部" * 99})

    assert at("applications.partial", report).marked == "部" * 60 + "…"


@pytest.mark.parametrize(
    ("where", "part"),
    [
        ("title", HEADING),
        ("sections", HEADING),
        ("sections.remedies", "remedies"),
        ("proactive.fees.fees_10k_yuan", "proactive"),
        ("applications.*.total", "applications"),
    ],
)
def test_every_place_belongs_to_a_part(where, part):
    assert at(where).part == part
