"""The open data as files: what is public and nothing else, whole or not at all, true or not served.

The files are read back by DuckDB, which shares no code with what writes them.
"""

import hashlib
import json
import os
import signal
from datetime import UTC, date, datetime

import duckdb
import pytest
from tests.office.catalogue.conftest import ADOPTED, fields
from tests.office.publishing import published, revised, withdrawn

from gongkai import cli
from gongkai.office.catalogue import actions as catalogues
from gongkai.office.catalogue.kinds import Kind as CatalogueKind
from gongkai.office.disclosure import actions
from gongkai.office.disclosure.kinds import Kind, Validity
from gongkai.office.ledger.models import Event
from gongkai.office.operating import chores
from gongkai.office.portal.dumping import making, tables
from gongkai.office.portal.dumping.standing import current

ON = date(2026, 11, 20)
NIGHT = datetime(2026, 11, 22, 18, 45, tzinfo=UTC)  # 02:45 of the 23rd in China
NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)


@pytest.fixture(autouse=True)
def place(settings, tmp_path):
    settings.OPEN_DATA = tmp_path / "open-data"
    return settings.OPEN_DATA


@pytest.fixture
def taken(client, tmp_path):
    """Download a file as the public does, and give its rows as DuckDB reads them."""

    def take(name: str) -> list[dict]:
        kept = tmp_path / name
        kept.write_bytes(downloaded(client, name))
        reader = "read_csv(?, all_varchar=true)" if name.endswith("csv") else "read_parquet(?)"
        found = duckdb.execute(f"SELECT * FROM {reader} ORDER BY url", [str(kept)])
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    return take


def downloaded(client, name: str) -> bytes:
    response = client.get(f"/data/{name}")
    assert response.status_code == 200, response.content
    return b"".join(response.streaming_content)


def test_what_is_public_is_in_both_files_and_nothing_else(office, handler, taken):
    original = published(
        office, on=ON, kind=Kind.NORMATIVE, title="停车办法", document_number="示政发〔2026〕1号",
        effective=ON, body="<p>第一条 缴费。</p><p>第二条 <b>停车</b>。</p>",
        files=[("收费表", "a.pdf", b"%PDF-1.4 a")],
    )  # fmt: skip
    published(office, on=ON, kind=Kind.INTERPRETATION, title="解读", interprets=original)
    withdrawn(published(office, on=ON, title="撤下的公告"), on=ON)
    actions.draft(
        by=handler, on=ON, organ=office, kind=Kind.NEWS, title="草稿", formed=ON, duty="2015"
    )
    making.make(NOON)

    rows, texts = taken("documents.parquet"), taken("documents.csv")

    assert [row["title"] for row in rows] == [row["title"] for row in texts] == ["停车办法", "解读"]
    first, second = rows
    assert first["formed"] == ON
    assert first["published_at"].isoformat() == "2026-11-20T09:30:00+08:00"
    assert first["validity"] == Validity.IN_FORCE
    assert first["expires"] is None
    assert first["text"] == texts[0]["text"] == "第一条 缴费。\n第二条 停车。"
    assert second["interprets"] == first["index_number"] == original.index_number
    assert second["validity"] == ""
    assert texts[0]["published_at"] == "2026-11-20T09:30:00+08:00"
    file = json.loads(first["attachments"])[0]
    assert (file["title"], file["size"]) == ("收费表", 10)
    assert file["url"].endswith(f"/documents/{original.pk}/files/{original.attachments.get().pk}/")


def test_validity_is_that_of_the_day(office, taken):
    published(office, on=ON, kind=Kind.NORMATIVE, effective=ON, expires=date(2026, 11, 22))

    making.make(NIGHT)

    assert taken("documents.parquet")[0]["validity_label"] == "失效"


def test_the_catalogue_is_there_as_it_counts(office, handler, head, taken):
    catalogue = catalogues.found(organ=office, kind=CatalogueKind.BASIC, by=handler, on=ADOPTED)
    catalogues.put_row(catalogue=catalogue, by=handler, on=ADOPTED, **fields())
    catalogues.adopt(edition=catalogue.editions.get(), reason="首次", by=head, on=ADOPTED)
    making.make(NOON)

    rows, texts = taken("catalogue.parquet"), taken("catalogue.csv")

    assert len(rows) == 1
    assert rows[0]["adopted"] == ADOPTED
    assert [{name: str(value) for name, value in row.items()} for row in rows] == texts
    assert rows[0]["catalogue_title"] == str(catalogue)


def test_no_field_of_the_csv_is_a_formula_and_parquet_keeps_the_text(office, taken):
    title = '=HYPERLINK("http://example.org","公告")'
    published(office, on=ON, title=title)
    making.make(NOON)

    assert taken("documents.csv")[0]["title"] == f"'{title}"
    assert taken("documents.parquet")[0]["title"] == title


