"""Founds a county in an empty office: organs and people out of a TOML file (设立机关、开通账号)."""

import os
import secrets
import sys
import tomllib
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.office.settings")
django.setup()

from django.core.exceptions import ValidationError  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402

from gongkai.office.organs import actions  # noqa: E402
from gongkai.office.organs.models import Organ, Role  # noqa: E402


@transaction.atomic
def found(county: dict) -> dict[str, str]:
    """Establish the organs, enrol the people; the password of each, by user name."""
    root = actions.establish(**county["government"])
    organs = {root.slug: root}
    for row in county["organ"]:
        organs[row["slug"]] = actions.establish(under=root, **row)
    passwords = {}
    for row in county["person"]:
        username, password = row["username"], secrets.token_urlsafe(12)
        user = actions.enrol(username=username, name=row["name"], password=password)
        for organ, roles in row["roles"].items():
            for role in roles:
                actions.appoint(user=user, organ=organs[organ], role=Role(role))
        passwords[username] = password
    return passwords


def wrong_fields(fault: ValidationError) -> str:
    """Each field that is wrong, and why."""
    return "".join(f"{name}：{'；'.join(said)} " for name, said in fault.message_dict.items())


def main(file: str) -> str:
    """Read the file, found the county, and say who may sign in."""
    call_command("migrate", verbosity=0, interactive=False)
    if Organ.objects.exists():
        sys.exit("这个数据目录里已经有机关；请用 GONGKAI_HOME 指定一个空目录。")
    try:
        passwords = found(tomllib.loads(Path(file).read_text("utf-8")))
    except ValidationError as fault:
        sys.exit(f"{file} 有误：{wrong_fields(fault)}请修改后再装。")
    except OSError as fault:
        sys.exit(f"读不到 {file}（{fault.strerror}）；请核对文件名。")
    except (ValueError, KeyError, TypeError) as fault:
        sys.exit(f"{file} 的写法不对（{fault}）；请对照 docs/how-to/county.toml 修改。")
    return "\n".join(f"{name}  {password}" for name, password in passwords.items())


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("用法：python docs/how-to/found_county.py county.toml")
    print(main(sys.argv[1]))
