"""The guards: an outcome stands only on what the file holds."""

from dataclasses import replace
from datetime import date

import pytest

from gongkai.statute import (
    GUARDS,
    OUTCOMES,
    Basis,
    BasisKind,
    CaseFacts,
    EarlierReply,
    LocalPractice,
    NotInTheLaw,
    Procedure,
    Remedy,
    violations,
)

RECEIVED, DECIDED, TODAY = date(2026, 3, 2), date(2026, 3, 25), date(2026, 3, 25)
LAW = Basis(BasisKind.LAW, "中华人民共和国测绘法", "第三十四条")
REGULATION = Basis(BasisKind.ADMINISTRATIVE_REGULATION, "不动产登记暂行条例")
SERVED = Procedure("P-1", date(2026, 3, 4), date(2026, 3, 18))
ANSWERED = replace(SERVED, answered=date(2026, 3, 16))
BARE = CaseFacts("granted", RECEIVED, DECIDED, TODAY)

READY = {
    "granted": {"sub_kind": "supplied"},
    "partial": {},
    "refused_state_secret": {"not_separable": "全文涉密"},
    "refused_prohibited": {"not_separable": "全文", "basis": LAW},
    "refused_security": {"not_separable": "全文"},
    "refused_third_party": {
        "not_separable": "全文",
        "consultation_ended": date(2026, 3, 20),
    },
    "refused_internal": {"not_separable": "全文", "discretion": "公开影响内部管理"},
    "refused_deliberative": {"not_separable": "全文", "discretion": "尚未定稿"},
    "refused_enforcement_file": {"not_separable": "全文", "discretion": "案件未结"},
    "refused_inquiry": {"basis": REGULATION},
    "unavailable_not_held": {"sub_kind": "not_exist", "searches": 1},
    "unavailable_needs_creation": {},
    "unavailable_unclear": {"correction_notice": ANSWERED},
    "declined_petition": {},
    "declined_repeat": {"earlier": EarlierReply("2025-7", date(2025, 6, 1))},
    "declined_publication": {},
    "declined_excessive": {"reasons_notice": ANSWERED},
    "declined_reissue": {},
    "closed_uncorrected": {"correction_notice": SERVED},
    "closed_unpaid": {"fee_notice": SERVED},
    "closed_other": {"sub_kind": "withdrawn"},
}


def ready(code, **changes):
    return replace(BARE, outcome=code, **(READY[code] | changes))


def guards(facts, **kwargs):
    return [violation.guard for violation in violations(facts, **kwargs)]


@pytest.mark.parametrize("code", OUTCOMES)
def test_a_complete_file_lets_its_outcome_stand(code):
    facts = ready(code, letter_number="金政办告〔2026〕7号", letter_remedy=OUTCOMES[code].remedy)

    assert violations(facts) == []


@pytest.mark.parametrize("code", OUTCOMES)
def test_an_empty_file_fails_every_guard_that_asks_for_something(code):
    asking = {guard for guard in OUTCOMES[code].guards if guard != "G11"}
    if code == "unavailable_not_held":
        asking = {"G14"}
    elif OUTCOMES[code].sub_kinds:
        asking |= {"G14"}

    assert set(guards(replace(BARE, outcome=code))) == asking


