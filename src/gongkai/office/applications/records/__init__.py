"""What is kept beside an application (案卷记录): procedure, and what follows from it."""

from gongkai.office.applications.records.procedure import (
    Conclusion,
    Consultation,
    Correction,
    Delay,
    Extension,
    ExtensionRequest,
    FeeNotice,
    ReasonsNotice,
    Search,
)

__all__ = [
    "Conclusion",
    "Consultation",
    "Correction",
    "Delay",
    "Extension",
    "ExtensionRequest",
    "FeeNotice",
    "ReasonsNotice",
    "Search",
]
