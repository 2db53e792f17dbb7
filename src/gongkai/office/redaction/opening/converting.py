"""Word and Excel files as PDF (转换), through LibreOffice where the machine has it.

It runs in a folder of its own that is gone afterwards, with a profile that runs no macro and
fetches nothing that a file merely points to.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from gongkai.office.apart import SURROUNDINGS, TooSlow, said
from gongkai.office.redaction.opening.kinds import Kind
from gongkai.office.redaction.sheets import Unopened

PROGRAMS = ("soffice", "libreoffice")
SECONDS = 120.0
MOST_SAID = 64 * 1024

SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
  <item oor:path="/org.openoffice.Office.Common/Security/Scripting">
    <prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
    <prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
    <prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
    <prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
  </item>
</oor:items>
"""

ABSENT = (
    "这台服务器没有安装 LibreOffice，不能转换 Word、Excel 文件；"
    "请先用 Word 或者 WPS 另存为 PDF，再上传 PDF。"
)
FAILED = "这个文件没有转换成功，可能已经损坏；请用 Word 或者 WPS 另存为 PDF 后再上传。"
TOO_LONG = "这个文件转换的时间太长，已经停止；请用 Word 或者 WPS 另存为 PDF 后再上传。"


def program() -> str | None:
    """Where LibreOffice is on this machine, or None."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def converted(data: bytes, kind: Kind) -> bytes:
    """A Word or Excel file as PDF (转换为 PDF). Raises Unopened in one sentence."""
    office = program()
    if office is None:
        raise Unopened(ABSENT)
    with tempfile.TemporaryDirectory(prefix="gongkai-converting-") as name:
        folder = Path(name)
        given = folder / f"given.{kind.value}"
        given.write_bytes(data)
        _profile(folder)
        command = [
            office,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--norestore", "--nolockcheck", "--convert-to", "pdf"),
            *("--outdir", str(folder), str(given)),
        ]
        surroundings = {**SURROUNDINGS, "HOME": name}
        try:
            said(
                command,
                (),
                seconds=SECONDS,
                most=MOST_SAID,
                surroundings=surroundings,
                folder=folder,
            )
        except TooSlow as error:
            raise Unopened(TOO_LONG) from error
        made = folder / "given.pdf"
        if not made.exists():
            raise Unopened(FAILED)
        return made.read_bytes()


def _profile(folder: Path) -> None:
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(SETTINGS, "utf-8")
