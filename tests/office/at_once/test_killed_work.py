"""Long work killed at any moment (kill -9): an import, then a run that anonymises what came in.

An import is whole or did not happen. Of a run each case is whole or blanked whole; the next run
finishes it, files and all. `GONGKAI_AT_ONCE=1` runs it, `GONGKAI_KILLS=50` kills as often as that.
"""

import os
import random

import pytest
from tests.office.applications.workbooks import row, workbook

WANTED = os.environ.get("GONGKAI_AT_ONCE", "")
pytestmark = [
    pytest.mark.e2e,
    pytest.mark.django_db,
    pytest.mark.skipif(not WANTED, reason="takes minutes: GONGKAI_AT_ONCE=1 runs this"),
]

KILLS = int(os.environ.get("GONGKAI_KILLS", "2"))
CASES = 60
LONGEST = 1.5
MARK = "绝不外传"
GONE = "已按期匿名"
OF_2015 = "FROM applications_application WHERE year = 2015"
TITLES = f"SELECT title {OF_2015} ORDER BY serial"
KINDS = "SELECT kind FROM ledger_event WHERE kind LIKE 'imported%'"
DONE = "SELECT number FROM retention_item WHERE result = 'done' ORDER BY id"
BLANKED = f"SELECT register_number {OF_2015} AND title = '{GONE}' ORDER BY serial"
NAMES = (
    "SELECT file FROM applications_enclosure WHERE file <> ''"
    " UNION SELECT name FROM retention_leftover"
)


@pytest.fixture(scope="module")
def brought_in(founded):
    """How many cases each killed import left; then one came to its end.

    Number 1 is missing, so that each says a hint between its check and its writing.
    """
    told = {"所需信息的名称": MARK, "到达日期": "2015-03-02", "作出决定日期": "2015-03-09"}
    cases = [
        row(f"示政办公开申〔2015〕{number}号", **told, 送达日期="2015-03-10")
        for number in range(2, CASES + 2)
    ]
    (founded.home / "cases.xlsx").write_bytes(workbook(*cases))
    words = ["import-cases", "cases.xlsx", "--organ", "organ-2", "--by", "handler"]
    left = []
    for after in moments():
        founded.killed(*words, after=after)
        left.append((len(founded.column(TITLES)), len(founded.column(KINDS))))
    done = founded.told(*words)
    assert done.returncode == 0, done.stderr
    return left


def moments():
    """Seconds of work before the power goes."""
    chance = random.Random(20260302)
    return [chance.uniform(0, LONGEST) for _ in range(KILLS)]


def test_after_every_kill_an_import_is_whole_or_did_not_happen(founded, brought_in):
    assert set(brought_in) <= {(0, 0), (CASES, CASES)}
    assert founded.column(TITLES) == [MARK] * CASES
    assert len(founded.column(KINDS)) == CASES


def test_after_every_kill_a_case_is_whole_or_blanked_and_the_next_run_ends_it(founded, brought_in):
    files = founded.run("approving.py")
    assert len(files) == CASES
    for after in moments():
        founded.killed("anonymise", "--run", after=after)
        assert set(founded.column(TITLES)) <= {MARK, GONE}
        assert founded.column(DONE) == founded.column(BLANKED)
        assert kept(founded) <= set(founded.column(NAMES))

    ended = founded.told("anonymise", "--run")

    assert ended.returncode == 0, ended.stderr
    assert founded.column(TITLES) == [GONE] * CASES
    assert (kept(founded), founded.column(NAMES)) == (set(), [])
    checked = founded.told("check")
    assert checked.returncode == 0, checked.stdout


def kept(founded):
    """The files that lie in the office's folder."""
    folder = founded.home / "files"
    return {one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file()}
