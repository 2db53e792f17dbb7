"""What a clerk looks for on every page (查找的类别): numbers by check digits, names by labels.

A pattern is a rule of thumb: it offers, the clerk decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from stdnum import luhn
from stdnum.cn import ric, uscc

DIGIT = r"\d"
GAP = r"[\s\-·]?"
"""What may stand between two digits: groups of a number, or the end of a line."""

_SPACE = re.compile(r"[\s\-·]")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One kind of thing to look for (类别): its code, its name, how it looks, and its proof.

    `shape` holds what is found in the group `it`; `is_real` says whether it is one, such as by
    its check digit. Text comes folded: one width, small letters.
    """

    code: str
    label: str
    shape: re.Pattern[str]
    is_real: Callable[[str], bool] = bool

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where it stands in a folded text, from the first; none that overlaps an earlier one."""
        end = 0
        for match in self.shape.finditer(text):
            group = "it" if match.groupdict().get("it") else "also"
            if match.start(group) >= end and self.is_real(match[group]):
                end = match.end(group)
                yield match.start(group), end


def digits(*places: str) -> str:
    """Digits with gaps between them, as a regular expression."""
    return GAP.join(places)


def _shape(
    inside: str, *, before: str = r"(?<![0-9a-z])", after: str = r"(?![0-9a-z])"
) -> re.Pattern[str]:
    """What is tried at every place, also inside of what was tried before."""
    return re.compile(f"{before}(?=(?P<it>{inside}){after})")


def _joined(found: str) -> str:
    return _SPACE.sub("", found).upper()


def _is_identity(found: str) -> bool:
    """An ID number by its check digit and its day of birth, of whatever district."""
    number = _joined(found)
    return _is_day(number[6:14]) and ric.calc_check_digit(number) == number[-1]


def _is_day(text: str) -> bool:
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:])) <= date(2100, 1, 1)
    except ValueError:
        return False


def _is_old_identity(found: str) -> bool:
    """An ID number of 15 digits, by its day of birth."""
    return _is_day("19" + _joined(found)[6:12])


def _is_card(found: str) -> bool:
    number = _joined(found)
    return luhn.is_valid(number) and not (len(number) == 18 and _is_identity(found))


def _is_credit_code(found: str) -> bool:
    return uscc.is_valid(_joined(found))


_LETTER = "[\u4e00-\u9fff]"
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_PEOPLE = (
    "姓名|申请人|当事人|被处罚人|投诉人|举报人|信访人|证人|户主|法定代表人|代理人|联系人|"
    "被征收人|收件人|配偶|监护人|承租人|购买人|权利人"
)
_NAME_ENDS = (
    r"(?=[\s,，。.;；:、()\[\]/]|$|男|女|性别|身份证|证件|电话|手机|住址|地址|民族|出生|年龄)"
)
_PLACES = "住址|地址|住所|住所地|户籍地|户籍所在地|居住地|坐落"
_DISTRICTS = "省|自治区|市|州|盟|县|区|旗|镇|乡|街道"
_STREETS = "路|街|道|巷|弄|村|组|小区|花园|苑|大厦"
_DOORS = "号|室|户|栋|幢|单元|楼|组"

PATTERNS = (
    Pattern(
        "identity",
        "身份证号码",
        _shape(digits(*[DIGIT] * 17, "[0-9x]")),
        _is_identity,
    ),
    Pattern(
        "old_identity",
        "15 位身份证号码",
        _shape(digits("[1-9]", *[DIGIT] * 14)),
        _is_old_identity,
    ),
    Pattern(
        "credit_code",
        "统一社会信用代码",
        _shape(digits(*["[0-9a-hj-npqrtuwxy]"] * 18)),
        _is_credit_code,
    ),
    Pattern(
        "phone",
        "电话号码",
        _shape(
            rf"(?:\+?86{GAP})?{digits('1', '[3-9]', *[DIGIT] * 9)}"
            rf"|\(?0\d{{2,3}}\)?{GAP}{digits('[2-9]', *[DIGIT] * 6)}(?:{GAP}\d)?"
            rf"|[48]00{GAP}{digits(*[DIGIT] * 7)}",
            before=r"(?<![0-9a-z(+])",
            after=r"(?!\d)",
        ),
    ),
    Pattern(
        "bank_card",
        "银行卡号",
        _shape(rf"{digits('[3-69]', *[DIGIT] * 15)}(?:{GAP}\d){{0,3}}"),
        _is_card,
    ),
    Pattern(
        "email",
        "电子邮箱",
        _shape(
            r"[a-z0-9][a-z0-9._%+\-]*@[a-z0-9\-]+(?:\.[a-z0-9\-]+)+",
            before=r"(?<![a-z0-9._%+\-])",
            after="",
        ),
    ),
    Pattern(
        "plate",
        "车牌号",
        _shape(
            rf"[{_PROVINCES}]\s?[a-hj-np-z][\s·•.]?"
            r"(?:[0-9a-hj-np-z]{4}[挂学警港澳]|[0-9a-hj-np-z]{5,6}(?![0-9a-z]))",
            before="",
            after="",
        ),
    ),
    Pattern(
        "name",
        "姓名",
        re.compile(
            rf"(?:{_PEOPLE})\s?:\s*"
            rf"(?P<it>{_LETTER}+(?:[·•]{_LETTER}+)+|{_LETTER}\s?{_LETTER}{{1,3}}?{_NAME_ENDS})"
        ),
    ),
    Pattern(
        "address",
        "地址",
        re.compile(
            rf"(?:{_PLACES})\s?:\s*(?P<it>"
            rf"[^\n,。;；]{{1,60}}\n[^\n,。;；:]{{1,24}}(?:{_DOORS})(?=[\n,。;；]|$)"
            r"|[^\n,。;；]{4,60})"
            rf"|(?P<also>(?:{_LETTER}{{2,6}}(?:{_DISTRICTS})){{1,4}}"
            rf"[\u4e00-\u9fff0-9a-z\-]{{1,12}}?(?:{_STREETS})[\u4e00-\u9fff0-9a-z\-]{{0,10}}?"
            rf"\s?\d+\s?(?:{_DOORS})(?:\s?[0-9a-z\-]+\s?(?:{_DOORS}))*)"
        ),
    ),
)
"""The kinds that are offered, in the order in which the page lists them."""

PERSONAL = frozenset({"name"})
"""Kinds of which every other occurrence in the file is offered as well."""


def spans_in(
    text: str, patterns: Iterable[Pattern] = PATTERNS
) -> Iterator[tuple[tuple[int, int], Pattern]]:
    """What the patterns find in a folded text, and where (查找): none that is part of another."""
    found = [(span, pattern) for pattern in patterns for span in pattern.spans(text)]
    for span, pattern in found:
        if not any(_is_inside(span, other) for other, _ in found):
            yield span, pattern


def _is_inside(span: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether a span is a part of a longer one: a card's number holds what looks like others."""
    return span != other and other[0] <= span[0] and span[1] <= other[1]
