"""Founding an office in an empty database (设立机关、开通账号): organs and people out of a file."""

from __future__ import annotations

import secrets
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from gongkai.office.operating.home import Unusable
from gongkai.office.organs import actions
from gongkai.office.organs.models import Organ, Role
from gongkai.report.obstacles import obstacle

TEMPLATE = "county.toml"


def write_template(path: Path) -> None:
    """Write the file to fill in (写出样本). Raises Unusable where it stands already."""
    try:
        with path.open("x", encoding="utf-8") as out:
            out.write(files(__package__).joinpath(TEMPLATE).read_text("utf-8"))
    except FileExistsError as error:
        raise Unusable(f"{path} 已经存在，没有改动；请换一个文件名。") from error
    except OSError as error:
        raise Unusable(f"{path} 不能写入（{obstacle(error)}），请换一个位置。") from error


def found(path: Path) -> list[tuple[str, str, str]]:
    """Establish the organs and enrol the people of a file, all or none (设立机关).

    User name, password and name of each; a password is told this once. Raises Unusable with a
    sentence for a file that cannot be used, and where there are organs already.
    """
    if Organ.objects.exists():
        raise Unusable(
            "平台里已经有机关，不能再从头设立；新增机关和人员请由系统管理员在后台的“机构”里办理，"
            "另建平台请用 GONGKAI_HOME 指定一个空目录。"
        )
    county = _read(path)
    try:
        return _founded(county)
    except ValidationError as fault:
        raise Unusable(f"{path} 有误，什么也没有设立：{_wrong(fault)}。请改正后重试。") from fault
    except (KeyError, TypeError, AttributeError, ValueError) as fault:
        raise Unusable(
            f"{path} 的写法不对（{fault}），什么也没有设立；请对照 --template 写出的样本修改。"
        ) from fault


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as fault:
        raise Unusable(f"{path} 读不出来（{obstacle(fault)}），请核对文件名。") from fault
    except ValueError as fault:
        raise Unusable(f"{path} 不是 TOML 文件（{fault}），请对照样本修改。") from fault


@transaction.atomic
def _founded(county: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    root = _established(county["government"])
    organs = {root.slug: root}
    for row in county.get("organ", ()):
        organ = _established(row, under=root)
        organs[organ.slug] = organ
    people = [_enrolled(row, organs) for row in county.get("person", ())]
    if not Organ.objects.filter(memberships__role=Role.ADMINISTRATOR).exists():
        raise ValidationError("没有系统管理员，以后没有人能添加人员；请给一个人写上 administrator")
    return people


def _established(row: Mapping[str, Any], under: Organ | None = None) -> Organ:
    known = {field.name for field in Organ._meta.concrete_fields}
    strange = [name for name in row if name not in known]
    if strange:
        raise ValidationError(f"机关没有“{'、'.join(strange)}”这一项")
    return actions.establish(under=under, **row)


def _enrolled(row: Mapping[str, Any], organs: Mapping[str, Organ]) -> tuple[str, str, str]:
    username, name, password = row["username"], row["name"], secrets.token_urlsafe(12)
    user = actions.enrol(username=username, name=name, password=password)
    for slug, roles in row["roles"].items():
        if slug not in organs:
            raise ValidationError(f"{name}的角色写在“{slug}”，没有这个网址标识的机关")
        for role in roles:
            if role not in Role.values:
                raise ValidationError(f"没有“{role}”这个角色，可以写：{'、'.join(Role.values)}")
            actions.appoint(user=user, organ=organs[slug], role=Role(role))
    return username, password, name


def _wrong(fault: ValidationError) -> str:
    """What is wrong, by field where it is one."""
    if not hasattr(fault, "error_dict"):
        return "；".join(fault.messages).rstrip("。")
    return "；".join(
        f"{name}：{''.join(said).rstrip('。')}" for name, said in fault.message_dict.items()
    )
