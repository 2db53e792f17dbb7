"""Looking through a draft and its files before anyone reads them (机器核查)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any

from django.core.files.storage import default_storage

from gongkai.office.review.findings.finding import Finding, Found, findings_at
from gongkai.office.review.findings.process import found_in_file
from gongkai.office.review.findings.words import found_in

DRAFT = "稿件"

MOST_LOOKED = 100 * 1024 * 1024
"""Bytes of a file that a machine looks through; a larger one is a recording."""


def looked_through(text: str, files: Sequence[Mapping[str, Any]]) -> list[Finding]:
    """What a machine finds in the words of a draft and in each of its files.

    It takes seconds: ask outside of a transaction.
    """
    findings = findings_at(0, DRAFT, found_in(text))
    for number, file in enumerate(files, 1):
        place = f"附件{number}“{file['title']}”"
        findings += findings_at(number, place, _in_kept(file))
    return findings


def _in_kept(file: Mapping[str, Any]) -> Iterator[Found]:
    """What is in a file as it lies in the store; one that is lost, or a film, cannot be read."""
    if file["size"] > MOST_LOOKED or not default_storage.exists(file["name"]):
        yield Found("unread", 1)
        return
    with default_storage.open(file["name"]) as kept:
        data = kept.read()
    yield from found_in_file(data, f"file{PurePath(file['name']).suffix}")
