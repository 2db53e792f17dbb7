"""The day an application counts as received (收到申请之日), by the channel it came through."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from gongkai.statute.errors import BeyondTheLaw, NotReceived
from gongkai.statute.law import CHANNEL_NOTICE, REGULATION, TIME_NOTICE, Article
from gongkai.statute.practice import PRACTICE, LocalPractice

IN_PERSON_RULE = REGULATION.article(31, item=1)
MAIL_RULE = REGULATION.article(31, item=2)
CONFIRMATION_RULE = REGULATION.article(31, item=3)
ORAL_RULE = REGULATION.article(29, 1)
NOTICE_RULE = TIME_NOTICE.article()
NEVER_REFUSED = CHANNEL_NOTICE.article()


class Channel(Enum):
    """How an application reached the organ (申请渠道)."""

    IN_PERSON = "当面提交"
    SIGNED_MAIL = "需签收的邮寄"
    ORDINARY_MAIL = "无需签收的平常信函"
    MISDIRECTED_MAIL = "寄给本机关其他机构或个人的信函"
    ONLINE = "互联网渠道"
    EMAIL = "电子邮件"
    FAX = "政府信息公开工作机构的传真"
    ORAL = "口头申请、代为填写"
    OTHER = "指南公布的其他渠道"


@dataclass(frozen=True)
class ReceiptRule:
    """What fixes the date of receipt for one channel: a sentence, its article, the one fact."""

    channel: Channel
    text: str
    article: Article
    by_confirmation: bool
    contact_same_day: bool = False


RECEIPT_RULES = {
    rule.channel: rule
    for rule in (
        ReceiptRule(Channel.IN_PERSON, "以提交之日为收到申请之日", IN_PERSON_RULE, False),
        ReceiptRule(Channel.SIGNED_MAIL, "以行政机关签收之日为收到申请之日", MAIL_RULE, False),
        ReceiptRule(
            Channel.ORDINARY_MAIL,
            "应于收到当日与申请人确认，以确认之日为收到申请之日",
            MAIL_RULE,
            True,
            True,
        ),
        ReceiptRule(
            Channel.MISDIRECTED_MAIL,
            "公开工作机构实际收到当日与申请人电话确认，以确认之日为收到申请之日",
            NOTICE_RULE,
            True,
            True,
        ),
        ReceiptRule(Channel.ONLINE, "以双方确认之日为收到申请之日", CONFIRMATION_RULE, True),
        ReceiptRule(Channel.EMAIL, "以双方确认之日为收到申请之日", CONFIRMATION_RULE, True),
        ReceiptRule(Channel.FAX, "以双方确认之日为收到申请之日", CONFIRMATION_RULE, True),
        ReceiptRule(Channel.ORAL, "以代填的申请表经签字之日为收到申请之日", ORAL_RULE, False),
        ReceiptRule(
            Channel.OTHER, "按行政机关公布的规则确定，未公布的以确认之日为准", NOTICE_RULE, True
        ),
    )
}
"""One rule a channel: 条例 art. 31 and 国办公开办函〔2015〕207号."""


@dataclass(frozen=True)
class Receipt:
    """The date of receipt, or None while a confirmation is awaited, and the rule that fixed it.

    `contact_by` is the day on which the office must reach the applicant, where it must.
    """

    channel: Channel
    received: date | None
    rule: str
    article: Article
    contact_by: date | None = None

    @property
    def clock_start(self) -> date:
        """The date of receipt. Raises `NotReceived` while the confirmation is awaited."""
        if self.received is None:
            raise NotReceived(
                f"{self.channel.value}的申请尚未与申请人确认，收到申请之日未定，"
                "答复期限尚不起算；请先与申请人确认并登记确认日期。",
                "The application is not confirmed yet, so no period runs. Record the confirmation.",
            )
        return self.received


def receipt(
    channel: Channel,
    arrived: date,
    *,
    confirmed: date | None = None,
    announced: date | None = None,
    practice: LocalPractice = PRACTICE,
) -> Receipt:
    """The date of receipt (收到申请之日, art. 31 and 国办公开办函〔2015〕207号).

    `arrived` is the day of submission, signature, actual arrival, or signing of the form;
    `confirmed` the day both sides confirmed, or contact was restored; `announced` the day that
    the organ's own published rule gives for another channel. A corrected application follows
    the same table (art. 30).

    >>> str(receipt(Channel.EMAIL, date(2026, 3, 2)).received)
    'None'
    """
    for name, day in (("确认", confirmed), ("按公布规则收到", announced)):
        if day is not None and day < arrived:
            raise BeyondTheLaw(
                f"{name}日期{day}早于申请到达日期{arrived}，请核对两个日期。",
                f"{day} is before the arrival on {arrived}. Check both dates.",
            )
    rule = RECEIPT_RULES[channel]
    if announced is not None and channel is Channel.OTHER:
        return Receipt(channel, announced, "按行政机关公布的规则确定", rule.article)
    if channel is Channel.ONLINE and confirmed is None and practice.online_confirms_on_submission:
        return Receipt(
            channel, arrived, "以提交并确认回执之日为收到申请之日（地方口径）", rule.article
        )
    received = confirmed if rule.by_confirmation else arrived
    contact_by = arrived if rule.contact_same_day else None
    return Receipt(channel, received, rule.text, rule.article, contact_by)
