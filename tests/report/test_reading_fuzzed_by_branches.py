"""Changes that follow the branches of the readers, a bounded number in every run of the tests."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RUNS = 400


def test_changes_that_reach_new_branches_end_in_a_report_or_one_sentence(tmp_path):
    pytest.importorskip("atheris", reason="atheris has no wheel for this machine")
    program = [sys.executable, str(ROOT / "bench" / "fuzzing" / "by_branches.py")]
    options = [f"-runs={RUNS}", "-seed=1", "-len_control=0", "-max_len=256"]

    done = subprocess.run(
        [*program, *options],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert f"Done {RUNS} runs" in done.stderr, done.stderr[-2000:]
    assert done.returncode == 0
