"""The words of reports (词表): data, not rules. What each word means in a table of the form.

The words themselves stand in `lexicon.toml`: a new one is an entry there and nothing else.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from importlib.resources import files
from types import MappingProxyType


class Kind(StrEnum):
    """What a word does in a sentence (词类)."""

    RECEIVE = "receive"  # 收到, 受理
    HANDLE = "handle"  # 办结, 答复
    CARRY = "carry"  # 结转
    OUTCOME = "outcome"  # 予以公开
    APPLICANT = "applicant"  # 自然人
    APPLICATION = "application"  # 政府信息公开申请
    REMEDY = "remedy"  # 行政复议
    RESULT = "result"  # 维持
    DOCUMENT = "document"  # 规范性文件
    DEED = "deed"  # 制发, 废止
    COMPARE = "compare"  # 较上年
    DIRECTION = "direction"  # 增加, 下降, 持平
    REACH = "reach"  # 增加到
    SHARE = "share"  # 占
    PART = "part"  # 其中, 含
    REST = "rest"  # 其余
    ALL = "all"  # 均, 全部
    IS = "is"  # 为, 属于
    NONE = "none"  # 未, 无
    LINK = "link"  # 和, 或
    TIME = "time"
    CHANNEL = "channel"  # 网上, 信函
    FOREIGN = "foreign"  # 咨询, 公报: what the form does not count
    FILL = "fill"  # words that change nothing
    HEAD = "head"
    STOP = "stop"
    CLAUSE = "clause"
    PAUSE = "pause"
    OPEN = "open"
    CLOSE = "close"
    NUMBER = "number"
    PERCENT = "percent"


WEAK = "weak"
"""Key of a word that names a cell only where nothing else can be meant: 办理, 公开, 其他."""


LEXICON: Mapping[str, tuple[Kind, str]] = MappingProxyType(
    {
        word: (Kind(kind), key)
        for kind, keys in tomllib.loads(
            files("gongkai.report.narrative.words").joinpath("lexicon.toml").read_text("utf-8")
        ).items()
        for key, words in keys.items()
        for word in words.split()
    }
)
"""Every word → its kind and its key, from `lexicon.toml`."""
