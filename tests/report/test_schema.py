import json
import math
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.report.samples import changed, department
from tests.report.strategies import consistent_reports

from gongkai.report.form import CLOSED, FORM_2021
from gongkai.report.model import FEES, SCHEMA, AnnualReport, NotAReport, Note, Reading
from gongkai.report.schema import as_json, from_json, from_text


@given(consistent_reports())
def test_a_report_written_as_json_reads_back_identical(report):
    text = json.dumps(as_json(report), ensure_ascii=False)

    assert from_text(text) == report
    assert from_text(text.encode("utf-8")) == report


def test_what_the_reader_noticed_reads_back_identical():
    reading = Reading(
        source="云溪.html",
        format="html",
        confidence=0.97,
        repairs=(Note("applications.granted", "八个数字对应七列，按行合计确定位置"),),
        doubts=(Note("year", "页面另写有2021年"),),
        printed={"applications.granted.total": "/"},
        labels={"applications.declined_repeat": "2.重复的申请"},
        strangers=("备注",),
    )
    report = changed(department(), {"applications.granted.total": None}, reading=reading)

    assert from_json(as_json(report)) == report


def test_keys_stand_in_the_order_of_the_contract():
    data = as_json(changed(department(), {}, reading=Reading(source="a.json", format="json")))

    assert list(data) == [
        *("schema", "form", "organ", "year", "title", "sections"),
        *("proactive", "applications", "remedies", "reading"),
    ]
    assert list(data["reading"]) == ["source", "format", "confidence", "repairs"]
    assert list(data["applications"]) == [row.key for row in FORM_2021.rows]
    assert data["proactive"]["fees"] == {"fees_10k_yuan": "12.50"}
    assert data["schema"] == SCHEMA


def test_a_single_row_of_other_outcomes_leaves_its_three_rows_null():
    report = AnnualReport("云溪县教育局", 2022, dict.fromkeys(CLOSED, 0))

    rows = as_json(report)["applications"]

    assert rows["closed"]["total"] == 0
    assert [rows[f"closed_{leaf}"] for leaf in ("uncorrected", "unpaid", "other")] == [None] * 3


def test_a_row_and_its_three_parts_are_both_kept_when_a_report_fills_both():
    report = changed(department(), dict.fromkeys(CLOSED, 1))

    assert report.form is FORM_2021
    assert from_json(as_json(report)).cells["applications.closed.total"] == 1


def test_table_two_of_the_older_form_stands_under_extra():
    extra = {"规章/对外公开总数量": 7, "政府集中采购": {"金额": "395.90元", "份额": Decimal("0.5")}}
    report = AnnualReport("云溪县教育局", 2020, {}, edition="2019", extra=extra)

    data = as_json(report)

    assert list(data["proactive"]) == ["extra"]
    assert data["proactive"]["extra"]["政府集中采购"] == {"金额": "395.90元", "份额": "0.5"}


def test_a_blank_cell_is_null_and_never_zero():
    data = as_json(AnnualReport("云溪县教育局", 2022, {}))

    assert set(data["remedies"]["reconsideration"].values()) == {None}
    assert data["proactive"]["fees"] == {"fees_10k_yuan": None}


@pytest.mark.parametrize(
    ("given", "value", "printed"),
    [
        pytest.param(-3, -3, None, id="a negative number is kept for the checks"),
        pytest.param(16.0, 16, None, id="a float without a fraction is a whole number"),
        pytest.param("16", 16, None, id="digits in a string are a number"),
        pytest.param(1.5, None, "1.5", id="a fraction is no count"),
        pytest.param("/", None, "/", id="a stroke"),
        pytest.param("22（其中修订16件）", None, "22（其中修订16件）", id="a note inside the cell"),
        pytest.param(True, None, "true", id="true is no number"),
        pytest.param(False, None, "false", id="false is no number"),
        pytest.param([1], None, "…", id="a list is no number"),
        pytest.param({}, None, "…", id="an object is no number"),
    ],
)
def test_what_is_wrong_in_a_cell_is_kept_for_the_checks(given, value, printed):
    data = as_json(department())
    data["applications"]["granted"]["total"] = given

    report = from_json(data)

    assert report["applications.granted.total"] == value
    assert (report.reading.printed if report.reading else {}) == (
        {"applications.granted.total": printed} if printed is not None else {}
    )


