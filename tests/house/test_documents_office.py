"""The reference pages of the office name everything that the office has."""

import re

from django.apps import apps
from django.db.models import TextChoices
from tests.house import tree

from gongkai.office.environment import Environment
from gongkai.office.organs.standing import Duty

REFERENCE = tree.ROOT / "docs" / "reference"
PAGES = ("glossary-office.md", "glossary-values.md")
GLOSSARY = "\n".join((REFERENCE / name).read_text("utf-8") for name in PAGES)
SETTINGS = (REFERENCE / "configuration.md").read_text("utf-8")
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def rows(page: str) -> dict[str, list[str]]:
    """The rows of a page's tables by the word in code that begins them."""
    found = re.findall(r"^\| `([^`]+)` \| (.+) \|$", page, re.M)
    return {word: rest.split(" | ") for word, rest in found}


def is_ours(kind: type) -> bool:
    return kind.__module__.startswith("gongkai.office.")


def of_room(kind: type) -> str:
    """A class as the glossary names it: its room, and its name there."""
    return f"{kind.__module__.split('.')[2]}.{kind.__qualname__}"


def test_every_record_has_its_row_with_the_term_that_screens_show():
    shown = {
        model.__name__: model._meta.verbose_name for model in apps.get_models() if is_ours(model)
    }
    kept = {word: cells[0] for word, cells in rows(GLOSSARY).items()}

    wrong = [
        name
        for name, term in shown.items()
        if name not in kept or (CHINESE.search(str(term)) and kept[name] != term)
    ]

    assert wrong == []


def test_every_set_of_values_has_its_row_with_each_value_and_label():
    kept = rows(GLOSSARY)
    sets = {of_room(one): one for one in TextChoices.__subclasses__() if is_ours(one)}

    wrong = {
        name: [
            v for v, label in one.choices if f"`{v}` {label}" not in " ".join(kept.get(name, []))
        ]
        for name, one in sets.items()
    }

    assert {name: values for name, values in wrong.items() if values} == {}
    assert {word for word in kept if "." in word} == sets.keys()


def test_every_room_and_every_duty_has_its_row():
    rooms = {path.parent.name for path in tree.OFFICE.glob("*/__init__.py")}

    assert (rooms | {duty.value for duty in Duty}) - rows(GLOSSARY).keys() == set()


def test_the_settings_are_those_that_the_office_reads():
    named = {f"GONGKAI_{name.upper()}" for name in Environment.model_fields}

    assert {word for word in rows(SETTINGS) if word.startswith("GONGKAI_")} == named
