"""One style sheet, made of the components' files, kept by browsers until it changes."""

import pytest
from django.template import Context, Template
from tests.office.theme.conftest import THEME

from gongkai.office.theme.stylesheet import joined, parts


def test_every_style_of_the_theme_is_joined_once():
    files = sorted((THEME / "static" / "theme").rglob("*.css"))

    assert sorted(parts()) == files


def test_tokens_come_first_and_print_comes_last():
    names = [path.name for path in parts()]

    assert (names[0], names[-1]) == ("tokens.css", "print.css")


def test_the_page_names_the_address_that_answers(client):
    address = Template("{% load theme %}{% stylesheet_address %}").render(Context())

    response = client.get(address)

    assert response.headers["Content-Type"] == "text/css; charset=utf-8"
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response.content.decode() == joined().text


def test_an_old_address_gives_the_present_style_and_is_not_kept(client):
    response = client.get("/theme/0000000000000000.css")

    assert response.content.decode() == joined().text
    assert response.headers["Cache-Control"] == "public, max-age=60"


def test_a_change_of_a_file_changes_the_address(tmp_path):
    for path in parts():
        copy = tmp_path / path.relative_to(THEME / "static" / "theme")
        copy.parent.mkdir(exist_ok=True)
        copy.write_text(path.read_text("utf-8"), "utf-8")
    (tmp_path / "base.css").write_text("@layer base { body { margin: 1px; } }", "utf-8")

    assert joined(tmp_path).digest != joined().digest


def test_while_developing_a_style_is_read_again(client, settings):
    settings.DEBUG = True

    assert client.get(f"/theme/{joined().digest}.css").status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_the_style_sheet_is_only_read(client, method):
    assert getattr(client, method)(f"/theme/{joined().digest}.css").status_code == 405
