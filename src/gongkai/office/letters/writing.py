"""Writing a letter (制作文书): a kind, the facts, a template; out come DOCX, PDF and findings.

>>> from gongkai.office.letters.samples import sample
>>> one = letter("P02", sample("P02"), today=date(2026, 3, 10))
>>> one.title, [finding.code for finding in one.findings]
('示范县人民政府办公室补正告知书', [])
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from gongkai.office.letters.catalogue import LETTERS, LetterKind
from gongkai.office.letters.catalogue.scripts import TITLE
from gongkai.office.letters.checking import checked
from gongkai.office.letters.facts import Facts, values
from gongkai.office.letters.merging.blank import blank
from gongkai.office.letters.merging.merge import merged
from gongkai.office.letters.merging.reading import Content, content, of_role, words
from gongkai.office.letters.typesetting import pdf
from gongkai.report.findings import Finding, Severity


@dataclass(frozen=True)
class Letter:
    """A letter written (文书): `docx` and `pdf` hold the same words; `findings` judge them."""

    kind: LetterKind
    facts: Facts
    template: bytes
    today: date

    @cached_property
    def _document(self) -> bytes:
        return merged(self.template, values(self.kind, self.facts))

    @cached_property
    def content(self) -> Content:
        """Its paragraphs and tables."""
        return content(self._document)

    @property
    def text(self) -> str:
        """All its words."""
        return words(self.content)

    @property
    def title(self) -> str:
        """Its title, as one line."""
        titles = of_role(self.content, TITLE)
        return "".join(titles).replace("\n", "") or self.kind.name

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What is missing or wrong before it may be signed (签发前检查)."""
        return tuple(checked(self.kind, self.facts, content=self.content, today=self.today))

    @property
    def may_be_signed(self) -> bool:
        """Whether nothing found is an error (可以签发)."""
        return not any(finding.severity is Severity.ERROR for finding in self.findings)

    def docx(self) -> bytes:
        """The Word document. Raises `CannotMerge` where the template cannot be merged."""
        return self._document

    def pdf(self, *, seal: bytes | None = None, draft: bool = False) -> bytes:
        """The pages in the letter form of GB/T 9704; a draft bears its mark and no seal."""
        return pdf(self.content, organ=self.facts.sender.name, seal=seal, draft=draft)


def letter(code: str, facts: Facts, *, today: date, template: bytes | None = None) -> Letter:
    """A letter of a kind (制作文书), in the template given or the one that comes with it.

    Raises `KeyError` for a code that is not in the catalogue.
    """
    kind = LETTERS[code]
    return Letter(kind, facts, template or blank(kind), today)
