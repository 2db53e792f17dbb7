"""What the gallery shows: one example of each component, people and texts invented."""

from datetime import date, timedelta

from django import forms
from django.core.paginator import Paginator
from django.utils.safestring import mark_safe

SITE = {
    "site_name": "云溪县人民政府",
    "site_host": "云溪县人民政府办公室",
    "site_address": "云溪县清河路 7 号",
    "site_phone": "0000-0000000",
    "site_code": "0000000000",
    "base_url": "https://www.example.gov.cn",
}
RECEIVED, TODAY = date(2026, 9, 14), date(2026, 9, 24)
RESTING = {date(2026, 9, 25)} | {RECEIVED.replace(month=10, day=day) for day in range(1, 8)}
MADE_UP = {date(2026, 9, 20), date(2026, 10, 10)}
SUSPENDED = {date(2026, 9, 22), date(2026, 9, 23)}
LIMIT = 20
SATURDAY = 5


def clock_days() -> list[dict]:
    days = [{"date": RECEIVED, "kind": "start", "label": "收到", "reason": "收到当日不计"}]
    counted = 0
    while counted < LIMIT:
        day = days[-1]["date"] + timedelta(1)
        rests = (day.weekday() >= SATURDAY or day in RESTING) and day not in MADE_UP
        if rests or day in SUSPENDED:
            days.append(uncounted(day, rests))
            continue
        counted += 1
        days.append(counted_day(day, counted))
    return days


def uncounted(day: date, rests: bool) -> dict:
    if rests:
        return {"date": day, "kind": "resting", "label": "休", "reason": "休息日，不计入"}
    return {"date": day, "kind": "suspended", "label": "征求意见", "reason": "不计入期限"}


def counted_day(day: date, number: int) -> dict:
    words = ["due"] if number == LIMIT else ["counted" if day <= TODAY else "ahead"]
    words += ["make_up"] * (day in MADE_UP) + ["today"] * (day == TODAY)
    said = {"make_up": "调休", "due": "到期", "today": "今天"}
    label = " ".join([str(number), *(said[word] for word in words if word in said)])
    return {"date": day, "kind": " ".join(words), "label": label, "reason": "计入期限"}


class Question(forms.Form):
    name = forms.CharField(label="姓名", help_text="请填写身份证件上的姓名。")
    identity = forms.CharField(
        label="身份证号码",
        error_messages={"required": "请填写身份证号码，共 18 位，末位可为 X。"},
    )
    wanted = forms.CharField(
        label="需要的政府信息",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="写明名称、文号，或者便于查找的其他特征。",
    )
    delivery = forms.ChoiceField(
        label="获取方式",
        choices=[("post", "邮寄"), ("net", "网上查看"), ("self", "当面领取")],
        widget=forms.RadioSelect,
    )
    kind = forms.ChoiceField(label="申请人类型", choices=[("person", "公民"), ("firm", "法人")])
    phone = forms.CharField(label="电话", required=False)


HEAD = [
    [
        {
            "text": "勾稽关系：第一项加第二项之和，等于第三项加第四项之和",
            "colspan": 2,
            "rowspan": 2,
        },
        {"text": "自然人", "rowspan": 2},
        {"text": "法人或其他组织", "colspan": 2, "scope": "colgroup"},
        {"text": "总计", "rowspan": 2},
    ],
    [{"text": "商业企业"}, {"text": "科研机构"}],
]


def figures_of(*values: int | None) -> list[dict]:
    return [
        {"value": value, "href": "#case" if value else "", "words": f"第 {place} 列"}
        for place, value in enumerate(values, 1)
    ]


def report_rows() -> list[dict]:
    handled = figures_of(3, 2, 0, 6)
    handled[3] |= {"failed": True, "mark": 1, "total": True}
    return [
        {
            "total": True,
            "cells": [{"heading": "一、本年新收", "colspan": 2}, *figures_of(4, 1, 0, 5)],
        },
        {
            "cells": [
                {"heading": "三、本年度办理结果", "rowspan": 2, "scope": "rowgroup"},
                {"heading": "（一）予以公开"},
                *figures_of(3, 1, 0, 4),
            ]
        },
        {"cells": [{"heading": "（二）部分公开"}, *figures_of(0, 1, None, 1)]},
        {"failed": True, "cells": [{"heading": "（七）总计", "colspan": 2}, *handled]},
    ]


BARS = mark_safe(  # drawn here: nothing comes from outside
    '<svg viewBox="0 0 320 110" role="img" aria-labelledby="bars-title bars-text">'
    '<title id="bars-title">办理结果</title>'
    '<desc id="bars-text">予以公开 4 件，部分公开 1 件。</desc>'
    '<rect x="0" y="10" width="320" height="30" fill="#134a8e"/>'
    '<rect x="0" y="60" width="80" height="30" fill="#134a8e"/></svg>'
)


def refused() -> Question:
    form = Question({"name": "周小溪"})
    form.add_error(None, "本表停留时间过长，请核对后再提交。")
    return form


class Conditions(forms.Form):
    q = forms.CharField(label="关键词")
    year = forms.ChoiceField(label="发布年份", choices=[("", "全部年份"), ("2026", "2026 年")])


