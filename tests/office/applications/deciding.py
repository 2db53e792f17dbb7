"""Deciding an application in a test."""

from datetime import date

from gongkai.office.applications import actions

ON = date(2026, 3, 20)


def conclude(application, outcome, by, **more):
    return actions.conclude(application=application, outcome=outcome, by=by, **{"on": ON} | more)


def extended(application, handler, head, *, days, on):
    actions.request_extension(application=application, days=days, reason="检索", by=handler, on=on)
    return actions.extend(application=application, by=head, on=on)
