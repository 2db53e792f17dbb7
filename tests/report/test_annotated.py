"""The annotated report: each finding at its place, and the way back to its sentence."""

import re

import pytest
from lxml import html
from tests.report.samples import changed, department, read_from_paper

from gongkai.report.annotating import STYLE, annotated
from gongkai.report.checks import findings
from gongkai.report.findings import Finding, Severity
from gongkai.report.form import FORM_2021

TEXT = "　统计期限自2022年1月1日起。\n\n（一）主动公开\n  新收申请12件，\x07比上年多2件。\n"


def finding(where, severity=Severity.ERROR, message="此处不符", code="TEST"):
    return Finding(code, severity, where, message)


def marked(report, *found, **options):
    return html.fromstring(f"<div>{annotated(report, found, **options).report}</div>")


def flags(tree):
    """Number of the finding → the elements in which its flags stand."""
    return [(flag.get("href"), flag.getparent()) for flag in tree.iter("a")]


def only_flag(tree):
    ((_, place),) = flags(tree)
    return place


def test_a_report_without_findings_is_shown_without_any_mark():
    pieces = annotated(department(), findings(department()))

    assert pieces.findings == ""
    assert "gk-flag" not in pieces.report
    assert "gk-cell--" not in pieces.report


def test_a_failed_figure_is_marked_and_linked_with_its_sentence_both_ways():
    wrong = changed(department(), {"remedies.reconsideration.total": 0})
    pieces = annotated(wrong, findings(wrong))

    entry = html.fromstring(pieces.findings).find("li")
    place = only_flag(html.fromstring(pieces.report))

    assert "相差3" in entry.text_content()
    assert entry.find(".//a").get("href") == f"#{place.find('a').get('id')}"
    assert place.find("a").get("href") == f"#{entry.get('id')}"
    assert place.text_content() == "0 错误1"
    assert "gk-cell--failed" in place.get("class")


def test_the_figures_of_a_broken_sum_are_outlined():
    wrong = changed(department(), {"remedies.reconsideration.total": 0})

    tree = html.fromstring(annotated(wrong, findings(wrong)).report)

    outlined = tree.xpath("//td[contains(@class, 'gk-cell--summand')]")
    assert [cell.text_content()[:1] for cell in outlined] == ["2", "0", "0", "1", "0"]


@pytest.mark.parametrize(
    ("where", "words"),
    [
        pytest.param("applications.received", "一、本年新收", id="a row of table 3"),
        pytest.param("applications.*.business", "商业企业", id="a column of table 3"),
        pytest.param("applications.*.total", "总计", id="a head over two rows"),
        pytest.param("proactive.licences", "行政许可", id="a row whose column has no other"),
        pytest.param("remedies.reconsideration", "行政复议", id="a block"),
        pytest.param("remedies.litigation_direct", "未经复议直接起诉", id="a block in a block"),
        pytest.param("applications", "三、收到", id="a table"),
        pytest.param("applications.unknown", "三、收到", id="a row that the form has not"),
        pytest.param("sections.other", "六、其他", id="a part"),
        pytest.param("sections.overview[500:510]", "一、总体情况", id="words beyond the text"),
        pytest.param("sections.overview[19:20]", "一、总体情况", id="words that are a line's end"),
        pytest.param("title", "云溪县教育局2022年", id="the title"),
        pytest.param("year", "云溪县教育局2022年", id="the year, which the title states"),
    ],
)
def test_a_finding_about_more_than_a_figure_stands_at_what_heads_it(where, words):
    report = changed(department(), sections={"overview": "统计期限自2022年1月1日起。 \n \n"})

    place = only_flag(marked(report, finding(where)))

    assert (
        place.text_content()
        .lstrip("0123456789.（）一二三四五六七八九十、 ")
        .startswith(words.lstrip("一二三四五六七八九十、"))
    )


def test_a_column_over_several_blocks_is_marked_at_each_and_linked_to_at_the_first():
    tree = marked(department(), finding("remedies.*.upheld"))

    places = [place for _, place in flags(tree)]

    assert [place.text.strip() for place in places] == ["结果维持"] * 3
    assert [place.find("a").get("id") for place in places] == ["place-1", None, None]


@pytest.mark.parametrize("where", ["sections", "sections.nothing[0:2]", "nowhere.at.all"])
def test_a_finding_without_a_place_is_said_and_not_linked(where):
    pieces = annotated(department(), [finding(where)])

    assert "此处不符" in pieces.findings
    assert "href" not in pieces.findings
    assert "gk-flag" not in pieces.report


