"""What every test of the report's floor shares."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("report", deadline=None)
settings.load_profile("report")

REPORTS = Path(os.environ.get("GONGKAI_REPORTS", Path(__file__).parents[3] / "shared" / "reports"))
"""A folder of published reports beside the checkout; its texts are not part of the project."""


@pytest.fixture
def published():
    """The published reports that match a pattern; the test is skipped where there are none."""

    def files(pattern):
        found = sorted(REPORTS.glob(pattern))
        if not found:
            pytest.skip(f"no published reports in {REPORTS}; GONGKAI_REPORTS names their folder")
        return found

    return files
