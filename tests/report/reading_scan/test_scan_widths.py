"""Pages of different sizes: a table that goes on is made as wide as it began."""

import pytest

from gongkai.report.reading.pdf.marks.page import Glyph, Marks, Rule
from gongkai.report.reading.scan.widths import aligned

XS = (50.0, 120.0, 200.0, 260.0, 330.0, 400.0)


def page(xs=XS, *, rows=(100.0, 140.0, 180.0)):
    """A page with one ruled table and a character in its second column."""
    middle = (xs[1] + xs[2]) / 2
    return Marks(
        glyphs=[Glyph("7", middle - 3, 110, middle + 3, 120, 120)],
        across=[Rule(y, xs[0], xs[-1]) for y in rows],
        down=[Rule(x, rows[0], rows[-1]) for x in xs],
    )


def edges(marks):
    return [rule.at for rule in marks.down]


def test_a_page_photographed_from_nearer_is_brought_under_the_one_before():
    near = page([1.08 * x - 20 for x in XS])

    first, second = aligned([page(), near])

    assert first == page()
    assert edges(second) == pytest.approx(XS)
    assert (second.across[0].start, second.across[0].end) == pytest.approx((50, 400))
    assert second.glyphs[0].x == pytest.approx(160)
    assert second.across[0].at == 100


def test_a_page_that_shows_some_of_the_columns_is_brought_under_all_of_them():
    near = page([1.05 * x for x in XS if x != 260])

    _, second = aligned([page(), near])

    assert edges(second) == pytest.approx([x for x in XS if x != 260])


@pytest.mark.parametrize(
    "below",
    [
        pytest.param(page([50.0, 120.0, 230.0, 260.0, 330.0, 400.0]), id="other columns"),
        pytest.param(page([60.0, 180.0, 300.0, 420.0]), id="too few columns to tell"),
        pytest.param(page([1.5 * x for x in XS]), id="a table of another size"),
        pytest.param(Marks(), id="no table"),
    ],
)
def test_a_page_with_another_table_stays_where_it_is(below):
    assert aligned([page(), below]) == [page(), below]


def test_a_page_after_one_without_tables_stays_where_it_is():
    near = page([1.08 * x for x in XS])

    assert aligned([Marks(), near])[1] == near
