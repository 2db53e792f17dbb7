"""Attachments of the demonstration (示范附件): small files, the same bytes each time."""

from __future__ import annotations

import math
import struct
import wave
from collections.abc import Sequence
from io import BytesIO

from docx import Document as Word
from openpyxl import Workbook

from gongkai.office.backoffice.workbooks.serving import TYPES
from gongkai.office.disclosure.actions.registering import File
from gongkai.report.writing.packing import packed

RATE = 8000
"""Samples of a second of sound."""

CHIME = (523.25, 659.25, 783.99, 1046.5)
"""The tones of the recording in Hz, a second and a half each."""


def document_file(title: str, *, lines: Sequence[str]) -> File:
    """A text as a Word file."""
    word = Word()
    word.add_heading(title, level=1)
    for line in lines:
        word.add_paragraph(line)
    out = BytesIO()
    word.save(out)
    return File(title, f"{title}.docx", packed(out.getvalue()), TYPES["docx"])


def workbook_file(title: str, *, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> File:
    """A table as a workbook."""
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row in (columns, *rows):
        sheet.append([int(cell) if cell.isdigit() else cell for cell in row])
    out = BytesIO()
    book.save(out)
    return File(title, f"{title}.xlsx", packed(out.getvalue()), TYPES["xlsx"])


def recording_file(title: str) -> File:
    """A recording of some seconds in which nobody speaks: tones that fade away (示范录音)."""
    each = RATE * 3 // 2
    samples = [_sound(tone, at / RATE) for tone in CHIME for at in range(each)]
    out = BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setparams((1, 2, RATE, len(samples), "NONE", ""))
        sound.writeframes(struct.pack(f"<{len(samples)}h", *samples))
    return File(title, f"{title}.wav", out.getvalue(), "audio/wav")


def _sound(tone: float, seconds: float) -> int:
    return round(9000 * math.exp(-2.5 * seconds) * math.sin(math.tau * tone * seconds))