@pytest.mark.parametrize(
    ("given", "value"),
    [
        pytest.param("7730.28", Decimal("7730.28"), id="a decimal in a string"),
        pytest.param(0, Decimal(0), id="a whole number"),
        pytest.param(9116.36, Decimal("9116.36"), id="a float, as it is printed"),
        pytest.param("251000元", None, id="with its unit"),
        pytest.param("NaN", None, id="no number"),
        pytest.param("Infinity", None, id="no end"),
        pytest.param("1E+900", None, id="beyond all money"),
        pytest.param("1E-900", None, id="finer than all money"),
        pytest.param(True, None, id="true is no money"),
    ],
)
def test_fees_are_exact_or_left_to_the_checks(given, value):
    data = as_json(department())
    data["proactive"]["fees"]["fees_10k_yuan"] = given

    report = from_json(data)

    assert report[FEES] == value
    assert (value is None) == (report.reading is not None)


def test_missing_tables_rows_and_columns_are_noted_as_missing():
    data = as_json(department())
    del data["proactive"]
    del data["applications"]["declined_repeat"]
    del data["remedies"]["reconsideration"]
    for row in data["applications"].values():
        del row["welfare"]

    report = from_json(data)

    assert report.reading
    missing = {path for path, printed in report.reading.labels.items() if not printed}
    assert {
        "proactive.fees",
        "applications.declined_repeat",
        "applications.*.welfare",
        "remedies.reconsideration",
    } <= missing
    assert report["applications.declined_repeat.total"] is None
    assert from_json(as_json(report)) == report


def test_rows_and_columns_that_the_form_does_not_know_are_strangers():
    data = as_json(department())
    data["applications"]["transferred"] = {"total": 1}
    data["applications"]["granted"]["children"] = 2

    report = from_json(from_json_twice(data))

    assert report.reading
    assert report.reading.strangers == ("applications.granted.children", "applications.transferred")


def from_json_twice(data):
    """The data after one reading, with the strangers that the reading found still in it."""
    return data | {"reading": as_json(from_json(data))["reading"]}


def test_figures_alone_without_title_and_narrative_are_a_report():
    data = as_json(department())
    for key in ("title", "sections", "year", "organ"):
        del data[key]

    report = from_json(data | {"notes": {"source": "invented"}, "figures": []})

    assert (report.title, report.sections, report.year, report.organ) == ("", {}, None, "")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        pytest.param({"schema": None}, "缺少schema", id="no schema"),
        pytest.param({"schema": "gongkai/annual-report/9"}, "report/9", id="a later schema"),
        pytest.param({"schema": ["x" * 5000]}, "本程序只认", id="a schema that is no text"),
        pytest.param({"form": "2007"}, "“2007”", id="an unknown form"),
        pytest.param({"form": None}, "form一项缺失", id="no form"),
        pytest.param({"form": ["2021"]}, "form一项", id="a form that is no text"),
        pytest.param({"organ": 5}, "organ应为文字", id="an organ that is no text"),
        pytest.param({"year": "twenty"}, "year应为整数", id="a year that is no number"),
        pytest.param({"year": 10**40}, "year的数字超出", id="a year beyond all years"),
        pytest.param({"sections": ["一"]}, "sections应为JSON对象", id="sections in a list"),
        pytest.param({"sections": {"overview": 1}}, "sections.overview应为文字", id="no text"),
        pytest.param({"applications": []}, "applications应为JSON对象", id="a table in a list"),
        pytest.param({"remedies": {"reconsideration": 5}}, "remedies.reconsideration", id="row"),
        pytest.param({"reading": 5}, "reading应为JSON对象", id="a reading that is no object"),
        pytest.param({"reading": {"confidence": "x"}}, "confidence", id="a sure reading"),
        pytest.param({"reading": {"confidence": True}}, "confidence", id="confidence true"),
        pytest.param({"reading": {"repairs": {}}}, "reading.repairs应为列表", id="repairs"),
        pytest.param({"reading": {"repairs": [1]}}, "reading.repairs", id="a repair"),
        pytest.param({"reading": {"strangers": [1]}}, "reading.strangers", id="a stranger"),
    ],
)
def test_what_is_no_report_is_refused_with_one_sentence(change, says):
    data = as_json(department()) | change

    with pytest.raises(NotAReport, match=says) as refusal:
        from_json(data)

    assert len(str(refusal.value)) < 200


