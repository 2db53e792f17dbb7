"""What is exempt from disclosure (不予公开的情形), in the words of the Regulation."""

from dataclasses import dataclass

from gongkai.statute.law import REGULATION, SECRECY_LAW, Article


@dataclass(frozen=True)
class Exemption:
    """One ground to withhold: its kinds as the law words them, and whether it is discretionary.

    `exception` says when information must be disclosed all the same.
    """

    code: str
    label: str
    kinds: tuple[str, ...]
    article: Article
    discretionary: bool = False
    exception: str = ""


CLASSIFICATION = (SECRECY_LAW.article(13), SECRECY_LAW.article(14), SECRECY_LAW.article(20))

_ART_16_EXCEPTION = "法律、法规、规章规定上述信息应当公开的，从其规定"

EXEMPTIONS = (
    Exemption("state_secret", "国家秘密", ("绝密", "机密", "秘密"), REGULATION.article(14)),
    Exemption("prohibited", "法律、行政法规禁止公开", ("法律", "行政法规"), REGULATION.article(14)),
    Exemption(
        "security",
        "三安全一稳定",
        ("国家安全", "公共安全", "经济安全", "社会稳定"),
        REGULATION.article(14),
    ),
    Exemption(
        "third_party",
        "第三方合法权益",
        ("商业秘密", "个人隐私"),
        REGULATION.article(15),
        exception="第三方同意公开或者行政机关认为不公开会对公共利益造成重大影响的，予以公开",
    ),
    Exemption(
        "internal",
        "三类内部事务信息",
        ("人事管理", "后勤管理", "内部工作流程"),
        REGULATION.article(16, 1),
        discretionary=True,
    ),
    Exemption(
        "deliberative",
        "四类过程性信息",
        ("讨论记录", "过程稿", "磋商信函", "请示报告"),
        REGULATION.article(16, 2),
        discretionary=True,
        exception=_ART_16_EXCEPTION,
    ),
    Exemption(
        "enforcement_file",
        "行政执法案卷信息",
        ("行政执法案卷",),
        REGULATION.article(16, 2),
        discretionary=True,
        exception=_ART_16_EXCEPTION,
    ),
)
"""Arts. 14, 15 and 16. The Regulation says "may" (可以) of art. 16 alone."""

SEPARATION = REGULATION.article(37)
"""What can be separated is separated: the rest is given (区分处理)."""
