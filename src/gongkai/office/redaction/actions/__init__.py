"""Every write to files being redacted (登记、画框、重制、复核)."""

from gongkai.office.redaction.actions.acts import SUBJECT, Refused
from gongkai.office.redaction.actions.drawing import draw, erase, forbid, limit, open_file
from gongkai.office.redaction.actions.releasing import make, release, reopen, send_back

__all__ = [
    "SUBJECT",
    "Refused",
    "draw",
    "erase",
    "forbid",
    "limit",
    "make",
    "open_file",
    "release",
    "reopen",
    "send_back",
]
