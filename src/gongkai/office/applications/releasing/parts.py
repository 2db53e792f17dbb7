"""The files of a case that are given in part (区分处理, art. 37), as redaction has them."""

from __future__ import annotations

from datetime import date

from gongkai.office.applications.actions.acts import Refused
from gongkai.office.applications.acts.events import SUBJECT
from gongkai.office.applications.models import FINISHED, Application, GivenFile
from gongkai.office.organs.models import User
from gongkai.office.redaction import actions as redaction
from gongkai.office.redaction.models import Copy, Job
from gongkai.office.redaction.released import released_copies, withheld_parts


def separate(*, application: Application, title: str, data: bytes, by: User, on: date) -> Job:
    """Take in a file of the case of which a part is withheld (区分处理).

    Raises Refused once the case is decided, and what redaction raises for the file.
    """
    if application.state in FINISHED:
        state = application.get_state_display()
        raise Refused(f"本件现为“{state}”，不能再登记区分处理的文件。")
    return redaction.open_file(
        organ=application.organ,
        title=title,
        data=data,
        by=by,
        on=on,
        subject=SUBJECT,
        subject_id=application.pk,
    )


def given(application: Application) -> list[GivenFile]:
    """What the applicant may fetch (可以下载的文件): of each file the copy given last."""
    rows = application.given_files.select_related("copy__job", "copy__plan", "rectification")
    return list({one.copy.job_id: one for one in rows.order_by("pk")}.values())


def not_yet_given(application: Application) -> list[Copy]:
    """Copies released and not given to the applicant (尚未提供的文件)."""
    known = set(application.given_files.values_list("copy", flat=True))
    return [one for one in released_copies(SUBJECT, application.pk) if one.pk not in known]


def reasons(application: Application) -> str:
    """What the released copies withhold, a line for each basis (不予公开的部分), for the letter."""
    parts = withheld_parts(SUBJECT, application.pk)
    lines = [f"{number}. {part.sentence}。" for number, part in enumerate(parts, 1)]
    return "\n".join(["以下内容不予公开：", *lines]) if lines else ""
