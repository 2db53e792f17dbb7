"""From a file to a report (入口): size, format, blocks, report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from gongkai.report.model import AnnualReport, NotAReport, Reading
from gongkai.report.obstacles import obstacle
from gongkai.report.reading import pdf, scan, word97
from gongkai.report.reading.assembly import report_of
from gongkai.report.reading.blocks import Document
from gongkai.report.reading.files import docx, html, mht, odf, rtf, text, word_xml, xls, xlsx
from gongkai.report.reading.limits import MAX_FILE_BYTES, TooLarge
from gongkai.report.reading.scan.sums import settled
from gongkai.report.reading.sniffing import format_of
from gongkai.report.schema import from_text

READERS: Mapping[str, Callable[[bytes, str], Document]] = {
    "doc": word97.document_of,
    "docx": docx.document_of,
    "html": html.document_of,
    "image": scan.document_of,
    "mht": mht.document_of,
    "odf": odf.document_of,
    "pdf": pdf.document_of,
    "rtf": rtf.document_of,
    "text": text.document_of,
    "word-xml": word_xml.document_of,
    "xls": xls.document_of,
    "xlsx": xlsx.document_of,
}
"""One function a format, from bytes and the file's name to blocks; a new format is one more."""

_MEGABYTE = 1024 * 1024


def read(path: Path, *, year: int | None = None) -> AnnualReport:
    """The report in a file (读取年度报告); of several, that of the `year`, else the first.

    Raises `NotAReport` with one Chinese sentence where the file cannot be read as a report.
    """
    path = Path(path)
    try:
        if path.is_dir():
            raise NotAReport(f"“{path.name}”是文件夹；请指定其中的一个文件")
        _require_size(path.stat().st_size, path.name)
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError:
        raise NotAReport(f"找不到文件“{path}”；请核对路径") from None
    except OSError as error:
        raise NotAReport(f"无法打开文件“{path}”（{obstacle(error)}）；请核对路径和权限") from None
    return read_bytes(data, path.name, year=year)


def read_bytes(data: bytes, name: str, *, year: int | None = None) -> AnnualReport:
    """The report in the bytes of a file; `name` is what messages call it."""
    _require_size(len(data), name)
    kind = format_of(data, name)
    if kind == "json":
        return _json_report(data, name)
    try:
        document = READERS[kind](data, name)
        report = report_of(document, name, year=year)
    except TooLarge as error:
        raise TooLarge(f"“{name}”：{error.what}") from None
    return settled(report) if document.is_scan else report


def _require_size(size: int, name: str) -> None:
    if size > MAX_FILE_BYTES:
        raise NotAReport(
            f"“{name}”超过{MAX_FILE_BYTES // _MEGABYTE}MB（{size // _MEGABYTE}MB），"
            "不像是年度报告；请提供只含报告本身的文件"
        )


def _json_report(data: bytes, name: str) -> AnnualReport:
    try:
        report = from_text(data)
    except NotAReport as error:
        raise NotAReport(f"“{name}”：{error}") from None
    reading = report.reading or Reading(format="json")
    return replace(report, reading=replace(reading, source=reading.source or name))
