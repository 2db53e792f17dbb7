"""What stands in a text that should perhaps not go out (文字核查): numbers of persons, marks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from gongkai.office.redaction.finding.patterns import PATTERNS, Pattern, spans_in
from gongkai.office.redaction.finding.plain import spaced
from gongkai.office.redaction.proving.words import masked
from gongkai.office.review.findings.finding import Found, found

_DEGREE = r"(?:绝\s?密|机\s?密|秘\s?密)"
MARKS = (
    Pattern(
        "secret_mark",
        "密级标志",
        re.compile(
            rf"(?P<it>{_DEGREE}\s*[★☆✩✭⭐*]\s*(?:\d+\s*[年月日]|长期)?)"
            rf"|(?P<also>(?:密级|涉密等级)\s*[:：]\s*{_DEGREE}|^[ \t　]*{_DEGREE}[ \t　]*$)",
            re.MULTILINE,
        ),
    ),
    Pattern(
        "internal_mark",
        "内部使用的标志",
        re.compile(
            r"(?P<it>内部(?:资料|文件|使用|传阅|参考)|此件不予?公开|工作秘密|注意保存|不得外传|"
            r"(?:不得|请勿)(?:上网|公开)|仅供内部)"
        ),
    ),
)
"""Marks of papers that are not for the public."""

PERSONAL = frozenset({"identity", "old_identity", "phone", "bank_card", "email", "plate"})
"""What redaction looks for as well and that a draft is searched for; samples are masked."""

LOOKED_FOR = (*MARKS, *(one for one in PATTERNS if one.code in PERSONAL))


def found_in(text: str) -> Iterator[Found]:
    """What a text holds, sort by sort (查找)."""
    plain = spaced(text)
    things: dict[str, list[str]] = defaultdict(list)
    for (start, end), pattern in spans_in(plain.text, LOOKED_FOR):
        words = " ".join(text[plain.origin[start] : plain.origin[end - 1] + 1].split())
        things[pattern.code].append(masked(words) if pattern.code in PERSONAL else words)
    for code, some in things.items():
        yield from found(code, some)
