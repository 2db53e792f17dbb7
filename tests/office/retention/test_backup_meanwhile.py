"""A backup and a run exclude each other: what the copied database names is in the archive."""

import sqlite3
import tarfile
from contextlib import closing
from datetime import date
from threading import Event as Signal
from threading import Thread

import pytest
from django.core.files.storage import default_storage
from tests.office.retention.conftest import PDF

from gongkai.office.applications.enclosing.actions import Enclosed, take_in
from gongkai.office.operating import keeping
from gongkai.office.retention import actions
from gongkai.office.retention.models import Leftover
from gongkai.office.staying import kept, may_go

pytestmark = pytest.mark.django_db

NOW = date(2026, 1, 1)
SOON = 10
"""Seconds that a thread may take; none waits so long unless it is stuck."""


@pytest.fixture
def home(settings, tmp_path):
    """A folder of an office whose database is a file."""
    settings.HOME, settings.MEDIA_ROOT = tmp_path, tmp_path / keeping.FILES
    with closing(sqlite3.connect(tmp_path / keeping.DATABASE)) as database:
        database.execute("CREATE TABLE kept (word TEXT)")
    return tmp_path


@pytest.fixture
def name(old, office, approved, home):
    """The name of the one file of a case that is to be anonymised."""
    take_in(old, [Enclosed("身份证.pdf", PDF)], on=NOW)
    approved(office, on=NOW)
    return old.enclosures.get().file.name


def test_a_file_that_a_running_backup_names_is_in_it_and_goes_with_the_next_run(
    name, home, monkeypatch
):
    copied, runs = keeping._copy_database, []

    def copied_then_run(source, target):
        copied(source, target)
        runs.append(actions.run_approved(today=NOW))

    monkeypatch.setattr(keeping, "_copy_database", copied_then_run)
    keeping.back_up(home, home / "b.tar.gz")

    assert [(run.done, run.files) for run in runs] == [(1, 0)]
    with tarfile.open(home / "b.tar.gz") as archive:
        assert f"{keeping.FILES}/{name}" in archive.getnames()
    assert Leftover.objects.get().name == name

    assert actions.run_approved(today=NOW).files == 1
    assert not default_storage.exists(name)


def test_a_backup_waits_until_the_files_that_go_are_gone(home):
    begun, made = Signal(), Signal()

    def back_up():
        begun.set()
        keeping.back_up(home, home / "b.tar.gz")
        made.set()

    with may_go(home) as is_free, may_go(home) as is_free_for_another:
        waiting = Thread(target=back_up, daemon=True)
        waiting.start()
        begun.wait(SOON)
        assert (is_free, is_free_for_another, made.wait(0.1)) == (True, True, False)

    assert made.wait(SOON)
    with kept(home), may_go(home) as is_free_meanwhile:
        assert not is_free_meanwhile
