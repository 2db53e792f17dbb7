"""`gongkai deadline` and `gongkai fee`, as a clerk types them."""

import json
from datetime import date

import pytest

from gongkai.cli import main
from gongkai.commands.law import KINDS
from gongkai.commands.law_words import KINDS as NAMES


@pytest.fixture
def typed(capsys):
    def run(*words):
        code = main(list(words))
        captured = capsys.readouterr()
        return code, captured.out.splitlines(), captured.err

    return run


def test_the_first_line_is_the_date(typed):
    assert typed("deadline", "reply", "2026-02-09") == (0, ["2026-03-13"], "")


def test_an_unreleased_year_is_said_behind_the_date(typed):
    assert typed("deadline", "reply", "2026-12-15")[1] == ["2027-01-13 provisional"]


def test_a_reply_may_be_extended_and_suspended(typed):
    words = ["--extended", "5", "--consulting", "2026-03-06:2026-03-20"]

    assert typed("deadline", "reply", "2026-03-02", *words)[1] == ["2026-04-21"]


def test_consultations_may_overlap(typed):
    words = ["--consulting", "2026-03-06:2026-03-17", "--consulting", "2026-03-11:2026-03-20"]

    assert typed("deadline", "reply", "2026-03-02", *words)[1] == ["2026-04-14"]


def test_every_day_is_explained(typed):
    code, out, _ = typed("deadline", "reply", "2026-02-09", "--explain")

    assert (code, out[0]) == (0, "2026-03-13")
    assert len(out) == 2 + (date(2026, 3, 13) - date(2026, 2, 9)).days + 1
    assert "春节放假（国办发明电〔2025〕7号）" in "\n".join(out)


def test_every_day_is_explained_in_english(typed):
    _, out, _ = typed("deadline", "reply", "2026-09-18", "--explain", "--lang", "en")

    assert out[1].startswith("reply: from 2026-09-18 to 2026-10-22 (")
    assert "2026-09-20 make-up day, counted 1: Sunday, worked for National Day" in "\n".join(out)
    assert "2026-09-25 resting, not counted: Friday, off for Mid-Autumn Festival" in "\n".join(out)


def test_a_provisional_date_is_said_in_english(typed):
    _, out, _ = typed("--lang", "en", "deadline", "lawsuit", "2026-08-31", "--explain")

    assert out[0] == "2027-03-01 provisional"
    assert "(provisional: a holiday notice is not released)" in out[1]
    assert out[-1] == "2027-03-01 due 182: Monday (no notice held: provisional)"


def test_a_date_set_by_law_is_explained(typed):
    assert typed("deadline", "report", "2026-05-01", "--explain")[1][0] == "2027-01-31"
    english = typed("deadline", "report", "2026-05-01", "--explain", "--lang", "en")[1]
    assert "a date set by law" in english[1]


def test_the_answer_comes_as_json(typed):
    _, out, _ = typed("deadline", "lawsuit", "2026-03-12", "--json")

    data = json.loads("\n".join(out))
    assert (data["due"], data["nominal"], data["provisional"]) == (
        "2026-09-14",
        "2026-09-12",
        False,
    )
    assert data["days"][-1] == {
        "date": "2026-09-14",
        "kind": "due",
        "number": 186,
        "reason": "周一",
        "article": "《行政诉讼法》第四十六条第一款",
    }


def test_a_date_set_by_law_comes_as_json(typed):
    _, out, _ = typed("deadline", "report_government", "2025-01-01", "--json")

    assert json.loads("\n".join(out))["due"] == "2026-03-31"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_answers_and_has_its_name(typed, kind):
    code, out, _ = typed("deadline", kind.replace("_", "-"), "2026-03-02", "--explain")

    assert code == 0
    assert date.fromisoformat(out[0].removesuffix(" provisional")) > date(2026, 3, 2)
    assert all(NAMES[kind])


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["reply", "2026-02-30"], "日期“2026-02-30”不存在"),
        (["reply", "20260209"], "写法不对"),
        (["reply", "2026-W07-1"], "写法不对"),
        (["reply", ""], "写法不对"),
        (["reply"], "写法不对"),
        ([], "期限种类"),
        (["revenge", "2026-02-09"], "期限种类“revenge”"),
        (["reply", "1999-02-09"], "超出可计算的范围"),
        (["reply", "9999-12-31"], "超出可计算的范围"),
        (["lawsuit", "9999-12-31"], "超出可计算的范围"),
        (["reply", "2026-02-09", "--extended", "21"], "延期不得超过20个工作日"),
        (["reply", "2026-02-09", "--extended", "-1"], "延期不得超过20个工作日"),
        (["reply", "2026-02-09", "--extended", "五"], "不是整数"),
        (["reply", "2026-02-09", "--consulting", "2026-03-20:2026-03-06"], "颠倒"),
        (["reply", "2026-02-09", "--consulting", "2026-03-20"], "写法不对"),
        (["reply", "2026-02-09", "--consulting", "2026-02-10:9999-12-31"], "超出可计算的范围"),
        (["payment", "2026-02-09", "--extended", "5"], "只适用于答复期限"),
        (["payment", "2026-02-09", "--consulting", "2026-03-06:2026-03-20"], "只适用于答复期限"),
        (["report", "9999-01-01"], "公布日期不存在"),
    ],
)
def test_bad_input_gets_one_chinese_sentence(typed, words, complaint):
    code, out, err = typed("deadline", *words)

    assert (code, out) == (2, [])
    assert complaint in err
    assert err.count("\n") == 1


def test_bad_input_gets_an_english_sentence_where_asked(typed):
    code, _, err = typed("deadline", "reply", "2026-02-30", "--lang", "en")

    assert (code, err) == (2, "There is no date '2026-02-30'. Write it like 2026-03-01.\n")


def test_the_fee_is_followed_by_its_working(typed):
    code, out, _ = typed("fee", "--items", "45")

    assert (code, out[0]) == (0, "5500")
    assert out[1:] == [
        "第1至10件：10件×0元＝0元",
        "第11至30件：20件×100元＝2000元",
        "第31至40件：10件×200元＝2000元",
        "第41至45件：5件×300元＝1500元",
        "合计45件，5500元（《政府信息公开信息处理费管理办法》第四条）",
    ]


def test_the_fee_by_page_is_told_in_english(typed):
    out = typed("fee", "--pages", "31", "--lang", "en")[1]

    assert out[:3] == ["10", "1 to 30: 30 x 0 = 0 yuan", "31 to 31: 1 x 10 = 10 yuan"]


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ([], "选择一种"),
        (["--items", "1", "--pages", "1"], "选择一种"),
        (["--items", "-1"], "应为0至100000的整数"),
        (["--pages", "100001"], "应为0至100000的整数"),
        (["--pages", "十"], "不是整数"),
        (["--pages", "9" * 5000], "不是整数"),
        (["--items", "1.5"], "不是整数"),
    ],
)
def test_a_bad_number_gets_one_chinese_sentence(typed, words, complaint):
    code, out, err = typed("fee", *words)

    assert (code, out) == (2, [])
    assert complaint in err
    assert err.count("\n") == 1
