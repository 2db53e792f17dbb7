"""The figures of a whole report: part by part, each told where it stands."""

from dataclasses import replace

from tests.report.narrative.reports import report

from gongkai.report.narrative import figures_of


def test_the_figures_of_every_narrative_part_are_told_with_their_place():
    told = report("全年收到政府信息公开申请16件。")
    parts = {**told.sections, "other": "本年度收取信息处理费300元。"}

    figures = figures_of(replace(told, sections=parts))

    assert [(figure.of, int(figure.value)) for figure in figures][:1] == [
        ("applications.received.total", 16)
    ]
    assert {figure.where.split("[")[0] for figure in figures} == {
        "sections.overview",
        "sections.other",
    }