def test_words_of_the_narrative_are_marked_where_they_stand():
    start = TEXT.index("12件")
    report = changed(department(), sections={"overview": TEXT})

    tree = marked(report, finding(f"sections.overview[{start}:{start + 3}]", Severity.WARNING))

    (words,) = tree.iter("mark")
    assert words.text == "12件"
    assert words.get("class") == "gk-marked gk-marked--warning"
    assert words.getnext().text == "需说明1"
    assert words.getparent().text_content() == "新收申请12件需说明1，比上年多2件。"


def test_words_that_two_findings_share_carry_the_graver_mark_and_both_flags():
    start = TEXT.index("12件")
    report = changed(department(), sections={"overview": TEXT})
    graver = finding(f"sections.overview[{start}:{start + 3}]")
    wider = finding(f"sections.overview[{start - 4}:{len(TEXT)}]", Severity.INFO)

    tree = marked(report, graver, wider)

    kinds = [(mark.text, mark.get("class").rpartition("--")[2]) for mark in tree.iter("mark")]
    assert kinds == [("新收申请", "info"), ("12件", "error"), ("，比上年多2件。", "info")]
    assert [href for href, _ in flags(tree)] == ["#finding-1", "#finding-2"]


def test_a_mark_over_several_lines_has_one_flag_at_its_end():
    report = changed(department(), sections={"overview": TEXT})

    tree = marked(report, finding(f"sections.overview[0:{len(TEXT)}]"))

    assert [mark.text for mark in tree.iter("mark")] == [
        "统计期限自2022年1月1日起。",
        "（一）主动公开",
        "新收申请12件，比上年多2件。",
    ]
    assert only_flag(tree).text_content().endswith("错误1")
    assert [heading.text_content() for heading in tree.iter("h4")] == ["（一）主动公开"]


def test_a_blank_shows_what_is_printed_there_or_says_that_it_is_blank():
    blank = {"applications.granted.welfare": None, "applications.granted.research": None}
    report = read_from_paper(
        changed(department(), blank), printed={"applications.granted.research": "/"}
    )

    tree = html.fromstring(annotated(report, ()).report)

    row = tree.xpath("//tr[th[contains(., '予以公开')]]/td")
    assert [cell.text_content() for cell in row] == ["3", "1", "/", "空白", "0", "0", "4"]


def test_a_doubted_figure_is_not_marked_as_failed():
    place = only_flag(marked(department(), finding("applications.granted.total", Severity.WARNING)))

    assert "gk-cell--doubted" in place.get("class")
    assert "gk-cell--failed" not in place.get("class")


def test_nothing_in_a_report_becomes_markup():
    hostile = "<script>alert(1)</script>"
    report = read_from_paper(
        changed(
            department(),
            {"applications.granted.total": None},
            title=hostile,
            sections={"overview": hostile},
        ),
        printed={"applications.granted.total": hostile},
        strangers=(hostile,),
    )

    pieces = annotated(report, findings(report))

    assert "<script" not in pieces.findings + pieces.report
    assert "&lt;script" in pieces.findings
    assert pieces.report.count("&lt;script") == 3


def test_several_reports_on_one_page_keep_their_anchors_apart():
    wrong = changed(department(), {"remedies.reconsideration.total": 0})
    pages = [annotated(wrong, findings(wrong), prefix=f"r{n}-", level=3) for n in (1, 2)]

    text = "".join(page.findings + page.report for page in pages)

    anchors = re.findall(r'id="([^"]+)"', text)
    assert len(anchors) == len(set(anchors))
    links = re.findall(r'href="#([^"]+)"', text) + re.findall(r'labelledby="([^" ]+)', text)
    assert set(links) <= set(anchors)
    assert "<h3" in text


def test_headers_of_each_figure_exist():
    tree = html.fromstring(annotated(department(), ()).report)

    heads = {name for cell in tree.iter("td") for name in cell.get("headers").split()}

    assert heads <= {head.get("id") for head in tree.iter("th")}


def test_every_figure_of_the_form_can_be_marked():
    tree = marked(department(), *(finding(path) for path in FORM_2021.paths))

    places = [place for _, place in flags(tree)]
    assert {place.tag for place in places} == {"td"}
    assert len(set(places)) == len(FORM_2021.paths)


def test_the_style_sheet_loads_nothing():
    assert "url(" not in STYLE
    assert "@import" not in STYLE
