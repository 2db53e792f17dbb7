"""What a machine looks for (机器核查的类别): as data, each with what the reviewer should do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Said(StrEnum):
    """What a reviewer says of a finding (对核查结果的处理)."""

    NOT_SO = "not_so"
    LAWFUL = "lawful"
    REMOVE = "remove"


SAID: Mapping[str, str] = MappingProxyType(
    {Said.NOT_SO: "误报", Said.LAWFUL: "可以公开", Said.REMOVE: "应当处理"}
)
CLEARED = frozenset({Said.NOT_SO, Said.LAWFUL})
"""What leaves the way to the public open."""


@dataclass(frozen=True, slots=True)
class Sort:
    """One kind of finding (核查类别): its code, its name, and what is usually done about it.

    `bars` says that nothing excuses it but an error of the machine.
    """

    code: str
    label: str
    advice: str
    bars: bool = False


_SORTS = (
    Sort("secret_mark", "密级标志", "涉密的内容不能进入本系统：停止办理，按保密规定报告", True),
    Sort("internal_mark", "内部使用的标志", "核对能不能公开；能公开的，删去标志"),
    Sort("identity", "身份证号码", "脱敏：保留前六位和后四位以内"),
    Sort("old_identity", "15 位身份证号码", "脱敏：保留前六位和后三位以内"),
    Sort("phone", "电话号码", "个人的电话应当脱敏；办公、服务电话可以公开"),
    Sort("bank_card", "银行卡号", "脱敏：保留后四位"),
    Sort("email", "电子邮箱", "个人的邮箱应当删去"),
    Sort("plate", "车牌号", "个人的车牌号应当脱敏"),
    Sort("tracked", "修订痕迹", "接受或者拒绝全部修订，重新上传"),
    Sort("comments", "批注", "删去批注，重新上传"),
    Sort("hidden_text", "隐藏文字", "删去隐藏的文字，重新上传"),
    Sort("hidden_sheets", "隐藏的工作表", "删去或者取消隐藏，重新上传"),
    Sort("hidden_rows", "隐藏的行、列", "删去或者取消隐藏，重新上传"),
    Sort("embedded", "内嵌的其他文件、数据", "打开核对；不应公开的，删去后重新上传"),
    Sort("location", "照片的拍摄地点", "清除照片属性，重新上传"),
    Sort("camera", "照片的拍摄设备、时间", "核对能不能公开；不宜公开的，清除照片属性"),
    Sort("covered", "看不见但能复制的文字", "黑框、白块下面的文字能被复制出来：用“涂除”重新制作"),
    Sort("earlier", "修改以前的内容", "另存为新的 PDF，重新上传"),
    Sort("no_text", "机器读不出文字的页", "逐页人工核对"),
    Sort(
        "old_format", "旧格式文件", "机器查不出修订、批注和隐藏的内容：打开核对，或者另存为新格式"
    ),
    Sort("unread", "机器打不开的文件", "打开文件，逐项人工核对"),
)
SORTS: Mapping[str, Sort] = MappingProxyType({one.code: one for one in _SORTS})
"""Every sort by its code, in the order of the page."""
