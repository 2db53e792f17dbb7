import os
from dataclasses import replace
from errno import ENOSPC
from pathlib import Path

import pytest
from hypothesis import given, settings
from tests.report.strategies import consistent_reports

from gongkai.report.model import AnnualReport
from gongkai.report.writing import FORMATS, CannotWrite, document, write

REPORT = AnnualReport(
    "云溪县档案馆",
    2024,
    {"applications.received.total": 3},
    title="云溪县档案馆2024年政府信息公开工作年度报告",
    sections={"overview": "（一）主动公开\n全年公开信息 9 条。", "problems": "栏目更新慢。"},
)


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_is_written_by_its_suffix(tmp_path, suffix):
    path = tmp_path / f"年报.{suffix.upper()}"

    write(REPORT, path)

    assert path.read_bytes() == document(REPORT, f".{suffix}")
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@settings(max_examples=4)
@given(consistent_reports())
def test_the_same_report_gives_the_same_bytes(report):
    again = replace(report, cells=dict(report.cells))

    assert [document(report, s) for s in FORMATS] == [document(again, s) for s in FORMATS]


@pytest.mark.parametrize("name", ["年报.rtf", "年报", "年报.doc"])
def test_an_unknown_suffix_is_refused_with_the_known_ones(tmp_path, name):
    with pytest.raises(CannotWrite, match="docx、pdf、xlsx、html、json"):
        write(REPORT, tmp_path / name)


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(CannotWrite, match="不存在，请先建立它或换一个位置"):
        write(REPORT, tmp_path / "没有" / "年报.html")


def test_a_name_that_is_too_long_is_to_be_made_shorter(tmp_path):
    with pytest.raises(CannotWrite, match="文件名太长，请改短。"):
        write(REPORT, tmp_path / f"{'年' * 120}.html")

    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_place_of_the_file_is_named(tmp_path):
    (tmp_path / "年报.html").mkdir()

    with pytest.raises(CannotWrite, match="这是一个文件夹"):
        write(REPORT, tmp_path / "年报.html")

    assert [file.name for file in tmp_path.iterdir()] == ["年报.html"]


def test_a_folder_without_permission_is_named(tmp_path, monkeypatch):
    def refuse(*_args: object, **_names: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr(os, "access", lambda *_: False)

    with pytest.raises(CannotWrite, match="没有写入权限"):
        write(REPORT, tmp_path / "年报.json")


def test_a_full_disk_leaves_the_old_file_and_no_half_of_the_new(tmp_path, monkeypatch):
    def fill(_file: int) -> None:
        raise OSError(ENOSPC, "No space left on device")

    path = tmp_path / "年报.html"
    path.write_text("旧的", "utf-8")
    monkeypatch.setattr(os, "fsync", fill)

    with pytest.raises(CannotWrite, match="请检查磁盘空间"):
        write(REPORT, path)

    assert path.read_text("utf-8") == "旧的"
    assert [file.name for file in tmp_path.iterdir()] == ["年报.html"]


def test_a_link_is_written_through(tmp_path):
    place = tmp_path / "存放" / "年报.html"
    place.parent.mkdir()
    link = tmp_path / "年报.html"
    link.symlink_to(place)

    write(REPORT, link)

    assert link.is_symlink()
    assert place.read_bytes() == document(REPORT, "html")


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_report_with_nothing_in_it_is_still_the_form(suffix):
    assert document(AnnualReport("", None, {}), suffix)


@pytest.mark.parametrize("suffix", FORMATS)
def test_characters_that_no_file_can_hold_are_left_out(suffix):
    report = replace(
        REPORT, organ="\x00档\ud800案馆", title="年\x0b报\ufffe", sections={"other": "\x07无"}
    )

    assert document(report, suffix)
