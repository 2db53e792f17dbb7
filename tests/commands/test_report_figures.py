import io
import json
import sys

import pytest
from docx import Document
from tests.report.samples import department

from gongkai.cli import main
from gongkai.report.narrative import figures_of
from gongkai.report.narrative.grammar import reader

SENTENCE = "2022年共收到政府信息公开申请16件，较上年增加5件。"
FIGURE = {
    "of": "applications.received.total",
    "value": 16,
    "unit": "件",
    "share": None,
    "change": 5,
    "where": "text[16:19]",
}
SECTIONS = {**department().sections, "overview": f"（二）依申请公开\n{SENTENCE}"}


def output(capsys):
    return json.loads(capsys.readouterr().out)


def test_the_figures_of_any_text_are_listed(tmp_path, capsys):
    path = tmp_path / "文字.txt"
    path.write_text(SENTENCE, "utf-8")

    assert main(["report", "figures", str(path)]) == 0
    assert output(capsys) == [FIGURE]


def test_standard_input_is_a_text_like_any_other(capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SENTENCE.encode())))

    assert main(["report", "figures", "-"]) == 0
    assert output(capsys) == [FIGURE]


def test_a_text_in_another_encoding_is_read(tmp_path, capsys):
    path = tmp_path / "文字.txt"
    path.write_text(SENTENCE, "gb18030")

    assert main(["report", "figures", str(path)]) == 0
    assert output(capsys) == [FIGURE]


@pytest.mark.parametrize("suffix", ["json", "html", "docx"])
def test_a_report_lists_the_figures_of_its_narrative_by_part(saved, capsys, suffix):
    path = saved(f"report.{suffix}", sections=SECTIONS)

    assert main(["report", "figures", path]) == 0

    (figure, *_) = output(capsys)
    assert figure["of"] == FIGURE["of"]
    assert figure["where"].startswith("sections.overview[")


def test_reading_a_report_gives_its_figures_beside_its_data(saved, capsys):
    assert main(["report", "read", saved(sections=SECTIONS)]) == 0

    data = output(capsys)
    assert data["schema"] == "gongkai/annual-report/1"
    assert [figure["value"] for figure in data["figures"]] == [16]


def test_the_figures_in_python_are_those_of_the_command(saved, capsys):
    report = department()

    assert main(["report", "figures", saved()]) == 0
    assert output(capsys) == [figure.as_json() for figure in figures_of(report)]


def test_a_document_that_is_no_report_is_a_text(tmp_path, capsys):
    path = tmp_path / "总结.docx"
    document = Document()
    document.add_paragraph(SENTENCE)
    document.save(path)

    assert main(["report", "figures", str(path)]) == 0
    assert [figure["value"] for figure in output(capsys)] == [16]


def test_a_text_with_a_heading_of_the_form_and_no_tables_is_read_whole(tmp_path, capsys):
    path = tmp_path / "文字.txt"
    path.write_text(f"三、收到和处理政府信息公开申请情况\n{SENTENCE}", "utf-8")

    assert main(["report", "figures", str(path)]) == 0
    assert [figure["value"] for figure in output(capsys)] == [16]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(b"", "空文件", id="an empty file"),
        pytest.param(b"\xff\xd8\xff\xe0 a cat", "图片", id="a photograph"),
        pytest.param(b"\0\1\2\3\4\5\6\7" * 99, "不是可以读取的文本", id="bytes"),
        pytest.param(b"{", "JSON", id="broken JSON"),
    ],
)
def test_a_file_without_text_is_one_sentence(tmp_path, capsys, content, says):
    path = tmp_path / "文件"
    path.write_bytes(content)

    assert main(["report", "figures", str(path)]) == 2

    (line,) = capsys.readouterr().err.splitlines()
    assert says in line


def test_a_name_without_a_file_is_one_sentence(capsys):
    assert main(["report", "figures", "nothing.txt"]) == 2
    assert "没有这个文件" in capsys.readouterr().err


def test_what_was_left_unread_is_said(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(reader, "MOST_NUMBERS", 1)
    path = tmp_path / "文字.txt"
    path.write_text("公开2条。公开3条。", "utf-8")

    assert main(["report", "figures", str(path)]) == 0

    out, err = capsys.readouterr()
    assert [figure["value"] for figure in json.loads(out)] == [2]
    assert "只读取了前面的部分" in err
