from dataclasses import replace

from hypothesis import given, settings
from lxml import html
from tests.report.strategies import consistent_reports

from gongkai.report.model import AnnualReport
from gongkai.report.writing import document
from gongkai.report.writing.layout import parts

REPORT = AnnualReport(
    "云溪县档案馆",
    2024,
    {"applications.received.total": 3, "applications.received.research": 3},
    title="云溪县档案馆2024年政府信息公开工作年度报告",
    sections={"overview": "（一）主动公开\n全年公开信息 9 条。", "problems": "栏目更新慢。"},
)


def page(report: AnnualReport) -> html.HtmlElement:
    return html.document_fromstring(document(report, "html").decode())


@settings(max_examples=10)
@given(consistent_reports())
def test_the_page_draws_the_cells_of_the_form_with_their_spans(report):
    drawn = [
        [
            (cell.text or "", int(cell.get("rowspan", 1)), int(cell.get("colspan", 1)))
            for cell in row.iter("th", "td")
        ]
        for row in page(report).iter("tr")
    ]

    assert drawn == [
        [(cell.text, cell.rowspan, cell.colspan) for cell in row]
        for part in parts(report)
        if part.table
        for row in part.table.rows
    ]


def test_the_page_says_its_language_title_and_parts():
    drawn = page(REPORT)

    assert drawn.get("lang") == "zh-CN"
    assert drawn.findtext("head/title") == REPORT.title
    assert [heading.text for heading in drawn.iter("h1")] == [REPORT.title]
    assert [heading.text for heading in drawn.iter("h2")] == [
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ]
    assert [heading.text for heading in drawn.iter("h3")] == ["（一）主动公开"]


def test_every_figure_names_headers_that_are_there():
    drawn = page(REPORT)
    names = [head.get("id") for head in drawn.iter("th")]

    pointed = {name for cell in drawn.iter("td") for name in cell.get("headers").split()}

    assert len(names) == len(set(names))
    assert pointed <= set(names)
    assert all(table.findtext("caption") for table in drawn.iter("table"))


def test_merged_cells_stay_inside_their_body():
    for body in page(REPORT).iter("thead", "tbody"):
        rows = body.findall("tr")
        ends = [
            number + int(cell.get("rowspan", 1)) for number, row in enumerate(rows) for cell in row
        ]

        assert max(ends) <= len(rows)


def test_words_of_a_report_are_never_markup():
    title = "<script>alert(1)</script>&amp;“年报”"
    hostile = replace(REPORT, organ='"><b>', title=title, sections={"other": "<img src=x> & ]]>"})

    drawn = page(hostile)

    assert drawn.findtext("body/main/h1") == title
    assert [line.text for line in drawn.iter("p")] == ["<img src=x> & ]]>"]
    assert list(drawn.iter("script", "b")) == []


def test_the_page_stands_alone():
    text = document(REPORT, "html").decode()

    assert "http://" not in text
    assert "https://" not in text
    assert 'src="data:image/svg+xml;base64,' in text


def test_a_chart_on_the_page_is_told_in_words():
    (image,) = page(REPORT).iter("img")

    assert "科研机构 3 件 · 100.0%" in image.get("alt")
