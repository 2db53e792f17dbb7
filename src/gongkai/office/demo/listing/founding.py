"""Founding the county's catalogues (编制示范目录), and revising them as the years went by."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from gongkai.office.catalogue import actions
from gongkai.office.catalogue.kinds import Kind
from gongkai.office.catalogue.models import Catalogue, Entry, Row
from gongkai.office.catalogue.seeding import row_fields, seed_rows
from gongkai.office.demo.gaps import data
from gongkai.office.demo.people import County
from gongkai.office.organs.models import Organ

OFFICE = "county-office"


def catalogued(county: County) -> None:
    """The basic catalogue with its changes, and the standard ones of some fields (公开目录)."""
    basic = _founded(county, OFFICE, seed_rows(), on=data("catalogue")["founded"])
    for row in data("catalogue")["standard"]:
        rows = [row_fields(one) for one in row["row"]]
        _founded(county, row["organ"], rows, on=row["adopted"], field=row["field"])
    for change in data("catalogue")["change"]:
        _changed(county, basic, change)
    _said(county)


def _founded(
    county: County, organ: str, rows: list[dict[str, Any]], *, on: date, field: str = ""
) -> Catalogue:
    by = county.who(organ, "handler")
    found = actions.found(
        organ=county.organs[organ],
        kind=Kind.STANDARD if field else Kind.BASIC,
        field=field,
        by=by,
        on=on,
    )
    actions.bring_in(catalogue=found, lines=rows, by=by, on=on)
    _adopted(county, found, reason="首次公布", on=on)
    return found


def _adopted(county: County, catalogue: Catalogue, *, reason: str, on: date) -> None:
    draft = catalogue.editions.get(adopted=None)
    head = county.who(catalogue.organ.slug, "head")
    actions.adopt(edition=draft, reason=reason, by=head, on=on)


def _changed(county: County, catalogue: Catalogue, change: Mapping[str, Any]) -> None:
    """One yearly update: rows added, rows that read otherwise, rows left out."""
    who = {"catalogue": catalogue, "by": county.who(OFFICE, "handler"), "on": change["adopted"]}
    draft = actions.revise(**who)
    entries: dict[str, Entry] = {row.item: row.entry for row in draft.rows.select_related("entry")}
    for item in change.get("drop", ()):
        actions.drop_row(**who, entry=entries[item])
    for item, fields in change.get("alter", {}).items():
        actions.put_row(**who, entry=entries[item], **fields)
    for row in change.get("add", ()):
        actions.put_row(**who, **row_fields(row))
    _adopted(county, catalogue, reason=change["reason"], on=change["adopted"])


def _said(county: County) -> None:
    """What organs said of rows that do not apply to them (不适用的理由)."""
    for row in data("catalogue")["excused"]:
        organ: Organ = county.organs[row["organ"]]
        listed = Row.objects.filter(item=row["item"], edition__adopted__isnull=False)
        actions.say_applies(
            entry=listed.select_related("entry")[0].entry,
            organ=organ,
            applies=False,
            reason=row["reason"],
            by=county.who(row["organ"], "handler", "head"),
            on=row["on"],
        )
