"""What every command of `gongkai office` stands on: its folder, its settings, its parts, today."""

from __future__ import annotations

import os
import sys
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any
from zoneinfo import ZoneInfo

import django
from django.core.exceptions import ImproperlyConfigured

from gongkai.commands.office_words import worded

ZONE = ZoneInfo("Asia/Shanghai")


class CannotRun(ValueError):
    """The command cannot run; the message is one sentence for the operator."""


def ready() -> None:
    """Set Django up for an office whose tables stand."""
    folder = home()
    set_up()
    if part("preparing").pending():
        raise CannotRun(worded("no_tables", home=folder))


def home() -> Path:
    """The folder of the office, ready to be used."""
    folder: Path = part("home").opened(environment().home.absolute())
    return folder


def own_home() -> Path:
    """The folder of an office that keeps its database in it."""
    if environment().database_url:
        raise CannotRun(worded("only_sqlite"))
    return home()


def environment() -> Any:
    """The settings of the environment; a wrong one is said in a sentence."""
    try:
        return import_module("gongkai.office.environment").Environment()
    except ValueError as error:
        why = " ".join(str(error).split())[:200]
        raise CannotRun(worded("bad_settings", why=why)) from error


def part(name: str) -> ModuleType:
    """A module of the rooms that run the office, once Django may be set up."""
    return import_module(f"gongkai.office.operating.{name}")


def set_up() -> None:
    """Set Django up with the office's settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.office.settings")
    try:
        django.setup()
    except (ImproperlyConfigured, ValueError, OSError) as error:
        why = " ".join(str(error).split())[:200]
        raise CannotRun(worded("bad_settings", why=why)) from error


def today() -> date:
    """The day in China."""
    return datetime.now(ZONE).date()


def say(text: str) -> None:
    """Tell the operator something, aside from what the command prints."""
    print(text, file=sys.stderr, flush=True)
