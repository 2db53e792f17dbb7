"""Models that know of no matter (不涉及案卷的记录), each with the reason why it is left alone.

Named by label, for some belong to rooms above this one.
"""

from __future__ import annotations

from types import MappingProxyType

STAFF = "工作人员自己的数据，不是申请人的"
ORGANS = "机关的公开信息"
COUNTED = "只有数字"
OWN = "保存期限自己的记录，只有登记号和工作人员写的理由"
REVIEWED = "拟公开的文件的审查记录，随文件归档"

OUTSIDE = MappingProxyType(
    {
        "annual.EnteredFigure": COUNTED,
        "annual.Report": "汇编后的年度报告，公开文件",
        "applications.DefaultFilter": STAFF,
        "applications.Feed": STAFF,
        "applications.FoundBefore": COUNTED,
        "applications.ImportRun": "待导入的工作簿，密封保存，导入或者退回时即清除",
        "applications.Morning": COUNTED,
        "applications.Recalculation": COUNTED,
        "applications.SavedDraft": "没有提交的草稿，按短期保存清除",
        "applications.SavedFilter": "工作人员保存的筛选条件，不含检索的字词",
        "catalogue.Applicability": "主动公开的目录",
        "catalogue.Catalogue": "主动公开的目录",
        "catalogue.Edition": "主动公开的目录",
        "catalogue.Entry": "主动公开的目录",
        "catalogue.Row": "主动公开的目录",
        "disclosure.Attachment": "主动公开的文件",
        "disclosure.Document": "主动公开的文件",
        "disclosure.ExpiryReminder": "主动公开的文件",
        "disclosure.FollowUpReminder": "主动公开的文件",
        "disclosure.GazetteIssue": "主动公开的公报",
        "disclosure.GazetteItem": "主动公开的公报",
        "disclosure.GuideVersion": "主动公开的指南和制度",
        "disclosure.Interview": "主动公开的访谈",
        "disclosure.ServiceGuide": "主动公开的办事指南",
        "disclosure.Suggestion": "主动公开的建议提案答复",
        "disclosure.TakingBack": "主动公开的文件",
        "disclosure.Topic": "主动公开的专题",
        "disclosure.ValidityChange": "主动公开的文件",
        "disclosure.Waiver": "主动公开的文件",
        "ledger.Counter": COUNTED,
        "ledger.Event": "台账只增不改，按规定不写个人信息",
        "ledger.Head": COUNTED,
        "letters.LetterTemplate": "文书模板，没有案卷内容",
        "letters.Seal": "印章",
        "letters.TemplateVersion": "文书模板，没有案卷内容",
        "organs.Membership": STAFF,
        "organs.Organ": ORGANS,
        "organs.Unit": ORGANS,
        "organs.UnitMember": STAFF,
        "organs.User": STAFF,
        "organs.User_groups": STAFF,
        "organs.User_user_permissions": STAFF,
        "retention.Appraisal": OWN,
        "retention.Hold": OWN,
        "retention.Item": OWN,
        "retention.Leftover": "磁盘上待删除的文件的名称",
        "review.Delegation": STAFF,
        "review.Determination": REVIEWED,
        "review.ReviewRule": REVIEWED,
        "review.Scrutiny": REVIEWED,
        "review.ScrutinyOpinion": REVIEWED,
        "review.Verdict": REVIEWED,
        "search.Change": "全文索引要跟上的公开文件的编号",
        "search.FileText": "主动公开文件的附件中的文字",
        "search.Generation": COUNTED,
        "supervision.Assessment": "测评机关对模拟申请的评分，申请人是虚构的",
        "supervision.RectificationNotice": "机关之间的整改通报",
        "transfers.AccessToken": STAFF,
        "transfers.Transfer": "主动公开的文件从哪里来",
    }
)
"""Every such model and why."""
