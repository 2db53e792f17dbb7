"""Characters that look like the form's but are others (字形归一): radicals, traditional forms.

PDF converters write ⾏ (a Kangxi radical) for 行; some offices write 總計 for 总计. Labels are
compared after both are undone; the narrative only loses radicals and invisible characters.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SUPPLEMENT = dict(
    zip(
        "⺁⺅⺆⺈⺊⺌⺍⺒⺓⺗⺝⺟⺠⺢⺩⺫⺬⺭⺮⺱⺶⺷⺸⺻⺼⻀⻁⻄⻅⻆⻉⻊⻋⻌⻍⻎⻏⻒⻓⻔⻘⻙⻚⻛⻜⻝⻞⻟⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻰⻱⻲⻳",
        "厂亻冂刀卜小小巳幺心月母民水王目示礻竹网羊羊羊聿肉艹虎西见角贝足车辶辶辶阝镸长门青韦页风飞食食饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿龙龟龟龟",
        strict=True,
    )
)
_RADICALS = {ord(radical): character for radical, character in _SUPPLEMENT.items()} | {
    code: unicodedata.normalize("NFKC", chr(code))
    for first, last in ((0x2F00, 0x2FD5), (0xF900, 0xFAD9))
    for code in range(first, last + 1)
}
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_READABLE = _RADICALS | _INVISIBLE

_SIMPLIFIED = str.maketrans(
    "後復複訪報訴內確認獲開關類務過執構織維糾審結經費額單萬動規範發廢現許罰強題進況總體項業會"
    "請數轉辦區處計這屬國權護穩詢無沒製補當續議訟舉機應條據與為業團體務員門戶處結紀劃實資間",
    "后复复访报诉内确认获开关类务过执构织维纠审结经费额单万动规范发废现许罚强题进况总体项业会"
    "请数转办区处计这属国权护稳询无没制补当续议讼举机应条据与为业团体务员门户处结纪划实资间",
)
_MORE_SIMPLIFIED = str.maketrans(
    "聯險產於餘繳爭眾責環準給總較減複佔達無辦轉億個兩證覆郵從屬將經過與應網絡電線",
    "联险产于余缴争众责环准给总较减复占达无办转亿个两证复邮从属将经过与应网络电线",
)

_SPACES = re.compile(r"[^\S\n]+")
_NOT_LETTERS = re.compile(r"[\W_]+")


def readable(text: str) -> str:
    """A text as it should be read: real characters for radicals, single spaces, none invisible.

    >>> readable("⾏政复议　 情况")
    '行政复议 情况'
    """
    return _SPACES.sub(" ", text.translate(_READABLE)).strip()


def simplified(text: str) -> str:
    """A text in ordinary, simplified characters (NFKC, 简体), its punctuation kept."""
    flat = unicodedata.normalize("NFKC", text.translate(_RADICALS))
    return flat.translate(_SIMPLIFIED).translate(_MORE_SIMPLIFIED)


@lru_cache(maxsize=8192)
def letters(text: str) -> str:
    """The letters, digits and Han characters of a text, simplified: what labels are compared by.

    >>> letters("行 政 復議、（總 计）")
    '行政复议总计'
    """
    return _NOT_LETTERS.sub("", simplified(text)).lower()
