"""What the office asked of the applicant or told him (告知事项), with what he needs to act."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.office.applications.kinds import Consulted, State
from gongkai.office.applications.models import Application, Correction, ReasonsNotice
from gongkai.office.applications.views.story import in_words

Notice = dict[str, object]


def notices(application: Application) -> list[Notice]:
    """The notices of a case as facts (告知事项): each with its article and by when."""
    told = (
        *(_corrections, _reasons, _fees, _extensions, _delays, _consultations),
        _rectifications,
    )
    return [one for tell in told for one in tell(application)]


def _fact(term: str, value: str, note: str) -> Notice:
    return {"term": term, "value": value, "note": note}


def _ends(one: Correction | ReasonsNotice, done: str) -> str:
    if one.answered:
        return f"已于 {in_words(one.answered)}{done}"
    return f"期限至 {in_words(one.due)}"


def _corrections(case: Application) -> Iterator[Notice]:
    for one in case.corrections.all():
        note = f"{one.letter_number}，{_ends(one, '补正')}（《条例》第三十条）"
        yield _fact("补正", one.items, note)


def _reasons(case: Application) -> Iterator[Notice]:
    for one in case.reasons_notices.all():
        note = f"{one.letter_number}，{_ends(one, '说明')}（《条例》第三十五条）"
        yield _fact("说明理由", one.counts, note)


def _fees(case: Application) -> Iterator[Notice]:
    for one in case.fee_notices.all():
        value = f"信息处理费 {one.amount:.0f} 元。{one.working}"
        yield _fact("收费", value, f"{one.letter_number}，{_payment(case, one)}")


def _payment(case: Application, one: object) -> str:
    if one.paid:
        return f"已于 {in_words(one.paid)}缴费"
    if case.state != State.AWAITING_PAYMENT:
        return f"缴费期限至 {in_words(one.due)}，未缴费"
    organ = case.organ
    return (
        f"请在 {in_words(one.due)}前按收费通知书所列方式缴费；没有收到通知书或者不清楚怎么缴的，"
        f"请在{organ.hours}拨打 {organ.phone} 或者到{organ.address}办理。"
        "缴费前不计答复期限，逾期不缴的不再处理（《条例》第四十二条）"
    )


def _extensions(case: Application) -> Iterator[Notice]:
    for one in case.extensions.all():
        value = f"延长 {one.days} 个工作日"
        yield _fact("延期", value, f"{in_words(one.decided)}批准（《条例》第三十三条第二款）")


def _delays(case: Application) -> Iterator[Notice]:
    for one in case.delays.all():
        value = f"自 {in_words(one.noticed)}的次日起 {one.days} 个工作日内答复。{one.reason}"
        yield _fact("延迟答复", value, f"{one.letter_number}（《条例》第三十五条）")


def _consultations(case: Application) -> Iterator[Notice]:
    for one in case.consultations.all():
        whom = "第三方" if one.consulted == Consulted.THIRD_PARTY else "其他行政机关"
        over = one.answered or one.lapsed
        ends = f"{in_words(over)}结束" if over else "对方应当自收到之日起十五个工作日内答复"
        value = f"{in_words(one.sent)}书面征求{whom}的意见，{ends}"
        yield _fact("征求意见", value, "所需时间不计入答复期限（《条例》第三十三条第三款）")


def _rectifications(case: Application) -> Iterator[Notice]:
    for one in case.rectifications.all():
        words = f"答复书中的“{one.wrong}”更正为“{one.right}”"
        yield _fact("更正答复", words, f"{one.letter_number}，{in_words(one.on)}")
