"""Who applies (申请人类别): the six columns of table 3 and what belongs in each."""

from dataclasses import dataclass
from enum import Enum

from gongkai.statute.errors import NotInTheLaw
from gongkai.statute.law import REGULATION
from gongkai.statute.practice import PRACTICE, LocalPractice

ANYONE_MAY_APPLY = REGULATION.article(27)
PROOF_OF_IDENTITY = REGULATION.article(29, 2)


class Category(Enum):
    """The columns of table 3, by their label on the form."""

    natural_person = "自然人"
    business = "商业企业"
    research = "科研机构"
    welfare = "社会公益组织"
    legal_service = "法律服务机构"
    other = "其他"


@dataclass(frozen=True)
class ApplicantKind:
    """A kind of applicant and its column; `open` where practice differs (UNCERTAIN)."""

    code: str
    label: str
    category: Category
    open: bool = False


APPLICANT_KINDS = {
    kind.code: kind
    for kind in (
        ApplicantKind("person", "公民", Category.natural_person),
        ApplicantKind("company", "公司、企业", Category.business),
        ApplicantKind("sole_trader", "以营业执照申请的个体工商户", Category.business, True),
        ApplicantKind("research_institute", "科研院所", Category.research),
        ApplicantKind("university", "从事科研的高等学校", Category.research, True),
        ApplicantKind("school", "其他学校", Category.other, True),
        ApplicantKind("foundation", "基金会", Category.welfare),
        ApplicantKind("social_group", "社会团体", Category.welfare),
        ApplicantKind("charity", "慈善组织", Category.welfare),
        ApplicantKind("industry_association", "行业协会商会", Category.other, True),
        ApplicantKind("law_firm", "以本所名义申请的律师事务所", Category.legal_service),
        ApplicantKind("legal_service_office", "基层法律服务所", Category.legal_service),
        ApplicantKind("legal_aid", "法律援助机构", Category.legal_service),
        ApplicantKind("village_committee", "村（居）民委员会", Category.other),
        ApplicantKind("media", "新闻媒体", Category.other, True),
        ApplicantKind("public_institution", "其他事业单位", Category.other),
        ApplicantKind("state_organ", "党政机关", Category.other),
        ApplicantKind("other", "其他组织", Category.other),
    )
}
"""Kinds of applicants. A lawyer who applies for himself is a natural person."""


def category_of(kind: str, *, practice: LocalPractice = PRACTICE) -> Category:
    """The column of an applicant's kind (申请人归类), that of the applicant and not of an agent.

    `practice.categories` moves open kinds only. Raises `NotInTheLaw` for an unknown kind or
    column, or where the kind is settled.

    >>> category_of("sole_trader").value
    '商业企业'
    """
    if kind not in APPLICANT_KINDS:
        raise NotInTheLaw(
            f"没有“{kind}”这类申请人，请从申请人类别表中选择。",
            f"There is no kind of applicant {kind!r}.",
        )
    entry = APPLICANT_KINDS[kind]
    chosen = practice.categories.get(kind, entry.category.name)
    if chosen not in Category.__members__ or not (entry.open or chosen == entry.category.name):
        raise NotInTheLaw(
            f"“{entry.label}”不能归入“{chosen}”列，请改正地方口径。",
            f"Applicants of kind {kind!r} cannot stand in the column {chosen!r}.",
        )
    return Category[chosen]
