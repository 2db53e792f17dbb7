"""The kinds and states of a document (文件种类与状态), as words that data and people share."""

from __future__ import annotations

from types import MappingProxyType

from django.db import models


class Kind(models.TextChoices):
    """What a document is (种类); the tables of the annual report count by it."""

    REGULATION = "regulation", "规章"
    NORMATIVE = "normative", "行政规范性文件"
    OTHER_DOCUMENT = "other_document", "其他文件"
    INTERPRETATION = "interpretation", "政策解读"
    CONSULTATION = "consultation", "征求意见"
    ADOPTION = "adoption", "意见采纳情况"
    INTERVIEW = "interview", "访谈"
    ANNOUNCEMENT = "announcement", "公告"
    NEWS = "news", "动态"
    BUDGET = "budget", "预决算"
    PROPOSAL_REPLY = "proposal_reply", "建议提案答复"
    ANSWER = "answer", "互动答复"
    GAZETTE = "gazette", "政府公报"
    TOPIC = "topic", "专题"
    SERVICE = "service", "办事指南"
    GUIDE = "guide", "政府信息公开指南"
    RULE = "rule", "政府信息公开制度"
    OTHER = "other", "其他"


FORMAL = frozenset({Kind.REGULATION, Kind.NORMATIVE, Kind.OTHER_DOCUMENT})
"""Kinds that are 公文: they have an issuing organ, a document number and a date of making."""

POLICY = "policy"
"""The three of them together, as a condition of lists and searches (政策文件)."""

POLICY_KINDS = tuple(kind for kind in Kind if kind in FORMAL)
"""What the library of policies holds, in its order (政策文件库)."""

EXPLAINED = FORMAL | {Kind.CONSULTATION}
"""Kinds that an interpretation may explain: documents, and drafts on which opinions are asked."""

WITH_VALIDITY = frozenset({Kind.REGULATION, Kind.NORMATIVE})
"""Kinds whose validity must stand on the page (有效性)."""


STANDING_TEXTS = frozenset({Kind.GUIDE, Kind.RULE})
"""Kinds of which every published version is kept and shown (指南、制度)."""


class Form(models.TextChoices):
    """How an interpretation explains a document (解读形式, 国办发〔2016〕80号)."""

    TEXT = "text", "文字解读"
    PICTURE = "picture", "图解"
    RECORDING = "recording", "音视频"
    ANIMATION = "animation", "动漫"
    QUESTIONS = "questions", "问答"
    EXPERT = "expert", "专家解读"
    PRESS = "press", "新闻发布会"
    INTERVIEW = "interview", "访谈解读"


class Openness(models.TextChoices):
    """How a document is disclosed (公开方式), fixed when it is drafted."""

    PROACTIVE = "proactive", "主动公开"
    ON_REQUEST = "on_request", "依申请公开"
    NOT_DISCLOSED = "not_disclosed", "不予公开"


class Validity(models.TextChoices):
    """Whether a document binds on a given day (有效性)."""

    IN_FORCE = "in_force", "现行有效"
    PENDING = "pending", "尚未生效"
    AMENDED = "amended", "已修改"
    EXPIRED = "expired", "失效"
    REPEALED = "repealed", "废止"


class Genre(models.TextChoices):
    """The forms of official documents (体裁分类, 文种)."""

    RESOLUTION = "resolution", "决议"
    DECISION = "decision", "决定"
    ORDER = "order", "命令（令）"
    COMMUNIQUE = "communique", "公报"
    PROCLAMATION = "proclamation", "公告"
    PUBLIC_NOTICE = "public_notice", "通告"
    OPINION = "opinion", "意见"
    NOTICE = "notice", "通知"
    CIRCULAR = "circular", "通报"
    REPORT = "report", "报告"
    REQUEST = "request", "请示"
    REPLY = "reply", "批复"
    MOTION = "motion", "议案"
    LETTER = "letter", "函"
    MINUTES = "minutes", "纪要"
    OTHER = "other", "其他"


PLAYED = MappingProxyType(
    {".mp4": "video", ".webm": "video", ".mp3": "audio", ".m4a": "audio", ".wav": "audio"}
)
"""Recordings (音视频) by ending, and the element that plays each."""

CAPTIONS = ".vtt"
"""The ending of a file of captions (字幕), for the recording of the same title."""
