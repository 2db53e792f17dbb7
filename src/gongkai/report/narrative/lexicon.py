"""The words of reports (词表): data, not rules. What each word means in a table of the form.

A word has a kind and a key. Longer words win, so that 不予公开 is never 公开.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Kind(StrEnum):
    """What a word does in a sentence (词类)."""

    RECEIVE = "receive"  # 收到, 受理
    HANDLE = "handle"  # 办结, 答复
    CARRY = "carry"  # 结转
    OUTCOME = "outcome"  # 予以公开
    APPLICANT = "applicant"  # 自然人
    APPLICATION = "application"  # 政府信息公开申请
    REMEDY = "remedy"  # 行政复议
    RESULT = "result"  # 维持
    DOCUMENT = "document"  # 规范性文件
    DEED = "deed"  # 制发, 废止
    COMPARE = "compare"  # 较上年
    DIRECTION = "direction"  # 增加, 下降, 持平
    REACH = "reach"  # 增加到
    SHARE = "share"  # 占
    PART = "part"  # 其中, 含
    REST = "rest"  # 其余
    ALL = "all"  # 均, 全部
    IS = "is"  # 为, 属于
    NONE = "none"  # 未, 无
    LINK = "link"  # 和, 或
    TIME = "time"
    CHANNEL = "channel"  # 网上, 信函
    FOREIGN = "foreign"  # 咨询, 公报: what the form does not count
    FILL = "fill"  # words that change nothing
    HEAD = "head"
    STOP = "stop"
    CLAUSE = "clause"
    PAUSE = "pause"
    OPEN = "open"
    CLOSE = "close"
    NUMBER = "number"
    PERCENT = "percent"


WEAK = "weak"
"""Key of a word that names a cell only where nothing else can be meant: 办理, 公开, 其他."""

_RECEIVE = {
    "received": "收到 收到了 接收 接收到 接到 收悉 受到 接受 受理 受理了 收件 接件 收受",
    "new": "新收 新收到 新增收到 新接收 新受理 本年新收 新收取",
    "with_carried": "收办 收办了",
}
_HANDLE = {
    "closed": "办结 办结了 答复 答复了 回复 办理完毕 办理完成 完成办理 办理答复 答复完毕 处理完毕 办复"
    " 完成答复 办毕 办结完毕 办理办结 办理完结 办理回复 予以答复 作出答复 做出答复 答复处理 答复办结"
    " 办结答复 办理并答复 办理和答复",
    WEAK: "办理 处理 办理了 处理了",
}
_OUTCOMES = {
    "granted": "予以公开 准予公开 同意公开 给予公开 全部公开 全部予以公开 全文公开 予以全部公开 依法公开",
    "partial": "部分公开 予以部分公开 部分予以公开 给予部分公开 区分处理",
    "refused": "不予公开 不予以公开 不同意公开 不准予公开 未予公开",
    "refused_state_secret": "国家秘密",
    "refused_prohibited": "法律行政法规禁止公开 法律、行政法规禁止公开 法律法规禁止公开"
    " 法律行政法规禁止 法律、法规禁止公开",
    "refused_security": "三安全一稳定 “三安全一稳定”",
    "refused_third_party": "第三方合法权益 第三方权益 第三方利益 商业秘密 个人隐私",
    "refused_internal": "三类内部事务信息 内部事务信息 三类内部事务 内部管理信息 内部事务类信息",
    "refused_deliberative": "四类过程性信息 过程性信息 四类过程性 过程性",
    "refused_enforcement_file": "行政执法案卷 执法案卷 行政执法案卷信息 执法案卷信息",
    "refused_inquiry": "行政查询事项 行政查询",
    "unavailable": "无法提供 不能提供",
    "unavailable_not_held": "本机关不掌握 本行政机关不掌握 不掌握",
    "unavailable_needs_creation": "需要另行制作 需另行制作 没有现成信息 无现成信息 另行制作",
    "unavailable_unclear": "补正后申请内容仍不明确 补正后仍不明确 补正后内容仍不明确 仍不明确",
    "declined": "不予处理",
    "declined_petition": "信访举报投诉类申请 信访举报投诉类 信访举报投诉 信访、举报、投诉类申请"
    " 信访、举报、投诉 信访投诉举报 信访投诉类 信访投诉 投诉举报类申请",
    "declined_repeat": "重复申请 重复提出申请 重复提交申请",
    "declined_publication": "公开出版物",
    "declined_excessive": "无正当理由大量反复申请 大量反复申请 大量反复",
    "declined_reissue": "确认或重新出具已获取信息 确认或重新出具 重新出具已获取信息 重新出具",
    "closed": "其他处理 作其他处理 其它处理 作其它处理 做其他处理 其他方式处理",
    "closed_uncorrected": "逾期不补正 逾期未补正 无正当理由逾期不补正 未按期补正 逾期没有补正",
    "closed_unpaid": "逾期未缴费 逾期不缴费 逾期未缴纳费用 逾期未按收费通知要求缴纳费用 逾期未缴纳",
    WEAK: "公开 公开了",
    "other": "其他 其它 其他情形 其它情形 其他原因 其他情况",
}
_APPLICANTS = {
    "natural_person": "自然人 公民个人 自然人个人 个人申请",
    "public": "公民 个人",
    "business": "商业企业 企业",
    "research": "科研机构 科研单位",
    "welfare": "社会公益组织 公益组织",
    "legal_service": "法律服务机构",
    "organisations": "法人或其他组织 法人或者其他组织 法人和其他组织 法人及其他组织 法人或其它组织"
    " 法人、其他组织 法人或组织 法人与其他组织 法人及其它组织 法人组织",
    "both": "公民、法人和其他组织 公民、法人或其他组织 公民、法人或者其他组织 公民、法人及其他组织"
    " 公民和法人 自然人、法人和其他组织 自然人、法人或其他组织",
}
_APPLICATIONS = {
    "application": "政府信息公开申请 政府信息公开申请表 政府信息公开申请书 政府信息公开申请件"
    " 信息公开申请 信息公开申请件 信息公开申请表 政府信息依申请公开 信息依申请公开 依申请公开"
    " 依申请公开件 依申请公开信息 依申请公开政府信息 依申请信息公开 依申请信息 公开申请 申请公开"
    " 申请公开政府信息 依申请 信息公开请求 政府信息公开依申请 政府信息申请 政务公开申请"
    " 政务信息公开申请 依申请公开申请 依申请公开的申请 政府信息公开的申请 政府信息公开类申请"
    " 公开政府信息申请 公开政府信息的申请 获取政府信息申请 政府信息公开事项申请",
    WEAK: "申请 申请书 申请件 申请表 申请案件 申请事项",
}
_REMEDIES = {
    "reconsideration": "行政复议 复议 行政复议申请 复议申请 行政复议案件 复议案件",
    "litigation": "行政诉讼 诉讼 行政诉讼案件 诉讼案件 起诉",
    "litigation_direct": "未经复议直接起诉 未经复议直接提起行政诉讼 直接起诉 直接提起行政诉讼",
    "litigation_after_reconsideration": "复议后起诉 复议后提起行政诉讼 经复议后起诉 复议后提起诉讼",
}
_RESULTS = {
    "upheld": "维持 结果维持 予以维持 维持原行政行为 被维持 获维持 获得维持 维持原决定",
    "corrected": "纠正 结果纠正 被纠正 予以纠正",
    "other": "其他结果 其它结果 撤销复议申请 撤回复议申请 撤回行政复议申请 撤销行政复议申请",
    "pending": "尚未审结 未审结 正在审理 尚在审理 正在审理中 尚在审理中 审理中",
}
_DOCUMENTS = {
    "normative_documents": "行政规范性文件 规范性文件",
    "regulations": "规章 政府规章 行政规章",
    "licences": "行政许可",
    "penalties": "行政处罚",
    "coercive_measures": "行政强制 行政强制措施",
    "fees": "行政事业性收费",
}
_DEEDS = {
    "issued": "制发 制定 出台 印发 制定出台 新制定 新制发 制定印发 制定发布 制作 新出台",
    "published": "发布 公开发布 公布 主动公开 刊登 编发",
    "repealed": "废止 宣布废止 废止失效 清理废止",
    "in_force": "现行有效 继续有效 现有有效",
}
_WORDS: Mapping[Kind, Mapping[str, str]] = {
    Kind.RECEIVE: _RECEIVE,
    Kind.HANDLE: _HANDLE,
    Kind.CARRY: {"carried_over": "继续办理"},
    Kind.OUTCOME: _OUTCOMES,
    Kind.APPLICANT: _APPLICANTS,
    Kind.APPLICATION: _APPLICATIONS,
    Kind.REMEDY: _REMEDIES,
    Kind.RESULT: _RESULTS,
    Kind.DOCUMENT: _DOCUMENTS,
    Kind.DEED: _DEEDS,
    Kind.DIRECTION: {
        "up": "增加 增加了 增长 增长了 上升 上升了 提高 提高了 提升 增多 增多了 增幅 增长率 上涨 增",
        "down": "减少 减少了 下降 下降了 降低 降低了 回落 降幅 下滑 降",
        "up_if_compared": "多 多了 升",
        "down_if_compared": "少 少了 减",
        "flat": "持平 基本持平 相同",
    },
    Kind.REACH: {
        "to": "增加到 增加至 增长到 增长至 上升到 上升至 减少到 减少至 下降到 下降至 降低到 降至 增至 升至"
        " 降低至 减至 提高到 提升到 提升至"
    },
    Kind.SHARE: {"share": "占 占比 占比为 占比达 比例为 所占比例 占比约 占比例 比重为 比例达"},
    Kind.PART: {
        "of": "其中",
        "with": "含 包括 包含 内含 其中含 其中包括 其中包含 含有",
        "beside": "另有 另外 此外 另",
    },
    Kind.REST: {"rest": "其余 剩余 余下 剩下 其余的 另外的"},
    Kind.ALL: {"all": "均 都 皆 均已",
        "every": "全部 已全部 全部已 均已全部"},
    Kind.IS: {"is": "为 是 系 属于 均为 属 均属于 均系 来自 来源于"},
    Kind.NONE: {
        "none": "未 没有 无 尚未 暂未 从未 没 未曾 均未 不存在 未有 暂无 均无",
        "none_of": "未发生 未收到 未出现 未产生 未引发 没有发生 没有收到 未接到 未新收 未涉及 未受理"
        " 未被 没有被 未提起 未接收到 未新收到 均未发生 均未收到 未有发生",
    },
    Kind.LINK: {
        "and": "和 及 与 或 以及 或者 并 并且 暨 且",
    },
    Kind.CHANNEL: {
        "channel": "网上 网络 信函 邮寄 邮件 电子邮件 当面 现场 传真 来信 线上 线下 在线 网站 门户网站 平台"
        " 官方网站 互联网 信件 窗口 邮政 书面申请 网页 邮箱 渠道 等渠道 等方式 等形式 挂号信 快递 纸质",
    },
    Kind.FOREIGN: {
        "foreign": "非规范性文件 信息处理费 收取 收取了 咨询 诉求 留言 建议 提案 意见 热线 信箱 工单 举报"
        " 访谈 解读 政策解读 公报 政府公报 文章 稿件 视频 微信 微博 新媒体 栏目 专栏 会议 培训 通报 来电"
        " 主动公开 新闻 专题 公众号 公示 公告 答复率 办结率 公开率 及时率 满意度 满意率 投诉 信访 应诉 败诉"
        " 胜诉 人大 政协 议案 12345 便民 服务事项 督查 检查 考核 问卷 补正通知 要求申请人补正 补正 沟通"
        " 调解 化解 撤回 撤销 撤件 驳回 告知 告知书 移送 转送 公开属性 审查 电话 决策 目录 指南 清单 数据"
        " 依法公开率 超期 逾期 催办 疑难 培训会 例会 发文 公文 文件 案例 项目 网民 舆情"
        " 类信息 行政许可类信息 行政许可信息 行政处罚信息 行政复议机关 复议机关 行政复议决定书"
        " 不属于 公开栏 公开目录 公开专栏 政务公开专区 信息公开指南",
    },
    Kind.FILL: {
        "etc": "等 等原因 等情形 等情况 等原因而",
        "among": "中 当中 之中",
        "fill": "有 共 共计 总计 合计 累计 总共 一共 计 全年 年内 本年度 本年 今年 当年 全年度 年度 各类 各 有关"
        " 相关 的 了 有效 达 达到 达成 案件 案 件 事项 数量 数 总数 总量 总件数 件数 请求 信息 政府信息 情况 类"
        " 决定 书面 已 已经 依法 依规 依法依规 按期 按时 按规定 按照规定 及时 提交 提出 申请人 公众 群众 社会公众 社会 各界"
        " 我局 我县 我市 我区 我办 我委 我镇 我街道 我单位 我厅 我省 我州 我中心 本局 本办 本机关 本行政机关 本单位 本级 本街道"
        " 本镇 本委 本县 本市 本区 全市 全县 全区 全省 全镇 全街道 全州 事宜 因 由于 引起 引发 产生 发生 涉及 "
        " 向 我 本 由 被 对 政府信息公开 信息公开 政务公开 政府信息公开工作 处理结果 办理结果 所有 申请内容 视为放弃申请"
        " 视为放弃 放弃申请 受理量 申请量 收件量 办件量 数为 工作 方面 期限内 法定期限 规定期限 时限 按程序 认真 继续 形式 方式"
        " 相关政府信息 政府部门 部门 行政机关 办件 提起 导致 全部申请 期间 其 则 后 并已 结果 结果为 上述 该 分别 分别为 统一 总 年 作 作出 做出 新",
    },
}
LEXICON: Mapping[str, tuple[Kind, str]] = MappingProxyType(
    {
        word: (kind, key)
        for kind, keys in _WORDS.items()
        for key, words in keys.items()
        for word in words.split()
    }
)
"""Every word → its kind and its key."""