HITS = [
    {
        "href": "#hit",
        "pieces": [{"text": "做好老旧小区加装"}, {"text": "电梯", "is_hit": True}],
        "snippet": [{"text": "加装"}, {"text": "电梯", "is_hit": True}, {"text": "的，给予补贴。"}],
        "date": date(2026, 11, 20),
        "about": "云政办发〔2026〕18号",
        "tag": "现行有效",
        "tag_kind": "valid",
    },
    {"href": "#bare", "pieces": [{"text": "没有正文的一条"}]},
]
FACETS = [
    {
        "label": "种类",
        "ways": [
            {"text": "行政规范性文件", "href": "#a", "count": 12},
            {"text": "公告", "href": "#b", "count": 0},
        ],
    },
]
GUIDES = [
    {
        "title": "申领高龄津贴",
        "href": "#guide",
        "organ": "县民政局",
        "phone": "0000-0000000",
        "dial": "00000000000",
        "online": "https://www.example.gov.cn/",
    },
    {"title": "上门办证", "href": "#home", "organ": "县公安局", "phone": "各派出所"},
]
RECORDINGS = [
    {
        "title": "访谈录像",
        "element": "video",
        "type": "video/mp4",
        "href": "#film",
        "captions": "#captions",
    },
    {"title": "访谈录音", "element": "audio", "type": "audio/mpeg", "href": "#sound"},
]


def context(*, asked: Question) -> dict:
    return {
        "site": SITE,
        "section": "column",
        "conditions": Conditions({"q": "电梯"}),
        "typical": ["社保", "医保"],
        "hits": HITS,
        "facets": FACETS,
        "guides": GUIDES,
        "recordings": RECORDINGS,
        "trail": [{"text": "首页", "href": "/home/"}, {"text": "界面构件"}],
        "links": [
            {"text": "政府信息公开指南", "href": "#guide"},
            {
                "text": "法定主动公开内容",
                "href": "#duty",
                "links": [
                    {"text": "机关简介", "href": "#about"},
                    {"text": "行政规范性文件", "href": "#rules", "current": True},
                ],
            },
            {"text": "政府信息公开年报", "href": "#reports"},
        ],
        "errands": [
            {"title": "查政策", "text": "现行有效的文件、解读和办法", "href": "#a"},
            {"title": "申请公开", "text": "没找到？二十个工作日内答复", "href": "#b"},
            {"title": "查进度", "text": "凭登记号和查询码，看走到哪一步", "href": "#c"},
            {"title": "看年报", "text": "每个数字都能看到它由什么组成", "href": "#d"},
        ],
        "facts": [
            {"term": "索引号", "value": "11000000000000001X/2026-00018"},
            {"term": "发布机构", "value": "云溪县人民政府办公室", "href": "#organ"},
            {"term": "文号", "value": "云政办发〔2026〕18号"},
            {"term": "成文日期", "value": "2026 年 11 月 12 日"},
            {"term": "有效性", "value": "现行有效", "note": "至 2031 年 11 月 30 日"},
            {"term": "关键词", "value": ""},
        ],
        "rows": [
            {
                "title": "云溪县人民政府办公室关于做好老旧小区加装电梯工作的通知",
                "href": "#1",
                "date": date(2026, 11, 20),
                "about": "云政办发〔2026〕18号 · 县政府办公室",
                "tag": "现行有效",
                "tag_kind": "valid",
            },
            {
                "title": "云溪县城区停车收费管理办法",
                "href": "#2",
                "date": date(2021, 3, 9),
                "about": "云政规〔2021〕3号 · 索引号 110000000000000022/2021-00001",
                "tag": "已废止",
                "tag_kind": "void",
            },
            {"title": "没有日期和文号的一条", "href": "#3", "tag": "解读"},
        ],
        "figures": [
            {"value": "1,136", "label": "今年已公开", "unit": "条", "href": "#n"},
            {"value": 95, "label": "收到申请", "unit": "件"},
            {"value": 2, "label": "不计入期限的工作日"},
        ],
        "days": clock_days(),
        "story": (
            "收到当日不计；双休日和法定节假日不计；调休上班日计入；征求第三方意见的 2 个工作日"
            "不计入（《条例》第三十三条）。答复期限为 2026 年 10 月 20 日。"
        ),
        "head": HEAD,
        "table_rows": report_rows(),
        "remarks": ["总计列：予以公开4＋部分公开1＝5，办理总计填6，相差1。"],
        "checks": ["第一项加第二项之和，等于第三项加第四项之和：7 列全部相符", "各行合计相符"],
        "steps": [
            {
                "title": "已收到",
                "state": "done",
                "at": "2026-09-14 09:14",
                "text": "登记并出具回执。",
            },
            {"title": "征求第三方意见", "state": "done", "at": "2026-09-22 至 09-23"},
            {"title": "办理中", "state": "now", "text": "正在检索、审查。", "by": "县交通运输局"},
            {"title": "答复", "state": "next"},
        ],
        "seals": [
            {
                "level": "初审",
                "state": "passed",
                "words": "已通过",
                "by": "沈清",
                "at": "2026-11-18 10:02",
                "opinion": "内容无涉密，同意公开。",
            },
            {"level": "复审", "state": "open", "words": "轮到办公室 陆远"},
            {"level": "终审", "state": "waiting", "words": "待复审后进行"},
        ],
        "returned": [
            {"level": "初审", "state": "returned", "words": "退回修改", "by": "沈清", "at": "11-18"}
        ],
        "bars": BARS,
        "columns": ["结果", "件数"],
        "chart_rows": [["予以公开", "4 件"], ["部分公开", "1 件"]],
        "form": asked,
        "page": Paginator(range(100), 10).page(3),
        "files": [{"text": "Word", "href": "#w", "size": "24 KB"}, {"text": "PDF", "href": "#p"}],
    }
