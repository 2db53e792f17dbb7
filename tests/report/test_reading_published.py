"""Published reports, where a copy of them stands beside the project, read cell for cell."""

import json
import os
from decimal import Decimal
from pathlib import Path

import pytest
from tests.report.documents import score

from gongkai.report.reading import read

FOLDER = Path(os.environ.get("GONGKAI_REPORTS", Path(__file__).parents[3] / "shared" / "reports"))
EXACT = (
    "jinxiang_2022.txt",
    "jinhu_2023.html",
    "pingtan_2020.html",
    "pingtan_2021.html",
    "pingtan_2022.html",
    "shanghai_office_2019.html",
    "suqian_2023.html",
    "shuyang_county_2025.md",
    "filled_jinhu_2023.docx",
    "filled_pingtan_2021.docx",
    "filled_pingtan_2022.docx",
    "filled_suqian_2023.docx",
    "filled_pingtan_2021.rtf",
    "filled_pingtan_2022.odt",
)
RUN_TOGETHER = ("pingtan_2020.txt", "pingtan_2021.txt")


@pytest.fixture
def folder():
    if not FOLDER.is_dir():
        pytest.skip(f"no published reports in {FOLDER}; set GONGKAI_REPORTS to their folder")
    return FOLDER


def expected(folder, name):
    stem = name.split(".")[0].removeprefix("filled_")
    data = json.loads((folder / f"{stem}.expected.json").read_text("utf-8"))
    cells = {
        f"{table}.{row}.{column}": Decimal(value) if isinstance(value, str) else value
        for table in ("proactive", "applications", "remedies")
        for row, columns in data[table].items()
        if row != "extra"
        for column, value in columns.items()
    }
    return data, cells


@pytest.mark.parametrize("name", EXACT)
def test_a_published_report_is_read_cell_for_cell(folder, name):
    data, cells = expected(folder, name)

    report = read(folder / name)

    found = score(report, cells)
    assert (found.unread, found.doubted, found.silent) == ((), (), ())
    assert (report.year, report.edition) == (data["year"], data["form"])
    assert report.organ
    assert all(report.sections.values())


@pytest.mark.parametrize("name", RUN_TOGETHER)
def test_cells_that_run_together_are_read_where_arithmetic_leaves_no_choice(folder, name):
    data, cells = expected(folder, name)

    report = read(folder / name)

    found = score(report, cells)
    assert (found.doubted, found.silent) == ((), ())
    assert len(found.unread) <= 12
    assert (report.year, report.edition) == (data["year"], data["form"])


def test_the_blank_form_has_no_figures_and_every_row(folder):
    report = read(folder / "blank_template_2021.docx")

    assert set(report.cells.values()) == {None}
    assert set(report.cells) == set(report.form.paths)
    assert (report.organ, report.year) == ("", None)
    assert "" not in report.reading.labels.values()
    assert report.reading.doubts == ()


def test_a_misspelt_heading_is_told_of(folder):
    report = read(folder / "pingtan_2022.html")

    assert "行政法复议" in report.reading.labels["sections.remedies"]


def test_table_2_of_the_old_form_is_kept_with_its_labels(folder):
    report = read(folder / "shanghai_office_2019.html")

    assert report.extra["规章/对外公开总数量"] == 524
    assert report.extra["政府集中采购/采购总金额"] == "251000元"
