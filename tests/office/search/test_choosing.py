"""Which engine the operator chose, and a sentence where it is none."""

from pathlib import Path

import pytest

from gongkai.office.search import embedded
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


def heap_where(monkeypatch, file: Path) -> int:
    monkeypatch.setattr(embedded, "CONTAINER", file)
    return embedded.filling_heap()


@pytest.mark.parametrize(("allowed", "heap"), [(1_200, 300), (500, 256)], ids=["quarter", "least"])
def test_a_new_index_takes_no_more_than_its_container_allows(monkeypatch, tmp_path, allowed, heap):
    file = tmp_path / "memory.max"
    file.write_text(f"{allowed}000000\n")

    assert heap_where(monkeypatch, file) == heap * 1_000_000


def test_a_container_without_a_limit_is_as_the_machine(monkeypatch, tmp_path):
    unlimited, machine = tmp_path / "memory.max", tmp_path / "no container"
    unlimited.write_text("max\n")

    heap = heap_where(monkeypatch, unlimited)

    assert heap == heap_where(monkeypatch, machine) <= embedded.MOST_HEAP
