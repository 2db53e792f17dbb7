"""What is wrong with a number that proves identity (证件号码校验), in one sentence.

Check digits are python-stdnum's. Its tables of places are not asked: counties are abolished,
people keep their numbers. Nor must a credit code begin with digits: collectives' begin with N.
"""

from __future__ import annotations

import re

from stdnum.cn import ric, uscc
from stdnum.exceptions import InvalidComponent

from gongkai.office.applications.kinds import Category, IdKind

LENGTH = 18
"""Characters of an ID number (GB 11643) and of a credit code (GB 32100)."""

_NAMES = {IdKind.RESIDENT: "身份证号码", IdKind.CREDIT_CODE: "统一社会信用代码"}
_CREDIT_CODE = re.compile(r"[0-9A-HJ-NP-RT-UW-Y]{18}")


def tidy(number: str) -> str:
    """A number without blanks and in capitals.

    >>> tidy(" 1101 0519491231 002x ")
    '11010519491231002X'
    """
    return "".join(number.split()).upper()


def identity_fault(kind: str, number: str) -> str:
    """Why a tidy number cannot be right, or nothing; other documents are not checked.

    >>> identity_fault("resident", "110105194912310021")
    '身份证号码末位与前 17 位不符，请核对第 18 位。'
    """
    if kind not in _NAMES:
        return ""
    if len(number) != LENGTH:
        return f"{_NAMES[IdKind(kind)]}应为 18 位，您填写的是 {len(number)} 位，请核对。"
    return _resident_fault(number) if kind == IdKind.RESIDENT else _credit_code_fault(number)


def _resident_fault(number: str) -> str:
    if not re.fullmatch(r"[0-9]{17}[0-9X]", number):
        return "身份证号码前 17 位应为数字，末位为数字或字母 X，请核对。"
    try:
        ric.get_birth_date(number)
    except InvalidComponent:
        return "身份证号码第 7 至 14 位不是有效的出生日期，请核对。"
    if number[-1] != ric.calc_check_digit(number):
        return "身份证号码末位与前 17 位不符，请核对第 18 位。"
    return ""


def _credit_code_fault(number: str) -> str:
    if not _CREDIT_CODE.fullmatch(number):
        return "统一社会信用代码由数字和大写字母组成，不使用 I、O、S、V、Z，请核对。"
    if number[-1] != uscc.calc_check_digit(number):
        return "统一社会信用代码末位与前 17 位不符，请核对第 18 位。"
    return ""


def category_fault(category: str, kind: str) -> str:
    """Why this proof does not fit this sort of applicant, or nothing."""
    person = category == Category.NATURAL_PERSON
    if person and kind == IdKind.CREDIT_CODE:
        return "自然人请填写居民身份证、护照或者其他证件的号码。"
    if not person and kind in {IdKind.RESIDENT, IdKind.PASSPORT}:
        return "法人或者其他组织请填写统一社会信用代码，没有的选择“其他证件”。"
    return ""
