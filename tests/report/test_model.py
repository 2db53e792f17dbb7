from gongkai.report.form import (
    CLOSED,
    CLOSED_LEAVES,
    FORM_2019,
    FORM_2021,
    FORM_2021_CLOSED,
    FORMS,
)
from gongkai.report.model import AnnualReport


def test_a_cell_that_is_absent_is_blank_and_not_zero():
    assert AnnualReport("云溪县教育局", 2022, {})["applications.granted.total"] is None


def test_a_report_follows_the_form_of_its_edition():
    assert AnnualReport("云溪县教育局", 2022, {}).form is FORM_2021
    assert AnnualReport("云溪县教育局", 2020, {}, edition="2019").form is FORM_2019


def test_a_single_row_of_other_outcomes_makes_the_form_one_with_a_single_row():
    single = dict.fromkeys(CLOSED, 1)

    assert AnnualReport("云溪县教育局", 2022, single).form is FORM_2021_CLOSED
    assert AnnualReport("云溪县教育局", 2022, dict.fromkeys(CLOSED)).form is FORM_2021_CLOSED


def test_a_single_row_beside_its_three_parts_leaves_the_form_as_it_is():
    both = dict.fromkeys(CLOSED, 1) | {CLOSED_LEAVES[0]: 1}

    assert AnnualReport("云溪县教育局", 2022, both).form is FORM_2021


def test_the_form_of_2021_has_two_hundred_cells_and_that_of_2019_ten_rows_of_table_2_less():
    assert len(FORM_2021.paths) == len(set(FORM_2021.paths)) == 10 + 25 * 7 + 15
    assert len(FORM_2019.paths) == len(set(FORM_2019.paths)) == 23 * 7 + 15
    assert len(FORM_2021_CLOSED.paths) == 10 + 23 * 7 + 15


def test_the_form_of_2021_has_twenty_one_outcomes_in_its_order():
    assert len(FORM_2021.outcomes) == 21
    assert [len(group.rows) for group in FORM_2021.groups] == [1, 1, 8, 3, 5, 3]
    assert FORM_2021.rows[-2].label == "（七）总计"


def test_editions_are_known_by_their_year():
    assert {edition: form.edition for edition, form in FORMS.items()} == {
        "2019": "2019",
        "2021": "2021",
    }
