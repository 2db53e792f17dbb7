"""Bringing cases of earlier years in from the command line (导入往年案件)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from gongkai.office.applications.actions import Refused
from gongkai.office.applications.importing import actions
from gongkai.office.applications.importing.workbook import template
from gongkai.office.backoffice.workbooks.faults import Fault
from gongkai.office.operating.home import Say, Unusable
from gongkai.office.organs.models import Organ, User
from gongkai.office.organs.standing import NotPermitted
from gongkai.report.obstacles import obstacle


def write_template(path: Path) -> None:
    """Write the empty workbook (导出模板)."""
    try:
        path.write_bytes(template())
    except OSError as error:
        raise Unusable(f"{path} 不能写入（{obstacle(error)}），请换一个位置。") from error


def bring_in(
    path: Path, *, organ: str, by: str, today: date, is_trial: bool, say: Say
) -> tuple[bool, str]:
    """Check a workbook, and bring it in unless this is a trial: whether it may go, and a sentence.

    Raises Unusable where file, organ or person are not there, Unreadable for another file.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Unusable(f"{path} 读不出来（{obstacle(error)}），请核对文件名。") from error
    who = {"organ": _organ(organ), "by": _person(by)}
    try:
        found = actions.examined(data, today=today, **who)
        for fault in found.faults:
            say(_line(fault))
        if not found.may_go:
            return False, "还不能导入，一件也没有导入；请按上面的提示修改后重试。"
        if is_trial:
            count = len(found.fresh)
            return True, f"可以导入：新案件 {count} 件，已经导入过的 {len(found.known)} 件。"
        return True, actions.bring_in(data, on=today, **who).told
    except (NotPermitted, Refused) as refusal:
        raise Unusable(str(refusal)) from refusal


def _line(fault: Fault) -> str:
    where = f"第 {fault.row} 行" if fault.row else "全表"
    column = f"“{fault.column}”" if fault.column else ""
    return f"{where}{column}（{fault.grade}）：{fault.sentence}"


def _organ(slug: str) -> Organ:
    found = Organ.objects.filter(slug=slug).first()
    if found is None:
        known = "、".join(Organ.objects.values_list("slug", flat=True)[:20])
        raise Unusable(f"没有网址标识为“{slug}”的机关，现有：{known or '（还没有机关）'}。")
    return found


def _person(username: str) -> User:
    found = User.objects.filter(username=username, is_active=True).first()
    if found is None:
        raise Unusable(f"没有用户名为“{username}”的人员，请用该机关经办人的用户名。")
    return found
