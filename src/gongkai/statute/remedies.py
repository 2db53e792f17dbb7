"""Remedies (救济): who reconsiders, which court hears, and the paragraph a letter must carry."""

from dataclasses import dataclass
from enum import Enum

from gongkai.statute.deadlines.remedying import (
    LAWSUIT,
    LAWSUIT_AFTER_RECONSIDERATION,
    RECONSIDERATION,
)
from gongkai.statute.errors import BeyondTheLaw
from gongkai.statute.law import (
    DISCLOSURE_READING,
    FEE_RULES,
    LITIGATION_LAW,
    RECONSIDERATION_GUIDANCE,
    RECONSIDERATION_LAW,
    Article,
)
from gongkai.statute.outcomes.leaf import Remedy

RECONSIDERATION_FIRST = RECONSIDERATION_LAW.article(23, 1, item=4)
MUST_SAY_FIRST = RECONSIDERATION_LAW.article(23, 2)
MAY_APPLY = RECONSIDERATION_LAW.article(11, item=14)
ONLINE_CHANNEL = RECONSIDERATION_LAW.article(22, 2)


@dataclass(frozen=True)
class RemedyClass:
    """One class of remedy: what it means in Chinese and where it stands.

    `first` is 复议前置: reconsideration must come before any lawsuit. `none` is for letters
    against which there is no remedy.
    """

    code: Remedy
    text: str
    articles: tuple[Article, ...]
    first: bool = False
    none: bool = False


REMEDY_CLASSES = {
    entry.code: entry
    for entry in (
        RemedyClass(
            Remedy.RECONSIDERATION_FIRST,
            "应当先申请行政复议，对复议决定不服的再起诉",
            (
                RECONSIDERATION_FIRST,
                MUST_SAY_FIRST,
                RECONSIDERATION_LAW.article(34),
                LITIGATION_LAW.article(45),
                DISCLOSURE_READING.article(1, item=2),
                RECONSIDERATION_GUIDANCE.article(2),
            ),
            first=True,
        ),
        RemedyClass(
            Remedy.CHOICE,
            "可以申请行政复议，也可以直接起诉",
            (
                MAY_APPLY,
                RECONSIDERATION_LAW.article(20),
                LITIGATION_LAW.article(46),
                DISCLOSURE_READING.article(1, item=1),
                DISCLOSURE_READING.article(1, item=3),
                DISCLOSURE_READING.article(1, item=5),
            ),
        ),
        RemedyClass(
            Remedy.NONE,
            "程序性告知，不单独告知救济途径",
            (RECONSIDERATION_GUIDANCE.article(3), FEE_RULES.article(7)),
            none=True,
        ),
        RemedyClass(
            Remedy.THIRD_PARTY,
            "第三方对公开决定不服的，可以申请行政复议，也可以直接起诉",
            (DISCLOSURE_READING.article(1, item=4),),
        ),
        RemedyClass(
            Remedy.SILENCE,
            "逾期不答复的，可以申请行政复议，也可以直接起诉",
            (DISCLOSURE_READING.article(2, 2),),
        ),
        RemedyClass(
            Remedy.PROACTIVE_DUTY,
            "认为行政机关不履行主动公开义务的，应当先申请获取该信息",
            (DISCLOSURE_READING.article(2, 1), RECONSIDERATION_GUIDANCE.article(4)),
            none=True,
        ),
    )
}
"""RA to RF."""


class OrganKind(Enum):
    """What an organ is, as far as remedies turn on it (行政机关类型)."""

    DEPARTMENT = "县级以上地方人民政府工作部门"
    GOVERNMENT = "县级以上地方人民政府"
    TOWNSHIP = "乡镇人民政府"
    DISPATCHED_ORGAN = "派出机关（含街道办事处）"
    DISPATCHED_BODY = "以自己名义作出行为的派出机构"
    PROVINCE = "省级人民政府"
    MINISTRY = "国务院部门"
    VERTICAL = "实行垂直领导的机关"
    JUSTICE = "司法行政部门"


@dataclass(frozen=True)
class RemedyOrgan:
    """The organ that replied, with the names that the rules need (答复机关).

    `government` is the government of its own level; `superior` the next higher government, or
    the superior department of a vertical or justice organ; `founder` who set up a 派出机关.
    `authority` and `court` override the rules, as designated locally.
    """

    name: str
    kind: OrganKind
    government: str = ""
    superior: str = ""
    founder: str = ""
    authority: str = ""
    court: str = ""


@dataclass(frozen=True)
class AuthorityRule:
    """Which organ reconsiders the acts of one kind of organ (复议管辖)."""

    needs: tuple[str, ...]
    text: str
    article: Article


AUTHORITY_RULES = {
    OrganKind.DEPARTMENT: AuthorityRule(
        ("government",), "本级人民政府", RECONSIDERATION_LAW.article(24, 1, item=1)
    ),
    OrganKind.TOWNSHIP: AuthorityRule(
        ("superior",), "上一级人民政府", RECONSIDERATION_LAW.article(24, 1, item=2)
    ),
    OrganKind.GOVERNMENT: AuthorityRule(
        ("superior",), "上一级人民政府", RECONSIDERATION_LAW.article(24, 1, item=2)
    ),
    OrganKind.DISPATCHED_ORGAN: AuthorityRule(
        ("founder",), "设立该派出机关的人民政府", RECONSIDERATION_LAW.article(24, 1, item=3)
    ),
    OrganKind.DISPATCHED_BODY: AuthorityRule(
        ("government",), "其所属部门的本级人民政府", RECONSIDERATION_LAW.article(24, 4)
    ),
    OrganKind.PROVINCE: AuthorityRule(
        ("name",), "作出答复的省级人民政府", RECONSIDERATION_LAW.article(24, 2)
    ),
    OrganKind.MINISTRY: AuthorityRule(
        ("name",), "作出答复的国务院部门", RECONSIDERATION_LAW.article(25)
    ),
    OrganKind.VERTICAL: AuthorityRule(
        ("superior",), "上一级主管部门", RECONSIDERATION_LAW.article(27)
    ),
    OrganKind.JUSTICE: AuthorityRule(
        ("government", "superior"),
        "本级人民政府或者上一级司法行政部门",
        RECONSIDERATION_LAW.article(28),
    ),
}
"""行政复议法 arts. 24–28. An ordinary department's superior department no longer reconsiders."""


