"""What a machine finds in a draft and its files, before anyone reads them."""

import sys

import pytest
from tests.office.redaction.papers import CARD, IDENTITY, LETTER, PHONE, pdf
from tests.office.review import papers

from gongkai.office.review.findings import process
from gongkai.office.review.findings.finding import Found
from gongkai.office.review.findings.inside.child import found_inside
from gongkai.office.review.findings.sorts import SORTS
from gongkai.office.review.findings.words import found_in


def sorts(found):
    """How many of which."""
    return {one.code: one.count for one in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"张某，身份证号码{IDENTITY}", {"identity": 1}),
        (f"电话{PHONE}或者{PHONE}", {"phone": 2}),
        (f"账号{CARD}", {"bank_card": 1}),
        ("秘密★1年", {"secret_mark": 1}),
        ("机 密 ★ 长期", {"secret_mark": 1}),
        ("绝　密\n关于某事", {"secret_mark": 1}),
        ("密级：秘密", {"secret_mark": 1}),
        ("内部资料，注意保存", {"internal_mark": 2}),
        ("依照保守国家秘密法，不得泄露国家秘密。", {}),
        ("全年办理 13800 件，投资 6222021 元", {}),
    ],
)
def test_a_text_is_searched_for_numbers_of_persons_and_for_marks(text, expected):
    assert sorts(found_in(text)) == expected


def test_samples_show_no_number_whole():
    samples = [sample for one in found_in(LETTER) for sample in one.samples]

    assert samples
    assert not any(number in "".join(samples) for number in (IDENTITY, PHONE, CARD))


REVISED = "<w:p><w:ins><w:r><w:t>增</w:t></w:r></w:ins><w:del/></w:p>"
HIDDEN = f"<w:p>{papers.run('看得见')}{papers.run('看不见', '<w:vanish/>')}</w:p>"
OFF = '<w:vanish w:val="0"/>'
SHOWN = f"<w:p>{papers.run('看得见', OFF)}</w:p>"
NOTE = f'<w:comments xmlns:w="{papers.WORD}"><w:comment/></w:comments>'


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(papers.word(REVISED), {"tracked": 2}, id="tracked changes"),
        pytest.param(papers.word(HIDDEN), {"hidden_text": 1}, id="hidden text"),
        pytest.param(papers.word(SHOWN), {}, id="text that is not hidden after all"),
        pytest.param(
            papers.word("<w:p/>", {"word/comments.xml": NOTE}), {"comments": 1}, id="a comment"
        ),
        pytest.param(
            papers.word("<w:p/>", {"word/embeddings/a.xlsx": b"x"}), {"embedded": 1}, id="embedded"
        ),
        pytest.param(
            papers.word("<w:p/>", {"word/media/a.jpeg": papers.photograph()}),
            {"location": 1, "camera": 1},
            id="a photograph in a Word file",
        ),
        pytest.param(
            papers.workbook(),
            {"phone": 1, "hidden_sheets": 1, "hidden_rows": 3, "comments": 1},
            id="a workbook",
        ),
        pytest.param(
            papers.photograph(), {"no_text": 1, "location": 1, "camera": 1}, id="a photograph"
        ),
        pytest.param(
            papers.photograph(place=False), {"no_text": 1, "camera": 1}, id="without its place"
        ),
        pytest.param(papers.boxed(), {"phone": 1, "covered": 1}, id="a black box"),
        pytest.param(papers.boxed("white"), {"phone": 1, "covered": 1}, id="a white box"),
        pytest.param(pdf("公开的内容。"), {}, id="a plain PDF"),
        pytest.param(papers.noted(), {"comments": 1, "embedded": 1}, id="a note and a file"),
        pytest.param(papers.scanned(), {"no_text": 1}, id="a scan"),
        pytest.param(pdf("甲") + b"\nstartxref\n0\n%%EOF", {"earlier": 1}, id="changed behind"),
        pytest.param(b"{\\rtf1 abc}", {"old_format": 1}, id="an old format"),
        pytest.param(b"PK\x03\x04 broken", {"unread": 1}, id="damaged"),
        pytest.param(b"Rar!\x1a\x07", {"unread": 1}, id="an archive"),
    ],
)
def test_a_file_is_searched_for_what_its_page_does_not_show(data, expected):
    assert sorts(found_inside(data, "file")) == expected


def test_every_sort_says_what_to_do():
    assert all(one.label and one.advice for one in SORTS.values())


def test_a_file_is_opened_in_a_process_of_its_own():
    assert sorts(process.found_in_file(papers.boxed(), "a.pdf")) == {"phone": 1, "covered": 1}


def test_plain_text_needs_no_process():
    nobody = [sys.executable, "-c", "raise SystemExit(1)"]

    found = process.found_in_file(f"电话{PHONE}".encode(), "a.txt", child=nobody)

    assert sorts(found) == {"phone": 1}


@pytest.mark.parametrize("said", ["", "no JSON", "[1]", '[{"code": "invented", "count": 1}]'])
def test_a_process_that_does_not_answer_leaves_the_file_to_people(said):
    child = [sys.executable, "-I", "-c", f"print({said!r})"]

    assert process.found_in_file(b"\x00", "a.bin", child=child) == [Found("unread", 1)]
