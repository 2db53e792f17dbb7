"""What the tests of the program share: reports saved to files."""

import pytest
from tests.report.samples import changed, department

from gongkai.report.writing import write


@pytest.fixture
def saved(tmp_path):
    """A function that saves a report under a name, JSON where the name says nothing else."""

    def save(name="report.json", *, cells=None, **fields):
        path = tmp_path / name
        write(changed(department(), cells, **fields), path)
        return str(path)

    return save
