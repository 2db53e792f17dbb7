"""Draws the gallery of components, with no database and no other room."""

from pathlib import Path

import pytest
from django.http import HttpRequest
from django.template.backends.django import DjangoTemplates
from django.test import override_settings
from jinja2 import ChainableUndefined
from tests.office.theme import gallery

import gongkai.office.theme

THEME = Path(gongkai.office.theme.__file__).parent


def alone() -> override_settings:
    """Settings with the addresses of these tests and no other room between."""
    return override_settings(
        ROOT_URLCONF="tests.office.theme.addresses", MIDDLEWARE=[], DEBUG=False
    )


@pytest.fixture(autouse=True)
def addresses():
    with alone():
        yield


class Named(ChainableUndefined):
    """What nobody gave to a component, told where it would be nothing."""

    def __str__(self):
        return f"UNDEFINED {self._undefined_name}"


@pytest.fixture(scope="session")
def engine():
    """Templates of the theme and of these tests; a name nobody gave shows as UNDEFINED."""
    folders = [THEME / "templates", Path(__file__).parent]
    return DjangoTemplates(
        {
            "NAME": "gallery",
            "DIRS": [],
            "APP_DIRS": False,
            "OPTIONS": {
                "string_if_invalid": "UNDEFINED %s",
                "loaders": [
                    ("gongkai.office.theme.compiled.CompiledLoader", Named),
                    ("django.template.loaders.filesystem.Loader", folders),
                ],
            },
        }
    )


def gallery_page(engine: DjangoTemplates, form: gallery.Question) -> str:
    with alone():
        template = engine.get_template("gallery.html")
        return template.render(gallery.context(asked=form), HttpRequest())


@pytest.fixture(scope="session")
def html(engine):
    """The gallery with a form that was sent back."""
    return gallery_page(engine, gallery.refused())


@pytest.fixture(scope="session")
def fresh_html(engine):
    """The gallery with a form that nobody has sent yet."""
    return gallery_page(engine, gallery.Question())


@pytest.fixture(scope="session")
def drawn(engine):
    """A component drawn with its arguments: `drawn("tag", text="有效")`."""

    def draw(name, **arguments):
        return engine.get_template(f"c/{name}.html").render(arguments, HttpRequest())

    return draw
