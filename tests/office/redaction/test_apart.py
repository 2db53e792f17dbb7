"""Files are touched in a process of its own: limited, killed in time, believed in nothing."""

import sys

import pytest
from tests.office.redaction.papers import painted, pdf

from gongkai.office.redaction import process
from gongkai.office.redaction.child import answered
from gongkai.office.redaction.proving.claim import Check
from gongkai.office.redaction.sheets import Unopened


def child_that(program):
    return [sys.executable, "-I", "-c", program]


def test_a_file_goes_through_the_processes_and_comes_out_proved():
    data, claim = painted()

    assert len(process.sheets_of(pdf())) == 1
    assert process.rebuilt_from(pdf(), claim.boxes) == data
    assert process.picture_of(data, 1).startswith(b"\xff\xd8")
    assert process.proof_of(data, claim).holds


def test_a_file_that_cannot_be_opened_is_a_sentence():
    with pytest.raises(Unopened, match="已损坏"):
        process.sheets_of(b"%PDF-1.7 nothing")


def test_a_process_that_takes_too_long_is_killed_and_said(monkeypatch):
    monkeypatch.setattr(process, "SECONDS", 0.5)

    with pytest.raises(Unopened, match="时间太长"):
        process.sheets_of(b"x", child=child_that("import time; time.sleep(60)"))


@pytest.mark.parametrize("said", ["", "no JSON", "[]", "{}", '{"answer": [1]}', '{"answer": 1}'])
def test_a_process_that_does_not_answer_is_one_sentence(said):
    with pytest.raises(Unopened, match="没有处理成功"):
        process.sheets_of(b"x", child=child_that(f"print({said!r})"))


@pytest.mark.parametrize("said", ['{"answer": {}}', '{"answer": {"checks": 1}}'])
def test_a_proof_that_says_nothing_is_none(said):
    _, claim = painted()

    with pytest.raises(Unopened, match="没有处理成功"):
        process.proof_of(b"x", claim, child=child_that(f"print({said!r})"))


@pytest.mark.parametrize(
    ("deed", "said"),
    [
        pytest.param("bytearray(4 << 30)", "需要的内存太多", id="takes too much memory"),
        pytest.param("open('here', 'w').write('x')", "没有处理成功", id="writes a file"),
        pytest.param("[][1]", "没有处理成功", id="a fault of ours"),
    ],
)
def test_the_process_holds_itself_to_its_limits(tmp_path, deed, said):
    program = (
        f"import os; os.chdir({str(tmp_path)!r})\n"
        "from gongkai.office.redaction import child\n"
        f"child.DEEDS = {{'sheets': lambda data, asked: {deed}}}\n"
        "child.main()\n"
    )

    with pytest.raises(Unopened, match=said):
        process.sheets_of(b"x", child=child_that(program))

    assert [path.stat().st_size for path in tmp_path.iterdir()] in ([], [0])


def test_an_unknown_question_has_no_answer():
    head, body = answered({"deed": "publish"}, b"")

    assert head["fault"] == "KeyError"
    assert body == b""


def test_a_check_survives_as_plain_data():
    check = Check("words", "字词", ("第 1 页",))

    assert Check.of_json(check.as_json()) == check
