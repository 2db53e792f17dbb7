"""What is kept beside an application (案卷记录): procedure, units, decisions."""

from gongkai.office.applications.records.amending import Amendment
from gongkai.office.applications.records.applicant import Rating, Withdrawal
from gongkai.office.applications.records.calendar import Recalculation, Shift
from gongkai.office.applications.records.deciding import (
    Conclusion,
    Draft,
    GivenFile,
    Rectification,
    Reopening,
    Review,
    Service,
)
from gongkai.office.applications.records.enclosures import Enclosure
from gongkai.office.applications.records.judging import Gram, Judgement, bigrams
from gongkai.office.applications.records.lists import DefaultFilter, SavedFilter
from gongkai.office.applications.records.postings import Posting
from gongkai.office.applications.records.procedure import (
    Consultation,
    Correction,
    Delay,
    Extension,
    ExtensionRequest,
    FeeNotice,
    ReasonsNotice,
    Search,
)
from gongkai.office.applications.records.reminding import Feed, Morning, Reminder
from gongkai.office.applications.records.units import (
    Assignment,
    Finding,
)
from gongkai.office.applications.records.visiting import FoundBefore, SavedDraft

__all__ = [
    "Amendment",
    "Assignment",
    "Conclusion",
    "Consultation",
    "Correction",
    "DefaultFilter",
    "Delay",
    "Draft",
    "Enclosure",
    "Extension",
    "ExtensionRequest",
    "FeeNotice",
    "Feed",
    "Finding",
    "FoundBefore",
    "GivenFile",
    "Gram",
    "Judgement",
    "Posting",
    "Rating",
    "Morning",
    "ReasonsNotice",
    "Recalculation",
    "Rectification",
    "Reminder",
    "Reopening",
    "Review",
    "SavedFilter",
    "SavedDraft",
    "Search",
    "Service",
    "Shift",
    "Withdrawal",
    "bigrams",
]
