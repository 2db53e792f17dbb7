"""Run by itself in the office's own environment: each imported case gets a file and is listed.

The list was approved yesterday, so that a run does it today. Prints the files' names.
"""

import json
import os
from datetime import date, timedelta
from importlib import import_module

import django


def room(name: str):
    """A part of the office, once Django knows its settings."""
    return import_module(f"gongkai.office.{name}")


def approved() -> list[str]:
    """The names of the files that are to go."""
    models, organs = room("organs.models"), room("organs.actions")
    cases, enclosing = room("applications.models"), room("applications.enclosing.actions")
    retention = room("retention.actions")
    office = models.Organ.objects.get(slug="organ-2")
    handler = models.User.objects.get(username="handler")
    head = organs.enrol(username="head", name="高远", password="shi-fan-2026!")
    organs.appoint(user=head, organ=office, role=models.Role.HEAD)
    yesterday = date.today() - timedelta(days=1)  # noqa: DTZ011
    for one in cases.Application.objects.exclude(imported=None):
        file = enclosing.Enclosed("身份证.pdf", b"%PDF-1.7\n%%EOF")
        enclosing.take_in(one, [file], on=yesterday)
    made = retention.make_list(organ=office, by=handler, on=yesterday)
    retention.approve(appraisal=made, by=head, on=yesterday)
    return list(cases.Enclosure.objects.order_by("pk").values_list("file", flat=True))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.office.settings")
    django.setup()
    print(json.dumps(approved()))
