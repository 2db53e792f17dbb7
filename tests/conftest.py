"""What every test may know: where the project stands, and that Ctrl-C reaches what it starts."""

import signal
from pathlib import Path

import pytest
from tests.tables import Tables

ROOT = Path(__file__).parent.parent

# A run in the background is started with SIGINT ignored, and so would be all that it starts.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def kept_tables():
    """The tables in the test database, if an earlier run of the same code kept them."""
    laid = Tables()
    yield laid
    laid.close()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, kept_tables):
    """Lay the kept tables out before Django looks what is to be migrated."""


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, kept_tables):
    """The test database; what the migrations made is kept for the next run."""
    kept_tables.made()
