"""What is confirmed by hand for a letter signed outside of the platform (人工核对的要素).

The same elements that the check looks for in a letter written here (ADR 0145).
"""

from __future__ import annotations

from gongkai.office.letters.catalogue.kind import LetterKind
from gongkai.office.letters.facts import Facts, cited, in_chinese, remedy_words

ELEMENTS = ("number", "addressee", "request", "contents", "basis", "reasons", "remedy", "dated")
"""The elements by name, in the order in which a letter has them."""

IN_GENERAL = "告知申请行政复议、提起行政诉讼的途径、机关和期限，复议前置的写明应当先申请行政复议"
"""What the remedy paragraph is about, where the organ's particulars do not suffice to write it."""


def elements_by_hand(kind: LetterKind, facts: Facts) -> dict[str, str]:
    """Each element with what the paper must say (要素及内容), to be ticked one by one."""
    request = facts.request
    received = in_chinese(request.received) if request.received else ""
    asked = {
        "number": "文号与登记的一致，写作机关代字〔年份〕序号号",
        "addressee": f"{kind.addressee.value}的姓名或者名称与申请一致",
        "request": f"写明收到申请的日期{received}、登记号{request.register_number}和申请内容",
        "contents": f"写明{'；'.join(kind.contents)}",
        "basis": f"依据写到条、款、项：{facts.basis or cited(kind.basis)}",
        "reasons": "写明认定的事实和理由",
        "remedy": _remedy(kind, facts),
        "dated": f"落款为{facts.sender.name}，有成文日期，盖有印章",
    }
    return {name: asked[name] for name in ELEMENTS}


def _remedy(kind: LetterKind, facts: Facts) -> str:
    """The paragraph of the class that the outcome has, or what it is about in general."""
    told = remedy_words(kind, facts)
    return f"救济告知与此相符：{told}" if told else IN_GENERAL