class CourtLevel(Enum):
    """Which court hears a lawsuit at first instance (一审法院级别)."""

    BASIC = "基层人民法院"
    INTERMEDIATE = "中级人民法院"


BASIC_COURT = LITIGATION_LAW.article(14)
INTERMEDIATE_COURT = LITIGATION_LAW.article(15, item=1)
_INTERMEDIATE = frozenset({OrganKind.GOVERNMENT, OrganKind.PROVINCE, OrganKind.MINISTRY})


def reconsideration_authorities(organ: RemedyOrgan) -> tuple[str, ...]:
    """The organs that may reconsider a reply (行政复议机关); more than one is a choice.

    Raises `BeyondTheLaw` where the name that the rule needs is not on file.
    """
    if organ.authority:
        return (organ.authority,)
    rule = AUTHORITY_RULES[organ.kind]
    names = tuple(str(getattr(organ, need)) for need in rule.needs)
    if not all(names):
        raise BeyondTheLaw(
            f"“{organ.name}”的行政复议机关是{rule.text}（{rule.article}），"
            "但机构信息中未填写其名称，请补填。",
            f"{organ.name}: fill in the name of the reconsideration authority first.",
        )
    return names


def court_level(kind: OrganKind) -> CourtLevel:
    """The level of court for a lawsuit against an organ (行政诉讼法 arts. 14, 15)."""
    return CourtLevel.INTERMEDIATE if kind in _INTERMEDIATE else CourtLevel.BASIC


@dataclass(frozen=True)
class RemedyFacts:
    """All that a remedy paragraph says (救济告知要素); `online` is the channel to file through.

    `partial` limits "reconsideration first" to what a partial grant withholds.
    """

    entry: RemedyClass
    authorities: tuple[str, ...]
    court: str
    court_level: CourtLevel
    partial: bool = False
    online: str = ""


def remedy_facts(
    remedy: Remedy,
    organ: RemedyOrgan,
    *,
    served_online: bool = False,
    online_channel: str = "",
    partial: bool = False,
) -> RemedyFacts:
    """The facts of the remedy paragraph for a class and an organ (救济告知要素).

    A decision served through the internet must also give the internet channel for filing
    (复议法 art. 22, para. 2): without it, `BeyondTheLaw`.
    """
    entry = REMEDY_CLASSES[remedy]
    if served_online and not online_channel and not entry.none:
        raise BeyondTheLaw(
            f"通过互联网送达的，须同时告知互联网申请行政复议的渠道（{ONLINE_CHANNEL}），请补填。",
            "A decision served online must give the online channel for reconsideration.",
        )
    level = court_level(organ.kind)
    authorities = () if entry.none else reconsideration_authorities(organ)
    channel = online_channel if served_online else ""
    return RemedyFacts(
        entry, authorities, organ.court or f"有管辖权的{level.value}", level, partial, channel
    )


_REPLY_WORDS = ("自收到本答复书之日起", "如对本答复不服")
_WORDS = {
    Remedy.RECONSIDERATION_FIRST: _REPLY_WORDS,
    Remedy.CHOICE: _REPLY_WORDS,
    Remedy.THIRD_PARTY: ("自收到本决定书之日起", "如对本决定不服"),
    Remedy.SILENCE: ("自答复期限届满之日起", "逾期未收到答复的"),
}


def remedy_paragraph(facts: RemedyFacts) -> str:
    """The remedy paragraph of a letter (救济告知), "" where the letter carries none."""
    if facts.entry.none:
        return ""
    since, against = _WORDS[facts.entry.code]
    apply = f"{since}{RECONSIDERATION.days}日内向{'或者'.join(facts.authorities)}申请行政复议"
    if facts.online:
        apply += f"（可以通过互联网渠道提出：{facts.online}）"
    sue = f"{since}{LAWSUIT.days}个月内依法向{facts.court}提起行政诉讼"
    choice = f"可以{apply}，也可以{sue}。"
    if not facts.entry.first:
        return f"{against}，{choice}"
    after = (
        f"对行政复议决定不服的，可以自收到行政复议决定书之日起"
        f"{LAWSUIT_AFTER_RECONSIDERATION.days}日内依法提起行政诉讼。"
    )
    first = f"根据{RECONSIDERATION_FIRST}的规定，应当先{apply}；{after}"
    if not facts.partial:
        return f"{against}，{first}"
    return f"如对其中不予公开的部分不服，{first}如对其他部分不服，{choice}"


def may_sue_directly(remedy: Remedy) -> bool:
    """Whether a lawsuit may come without reconsideration (可否直接起诉)."""
    entry = REMEDY_CLASSES[remedy]
    return not (entry.first or entry.none)
