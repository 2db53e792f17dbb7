"""A question for tests that need one of every record."""

from gongkai.office.applications.sealing import Applicant
from gongkai.office.questions import actions
from gongkai.office.questions.models import Question


def drafted(*, organ, by, on, mark: str, name: str) -> Question:
    """A question whose answer is drafted; `mark` is in every text of it."""
    sender = Applicant(name=name, email="xiaoman@example.cn")
    one = actions.ask(
        organ=organ, sender=sender, title=f"{mark}的咨询", text=mark, submission=mark, on=on
    ).question
    return actions.draft(question=one, answer=mark, seen=0, by=by, on=on)
