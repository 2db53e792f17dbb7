"""Deciding an application in a test: each step by its own person."""

from datetime import date

from gongkai.office.applications import actions
from gongkai.office.organs import actions as organs
from gongkai.office.organs.models import Role, User

ON = date(2026, 3, 20)


def conclude(application, outcome, by, **more):
    """Draft, review twice, sign: `by` drafts, an invented head of the organ does the rest."""
    draft = {"on": ON} | more
    actions.draft(application=application, outcome=outcome, by=by, **draft)
    head = signer(application.organ)
    return signed(application, reviewer=head, head=head, on=draft["on"])


def signed(application, *, reviewer, head, on):
    """Review a draft twice and sign it."""
    review = {"application": application, "passed": True, "opinion": "同意", "on": on}
    actions.review_secrecy(by=reviewer, **review)
    actions.review_legality(by=reviewer, **review)
    return actions.sign(application=application, by=head, on=on)


def signer(organ):
    """A head of the organ who drafts nothing."""
    name = f"signer-{organ.pk}"
    known = User.objects.filter(username=name).first()
    user = known or organs.enrol(username=name, name="钟毅", password="shi-fan-2026!")
    organs.appoint(user=user, organ=organ, role=Role.HEAD)
    return user


def serve(application, by, on=ON, **more):
    """Serve the reply by hand."""
    how = {"way": "direct", "proof": "当面签收"} | more
    return actions.serve(application=application, by=by, on=on, **how)


def extended(application, handler, head, *, days, on):
    """Ask for an extension and grant it."""
    actions.request_extension(application=application, days=days, reason="检索", by=handler, on=on)
    return actions.extend(application=application, by=head, on=on)
