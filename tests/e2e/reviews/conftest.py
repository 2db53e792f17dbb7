"""The office and the browsers in which its people review."""

from tests.e2e.redaction.conftest import browser, desks, sit_down, tables

__all__ = ["browser", "desks", "sit_down", "tables"]
