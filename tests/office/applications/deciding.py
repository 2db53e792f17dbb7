"""Deciding an application in a test."""

from datetime import date

from gongkai.office.applications import actions

ON = date(2026, 3, 20)


def conclude(application, outcome, by, **more):
    return actions.conclude(application=application, outcome=outcome, by=by, **{"on": ON} | more)
