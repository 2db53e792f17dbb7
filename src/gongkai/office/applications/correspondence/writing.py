"""A letter of a case written (制作案卷文书): its facts, what was filled in, the right template."""

from __future__ import annotations

from datetime import date

from gongkai.office.applications.acts.events import SUBJECT
from gongkai.office.applications.correspondence.decisions import decisions
from gongkai.office.applications.correspondence.entries import REPLY, Entry
from gongkai.office.applications.correspondence.facts import facts_of
from gongkai.office.applications.models import Application
from gongkai.office.letters.actions import Place, in_force, issued_of, words_of
from gongkai.office.letters.models import IssuedLetter
from gongkai.office.letters.writing import Letter, letter
from gongkai.report.findings import Finding


def place_of(case: Application, entry: Entry) -> Place:
    """Where a letter of a case belongs (文书归属)."""
    return Place(case.organ, SUBJECT, case.pk, entry.slot)


def written(case: Application, entry: Entry, *, today: date, revealed: bool = False) -> Letter:
    """The letter, in the organ's own template where it has one; names masked by default."""
    words = words_of(place_of(case, entry))
    facts = facts_of(
        case,
        entry,
        number=words.number if words else "",
        words=words.values if words else None,
        revealed=revealed,
    )
    version = in_force(case.organ, entry.code)
    return letter(entry.code, facts, today=today, template=version.data if version else None)


def findings(case: Application, one: Entry, *, today: date, revealed: bool) -> list[Finding]:
    """What the check finds in a letter (签发前检查), as far as it can be told now.

    A name masked on the screen, and the number of a draft, are not due yet.
    """
    letter_now = written(case, one, today=today, revealed=revealed)
    later = set() if revealed else {"L-ADDRESSEE"}
    later |= {"L-NUMBER"} if one.is_draft else set()
    return [found for found in letter_now.findings if found.code not in later]


def reply_issued(case: Application) -> IssuedLetter | None:
    """The signed letter of the last decision that reached the applicant (已送达的答复书)."""
    if not case.served:
        return None
    served = [one.place for one in decisions(case) if one.served]
    return issued_of(Place(case.organ, SUBJECT, case.pk, f"{REPLY}-{served[-1]}"))
