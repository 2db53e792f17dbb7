"""From text to words (分词): one pass of one expression over the text, nothing looked at twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from gongkai.report.narrative.words import numerals
from gongkai.report.narrative.words.lexicon import LEXICON, Kind
from gongkai.report.narrative.words.numerals import Quantity
from gongkai.report.narrative.words.plain import ENUMERATOR

_LAST = r"(?:上一?年度?|上一?个?年度|去年度?|往年度?|以前年度|历年|前年度?|{year}年度?)"
_NEXT = r"(?:下一?年度?|下一?个?年度|次年度?|明年度?|来年|{year}年度?)"
_ANY_YEAR = r"20\d\d"
_MOVED = "结转|转结|接转|转接|顺延|延续|遗留"
_GOES_ON = "(?:继续)?(?:办理|答复|处理|办结)?"
_CARRIED_IN = (
    _LAST.format(year=_ANY_YEAR)
    + rf"的?(?:政府信息公开|信息公开)?(?:申请)?件?(?:未办结)?(?:{_MOVED}|转入|转来)"
    + r"(?!(?:至|到|入)?(?:下|次|明|来|20\d\d年))(?:来|下来|过来|(?:至|到)?(?:本年度?|今年))?"
    + _GOES_ON
    + rf"|(?:年|期)初(?:{_MOVED})"
    + rf"|(?:结转|转结|接转|承接)(?:自|了)?{_LAST.format(year='(?!)')}"
)
_CARRIED_OVER = (
    rf"(?:{_MOVED}|转|延期?)(?:至|到|入|往)?{_NEXT.format(year='(?!)')}{_GOES_ON}"
    rf"|(?:{_MOVED}|转|延期?)(?:至|到|入|往){_ANY_YEAR}年度?{_GOES_ON}"
    rf"|(?:下一?年度?|下一?个?年度|次年度?|明年)(?:{_MOVED}|继续){_GOES_ON}"
    rf"|(?:年|期)(?:末|底)(?:{_MOVED})|跨年度?办理"
)
_CARRIED_BY_YEAR = rf"(?:{_MOVED}|转)(?:为|自)?(?P<moved_year>{_ANY_YEAR})年度?{_GOES_ON}"
_COMPARE = (
    rf"(?:相较于?|对比|较|比|与|同){_LAST.format(year=_ANY_YEAR)}(?:的)?(?:同期|全年)?(?:的)?"
    r"(?:相比较?|比较|相较|比)?|同比|环比|较?上年度?同期|与上期相比|较上期"
)
_TIME = (
    r"(?P<year>(?:19|20)\d\d) ?年(?:度|以来|底|初|末)?|[二一][〇○零一二三四五六七八九]{3}年度?"
    r"|(?:19|20)\d\d[-./]\d{1,2}(?:[-./]\d{1,2})?|\d{1,2}月份?(?:\d{1,2}日)?|\d{1,2}日起?"
    r"|\d{1,2}:\d\d(?::\d\d)?|截至|截止"
)
_SPAN = (
    r"(?:自|从)(?:19|20)\d\d年[^，。；\n\d]{0,14}以来|(?:19|20)\d\d年?(?:至|到|-|—|~)20\d\d年"
    r"|“?十[一二三四五六]五”?(?:规划)?(?:时期|期间)?以来|(?:条例|制度)[^，。；\n\d]{0,6}(?:施行|实施)以来"
    r"|近[二两三四五六七八九十]年来?"
)
"""A stretch of years: what is counted over it is no year's figure (多年累计)."""
_SKIPPED = (
    r"第[一二三四五六七八九十百零\d]{1,6}(?:次|期|批|届|条|款|项|号|季度|章|节|部分|轮|个|场|份|版|年)"
    r"|[〔\[(]20\d\d[〕\])]\d*号?|\d+号"
    r"|\d+ ?个?(?:工作日|小时|分钟|自然日|百分点|月|年|天|周|季度|岁)"
    r"|\d+(?:\.\d+)?(?:-|~|〜|–|—|―|至)\d+(?:\.\d+)?%?|[数几][十百千万]*(?:余|多)?(?=[件份宗起条期次篇场])"
    r"|12345(?=热线|平台|系统|政务)|[“\"']\d+[”\"']|\d+\+\d*[A-Za-z]*"
)
_TITLE = r"《[^《》\n]{1,80}》"


def _trie(words: Iterable[str]) -> str:
    """An expression for any of the words, the longest first, that tries each character once."""
    branches: dict[str, list[str]] = {}
    for word in words:
        if word:
            branches.setdefault(word[0], []).append(word[1:])
    if not branches:
        return ""
    options = "|".join(re.escape(first) + _trie(rest) for first, rest in branches.items())
    return f"(?:{options})?" if "" in words else f"(?:{options})"


