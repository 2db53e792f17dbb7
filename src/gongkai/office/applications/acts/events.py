"""What the ledger says of an application (台账事项): one name for each thing that happens to it."""

from __future__ import annotations

from types import MappingProxyType

from gongkai.office.applications.acts.rules import (
    AMENDING,
    ASSESSING,
    CHARGING,
    CONSULTING,
    CORRECTING,
    DECIDING,
    EXCESS,
    EXTENDING,
    KEEPING,
    PAYING,
    RECEIVING,
    REOPENING,
    REPLYING,
    SEARCHING,
    SECRECY,
    SERVING,
)
from gongkai.office.ledger.actions import Act
from gongkai.office.letters.catalogue import LETTERS

SUBJECT = "application"
SINCE_RECEIPT = "收到申请之日"

REGISTERED = Act("registered", "登记", str(KEEPING))
RECEIVED = Act("received", "收到申请", str(RECEIVING))
REVEALED = Act("revealed", "查看申请人信息")
CORRECTION_ASKED = Act("correction_asked", "告知补正", str(CORRECTING))
CORRECTED = Act("corrected", "收到补正", str(CORRECTING))
CORRECTION_LAPSED = Act("correction_lapsed", "期满未补正", str(CORRECTING))
EXTENSION_REQUESTED = Act("extension_requested", "申请延期", str(EXTENDING))
EXTENSION_REFUSED = Act("extension_refused", "不批准延期", str(EXTENDING))
EXTENDED = Act("extended", "延期答复", str(EXTENDING))
CONSULTED = Act("consulted", "征求意见", "《政府信息公开条例》第三十二条、第三十四条")
PARTY_RECEIVED = Act("party_received", "征求意见书送达", str(CONSULTING))
OPINION_RECEIVED = Act("opinion_received", "收到意见", "《政府信息公开条例》第三十二条、第三十四条")
OPINION_LATE = Act("opinion_late", "收到逾期意见", str(CONSULTING))
CONSULTATION_LAPSED = Act(
    "consultation_lapsed", "征求意见期满未答复", "《政府信息公开条例》第三十二条、第三十四条"
)
SEARCHED = Act("searched", "检索", str(SEARCHING))
REASONS_ASKED = Act("reasons_asked", "要求说明理由", str(EXCESS))
REASONS_GIVEN = Act("reasons_given", "申请人说明理由", str(EXCESS))
REASONS_LAPSED = Act("reasons_lapsed", "期满未说明理由", str(EXCESS))
DELAYED = Act("delayed", "延迟答复", str(EXCESS))
FEE_NOTIFIED = Act("fee_notified", "收费通知", str(CHARGING))
FEE_PAID = Act("fee_paid", "申请人缴费", str(PAYING))
FEE_LAPSED = Act("fee_lapsed", "期满未缴费", str(PAYING))
TELLING_CHANGED = Act("telling_changed", "更改通知方式", str(KEEPING))
HANDED = Act("handed", "指定经办人", str(KEEPING))
ASSIGNED = Act("assigned", "交办", str(KEEPING))
ASSIGNMENT_ACCEPTED = Act("assignment_accepted", "承办单位接收", str(KEEPING))
ASSIGNMENT_REFUSED = Act("assignment_refused", "承办单位退回", str(KEEPING))
ASSIGNMENT_RECALLED = Act("assignment_recalled", "收回交办", str(KEEPING))
ASSIGNMENT_CHASED = Act("assignment_chased", "催办", str(KEEPING))
FOUND = Act("found", "报送查找结果", str(SEARCHING))
DRAFTED = Act("drafted", "拟写处理决定", str(DECIDING))
SECRECY_REVIEWED = Act("secrecy_reviewed", "保密审查", str(SECRECY))
LEGALITY_REVIEWED = Act("legality_reviewed", "合法性审查", str(KEEPING))
RETURNED = Act("returned", "退回修改", str(KEEPING))
DRAFT_RECALLED = Act("draft_recalled", "收回送审稿", str(KEEPING))
CONCLUDED = Act("concluded", "作出处理决定")
SERVED = Act("served", "送达", str(SERVING))
DELIVERED = Act("delivered", "申请人签收", str(SERVING))
RECTIFIED = Act("rectified", "更正答复", str(DECIDING))
AMENDMENT_ANSWERED = Act("amendment_answered", "答复更正申请", str(AMENDING))
CLOSED = Act("closed", "结案", str(KEEPING))
ARCHIVED = Act("archived", "归档", str(KEEPING))
EXPORTED = Act("exported", "导出", str(KEEPING))
JUDGED = Act("judged", "分步判断", str(DECIDING))
RECALCULATED = Act("recalculated", "工作日历变动，期限重算", str(REPLYING))
REOPENED = Act("reopened", "重新答复", str(REOPENING))
WITHDRAWN = Act("withdrawn", "收到前撤回")
ENCLOSURE_OPENED = Act("enclosure_opened", "打开申请附件")
WITHDRAWAL_STATED = Act("withdrawal_stated", "申请人申请撤回")
RATED = Act("rated", "申请人评价", str(ASSESSING))
IMPORTED_UNCONFIRMED = Act("imported_unconfirmed", "导入（尚未收到）", str(KEEPING))
IMPORTED_OPEN = Act("imported_open", "导入（在办）", str(KEEPING))
IMPORTED_DECIDED = Act("imported_decided", "导入（已作出决定）", str(KEEPING))
IMPORTED_CLOSED = Act("imported_closed", "导入（已送达）", str(KEEPING))
VOIDED = Act("voided", "登记错误作废", str(KEEPING))

SERIES = MappingProxyType(
    {kind.act: kind.series for kind in LETTERS.values() if kind.act and kind.series}
    | {REGISTERED.kind: "公开申", RECTIFIED.kind: "公开改", ARCHIVED.kind: "公开档"}
)
"""The word of each series of numbers (文号字头), after the organ's own prefix.

The letters' own come from their catalogue; a register number, the notice of a slip put right and
an archive number stand on no letter of it.
"""
