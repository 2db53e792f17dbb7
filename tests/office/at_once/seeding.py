"""Run by itself in the office's own environment: founds an office with cases to act on."""

import json
import os
from datetime import date
from importlib import import_module

import django

PASSWORD = "shi-fan-2026!"
CASES = 10


def room(name: str):
    """A part of the office, once Django knows its settings."""
    return import_module(f"gongkai.office.{name}")


def found() -> dict:
    """An office with a handler, and cases that came in by hand today."""
    room("operating.preparing").make_tables(lambda text: None)
    organs, models = room("organs.actions"), room("organs.models")
    actions = room("applications.actions")
    office = organs.establish(
        name="示范县人民政府办公室",
        short_name="办公室",
        kind=models.Organ.Kind.OFFICE,
        slug="organ-2",
        code="110000000000000002",
        number_prefix="示政办",
        address="示范县光明路 1 号",
        phone="0000-0000000",
        reconsideration_organ="示范县人民政府",
        court="示范县人民法院",
    )
    handler = organs.enrol(username="handler", name="林晓", password=PASSWORD)
    organs.appoint(user=handler, organ=office, role=models.Role.HANDLER)
    today = date.today()  # noqa: DTZ011
    cases = [
        actions.register(
            organ=office,
            channel="in_person",
            applicant=actions.Applicant(name="王小满"),
            title="路灯合同",
            description="全文",
            arrived=today,
            by=handler,
            on=today,
        ).application.pk
        for _ in range(CASES)
    ]
    return {"cases": cases, "password": PASSWORD}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.office.settings")
    django.setup()
    print(json.dumps(found()))
