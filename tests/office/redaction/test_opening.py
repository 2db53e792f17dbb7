"""What can be opened, and what is refused with a sentence."""

import io
import zipfile

import pikepdf
import pytest
from PIL import Image
from tests.office.redaction.papers import LETTER, pdf, picture, read, saved

from gongkai.office.redaction.opening import converting, limits
from gongkai.office.redaction.opening.kinds import Kind, kind
from gongkai.office.redaction.opening.paper import opened
from gongkai.office.redaction.sheets import Unopened


def package(part):
    """An Office file that holds one part."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr(part, "x")
    return made.getvalue()


def turned(data, degrees):
    """The PDF with its pages turned."""
    with pikepdf.open(io.BytesIO(data)) as file:
        for page in file.pages:
            page.Rotate = degrees
        return saved(file)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (pdf(), Kind.PDF),
        (picture(kind="PNG"), Kind.IMAGE),
        (picture(kind="JPEG"), Kind.IMAGE),
        (picture(kind="TIFF"), Kind.IMAGE),
        (package("word/document.xml"), Kind.WORD),
        (package("xl/workbook.xml"), Kind.SHEET),
    ],
    ids=["pdf", "png", "jpeg", "tiff", "docx", "xlsx"],
)
def test_a_file_is_what_its_content_says(data, expected):
    assert kind(data) is expected


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        pytest.param(b"", "这个文件是空的", id="empty"),
        pytest.param(b"hello", "这不是 PDF", id="text"),
        pytest.param(b"PK\x03\x04 broken", "这不是 PDF", id="a broken archive"),
        pytest.param(package("a.txt"), "这不是 PDF", id="another archive"),
        pytest.param(b"\xd0\xcf\x11\xe0 old", "旧格式", id="an old Word file"),
        pytest.param(
            package("word/document.xml"), "先转换为 PDF", id="an Office file, unconverted"
        ),
        pytest.param(b"%PDF-1.7 nothing", "已损坏", id="a broken PDF"),
        pytest.param(b"\x89PNG\r\n\x1a\n nothing", "已损坏", id="a broken image"),
    ],
)
def test_what_cannot_be_opened_is_refused_with_a_sentence(data, sentence):
    with pytest.raises(Unopened, match=sentence):
        read(data)


def test_a_locked_file_is_refused():
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as file:
        file.save(made, encryption=pikepdf.Encryption(user="x", owner="y"))

    with pytest.raises(Unopened, match="有密码保护"):
        read(made.getvalue())


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_letters_stand_where_they_are_seen_however_the_page_is_turned(degrees):
    data = turned(pdf("#h(1fr)甲"), degrees)
    (page,) = read(data)
    (place,) = [place for place in page.places if place]

    with opened(data) as paper:
        seen = paper.picture(1, dpi=254).convert("L").point(lambda value: value < 128 and 255)

    left, top, right, bottom = seen.getbbox()
    assert place.left <= left * 1.0 + 1
    assert place.top <= top + 1
    assert place.right >= right - 1
    assert place.bottom >= bottom - 1
    assert place.width < 40
    assert place.height < 60


def test_an_image_is_a_page_of_a4_without_words():
    (page,) = read(picture(800, 400))

    assert (page.width, page.height) == (2970, 1485)
    assert not page.has_text


def test_each_frame_of_an_image_is_a_page():
    made = io.BytesIO()
    frame = Image.new("1", (100, 150), 1)
    frame.save(made, "TIFF", save_all=True, append_images=[frame.copy()])

    assert [(page.width, page.height) for page in read(made.getvalue())] == [(1980, 2970)] * 2


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "I;16", "CMYK", "1"])
def test_images_of_any_kind_are_shown_in_colour_on_white(mode):
    made = io.BytesIO()
    Image.new(mode, (50, 50)).save(made, "TIFF" if mode == "CMYK" else "PNG")

    with opened(made.getvalue()) as paper:
        shown = paper.picture(1, dpi=20)

    assert shown.mode == "RGB"
    is_transparent = mode in {"RGBA", "LA"}
    assert shown.getpixel((5, 5)) == ((255,) * 3 if is_transparent or mode == "CMYK" else (0,) * 3)


def test_a_photograph_is_shown_upright():
    made = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (80, 40)).save(made, "JPEG", exif=exif)

    (page,) = read(made.getvalue())

    assert page.height > page.width


@pytest.mark.parametrize(
    ("limit", "most", "sentence"),
    [
        ("MOST_PAGES", 1, "有 2 页，一次最多处理 1 页"),
        ("MOST_PIXELS", 1000, "第 1 页的幅面过大（105×148 毫米）"),
        ("MOST_CHARACTERS", 10, "文字超过 0 万字"),
    ],
)
def test_a_file_beyond_a_limit_is_refused(monkeypatch, limit, most, sentence):
    monkeypatch.setattr(limits, limit, most)

    with pytest.raises(Unopened, match=sentence):
        read(pdf(LETTER + "#pagebreak()\n第二页"))


def test_without_libreoffice_one_sentence_says_what_to_do(monkeypatch):
    monkeypatch.setattr(converting, "PROGRAMS", ("no-such-program",))

    with pytest.raises(Unopened, match="没有安装 LibreOffice.*另存为 PDF"):
        converting.converted(package("word/document.xml"), Kind.WORD)


@pytest.mark.parametrize(
    ("program", "sentence"),
    [("exit 0", "没有转换成功"), ("sleep 30", "转换的时间太长")],
    ids=["makes nothing", "hangs"],
)
def test_a_conversion_that_fails_is_one_sentence(monkeypatch, tmp_path, program, sentence):
    fake = tmp_path / "soffice"
    fake.write_text(f"#!/bin/sh\n{program}\n")
    fake.chmod(0o755)
    monkeypatch.setattr(converting, "PROGRAMS", (str(fake),))
    monkeypatch.setattr(converting, "SECONDS", 1.0)

    with pytest.raises(Unopened, match=sentence):
        converting.converted(package("word/document.xml"), Kind.WORD)


def test_what_the_converter_makes_is_taken_and_its_folder_is_gone(monkeypatch, tmp_path):
    fake = tmp_path / "soffice"
    note = tmp_path / "folder"
    fake.write_text(
        f"#!/bin/sh\npwd > {note}\ncp given.docx given.pdf\ntest -f profile/user/*.xcu\n"
    )
    fake.chmod(0o755)
    monkeypatch.setattr(converting, "PROGRAMS", (str(fake),))

    assert converting.converted(b"PK made", Kind.WORD) == b"PK made"
    assert not (tmp_path / note.read_text().strip()).exists()
