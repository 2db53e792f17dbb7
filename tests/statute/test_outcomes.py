"""The 21 outcomes, where situations belong, how a year is counted."""

from collections import Counter
from datetime import date

import pytest

from gongkai.statute import (
    COUNTING_RULES,
    EXEMPTIONS,
    OUTCOMES,
    PROCEDURAL_ACTS,
    REMEDY_RESULTS,
    SITUATIONS,
    BeyondTheLaw,
    Category,
    Group,
    LocalPractice,
    NotInTheLaw,
    Remedy,
    RemedyResult,
    category_of,
    outcome,
    outcome_for,
    outcomes_of,
    principal_outcome,
    remedy_of,
    rows_of,
)

FORM = """
granted 三（一） 予以公开 RB
partial 三（二） 部分公开(区分处理的,只计这一情形,不计其他情形) RA
refused_state_secret 三（三）1 属于国家秘密 RA
refused_prohibited 三（三）2 其他法律行政法规禁止公开 RA
refused_security 三（三）3 危及“三安全一稳定” RA
refused_third_party 三（三）4 保护第三方合法权益 RA
refused_internal 三（三）5 属于三类内部事务信息 RA
refused_deliberative 三（三）6 属于四类过程性信息 RA
refused_enforcement_file 三（三）7 属于行政执法案卷 RA
refused_inquiry 三（三）8 属于行政查询事项 RB
unavailable_not_held 三（四）1 本机关不掌握相关政府信息 RB
unavailable_needs_creation 三（四）2 没有现成信息需要另行制作 RB
unavailable_unclear 三（四）3 补正后申请内容仍不明确 RB
declined_petition 三（五）1 信访举报投诉类申请 RB
declined_repeat 三（五）2 重复申请 RB
declined_publication 三（五）3 要求提供公开出版物 RB
declined_excessive 三（五）4 无正当理由大量反复申请 RB
declined_reissue 三（五）5 要求行政机关确认或重新出具已获取信息 RB
closed_uncorrected 三（六）1 申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 RB
closed_unpaid 三（六）2 申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 RB
closed_other 三（六）3 其他 RB
""".strip()


def test_the_21_outcomes_are_those_of_the_form_word_for_word():
    lines = [f"{o.code} {o.row} {o.label} {o.remedy.value}" for o in OUTCOMES.values()]

    assert lines == FORM.splitlines()


def test_every_outcome_has_a_basis_a_letter_and_what_it_needs():
    assert [o.code for o in OUTCOMES.values() if not (o.basis and o.letters and o.needs)] == []
    letters = Counter(letter for o in OUTCOMES.values() for letter in o.letters)
    assert sorted(letters) == [f"S{number:02}" for number in range(1, 24)]


def test_the_groups_have_as_many_outcomes_as_the_form():
    assert [len(outcomes_of(group)) for group in Group] == [1, 1, 8, 3, 5, 3]


def test_an_unknown_outcome_is_refused():
    with pytest.raises(NotInTheLaw, match="没有“工作秘密”"):
        outcome("工作秘密")


def test_the_open_remedies_follow_local_practice():
    inquiry = LocalPractice(inquiry_remedy_first=True)
    carve_out = LocalPractice(carve_out_remedy_first=True)
    partial = outcome("partial")

    assert remedy_of(outcome("refused_inquiry"), practice=inquiry) is Remedy.RECONSIDERATION_FIRST
    assert remedy_of(partial, withheld_not_information=True) is Remedy.CHOICE
    assert (
        remedy_of(partial, withheld_not_information=True, practice=carve_out)
        is Remedy.RECONSIDERATION_FIRST
    )


def test_the_exemptions_say_which_are_discretionary():
    assert [e.code for e in EXEMPTIONS if e.discretionary] == [
        "internal",
        "deliberative",
        "enforcement_file",
    ]
    assert {len(e.kinds) for e in EXEMPTIONS if e.code == "deliberative"} == {4}


@pytest.mark.parametrize("code", SITUATIONS)
def test_every_situation_belongs_somewhere(code):
    chosen = outcome_for(code)

    assert chosen == "" or chosen in OUTCOMES
    kinds = {kind.code for kind in OUTCOMES[chosen].sub_kinds} if chosen else {""}
    assert SITUATIONS[code].sub_kind in kinds | {""}


def test_an_open_situation_follows_local_practice_among_its_alternatives():
    practice = LocalPractice(situations={"consultation": "closed_other"})

    assert outcome_for("consultation", practice=practice) == "closed_other"


