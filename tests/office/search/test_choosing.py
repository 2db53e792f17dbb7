"""Which engine the operator chose, and a sentence where it is none."""

from pathlib import Path

import pytest

from gongkai.office.search.choosing import Place, place

HOME = Path("/srv/office")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("", Place("tantivy", HOME / "search/tantivy")),
        ("sqlite:", Place("sqlite", HOME / "search/sqlite")),
        ("tantivy:///data/index", Place("tantivy", Path("/data/index/tantivy"))),
        ("sqlite:/data/a%20b", Place("sqlite", Path("/data/a b/sqlite"))),
    ],
)
def test_a_url_names_an_engine_and_its_folder(url, expected):
    assert place(url, home=HOME) == expected


@pytest.mark.parametrize("url", ["elastic://host", "search", "sqlite://host/x", "tantivy:data"])
def test_what_is_no_place_is_said(url):
    with pytest.raises(ValueError, match="GONGKAI_SEARCH_URL"):
        place(url, home=HOME)
