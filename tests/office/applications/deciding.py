"""Deciding an application in a test: each step by its own person, the reply signed on paper.

What a reply written here must hold has its own tests.
"""

from datetime import date

from tests.office.letters.making import on_paper

from gongkai.office.applications import actions
from gongkai.office.organs import actions as organs
from gongkai.office.organs.models import Role, User

ON = date(2026, 3, 20)


def conclude(application, outcome, by, **more):
    """Draft, review twice, sign: `by` drafts, invented people of the organ do the rest."""
    draft = {"on": ON} | more
    actions.draft(application=application, outcome=outcome, by=by, **draft)
    organ = application.organ
    return signed(application, reviewer=examiner(organ), head=signer(organ), on=draft["on"])


def signed(application, *, reviewer, head, on, paper=None):
    """Review a draft twice and sign it."""
    reviewed(application, reviewer=reviewer, on=on)
    return actions.sign(application=application, by=head, on=on, paper=paper or on_paper())


def reviewed(application, *, reviewer, on):
    """Review a draft twice."""
    review = {"application": application, "passed": True, "opinion": "同意", "on": on}
    actions.review_secrecy(by=reviewer, **review)
    actions.review_legality(by=reviewer, **review)


def examiner(organ):
    """A reviewer of the organ who does nothing else."""
    return _person(organ, f"examiner-{organ.pk}", "薛宁", Role.REVIEWER)


def signer(organ):
    """A head of the organ who drafts and reviews nothing."""
    return _person(organ, f"signer-{organ.pk}", "钟毅", Role.HEAD)


def _person(organ, username, name, role):
    known = User.objects.filter(username=username).first()
    user = known or organs.enrol(username=username, name=name, password="shi-fan-2026!")
    organs.appoint(user=user, organ=organ, role=role)
    return user


def serve(application, by, on=ON, **more):
    """Serve the reply by hand."""
    how = {"way": "direct", "proof": "当面签收"} | more
    return actions.serve(application=application, by=by, on=on, **how)


def extended(application, handler, head, *, days, on):
    """Ask for an extension and grant it."""
    actions.request_extension(application=application, days=days, reason="检索", by=handler, on=on)
    return actions.extend(application=application, by=head, on=on)
