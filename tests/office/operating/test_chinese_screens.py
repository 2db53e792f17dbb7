"""What an officer reads is Chinese, also where Wagtail has no Chinese words of its own."""

import gettext
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path("src/gongkai/office/backoffice/locale/zh_Hans/LC_MESSAGES")


def words_of(compiled):
    with compiled.open("rb") as file:
        words = gettext.GNUTranslations(file)._catalog
    return {said: meant for said, meant in words.items() if said}  # "" is the head, with its time


def test_the_compiled_catalogue_is_that_of_its_source(tmp_path):
    compiled = tmp_path / "django.mo"
    with (LOCALE / "django.po").open("rb") as source, compiled.open("wb") as target:
        write_mo(target, read_po(source, locale="zh_Hans"))

    assert words_of(LOCALE / "django.mo") == words_of(compiled)


@pytest.mark.django_db
def test_the_sign_in_page_asks_in_chinese(client):
    page = client.get("/office/login/").content.decode()

    assert "密码" in page
    assert "Password" not in page


@pytest.mark.django_db
def test_the_frame_of_every_screen_speaks_chinese(client, handler):
    client.force_login(handler)

    page = client.get("/office/").content.decode()

    assert "键盘快捷键" in page
    assert "instructions how to enable" not in page
    assert "Toggle minimap" not in page


@pytest.mark.django_db
def test_an_empty_list_and_an_empty_form_speak_chinese(client, handler):
    client.force_login(handler)

    listed = client.get("/office/holds/").content.decode()
    form = client.post("/office/petitions/new/").content.decode()

    assert "还没有保全" in listed
    assert "Why not" not in listed
    for words in ("转到第一处错误", "请填写这一项。", "请选择"):
        assert words in form
    assert "---------" not in form