_PATTERNS: Mapping[str, str] = {
    "head": rf"(?:(?<=\n)|\A)(?:{ENUMERATOR})",
    "title": _TITLE,
    "carried_over": _CARRIED_OVER,
    "carried_in": _CARRIED_IN,
    "carried_by_year": _CARRIED_BY_YEAR,
    "compare": _COMPARE,
    "span": _SPAN,
    "time": _TIME,
    "skipped": _SKIPPED,
    "pct": numerals.PERCENT,
    "arabic": numerals.ARABIC,
    "receive": r"收(?=政府信息|信息公开|依申请)",
    "moved": "结转|转结|接转",
    "to": r"达到?至?(?=\d)",
    "word": _trie(list(LEXICON)),
    "zh": numerals.CHINESE,
    "stop": r"[。!！?？\n]",
    "semi": r"[;；]",
    "clause": r"[,，:：|…·]|\.\.\.|——",
    "pause": "、",
    "open": r"[(（\[【]",
    "close": r"[)）\]】]",
    "mark": r"[“”\"'‘’<> ]+",
}
_FIRST: Mapping[str, str] = {
    "head": r"\d(（一二三四五六七八九十",
    "title": "《",
    "carried_over": "结转接顺延遗下次明跨年期",
    "carried_in": "上去往以历前2结转接承年期",
    "carried_by_year": "结转接顺延遗",
    "compare": "相对较比与同环上",
    "span": r"\d自从“十条制近",
    "time": r"\d二一截",
    "skipped": r"第〔\[(\d数几“\"'",
    "pct": r"将近大约超逾不\d",
    "arabic": r"将近大约超逾不至突达\d",
    "receive": "收",
    "moved": "结转接",
    "to": "达",
    "word": "".join(re.escape(word[0]) for word in dict.fromkeys(word[0] for word in LEXICON)),
    "zh": "将近大约超逾不至突达零〇一二两三四五六七八九十百千",
}
"""The characters that a pattern can begin with: most are ruled out by the first look."""


def _guarded(name: str, pattern: str) -> str:
    first = _FIRST.get(name)
    return f"(?P<{name}>(?=[{first}])(?:{pattern}))" if first else f"(?P<{name}>{pattern})"


_MARKS = r"。!！?？\n;；,，:：|…·.—、(（\[【)）\]】“”\"'‘’<> "
_MASTER = re.compile(
    f"(?=[{''.join(_FIRST.values())}{_MARKS}])(?:"
    + "|".join(_guarded(name, pattern) for name, pattern in _PATTERNS.items())
    + ")"
)


class Token(NamedTuple):
    """A word, a number or a mark (词). `unknown` counts the characters before it that no word has.

    So the difference of two tokens' `unknown` says how much between them was not understood.
    """

    kind: Kind
    key: str
    start: int
    end: int
    unknown: int
    quantity: Quantity | None = None
    year: int | None = None


_FIXED: Mapping[str, tuple[Kind, str]] = {
    "head": (Kind.HEAD, ""),
    "title": (Kind.FOREIGN, "title"),
    "carried_over": (Kind.CARRY, "carried_over"),
    "carried_in": (Kind.CARRY, "carried_in"),
    "carried_by_year": (Kind.CARRY, "by_year"),
    "moved": (Kind.CARRY, "moved"),
    "compare": (Kind.COMPARE, ""),
    "span": (Kind.TIME, "span"),
    "time": (Kind.TIME, ""),
    "skipped": (Kind.FILL, "skipped"),
    "receive": (Kind.RECEIVE, "received"),
    "to": (Kind.FILL, "to"),
    "stop": (Kind.STOP, ""),
    "semi": (Kind.CLAUSE, "semi"),
    "clause": (Kind.CLAUSE, ""),
    "pause": (Kind.PAUSE, ""),
    "open": (Kind.OPEN, ""),
    "close": (Kind.CLOSE, ""),
    "mark": (Kind.FILL, "mark"),
}
_DATED = frozenset({Kind.CARRY, Kind.TIME})
_SPEAKING = frozenset({"etc", "each"})
"""The fillers that a rule asks for; the others only count as understood."""

_FILLING = frozenset(name for name, (kind, _) in _FIXED.items() if kind is Kind.FILL)
_FILLERS = frozenset(
    word for word, (kind, key) in LEXICON.items() if kind is Kind.FILL and key not in _SPEAKING
)
"""What is passed over before a token is made of it: a third of all matches."""

_NUMBERS: Mapping[str, tuple[Kind, Callable[[re.Match[str]], Quantity | None]]] = {
    "pct": (Kind.PERCENT, numerals.percent),
    "arabic": (Kind.NUMBER, numerals.arabic),
    "zh": (Kind.NUMBER, numerals.chinese),
}


def tokens(text: str) -> Iterator[Token]:
    """The words of a normalised text, in order; what no word covers is only counted."""
    unknown = end = 0
    for found in _MASTER.finditer(text):
        unknown += found.start() - end
        end = found.end()
        if found.lastgroup in _FILLING or (found.lastgroup == "word" and found.group() in _FILLERS):
            continue
        word = _token(found, unknown)
        if word.kind is not Kind.FILL or word.key in _SPEAKING:
            yield word


def _token(found: re.Match[str], unknown: int) -> Token:
    name = str(found.lastgroup)  # the outermost group closes last
    start, end = found.span()
    if name == "word":
        kind, key = LEXICON[found.group()]
        return Token(kind, key, start, end, unknown)
    if name in _NUMBERS:
        kind, read = _NUMBERS[name]
        quantity = read(found)
        if quantity is None:
            return Token(Kind.FILL, "skipped", start, end, unknown)
        return Token(kind, "", start, end, unknown, quantity)
    kind, key = _FIXED[name]
    year = found["moved_year"] or found["year"] if kind in _DATED else None
    return Token(kind, key, start, end, unknown, None, int(year) if year else None)
