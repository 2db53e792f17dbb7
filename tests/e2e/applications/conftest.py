"""The office of the redaction tests, whose public pages are open to citizens as well."""

from tests.e2e.redaction.conftest import browser, desks, sit_down, tables

__all__ = ["browser", "desks", "sit_down", "tables"]
