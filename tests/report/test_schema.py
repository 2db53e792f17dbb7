import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from tests.report.samples import changed, department
from tests.report.strategies import consistent_reports

from gongkai.report.form import CLOSED, FORM_2021
from gongkai.report.model import FEES, SCHEMA, AnnualReport, Note, Reading
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


def test_data_without_table_three_lacks_its_rows_not_each_of_their_columns():
    data = as_json(department()) | {"applications": {}}

    missing = from_json(data).reading.labels

    assert "applications.received" in missing
    assert "applications.*.total" not in missing


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


def test_published_reports_read_from_their_figures_and_write_them_again(published):
    for file in published("*.expected.json"):
        data = json.loads(file.read_text("utf-8"))

        again = as_json(from_text(Path(file).read_bytes()))

        assert again["proactive"] == data["proactive"]
        assert again["remedies"] == data["remedies"]
        assert data["applications"].items() <= again["applications"].items()
