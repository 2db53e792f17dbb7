"""PDF files, opened with care (打开PDF): one clear sentence where that is not possible."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2
from pypdfium2 import raw

from gongkai.report.model import NotAReport
from gongkai.report.reading.limits import TooLarge

MAX_PAGES = 200
"""How many pages a PDF may have; published reports have 3 to 30."""


@contextmanager
def opened(data: bytes, source: str) -> Iterator[Any]:
    """The opened file, closed again afterwards; raises `NotAReport` in one sentence."""
    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise NotAReport(_reason(error, source)) from None
    try:
        if len(file) > MAX_PAGES:
            raise TooLarge(f"共{len(file)}页，超过{MAX_PAGES}页")
        yield file
    finally:
        file.close()


def page_of(file: Any, number: int, source: str) -> Any:
    """A page by its number from 0."""
    try:
        return file[number]
    except pypdfium2.PdfiumError:
        raise NotAReport(
            f"“{source}”的第{number + 1}页已损坏，无法读取；请重新导出后提供"
        ) from None


def _reason(error: pypdfium2.PdfiumError, source: str) -> str:
    if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        return f"“{source}”有密码保护；请去掉密码后重试"
    return f"“{source}”这个PDF已损坏或不完整，无法打开；请重新下载或重新导出后提供"
