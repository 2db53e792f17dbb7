"""The triggers of a part's table (组成部分的关口), for the migration that makes it.

A document is live only with those parts that its reviewers read, and the parts of what is
published do not change: the same rule as for its files (migration 0007). Migrations that ran made
their triggers from this text; a change of it needs a migration that makes them anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import migrations

UNREAD = "the parts of this document are not what was reviewed"
CHANGED = "the parts of a published document do not change"

SAME = {
    "sqlite": "json_extract(f.value, '$.{name}') IS {column}",
    "postgresql": "f.value -> '{name}' IS NOT DISTINCT FROM COALESCE(to_jsonb({column}), 'null')",
}
EACH = {
    "sqlite": "json_each(s.paper, '$.parts.{relation}') f",
    "postgresql": "jsonb_array_elements(s.paper #> '{{parts,{relation}}}') f",
}
COUNT = {
    "sqlite": "COALESCE(json_array_length(s.paper, '$.parts.{relation}'), 0)",
    "postgresql": "COALESCE(jsonb_array_length(s.paper #> '{{parts,{relation}}}'), 0)",
}
READ = """EXISTS (SELECT 1 FROM review_verdict v JOIN review_scrutiny s ON s.id = v.scrutiny_id
    WHERE v.id = NEW.clearance_id
    AND (SELECT count(*) FROM {table} p WHERE p.document_id = NEW.id) = {count}
    AND NOT EXISTS (SELECT 1 FROM {table} p WHERE p.document_id = NEW.id
        AND NOT EXISTS (SELECT 1 FROM {each} WHERE {same})))"""
LIVE = "EXISTS (SELECT 1 FROM disclosure_document d WHERE d.id = {row}.document_id AND d.live)"


def guarded(
    table: str, *, relation: str, columns: Sequence[str], structured: Sequence[str] = ()
) -> migrations.RunPython:
    """The operation that puts the triggers on a part's table; `structured` columns hold JSON."""

    def keep(apps: Any, schema_editor: Any) -> None:
        for rule in _rules(schema_editor.connection.vendor):
            schema_editor.execute(_create(schema_editor.connection.vendor, *rule), params=None)

    def leave(apps: Any, schema_editor: Any) -> None:
        vendor = schema_editor.connection.vendor
        for name, *_ in _rules(vendor):
            tail = f"TRIGGER {name}" if vendor == "sqlite" else f"FUNCTION {name}() CASCADE"
            schema_editor.execute(f"DROP {tail};")

    def _rules(vendor: str) -> Iterator[tuple[str, str, str, str, str]]:
        read = READ.format(
            table=table,
            count=COUNT[vendor].format(relation=relation),
            each=EACH[vendor].format(relation=relation),
            same=_same(vendor, columns, structured),
        )
        for word, deed in (("insert", "INSERT"), ("update", "UPDATE OF live, clearance_id")):
            name = f"{table}_read_{word}"
            yield name, "disclosure_document", deed, f"NEW.live AND NOT ({read})", UNREAD
        changed = _changed(vendor, columns)
        for word, wrong in (
            ("insert", LIVE.format(row="NEW")),
            ("update", f"({LIVE.format(row='OLD')} OR {LIVE.format(row='NEW')}) AND {changed}"),
            ("delete", LIVE.format(row="OLD")),
        ):
            yield f"{table}_kept_{word}", table, word.upper(), wrong, CHANGED

    return migrations.RunPython(keep, leave)


def _same(vendor: str, columns: Sequence[str], structured: Sequence[str]) -> str:
    """Whether a row says what an element of the paper says, column by column."""
    return " AND ".join(
        SAME[vendor].format(name=name, column=_column(vendor, name, name in structured))
        for name in columns
    )


def _column(vendor: str, name: str, is_structured: bool) -> str:
    return f"json(p.{name})" if is_structured and vendor == "sqlite" else f"p.{name}"


def _changed(vendor: str, columns: Sequence[str]) -> str:
    differs = "IS NOT" if vendor == "sqlite" else "IS DISTINCT FROM"
    said = (f"OLD.{name} {differs} NEW.{name}" for name in ("document_id", *columns))
    return f"({' OR '.join(said)})"


def _create(vendor: str, name: str, table: str, deed: str, wrong: str, told: str) -> str:
    word = deed.split()[0]
    if vendor == "sqlite":
        when = "AFTER" if table == "disclosure_document" else "BEFORE"
        return f"""CREATE TRIGGER {name} {when} {deed} ON {table}
        WHEN {wrong} BEGIN SELECT RAISE(ABORT, '{told}'); END;"""
    kept = "OLD" if word == "DELETE" else "NEW"
    return f"""CREATE FUNCTION {name}() RETURNS trigger AS $$
        BEGIN IF {wrong} THEN
            RAISE EXCEPTION '{told}' USING ERRCODE = 'integrity_constraint_violation';
        END IF; RETURN {kept}; END; $$ LANGUAGE plpgsql;
        CREATE TRIGGER {name} BEFORE {deed} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}();"""
