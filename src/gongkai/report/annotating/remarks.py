"""Findings by number, and the flags by which a page points to them (编号, 标记)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from types import MappingProxyType

from gongkai.report.checks.order import GRAVITY
from gongkai.report.findings import Finding, Severity

NAMES: Mapping[Severity, str] = MappingProxyType({grade: grade.label for grade in Severity})
"""What the severities are called: 错误, 需说明, 提示."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding with its number on the page (核对意见): `name` is its severity in words.

    `prefix` keeps the anchors of several reports on one page apart.
    """

    number: int
    finding: Finding
    name: str
    prefix: str = ""

    @property
    def anchor(self) -> str:
        """Where its sentence stands on the page."""
        return f"{self.prefix}finding-{self.number}"

    @property
    def place(self) -> str:
        """Where its place in the report stands on the page."""
        return f"{self.prefix}place-{self.number}"

    @property
    def title(self) -> str:
        """How both ends call it: 错误1."""
        return f"{self.name}{self.number}"

    def flag(self, *, named: bool) -> str:
        """The link from the report to the sentence; `named` where the sentence links back to."""
        anchor = f' id="{self.place}"' if named else ""
        kind = self.finding.severity.value
        return (
            f'<a class="gk-flag gk-flag--{kind}"{anchor} href="#{self.anchor}">'
            f"{escape(self.title)}</a>"
        )


def numbered(
    findings: Iterable[Finding], names: Mapping[Severity, str], *, prefix: str
) -> list[Remark]:
    """The findings in the order given, from 1 on."""
    return [
        Remark(number, finding, names[finding.severity], prefix)
        for number, finding in enumerate(findings, 1)
    ]


def worst(remarks: Collection[Remark]) -> str:
    """The gravest severity among some remarks, as the class that shows it."""
    return min((item.finding.severity for item in remarks), key=GRAVITY.__getitem__).value


@dataclass(frozen=True, slots=True)
class Flag:
    """A remark at one of its places (标记); only the first of them is linked back to."""

    remark: Remark
    named: bool

    @property
    def html(self) -> str:
        """The flag as a link."""
        return self.remark.flag(named=self.named)


def flags_html(flags: Sequence[Flag]) -> str:
    """Flags one after the other, each after a space."""
    return "".join(f" {flag.html}" for flag in flags)
