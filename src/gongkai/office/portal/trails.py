"""The ways through the portal (导航): errands, and the way back up."""

from __future__ import annotations

from django.urls import reverse

from gongkai.office.organs.models import Organ


def errands() -> list[dict[str, str]]:
    """The four things that people come for (四件事)."""
    return [
        {
            "title": "查政策",
            "text": "现行有效的文件，和它们的解读",
            "href": f"{reverse('policies')}?validity=in_force",
        },
        {
            "title": "申请公开",
            "text": "没有找到？向机关申请，二十个工作日内答复",
            "href": reverse("apply"),
        },
        {"title": "查进度", "text": "凭登记号查，看走到哪一步", "href": reverse("track")},
        {
            "title": "核对年报",
            "text": "任何一份年报，上传就知道对不对得上",
            "href": reverse("check"),
        },
    ]


def more() -> list[dict[str, str]]:
    """Where else the home page leads (更多栏目)."""
    return [
        {"text": "老年人服务专区", "href": reverse("elderly")},
        {"text": "办事指南", "href": reverse("services")},
        {"text": "政策解读", "href": f"{reverse('documents')}?kind=interpretation"},
        {"text": "访谈", "href": reverse("interviews")},
        {"text": "专题", "href": reverse("topics")},
        {"text": "建议提案办理", "href": reverse("suggestions")},
        {"text": "公开的问答", "href": reverse("answers")},
    ]


def column_trail(organ: Organ, here: str) -> list[dict[str, str]]:
    """The way back up from a section of an organ's column."""
    return [
        {"text": "首页", "href": reverse("home")},
        {"text": "政府信息公开", "href": reverse("column")},
        {"text": organ.short_name, "href": organ.get_absolute_url()},
        {"text": here},
    ]
