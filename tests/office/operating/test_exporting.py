"""The public pages as files: what a reader gets, nothing else, and nothing that was withdrawn."""

import re
import shutil
import subprocess
from datetime import date

import pytest
from tests.conftest import ROOT
from tests.office.publishing import published, withdrawn

from gongkai.office.disclosure import actions
from gongkai.office.disclosure.kinds import Kind
from gongkai.office.operating.exporting import MARK, export
from gongkai.office.operating.home import Unusable
from gongkai.office.portal.headers import POLICY

ON = date(2026, 11, 20)


def silent(text: str) -> None:
    pass


def files(folder) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_every_public_page_is_a_file_and_what_is_withdrawn_goes(office, handler, client, tmp_path):
    kept = published(office, on=ON, title="留下的公告")
    gone = published(office, on=ON, title="撤下的公告")
    draft = actions.draft(
        by=handler, on=ON, organ=office, kind=Kind.NEWS, title="草稿", formed=ON, duty="2015"
    )

    first = export(tmp_path, silent)
    made = files(tmp_path)
    page = (tmp_path / f"documents/{kept.pk}/index.html").read_bytes()
    views = [type(kept).objects.get(pk=kept.pk).views]
    withdrawn(gone, on=ON, shows_title=False)
    second = export(tmp_path, silent)

    assert {
        "index.html",
        "robots.txt",
        "404.html",
        "500.html",
        "sitemap.xml",
        "documents/index.html",
        "documents/feed.json",
        "organs/organ-2/rules/index.html",
        "organs/organ-2/content/2001/index.html",
        f"documents/{gone.pk}/index.html",
        f"documents/{kept.pk}/qr.svg",
    } <= made
    assert f"documents/{draft.pk}/index.html" not in made
    assert not any(name.startswith(("apply", "office", "static/backoffice")) for name in made)
    assert "留下的公告" in page.decode()
    assert views == [0]  # nobody visited
    assert f"documents/{gone.pk}/index.html" not in files(tmp_path)
    assert not any(
        "撤下的公告" in (tmp_path / name).read_text("utf-8", "replace") for name in files(tmp_path)
    )
    assert first["deleted"] == 0
    assert second["deleted"] == 2  # the page and its QR code
    assert second["unchanged"] > second["written"] > 0


def test_a_folder_of_somebody_else_is_left_alone(tmp_path):
    (tmp_path / "thesis.txt").write_text("x")

    with pytest.raises(Unusable, match="有别的文件"):
        export(tmp_path, silent)

    assert files(tmp_path) == {"thesis.txt"}


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("x")

    with pytest.raises(Unusable, match="请换一个文件夹"):
        export(tmp_path / "file" / "below", silent)

    assert MARK not in files(tmp_path)


def test_the_site_of_the_how_to_is_one_that_nginx_takes(tmp_path):
    program = shutil.which("nginx", path="/usr/sbin:/usr/bin")
    if program is None:
        pytest.skip("没有 nginx，跳过")
    page = (ROOT / "docs/how-to/export-pages.zh-CN.md").read_text("utf-8")
    (site,) = re.findall(r"```nginx\n(.*?)```", page, re.S)
    folders = "".join(
        f"{name}_temp_path {tmp_path};" for name in ("proxy", "fastcgi", "uwsgi", "scgi")
    )
    around = f"client_body_temp_path {tmp_path}; {folders} access_log off;"
    config = tmp_path / "nginx.conf"
    config.write_text(
        f"pid {tmp_path}/pid; error_log {tmp_path}/log; events {{}}"
        f" http {{ {around} {site.replace('listen 80', 'listen 127.0.0.1:18099')} }}"
    )

    said = subprocess.run([program, "-t", "-c", config], capture_output=True, text=True)

    assert POLICY in site
    assert said.returncode == 0, said.stderr
