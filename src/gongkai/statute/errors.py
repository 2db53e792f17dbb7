"""Every exception of this package, each carrying one Chinese sentence and its English.

StatuteError
├── CalendarError        a calendar that cannot be used (工作日历)
│   ├── NoticeFault          a notice file that cannot be read or contradicts itself
│   └── OutsideCalendar      a date outside the years that the calendar counts in
├── BeyondTheLaw         an act that the law does not allow (于法不符)
│   └── NotReceived          a clock asked for before the application counts as received
└── NotInTheLaw          a name the law does not know: an outcome, a duty code, a category
"""


class StatuteError(ValueError):
    """What is wrong, where, and what to do: Chinese as text, English in `.english`."""

    def __init__(self, chinese: str, english: str) -> None:
        super().__init__(chinese)
        self.english = english


class CalendarError(StatuteError):
    """The calendar cannot be used."""


class NoticeFault(CalendarError):
    """A holiday notice (放假通知) that cannot be read or contradicts itself."""


class OutsideCalendar(CalendarError):
    """A date before 2000 or after 2199: nothing is counted there."""


class BeyondTheLaw(StatuteError):
    """An act or a fact that the law does not allow."""


class NotReceived(BeyondTheLaw):
    """The application has no date of receipt (收到之日) yet, so no period runs."""


class NotInTheLaw(StatuteError):
    """A code or name that the law does not know."""
