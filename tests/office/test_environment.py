"""The operator's settings: keys that survive, databases that are understood or refused."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from gongkai.office.environment import database, kept_key


def test_a_key_is_made_once_and_survives(tmp_path):
    first = kept_key("secret", given="", home=tmp_path)

    assert len(first) >= 48
    assert kept_key("secret", given="", home=tmp_path) == first


def test_only_its_owner_reads_a_key(tmp_path):
    kept_key("secret", given="", home=tmp_path)

    assert (tmp_path / "keys" / "secret").stat().st_mode & 0o077 == 0


def test_processes_that_start_together_agree_on_the_key(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: kept_key("secret", given="", home=tmp_path), range(40)))

    assert len(keys) == 1
    assert "" not in keys


def test_a_given_key_leaves_no_file(tmp_path):
    assert kept_key("secret", given="abc", home=tmp_path) == "abc"
    assert list(tmp_path.iterdir()) == []


def test_no_url_means_sqlite_in_the_home(tmp_path):
    assert database("", home=tmp_path)["NAME"] == str(tmp_path / "gongkai.sqlite3")


def test_a_postgresql_url_is_taken_apart(tmp_path):
    settings = database("postgresql://li:a%40b@db:5433/office?sslmode=require", home=tmp_path)

    assert settings["USER"] == "li"
    assert settings["PASSWORD"] == "a@b"
    assert (settings["HOST"], settings["PORT"], settings["NAME"]) == ("db", "5433", "office")
    assert settings["OPTIONS"] == {"sslmode": "require"}


def test_another_database_is_refused_in_a_sentence(tmp_path):
    with pytest.raises(ValueError, match="只支持 sqlite:// 与 postgresql://"):
        database("mysql://db/office", home=tmp_path)