def test_the_dictionary_names_every_column_in_chinese_and_the_sums_are_right(office, client, taken):
    published(office, on=ON)
    making.make(NOON)

    said = json.loads(downloaded(client, "dictionary.json"))
    lines = downloaded(client, "SHA256SUMS").decode().splitlines()
    sums = {name: digest for digest, name in (line.split("  ") for line in lines)}

    for field in said["tables"][0]["fields"]:
        assert field["term"]
    for file in said["tables"][0]["files"]:
        assert file["size"] == len(downloaded(client, file["name"]))
        assert list(taken(file["name"])[0]) == [one["name"] for one in said["tables"][0]["fields"]]
    assert said["as_of"] == "2026-11-23"
    assert sums.keys() == {
        "documents.csv", "documents.parquet", "catalogue.csv", "catalogue.parquet",
        "dictionary.json",
    }  # fmt: skip
    for name, digest in sums.items():
        assert hashlib.sha256(downloaded(client, name)).hexdigest() == digest


def test_a_taking_back_ends_the_download_at_once_and_the_next_dump_is_without_it(
    office, client, taken
):
    published(office, on=ON, title="留下的公告")
    gone = published(office, on=ON, title="撤下的公告")
    making.make(NIGHT)
    assert "documents.csv" in client.get("/data/").content.decode()

    withdrawn(gone, on=ON)

    refused = client.get("/data/documents.csv")
    assert (refused.status_code, refused["Retry-After"]) == (503, "300")
    assert "documents.csv" not in client.get("/data/").content.decode()
    making.keep(NOON)
    assert [row["title"] for row in taken("documents.csv")] == ["留下的公告"]


def test_a_new_version_leaves_the_dump_until_the_night(office, taken):
    document = published(office, on=ON, title="旧题")
    making.make(NIGHT)

    revised(document, on=ON, title="新题")

    assert not making.is_due(NOON)
    assert taken("documents.csv")[0]["title"] == "旧题"


def test_a_dump_of_another_ledger_is_not_served(office, client):
    published(office, on=ON)
    making.make(NOON)

    mark = current().folder / "mark.json"
    mark.write_text(json.dumps({"event": Event.objects.latest("pk").pk, "hash": "0" * 64}))

    assert client.get("/data/documents.csv").status_code == 503


@pytest.mark.parametrize(
    ("at", "due"),
    [
        pytest.param(datetime(2026, 11, 23, 15, tzinfo=UTC), False, id="later on the day"),
        pytest.param(datetime(2026, 11, 23, 17, tzinfo=UTC), False, id="the day turned"),
        pytest.param(datetime(2026, 11, 23, 18, 30, tzinfo=UTC), True, id="half past two"),
    ],
)
def test_a_dump_is_made_once_a_night(office, at, due):
    making.make(NIGHT)

    assert making.is_due(at) is due


def test_a_try_that_failed_is_not_repeated_at_once(office, monkeypatch):
    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(making, "_fill", full)
    with pytest.raises(OSError, match="No space"):
        making.keep(NOON)

    assert not making.is_due(NOON.replace(minute=4))
    assert making.is_due(NOON.replace(minute=5))


def test_a_fault_while_rows_are_read_is_told_as_it_is(office, monkeypatch):
    published(office, on=ON)
    monkeypatch.setattr(tables, "_originals", lambda documents: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        making.make(NOON)

    assert current() is None


def test_killed_in_the_middle_the_old_one_stays_and_the_next_sweeps(
    office, taken, place, monkeypatch
):
    published(office, on=ON, title="旧")
    making.make(NIGHT)
    published(office, on=ON, title="新")
    monkeypatch.setattr(tables, "BATCH", 1)
    child = os.fork()
    if not child:
        monkeypatch.setattr(making, "_force", lambda path: os.kill(os.getpid(), signal.SIGKILL))
        making.make(NOON)
    _, status = os.waitpid(child, 0)

    assert os.WTERMSIG(status) == signal.SIGKILL
    assert len(list(place.glob("part-*"))) == 1
    assert [row["title"] for row in taken("documents.parquet")] == ["旧"]
    making.make(NOON)
    assert [row["title"] for row in taken("documents.parquet")] == ["旧", "新"]
    assert sorted(one.name for one in place.iterdir()) == sorted(
        ["current", "lock", current().folder.name]
    )


def test_two_do_not_make_it_at_once(office, place):
    place.mkdir()
    with making._alone(place / "lock", NOON):
        assert making.make(NOON) is None


def test_a_file_that_the_reader_has_is_not_sent_again(office, client):
    making.make(NOON)
    first = client.get("/data/documents.csv")
    tag = first["ETag"]
    list(first.streaming_content)  # read to its end; closed before, it would close the database

    again = client.get("/data/documents.csv", headers={"if-none-match": tag})

    assert again.status_code == 304
    assert again["Cache-Control"] == "public, no-cache"


@pytest.mark.parametrize("name", ["mark.json", "lock", "..%2Flock", "other.csv"])
def test_nothing_else_of_the_folder_is_served(office, client, name):
    making.make(NOON)

    assert client.get(f"/data/{name}").status_code == 404


def test_memory_holds_a_batch_however_many_there_are(office, monkeypatch):
    for _ in range(4):
        published(office, on=ON)
    monkeypatch.setattr(tables, "BATCH", 2)
    seen = tables.documents(str, on=ON)

    assert [len(batch) for batch in seen] == [2, 2]


def test_the_worker_and_the_command_make_it(office, capsys, monkeypatch):
    published(office, on=ON)
    monkeypatch.setattr("gongkai.commands.office_home.ready", lambda: None)

    assert cli.main(["office", "dump"]) == 0

    assert "政府信息 1 条，公开目录 0 条" in capsys.readouterr().out
    assert chores.keep_dump is making.keep
