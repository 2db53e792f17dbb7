"""The words of a catalogue (公开目录的用语): kinds, channels, periods; 国办发〔2019〕54号."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from django.db import models


class Kind(models.TextChoices):
    """What sort of catalogue it is (目录种类)."""

    BASIC = "basic", "主动公开基本目录"
    STANDARD = "standard", "标准目录"


class Reach(models.TextChoices):
    """Whose duties a catalogue states (适用机关)."""

    OWN = "own", "只适用于本机关"
    AREA = "area", "适用于本级政府各部门和下级政府"


class LimitKind(models.TextChoices):
    """How soon something is published (公开时限)."""

    REALTIME = "realtime", "实时公开"
    PROMPTLY = "promptly", "及时公开"
    WORKING_DAYS = "working_days", "若干个工作日内"


class Since(models.TextChoices):
    """From which day the working days are counted (起算日)."""

    FORMED = "formed", "信息形成"
    CHANGED = "changed", "信息形成或者变更"
    DECIDED = "decided", "作出决定"


class Period(models.TextChoices):
    """How often there must be something new (更新周期)."""

    AS_FORMED = "as_formed", "随形成随公开"
    STANDING = "standing", "长期公开"
    MONTHLY = "monthly", "每月"
    QUARTERLY = "quarterly", "每季度"
    HALF_YEARLY = "half_yearly", "每半年"
    YEARLY = "yearly", "每年"


MONTHS: Mapping[str, int] = MappingProxyType(
    {Period.MONTHLY: 1, Period.QUARTERLY: 3, Period.HALF_YEARLY: 6, Period.YEARLY: 12}
)
"""The length of each period that comes again, in months."""


class Channel(models.TextChoices):
    """Where it is published (公开渠道和载体)."""

    WEBSITE = "website", "政府网站"
    GAZETTE = "gazette", "政府公报"
    NEW_MEDIA = "new_media", "两微一端"
    CONFERENCE = "conference", "发布会/听证会"
    BROADCAST = "broadcast", "广播电视"
    PRESS = "press", "纸质媒体"
    READING_PLACE = "reading_place", "公开查阅点"
    SERVICE_CENTRE = "service_centre", "政务服务中心"
    SERVICE_STATION = "service_station", "便民服务站"
    ON_SITE = "on_site", "入户/现场"
    NOTICE_BOARD = "notice_board", "社区/企事业单位/村公示栏（电子屏）"
    PUSHED = "pushed", "精准推送"
    OTHER = "other", "其他"


class Audience(models.TextChoices):
    """Who is addressed (公开对象)."""

    EVERYBODY = "everybody", "全社会"
    GROUP = "group", "特定群体"


class Mode(models.TextChoices):
    """How it is disclosed (公开方式)."""

    PROACTIVE = "proactive", "主动"
    ON_REQUEST = "on_request", "依申请"


class Level(models.TextChoices):
    """At which level of government it is published (公开层级)."""

    COUNTY = "county", "县级"
    TOWNSHIP = "township", "乡级"
    BOTH = "both", "县级、乡级"