@pytest.mark.parametrize("number", [10**15, -(10**15), 1e300, math.inf, -math.inf, math.nan])
def test_a_number_that_no_report_can_hold_is_refused(number):
    data = as_json(department())
    data["applications"]["granted"]["total"] = number

    with pytest.raises(NotAReport, match=r"applications\.granted\.total的数字超出"):
        from_json(data)


@pytest.mark.parametrize("number", [10**15, 1e300, math.nan])
def test_money_that_no_report_can_hold_is_refused(number):
    data = as_json(department())
    data["proactive"]["fees"]["fees_10k_yuan"] = number

    with pytest.raises(NotAReport, match="fees_10k_yuan的数字超出"):
        from_json(data)


def test_a_small_tree_under_extra_is_kept_and_a_deep_one_refused():
    data = as_json(AnnualReport("云溪县教育局", 2020, {}, edition="2019"))
    data["proactive"]["extra"] = {"采购": [{"件数": 3, "金额": 1.5}], "有无": True}
    deep = data | {"proactive": {"extra": {"一": {"二": {"三": {"四": {"五": 1}}}}}}}

    assert from_json(data).extra == {"采购": [{"件数": 3, "金额": 1.5}], "有无": True}
    with pytest.raises(NotAReport, match="嵌套过深"):
        from_json(deep)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("", "第1行第1列", id="empty"),
        pytest.param("[1, 2]", "最外层应为JSON对象", id="a list"),
        pytest.param("17", "最外层应为JSON对象", id="a number"),
        pytest.param("null", "最外层应为JSON对象", id="null"),
        pytest.param('{"a": 1,}', "语法错误", id="a comma too many"),
        pytest.param("[" * 200_000, "嵌套过深", id="deep nesting"),
        pytest.param('{"year": ' + "9" * 5_000 + "}", "位数过多", id="five thousand digits"),
        pytest.param('{"year": NaN}', "NaN", id="NaN"),
        pytest.param('{"year": -Infinity}', "-Infinity", id="infinity"),
        pytest.param(b"\xff\xfe\x00\xd8\x00", "UTF-8", id="broken bytes"),
    ],
)
def test_text_that_holds_no_report_is_refused_with_one_sentence(text, says):
    with pytest.raises(NotAReport, match=says):
        from_text(text)


def test_a_byte_order_mark_does_no_harm():
    text = json.dumps(as_json(department()))

    assert from_text("\ufeff" + text) == from_text(text) == department()


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(st.data())
def test_whatever_is_put_anywhere_is_read_or_refused_but_never_breaks(data):
    report = as_json(department())
    spot = report
    for key in data.draw(st.sampled_from(PLACES)):
        parent, last, spot = spot, key, spot[key]
    parent[last] = data.draw(anything)

    with suppress(NotAReport):
        read = from_json(report)
        assert from_json(as_json(read)) == read


PLACES = [
    *((key,) for key in ("schema", "form", "organ", "year", "title", "sections")),
    *((table,) for table in ("proactive", "applications", "remedies")),
    *(("applications", key) for key in ("received", "closed_other", "handled")),
    ("applications", "received", "total"),
    ("proactive", "fees", "fees_10k_yuan"),
    ("remedies", "reconsideration", "other"),
]


def test_published_reports_read_from_their_figures_and_write_them_again(published):
    for file in published("*.expected.json"):
        data = json.loads(file.read_text("utf-8"))

        again = as_json(from_text(Path(file).read_bytes()))

        assert again["proactive"] == data["proactive"]
        assert again["remedies"] == data["remedies"]
        assert data["applications"].items() <= again["applications"].items()
