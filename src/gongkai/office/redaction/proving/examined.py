"""A file under examination (待检文件): its bytes, its objects, its text, each read anew."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pikepdf
from PIL import Image

from gongkai.office.redaction.opening.paper import Paper, opened
from gongkai.office.redaction.sheets import Sheet


@dataclass(slots=True)
class Examined:
    """A file, opened by two readers that know nothing of how it was made (待检文件)."""

    data: bytes
    pdf: pikepdf.Pdf
    paper: Paper
    _sheets: dict[int, Sheet] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many pages it has."""
        return len(self.paper)

    def sheet(self, number: int) -> Sheet:
        """A page with all text that a reader gets out of it."""
        if number not in self._sheets:
            self._sheets[number] = self.paper.sheet(number)
        return self._sheets[number]

    def picture(self, number: int) -> Image.Image:
        """A page as it is seen."""
        return self.paper.picture(number)

    def numbers(self) -> range:
        """The numbers of its pages."""
        return range(1, self.count + 1)


@contextmanager
def examined(data: bytes) -> Iterator[Examined]:
    """The file, opened; raises pikepdf.PdfError or Unopened where it cannot be."""
    with pikepdf.open(io.BytesIO(data), attempt_recovery=False) as pdf, opened(data) as paper:
        yield Examined(data, pdf, paper)


def dictionaries(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every dictionary and stream of a file (全部字典), those that no page needs as well."""
    yield pdf.trailer
    waiting = list(pdf.objects)
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            yield one
            waiting += [value for _, value in one.items() if _is_direct(value)]
        elif isinstance(one, pikepdf.Array):
            waiting += [value for value in one.as_list() if _is_direct(value)]


def streams(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every stream of a file."""
    return (one for one in dictionaries(pdf) if isinstance(one, pikepdf.Stream))


def is_image(one: pikepdf.Object) -> bool:
    """Whether a stream is an image."""
    return one.get("/Subtype") == "/Image"


def _is_direct(value: object) -> bool:
    return isinstance(value, pikepdf.Object) and not value.is_indirect
