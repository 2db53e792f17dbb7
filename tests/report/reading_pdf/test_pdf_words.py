"""The words of a line without rules: a small gap says more where boxes are the font's."""

import pytest

from gongkai.report.reading.pdf.lines import TextLine
from gongkai.report.reading.pdf.marks.page import Glyph
from gongkai.report.reading.pdf.unruled.words import tokens


@pytest.mark.parametrize(
    ("text", "width", "height", "words"),
    [
        pytest.param("年度", 10.0, 10.0, ["年", "度"], id="boxes of the font"),
        pytest.param("年度", 6.0, 8.0, ["年度"], id="boxes of the ink"),
        pytest.param("12", 5.0, 10.0, ["1", "2"], id="digits, boxes of the font"),
        pytest.param("12", 5.0, 6.0, ["12"], id="digits, boxes of the ink"),
    ],
)
def test_a_small_gap_parts_words_only_where_boxes_are_the_fonts(text, width, height, words):
    step = width + 1.0  # a tenth of the line's height
    glyphs = [
        Glyph(one, at * step, 10.0 - height, at * step + width, 10.0, 10.0)
        for at, one in enumerate(text)
    ]
    line = TextLine(text, 0.0, step + width, 10.0, 10.0, tuple(glyphs))

    assert [token.text for token in tokens(line)] == words
