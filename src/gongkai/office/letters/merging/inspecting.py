"""A template under inspection (模板审查): what stands in the way of using it, in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.opc.exceptions import PackageNotFoundError

from gongkai.office.letters.catalogue.fields import FIELDS
from gongkai.office.letters.catalogue.kind import LetterKind
from gongkai.office.letters.catalogue.scripts import DATE, SIGNATURE, TITLE
from gongkai.office.letters.checking import checked
from gongkai.office.letters.facts import values
from gongkai.office.letters.merging.language import Language
from gongkai.office.letters.merging.merge import CannotMerge, merged
from gongkai.office.letters.merging.reading import content, of_role
from gongkai.office.letters.samples import DATED, sample
from gongkai.report.findings import Severity

LARGEST_FILE = 2 * 1024 * 1024
LARGEST_UNPACKED = 12 * 1024 * 1024
DOCUMENT = "word/document.xml"

FOREIGN_PARTS = re.compile(r"vbaProject|vbaData|activeX|embeddings/|afchunk", re.I)
OUTSIDE = re.compile(rb'<Relationship\b[^>]*TargetMode="External"[^>]*>')
HYPERLINK = b"/hyperlink"
FETCHING = re.compile(rb"INCLUDE(?:TEXT|PICTURE)|DDE(?:AUTO)?\b|<w:altChunk|<w:object\b")


def faults(document: bytes, kind: LetterKind) -> list[str]:
    """Why a document cannot be the template of a letter; empty where it can."""
    found = list(_of_the_file(document))
    if found:
        return found
    language = Language(lenient=True)
    try:
        tried = merged(document, values(kind, sample(kind.code)), language)
    except CannotMerge as fault:
        return [str(fault)]
    found = list(_of_the_fields(kind, language.asked))
    return found or list(_of_the_letter(kind, tried, today=DATED))


def _of_the_file(document: bytes) -> Iterator[str]:
    if len(document) > LARGEST_FILE:
        yield "模板超过 2 MB，请删去其中的图片后上传。"
        return
    try:
        with ZipFile(BytesIO(document)) as package:
            yield from _of_the_package(package)
        Document(BytesIO(document))
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError, SyntaxError):
        yield "文件不是 Word 文档（.docx）或者已经损坏，请在 Word、WPS 中另存为 .docx 后上传。"


def _of_the_package(package: ZipFile) -> Iterator[str]:
    parts = package.infolist()
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        yield "模板解开后过大，请删去其中的图片后上传。"
        return
    if any(FOREIGN_PARTS.search(part.filename) for part in parts):
        yield "模板中含有宏、控件或者嵌入的对象，请删去后另存为 .docx 上传。"
    for part in parts:
        data = package.read(part)
        outside = [one for one in OUTSIDE.findall(data) if HYPERLINK not in one]
        if outside or (part.filename == DOCUMENT and FETCHING.search(data)):
            yield "模板中有取自别处的内容（外部模板、链接的图片、域代码），请改为直接写在文档里。"
            return


def _of_the_fields(kind: LetterKind, asked: set[str]) -> Iterator[str]:
    known = {FIELDS[code].label for code in kind.fields}
    for name in sorted(asked - known):
        near = get_close_matches(name, sorted(known), n=1, cutoff=0.4)
        hint = f"是不是“{near[0]}”？" if near else "请改用字段表中的名称。"
        yield f"“{{{{{name}}}}}”不是{kind.name}的字段，{hint}"
    for code in kind.required:
        if FIELDS[code].label not in asked:
            yield f"模板缺少必备字段“{{{{{FIELDS[code].label}}}}}”，请补上。"


def _of_the_letter(kind: LetterKind, document: bytes, *, today: date) -> Iterator[str]:
    held = content(document)
    roles = (TITLE, SIGNATURE, DATE) if kind.has_salutation else (TITLE,)
    for role in roles:
        if not of_role(held, role):
            yield f"模板中没有样式为“{role}”的段落，请从自带模板改起，保留各段的样式。"
    for finding in checked(kind, sample(kind.code), content=held, today=today):
        if finding.severity is Severity.ERROR:
            yield f"用示例数据试填后发现：{finding.message}"