def test_a_settled_situation_follows_no_local_practice():
    practice = LocalPractice(situations={"withdrawn": "granted"})

    with pytest.raises(NotInTheLaw, match="不能归入“granted”"):
        outcome_for("withdrawn", practice=practice)


def test_an_unknown_situation_is_refused():
    with pytest.raises(NotInTheLaw, match="没有“不详”这种情形"):
        outcome_for("不详")


@pytest.mark.parametrize(
    ("received", "decided", "year", "rows"),
    [
        (date(2025, 12, 31), None, 2024, ()),
        (date(2025, 12, 31), None, 2025, ("received", "carried_over")),
        (date(2025, 12, 31), date(2026, 1, 1), 2025, ("received", "carried_over")),
        (date(2025, 12, 31), date(2026, 1, 1), 2026, ("carried_in", "granted", "handled")),
        (date(2025, 12, 31), date(2026, 1, 1), 2027, ()),
        (date(2026, 1, 1), date(2026, 12, 31), 2026, ("received", "granted", "handled")),
        (date(2025, 12, 31), date(2027, 1, 4), 2026, ("carried_in", "carried_over")),
    ],
)
def test_an_application_stands_in_the_rows_of_its_year(received, decided, year, rows):
    code = "granted" if decided else ""

    assert rows_of(received, year=year, outcome_code=code, decided=decided) == rows


def test_an_outcome_without_its_date_is_refused():
    with pytest.raises(BeyondTheLaw, match="须同时填写"):
        rows_of(date(2026, 1, 1), year=2026, outcome_code="granted")


def test_an_outcome_before_receipt_is_refused():
    with pytest.raises(BeyondTheLaw, match="早于收到申请之日"):
        rows_of(date(2026, 1, 2), year=2026, outcome_code="granted", decided=date(2026, 1, 1))


@pytest.mark.parametrize(
    ("codes", "one"),
    [
        (["granted"], "granted"),
        (["granted", "refused_internal"], "partial"),
        (["unavailable_not_held", "partial"], "partial"),
        (["granted", "unavailable_not_held"], "granted"),
        (["granted", "declined_petition"], "granted"),
        (["declined_petition", "refused_security"], "refused_security"),
        (["closed_other", "unavailable_unclear"], "unavailable_unclear"),
    ],
)
def test_several_results_count_as_one_outcome(codes, one):
    assert principal_outcome(codes) == one


def test_the_order_of_several_results_is_local_practice():
    practice = LocalPractice(principal_order=("closed", "declined", "unavailable", "refused"))

    assert principal_outcome(["refused_internal", "closed_other"], practice=practice) == (
        "closed_other"
    )


def test_no_result_at_all_is_refused():
    with pytest.raises(BeyondTheLaw, match="没有任何办理结果"):
        principal_outcome([])


def test_the_counting_rules_are_ten_and_every_act_is_no_outcome():
    assert [rule.code for rule in COUNTING_RULES] == [f"R{n}" for n in range(1, 11)]
    assert set(PROCEDURAL_ACTS).isdisjoint(OUTCOMES)


def test_every_result_of_table_4_is_reached():
    assert set(REMEDY_RESULTS.values()) == set(RemedyResult)
    assert REMEDY_RESULTS["驳回复议请求"] is RemedyResult.UPHELD
    assert REMEDY_RESULTS["驳回复议申请"] is RemedyResult.OTHER


def test_the_columns_are_those_of_the_form():
    assert [category.value for category in Category] == [
        "自然人",
        "商业企业",
        "科研机构",
        "社会公益组织",
        "法律服务机构",
        "其他",
    ]


def test_an_open_kind_of_applicant_follows_local_practice():
    practice = LocalPractice(categories={"industry_association": "welfare"})

    assert category_of("industry_association", practice=practice) is Category.welfare
    assert category_of("industry_association") is Category.other


@pytest.mark.parametrize(
    "practice",
    [
        LocalPractice(categories={"company": "other"}),
        LocalPractice(categories={"media": "press"}),
    ],
)
def test_a_settled_kind_or_an_unknown_column_is_refused(practice):
    kind = next(iter(practice.categories))

    with pytest.raises(NotInTheLaw, match="不能归入"):
        category_of(kind, practice=practice)


def test_an_unknown_kind_of_applicant_is_refused():
    with pytest.raises(NotInTheLaw, match="没有“外星人”这类申请人"):
        category_of("外星人")
