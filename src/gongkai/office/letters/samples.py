"""Invented facts for each letter (示例要素): what a preview shows and an upload is tried with."""

from __future__ import annotations

from datetime import date

from gongkai.office.letters.catalogue import LETTERS
from gongkai.office.letters.catalogue.fields import FIELDS
from gongkai.office.letters.catalogue.kind import Addressee
from gongkai.office.letters.facts import Facts, Request, Sender
from gongkai.statute import OrganKind, RemedyOrgan

SENDER = Sender(
    RemedyOrgan(
        "示范县人民政府办公室",
        OrganKind.DEPARTMENT,
        authority="示范县人民政府",
        court="示范县人民法院",
    ),
    unit="示范县人民政府办公室政务公开科",
    address="示范县光明路1号",
    phone="0000-0000000",
)

DATED = date(2026, 3, 10)

ADDRESSEES = {
    Addressee.APPLICANT: "王小满",
    Addressee.THIRD_PARTY: "示范县青禾商贸有限公司",
    Addressee.ORGAN: "示范县交通运输局",
    Addressee.UNIT: "示范县档案馆",
    Addressee.FILE: "王小满",
}
"""Whom a sample goes to. All invented."""


ORDINARY = "有关情况已经核实，相关记录随本件存卷"
REASONS = {
    "S01": "该信息于2025年12月5日在门户网站公布，内容与所申请的一致",
    "S02": "所申请的合同已经归档，内容完整，不含依法不予公开的内容",
    "S03": "上述不予公开的内容已作区分处理，其余内容全部提供",
    "S04": "该信息已经依照法定程序确定为国家秘密，至今没有解密",
    "S05": "该信息属于能够识别单个统计调查对象身份的统计资料",
    "S06": "该信息载有供水设施的布点和防护情况，公开后可能被用于破坏设施",
    "S07": "该信息载有施工单位的成本构成，不为公众所知悉，权利人采取了保密措施",
    "S13": "道路养护合同由该局制作并保存，本机关没有制作或者获取",
}
"""Invented reasons; the other letters have the ordinary ones."""


def sample(code: str, *, sender: Sender = SENDER) -> Facts:
    """Facts of one letter that leave nothing to be found; the sender may be the office's own."""
    kind = LETTERS[code]
    named = (name for name in (*kind.needs, *kind.may) if name not in _OF_FACTS)
    details = {name: FIELDS[name].sample for name in named}
    return Facts(
        sender,
        addressee=ADDRESSEES[kind.addressee],
        number=f"示政办{kind.series or '公开询'}〔2026〕5号",
        dated=DATED,
        request=Request(
            "示政办公开申〔2026〕12号",
            "王小满",
            received=date(2026, 3, 2),
            due=date(2026, 3, 30),
            channel="当面提交",
            wanted=str(FIELDS["wanted"].sample),
        ),
        reasons=REASONS.get(code, ORDINARY) if kind.reasons else "",
        details=details,
    )


_OF_FACTS = frozenset(
    {"number", "addressee", "register_number", "received", "due", "channel", "wanted"}
)
"""Fields that the facts themselves hold, not their details."""
