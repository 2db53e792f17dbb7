"""The guards of an outcome (办理结果的前提), G1–G13: what must be there before it is decided."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gongkai.statute.law import FEE_RULES, RECONSIDERATION_LAW, REGULATION, REPORT_FORM, Article
from gongkai.statute.outcomes.exemptions import SEPARATION
from gongkai.statute.outcomes.facts import NATIONAL, CaseFacts
from gongkai.statute.outcomes.leaf import Outcome, Remedy
from gongkai.statute.outcomes.leaves import OUTCOMES, outcome
from gongkai.statute.practice import PRACTICE, LocalPractice


@dataclass(frozen=True)
class Violation:
    """A guard that an outcome fails: what is missing and what to do, in Chinese."""

    guard: str
    message: str
    article: Article


@dataclass(frozen=True)
class Guard:
    """A guard: code, rule in Chinese, article, and the test of a file (gives messages)."""

    code: str
    rule: str
    article: Article
    faults: Callable[[CaseFacts], Iterator[str]]

    @property
    def outcomes(self) -> tuple[str, ...]:
        """The outcomes it guards; G10 and G14 guard all."""
        return tuple(
            leaf.code for leaf in OUTCOMES.values() if self.code in (*leaf.guards, *_EVERYWHERE)
        )


_EVERYWHERE = ("G10", "G14")


def _consultation(facts: CaseFacts) -> Iterator[str]:
    ended = facts.consultation_ended
    if facts.consultation_needless:
        return
    if ended is None:
        yield (
            "以第三方权益为由不予公开，须先书面征求第三方意见；"
            "请登记意见或期限届满，或写明无法、无需征求的理由。"
        )
    elif ended > facts.decided:
        yield f"征求第三方意见至{ended}才结束，晚于决定日期{facts.decided}；请待其结束后再作决定。"


def _separability(facts: CaseFacts) -> Iterator[str]:
    if not facts.not_separable:
        yield "尚未作可分割性审查；能够区分处理的应作部分公开，不能区分的请写明理由。"


def _search(facts: CaseFacts) -> Iterator[str]:
    if facts.sub_kind == "not_exist" and facts.searches < 1:
        yield "答复信息不存在须有至少一条检索记录；请登记检索的系统、关键词、时间、人员和结果。"


def _repeat(facts: CaseFacts) -> Iterator[str]:
    earlier = facts.earlier
    if earlier is None:
        yield "认定重复申请须关联此前已答复的申请；请选择该申请，或改按新申请办理。"
    elif not earlier.same_applicant:
        yield f"申请“{earlier.number}”的申请人不同，不构成重复申请，请按新申请办理。"
    elif earlier.answered is None or earlier.answered > facts.decided:
        yield f"申请“{earlier.number}”尚未答复，不能以重复申请不予处理，请合并办理。"


def _excessive(facts: CaseFacts) -> Iterator[str]:
    notice = facts.reasons_notice
    if notice is None or notice.served is None:
        yield "须先送达说明理由告知书（P03）；请送达并登记送达日期。"
    elif not (notice.answered_by(facts.decided) or notice.period_over(facts.decided)):
        yield "申请人尚未说明理由且期限未满，请待其说明理由或者期限届满。"


def _uncorrected(facts: CaseFacts) -> Iterator[str]:
    notice = facts.correction_notice
    if notice is None or notice.served is None:
        yield "须先送达补正告知书（P02）；请送达并登记送达日期。"
    elif notice.answered is not None:
        yield f"申请人已于{notice.answered}补正，请按补正后的申请办理。"
    elif not notice.lapsed(facts.decided):
        yield "补正期限尚未届满，请待期限届满后再作处理。"
    if facts.good_reason:
        yield f"申请人逾期不补正有正当理由（{facts.good_reason}），不能视为放弃申请。"


def _unpaid(facts: CaseFacts) -> Iterator[str]:
    notice = facts.fee_notice
    if notice is None or notice.served is None:
        yield "须先送达收费通知书（P10）；请送达并登记送达日期。"
    elif notice.answered is not None:
        yield f"申请人已于{notice.answered}缴费，请自次日起重新计算期限并办理。"
    elif not notice.lapsed(facts.decided):
        yield "缴费期限尚未届满，请待期限届满后再作处理。"


def _unclear(facts: CaseFacts) -> Iterator[str]:
    notice = facts.correction_notice
    if notice is None or not notice.answered_by(facts.decided):
        yield "须先送达补正告知书（P02）并收到申请人的补正；未补正的应按逾期不补正处理。"


def _national_basis(facts: CaseFacts) -> Iterator[str]:
    if facts.basis is None or not facts.basis.name:
        yield "请写明所依据的法律或者行政法规的名称和条文。"
    elif facts.basis.kind not in NATIONAL:
        yield (
            f"“{facts.basis.name}”是{facts.basis.kind.value}，此处只能依据法律或者行政法规，请更换依据。"
        )


def _secret(facts: CaseFacts) -> Iterator[str]:
    if facts.leaks_content:
        yield "答复书中含有涉密内容，请删去后再送审。"
    if facts.states_level and not facts.level_publishable:
        yield "答复书中写有密级等不宜公开的事项，请删去。"


def _discretion(facts: CaseFacts) -> Iterator[str]:
    if not facts.discretion:
        yield "该情形法律规定的是“可以”不予公开，请写明决定不予公开的裁量理由。"


def _letter(facts: CaseFacts) -> Iterator[str]:
    if facts.decided > facts.today:
        yield f"办理结果日期{facts.decided}晚于今天{facts.today}，请更正日期。"
    if facts.decided < facts.received:
        yield f"办理结果日期{facts.decided}早于收到申请之日{facts.received}，请更正日期。"
    if facts.letter_number and facts.letter_number in facts.numbers_taken:
        yield f"文号“{facts.letter_number}”已经使用，请重新编号。"


def _sub_kind(facts: CaseFacts) -> Iterator[str]:
    kinds = {kind.code: kind.label for kind in outcome(facts.outcome).sub_kinds}
    if kinds and facts.sub_kind not in kinds:
        yield f"请选择细分情形：{'；'.join(kinds.values())}。"
    if facts.sub_kind == "terminated_other" and not facts.remark:
        yield "选择其他终止情形的，请写明具体情形。"


GUARDS = {
    guard.code: guard
    for guard in (
        Guard("G1", "第三方意见征求完毕或者写明理由", REGULATION.article(32), _consultation),
        Guard("G2", "作出可分割性审查", SEPARATION, _separability),
        Guard("G3", "信息不存在须有检索记录", REGULATION.article(36, item=4), _search),
        Guard("G4", "重复申请须关联已答复的申请", REGULATION.article(36, item=6), _repeat),
        Guard("G5", "大量反复申请须先要求说明理由", REGULATION.article(35), _excessive),
        Guard("G6", "逾期不补正须已告知、已届满、无正当理由", REGULATION.article(30), _uncorrected),
        Guard("G7", "逾期未缴费须已通知、已届满", FEE_RULES.article(6), _unpaid),
        Guard("G8", "补正后仍不明确须已补正", REGULATION.article(30), _unclear),
        Guard("G9", "禁止公开只能依据法律、行政法规", REGULATION.article(14), _national_basis),
        Guard("G10", "日期、文号和救济告知正确", RECONSIDERATION_LAW.article(20, 3), _letter),
        Guard("G11", "答复不得泄露国家秘密", REGULATION.article(14), _secret),
        Guard("G12", "可以不予公开的须说明裁量理由", REGULATION.article(16), _discretion),
        Guard(
            "G13",
            "行政查询只能依据法律、行政法规的特别规定",
            REGULATION.article(36, item=7),
            _national_basis,
        ),
        Guard("G14", "细分情形填写完整", REPORT_FORM.article(), _sub_kind),
    )
}
"""Guards by code. G14 is ours: the sub-kinds that section C of the taxonomy wants."""


def remedy_of(
    leaf: Outcome, *, withheld_not_information: bool = False, practice: LocalPractice = PRACTICE
) -> Remedy:
    """The remedy class of an outcome (救济类别), local practice heard where the law is open.

    >>> remedy_of(outcome("refused_internal")).value, remedy_of(outcome("granted")).value
    ('RA', 'RB')
    """
    if leaf.code == "refused_inquiry" and practice.inquiry_remedy_first:
        return Remedy.RECONSIDERATION_FIRST
    if leaf.code == "partial" and withheld_not_information:
        first = practice.carve_out_remedy_first
        return Remedy.RECONSIDERATION_FIRST if first else Remedy.CHOICE
    return leaf.remedy


def violations(facts: CaseFacts, *, practice: LocalPractice = PRACTICE) -> list[Violation]:
    """Every guard that the outcome fails, in the order of their codes; empty when it may stand.

    Raises `NotInTheLaw` for an unknown outcome.
    """
    leaf = outcome(facts.outcome)
    found = [
        Violation(guard.code, message, guard.article)
        for guard in GUARDS.values()
        if guard.code in (*leaf.guards, *_EVERYWHERE)
        for message in guard.faults(facts)
    ]
    wanted = remedy_of(
        leaf, withheld_not_information=facts.withheld_not_information, practice=practice
    )
    if facts.letter_remedy is not None and facts.letter_remedy is not wanted:
        message = (
            f"答复书的救济告知为{facts.letter_remedy.value}类，"
            f"该办理结果应为{wanted.value}类，请更换。"
        )
        found.append(Violation("G10", message, GUARDS["G10"].article))
    return sorted(found, key=lambda violation: int(violation.guard.removeprefix("G")))
