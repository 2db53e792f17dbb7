"""The rebuilt file: black where it was painted, legible elsewhere, the same every time."""

import io

import pikepdf
import pytest
from PIL import Image
from tests.office.redaction.papers import LETTER, NAME, painted, pdf, picture, read, without

from gongkai.office.redaction.finding.hits import occurrences
from gongkai.office.redaction.finding.plain import folded
from gongkai.office.redaction.proving.claim import Claim
from gongkai.office.redaction.proving.proof import proof
from gongkai.office.redaction.rebuilding.painting import covered, packed
from gongkai.office.redaction.rebuilding.painting import painted as painted_over
from gongkai.office.redaction.sheets import Area, Box


def text(data):
    """The words that a reader gets out of a file."""
    return folded("".join(page.text for page in read(data)))


def test_the_same_boxes_give_the_same_bytes():
    data, claim = painted()

    assert without(pdf(), list(claim.boxes)) == data


def test_words_beside_the_boxes_can_still_be_read_out_and_copied():
    data, _ = painted()

    assert "关于柳树路改造补偿的情况" in text(data)
    assert "其他内容可以公开。" in text(data)
    assert NAME not in text(data)


def test_without_boxes_every_word_stays_in_its_place():
    before, after = read(pdf())[0], read(without(pdf(), []))[0]

    assert folded(before.text) == folded(after.text)
    for word in ("柳树路", "开户账号", "可以公开"):
        (old,), (new,) = occurrences([before], word), occurrences([after], word)
        assert max(abs(a - b) for a, b in zip(_edges(old), _edges(new), strict=True)) <= 6


def _edges(hit):
    area = hit.areas[0]
    return area.left, area.top, area.right, area.bottom


def test_a_box_that_reaches_over_the_edge_is_painted_as_far_as_the_page_goes():
    box = Box(1, Area(900, 1300, 5000, 9000))
    data = without(pdf(), [box])
    page = read(data)[0]

    claim = Claim(((page.width, page.height),), (Box(1, box.area.within(page)),), (), "a.pdf")

    assert proof(data, claim).failed == ()


@pytest.mark.parametrize("noise", [False, True], ids=["drawn", "photographed"])
@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_images_with_boxes_pass_the_proof(noise, mode):
    size = (600, 800)
    image = Image.effect_noise(size, 90) if noise else Image.new("L", size, 200)
    if mode == "RGB":
        image = Image.merge("RGB", (image, image.rotate(90, expand=False), image))
    made = io.BytesIO()
    image.save(made, "PNG")
    box = Box(1, Area(300, 300, 700, 450))

    data = without(made.getvalue(), [box])

    (page,) = read(data)
    claim = Claim(((page.width, page.height),), (box,), (), "a.pdf")
    assert proof(data, claim).failed == ()
    with pikepdf.open(io.BytesIO(data)) as file:
        kept = file.pages[0].Resources.XObject.Im
        assert (kept.Filter == "/DCTDecode") is noise


def test_what_a_photograph_says_of_itself_is_gone():
    made = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "secret remark"
    Image.effect_noise((300, 400), 90).save(made, "JPEG", exif=exif, comment=b"secret remark")

    assert b"secret remark" in made.getvalue()
    assert b"secret remark" not in without(made.getvalue(), [])


def test_every_pixel_that_a_box_touches_is_black():
    image = Image.new("RGB", (200, 200), "white")
    area = Area(51, 51, 102, 102)

    black = painted_over(image, [area])

    left, top, right, bottom = covered(area)
    assert (left, top, right, bottom) == (40, 40, 80, 80)
    assert black.crop((left, top, right + 1, bottom + 1)).getextrema() == (0, 0)
    assert black.getpixel((39, 39)) == black.getpixel((81, 81)) == 255


def test_a_grey_page_is_kept_grey_and_a_coloured_one_coloured():
    grey, red = Image.new("RGB", (9, 9), "grey"), Image.new("RGB", (9, 9), "red")

    assert packed(painted_over(grey, [])).is_grey
    assert not packed(painted_over(red, [])).is_grey


def test_an_image_file_becomes_a_pdf_of_one_page():
    assert [page.has_text for page in read(without(picture(), []))] == [False]


def test_a_file_with_nothing_to_paint_out_is_proved_as_well():
    data = without(pdf(LETTER), [])
    (page,) = read(data)

    assert proof(data, Claim(((page.width, page.height),), (), (), "a.pdf")).holds
