"""Short names of cells for the tests of sentences: `新收` is `applications.received.total`."""

from gongkai.report.narrative import figures

ROWS = {
    "新收": "received",
    "结转入": "carried_in",
    "办结": "handled",
    "结转出": "carried_over",
    "公开": "granted",
    "部分": "partial",
    "不予公开": "refused",
    "无法提供": "unavailable",
    "不予处理": "declined",
    "其他处理": "closed",
    "不掌握": "unavailable_not_held",
    "需制作": "unavailable_needs_creation",
    "不明确": "unavailable_unclear",
    "重复": "declined_repeat",
    "信访": "declined_petition",
    "出版物": "declined_publication",
    "大量": "declined_excessive",
    "重新出具": "declined_reissue",
    "内部事务": "refused_internal",
    "过程性": "refused_deliberative",
    "案卷": "refused_enforcement_file",
    "第三方": "refused_third_party",
    "行政查询": "refused_inquiry",
    "国家秘密": "refused_state_secret",
    "不补正": "closed_uncorrected",
    "未缴费": "closed_unpaid",
    "其他": "closed_other",
}
PATHS = {name: f"applications.{row}.total" for name, row in ROWS.items()} | {
    "自然人": "applications.received.natural_person",
    "企业": "applications.received.business",
    "组织": "applications.received.organisations",
    "复议": "remedies.reconsideration.total",
    "复议维持": "remedies.reconsideration.upheld",
    "复议纠正": "remedies.reconsideration.corrected",
    "复议未结": "remedies.reconsideration.pending",
    "诉讼": "remedies.litigation.total",
    "诉讼维持": "remedies.litigation.upheld",
    "直接起诉": "remedies.litigation_direct.total",
    "复议后起诉": "remedies.litigation_after_reconsideration.total",
    "规范性文件制发": "proactive.normative_documents.issued",
    "规范性文件废止": "proactive.normative_documents.repealed",
    "规范性文件有效": "proactive.normative_documents.in_force",
    "规章制发": "proactive.regulations.issued",
    "许可": "proactive.licences.decisions",
    "处罚": "proactive.penalties.decisions",
    "强制": "proactive.coercive_measures.decisions",
    "收费": "proactive.fees.fees_10k_yuan",
}


def path(name):
    """The path of a short name; names joined by + are a sum."""
    return "+".join(PATHS[part] for part in name.split("+"))


def stated(text, **options):
    """What a text states of the form's cells: short name → number."""
    names = {of: name for name, of in PATHS.items()}
    found = [figure for figure in figures(text, **options) if figure.of is not None]
    return {"+".join(names[one] for one in figure.of.split("+")): figure.value for figure in found}


def said(text):
    """The short form of an expectation: `新收12 办结11` → {"新收": 12, "办结": 11}."""
    pairs = (word.rpartition("=") for word in text.split())
    return {name: int(value) for name, _, value in pairs}
