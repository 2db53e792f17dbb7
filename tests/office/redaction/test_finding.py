"""What is offered to be painted out: numbers by their check digits, names by their labels."""

import pytest
from stdnum import luhn
from tests.office.redaction.papers import CARD, IDENTITY, LETTER, NAME, PHONE, pdf, read

from gongkai.office.demo.people import credit_code
from gongkai.office.redaction.finding.hits import hits, occurrences, words_under
from gongkai.office.redaction.finding.plain import folded
from gongkai.office.redaction.sheets import Area, Sheet

WRONG_IDENTITY = IDENTITY[:-1] + str((int(IDENTITY[-1].replace("X", "0")) + 1) % 10)
SPACED_CARD = "6222 0212-3456\n7890128"


def sheet(text):
    """A page on which every character stands on a grid, a line for each line of the text."""
    places, row, column = [], 0, 0
    for letter in text:
        if letter == "\n":
            row, column = row + 1, 0
            places.append(None)
            continue
        left, top = 100 + column * 40, 100 + row * 60
        places.append(None if letter.isspace() else Area(left, top, left + 40, top + 40))
        column += 1
    return Sheet(2100, 2970, text, tuple(places))


def found(text):
    """Kind and words of what is offered."""
    return [(hit.kind, hit.words) for hit in hits([sheet(text)])]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        pytest.param(f"证号{IDENTITY}。", "identity", IDENTITY, id="an ID number"),
        pytest.param(
            f"{IDENTITY[:6]} {IDENTITY[6:14]} {IDENTITY[14:]}",
            "identity",
            f"{IDENTITY[:6]} {IDENTITY[6:14]} {IDENTITY[14:]}",
            id="an ID number in groups",
        ),
        pytest.param(
            f"{IDENTITY[:9]}\n{IDENTITY[9:]}",
            "identity",
            f"{IDENTITY[:9]} {IDENTITY[9:]}",
            id="an ID number over two lines",
        ),
        pytest.param("旧号110105491231002，", "old_identity", "110105491231002", id="15 digits"),
        pytest.param(
            f"代码{credit_code(1, kind='91')}",
            "credit_code",
            credit_code(1, kind="91"),
            id="a credit code",
        ),
        pytest.param(
            "手机１３８００００１２３４", "phone", "１３８００００１２３４", id="full width"
        ),
        pytest.param("+86 138-0000-1234", "phone", "+86 138-0000-1234", id="a mobile in groups"),
        pytest.param("电话0531-88881234转", "phone", "0531-88881234", id="a landline"),
        pytest.param(
            "（0531）8888 1234", "phone", "（0531）8888 1234", id="a landline in brackets"
        ),
        pytest.param("400-123-4567", "phone", "400-123-4567", id="a service number"),
        pytest.param(f"账号{CARD}", "bank_card", CARD, id="a bank card"),
        pytest.param(
            f"账号{SPACED_CARD}", "bank_card", SPACED_CARD.replace("\n", " "), id="in groups"
        ),
        pytest.param("邮箱A.b@Example.com。", "email", "A.b@Example.com", id="e-mail"),
        pytest.param("车牌鲁A·12345号", "plate", "鲁A·12345", id="a plate"),
        pytest.param("鲁AD12345，", "plate", "鲁AD12345", id="a plate of an electric car"),
        pytest.param("申请人：王小满，男", "name", "王小满", id="a name before a comma"),
        pytest.param("姓名:王小满性别:女", "name", "王小满", id="a name before the next label"),
        pytest.param("姓名：阿依古丽·买买提", "name", "阿依古丽·买买提", id="a name with a dot"),
        pytest.param("姓名：王 满", "name", "王 满", id="a spaced name"),
        pytest.param(
            "住址：示范县柳树路3号2单\n元501室，",
            "address",
            "示范县柳树路3号2单 元501室",
            id="an address",
        ),
        pytest.param(
            "住址：示\n范县柳树路3号，", "address", "示 范县柳树路3号", id="an address broken early"
        ),
        pytest.param(
            "位于示范县光明路 1 号的", "address", "位于示范县光明路 1 号", id="without a label"
        ),
    ],
)
def test_it_is_offered(text, kind, words):
    assert (kind, words) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"编号{WRONG_IDENTITY}", id="a wrong check digit"),
        pytest.param("编号110105999931002", id="no day of birth"),
        pytest.param("金额62220212345678901元", id="no card by its check digit"),
        pytest.param("2026年3月1日，共1380000元", id="a date and a sum"),
        pytest.param("申请人应当提供身份证明", id="a label without a colon"),
        pytest.param("示政发〔2026〕12号", id="the number of a document"),
    ],
)
def test_it_is_not_offered(text):
    assert not luhn.is_valid("62220212345678901")
    assert found(text) == []


def test_a_number_is_offered_once_though_it_holds_what_looks_like_another():
    assert found(f"账号{SPACED_CARD}") == [("bank_card", "6222 0212-3456 7890128")]


def test_a_name_is_offered_wherever_it_stands():
    assert found("申请人：王小满，\n经查，王 小满到场。") == [
        ("name", "王小满"),
        ("name", "王 小满"),
    ]


def test_words_are_found_over_two_lines_with_an_area_each():
    (hit,) = occurrences([sheet("查明王小\n满到场")], "王小满")

    assert hit.areas == (Area(179, 99, 261, 141), Area(99, 159, 141, 201))
    assert [box.page for box in hit.boxes] == [1, 1]


@pytest.mark.parametrize("wanted", ["", "   ", "没有的字"])
def test_nothing_is_found_for_nothing(wanted):
    assert occurrences([sheet("王小满")], wanted) == []


def test_every_hit_of_a_file_has_its_own_key():
    keys = [hit.key for hit in hits([sheet(f"{PHONE}，{PHONE}\n{PHONE}")] * 2)]

    assert len(set(keys)) == len(keys) == 6


def test_words_under_a_box_are_told_line_by_line():
    page = sheet("甲乙丙丁\n戊己庚辛")

    assert words_under(page, Area(140, 100, 220, 200), slack=3) == ["乙丙", "己庚"]


def test_in_a_printed_file_each_hit_covers_the_letters_that_it_names():
    pages = read(pdf(LETTER))

    for hit in hits(pages):
        covered = [word for area in hit.areas for word in words_under(pages[0], area, slack=5)]
        assert folded("".join(covered)) == folded(hit.words)


def test_a_page_survives_as_plain_data():
    page = read(pdf(LETTER))[0]

    assert Sheet.of_json(page.as_json()) == page
    with pytest.raises(ValueError, match="differ in number"):
        Sheet.of_json({"width": 1, "height": 1, "text": "a", "places": []})


def test_names_of_the_letter_are_found():
    assert {hit.words for hit in hits(read(pdf(LETTER)))} >= {NAME, PHONE, IDENTITY, CARD}