@pytest.mark.parametrize(
    ("code", "changes", "guard", "words"),
    [
        ("refused_third_party", {"consultation_ended": None}, "G1", "须先书面征求第三方意见"),
        ("refused_third_party", {"consultation_ended": date(2026, 3, 26)}, "G1", "才结束"),
        ("refused_internal", {"not_separable": ""}, "G2", "可分割性审查"),
        ("unavailable_not_held", {"searches": 0}, "G3", "至少一条检索记录"),
        ("declined_repeat", {"earlier": None}, "G4", "须关联此前已答复的申请"),
        ("declined_repeat", {"earlier": EarlierReply("7", None)}, "G4", "尚未答复"),
        ("declined_repeat", {"earlier": EarlierReply("7", date(2026, 3, 26))}, "G4", "尚未答复"),
        (
            "declined_repeat",
            {"earlier": EarlierReply("7", date(2025, 6, 1), same_applicant=False)},
            "G4",
            "申请人不同",
        ),
        ("declined_excessive", {"reasons_notice": Procedure("P03")}, "G5", "须先送达说明理由"),
        (
            "declined_excessive",
            {"reasons_notice": replace(SERVED, expires=DECIDED)},
            "G5",
            "期限未满",
        ),
        ("closed_uncorrected", {"correction_notice": Procedure("P02")}, "G6", "须先送达补正"),
        ("closed_uncorrected", {"correction_notice": ANSWERED}, "G6", "已于2026-03-16补正"),
        (
            "closed_uncorrected",
            {"correction_notice": replace(SERVED, expires=DECIDED)},
            "G6",
            "尚未届满",
        ),
        ("closed_uncorrected", {"good_reason": "住院"}, "G6", "有正当理由（住院）"),
        ("closed_unpaid", {"fee_notice": Procedure("P10")}, "G7", "须先送达收费通知书"),
        ("closed_unpaid", {"fee_notice": ANSWERED}, "G7", "已于2026-03-16缴费"),
        ("closed_unpaid", {"fee_notice": replace(SERVED, expires=DECIDED)}, "G7", "尚未届满"),
        ("unavailable_unclear", {"correction_notice": SERVED}, "G8", "收到申请人的补正"),
        ("refused_prohibited", {"basis": Basis(BasisKind.RULE, "某办法")}, "G9", "“某办法”是规章"),
        ("refused_prohibited", {"basis": None}, "G9", "请写明所依据的法律"),
        ("granted", {"today": date(2026, 3, 24)}, "G10", "晚于今天"),
        ("granted", {"received": date(2026, 3, 26)}, "G10", "早于收到申请之日"),
        (
            "granted",
            {"letter_number": "一号", "numbers_taken": frozenset({"一号"})},
            "G10",
            "已经使用",
        ),
        ("granted", {"letter_remedy": Remedy.RECONSIDERATION_FIRST}, "G10", "应为RB类"),
        ("refused_state_secret", {"leaks_content": True}, "G11", "含有涉密内容"),
        ("refused_state_secret", {"states_level": True}, "G11", "写有密级"),
        ("refused_deliberative", {"discretion": ""}, "G12", "裁量理由"),
        (
            "refused_inquiry",
            {"basis": Basis(BasisKind.LOCAL_REGULATION, "某条例")},
            "G13",
            "是地方性法规",
        ),
        ("closed_other", {"sub_kind": ""}, "G14", "请选择细分情形"),
        ("closed_other", {"sub_kind": "terminated_other"}, "G14", "请写明具体情形"),
    ],
)
def test_what_is_missing_is_named_with_its_guard(code, changes, guard, words):
    found = violations(ready(code, **changes))

    assert [violation.guard for violation in found] == [guard]
    assert words in found[0].message
    assert found[0].article.instrument.title


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("refused_third_party", {"consultation_ended": None, "consultation_needless": "下落不明"}),
        ("unavailable_not_held", {"sub_kind": "not_responsible", "searches": 0}),
        ("declined_excessive", {"reasons_notice": SERVED}),
        ("refused_state_secret", {"states_level": True, "level_publishable": True}),
        ("closed_other", {"sub_kind": "terminated_other", "remark": "申请书为空白"}),
        ("partial", {"letter_remedy": Remedy.CHOICE, "withheld_not_information": True}),
    ],
)
def test_what_the_law_allows_passes(code, changes):
    assert violations(ready(code, **changes)) == []


def test_a_fee_period_that_ends_today_is_not_over():
    facts = ready("closed_unpaid", fee_notice=replace(SERVED, expires=date(2026, 3, 24)))

    assert violations(facts) == []
    assert guards(replace(facts, decided=date(2026, 3, 24))) == ["G7"]


def test_several_faults_come_in_the_order_of_their_guards():
    facts = ready("refused_internal", not_separable="", discretion="", today=RECEIVED)

    assert guards(facts) == ["G2", "G10", "G12"]


def test_the_remedy_of_an_open_row_follows_local_practice():
    facts = ready("refused_inquiry", letter_remedy=Remedy.RECONSIDERATION_FIRST)

    assert guards(facts) == ["G10"]
    assert guards(facts, practice=LocalPractice(inquiry_remedy_first=True)) == []


def test_every_guard_has_its_outcomes_and_every_outcome_known_guards():
    assert {code for leaf in OUTCOMES.values() for code in leaf.guards} == set(GUARDS) - {
        "G10",
        "G14",
    }
    assert GUARDS["G12"].outcomes == (
        "refused_internal",
        "refused_deliberative",
        "refused_enforcement_file",
    )
    assert len(GUARDS["G2"].outcomes) == 7
    assert len(GUARDS["G10"].outcomes) == 21


def test_the_guards_of_an_unknown_outcome_are_refused():
    with pytest.raises(NotInTheLaw):
        violations(replace(BARE, outcome="lost"))
