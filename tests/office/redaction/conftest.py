"""A file of the office that is being redacted."""

import pytest
from tests.office.conftest import TODAY
from tests.office.redaction.papers import pdf

from gongkai.office.redaction import actions, process
from gongkai.office.redaction.child import answered


@pytest.fixture
def beside(monkeypatch):
    """The questions about a file answered here, without a process each: same code, quicker."""

    def asked(data, child, **question):
        head, body = answered(question, data)
        if "problem" in head:
            raise process.Unopened(head["problem"])
        return head["answer"], body

    monkeypatch.setattr(process, "_asked", asked)


@pytest.fixture
def job(office, handler, beside):
    return actions.open_file(
        organ=office, title="柳树路改造补偿的情况", data=pdf(), by=handler, on=TODAY
    )
