"""The database itself refuses to change or delete an event."""

from django.db import migrations

SQLITE = [
    """CREATE TRIGGER ledger_event_no_update BEFORE UPDATE ON ledger_event
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;""",
    """CREATE TRIGGER ledger_event_no_delete BEFORE DELETE ON ledger_event
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;""",
]
POSTGRESQL = [
    """CREATE FUNCTION ledger_event_refuse() RETURNS trigger AS $$
    BEGIN RAISE EXCEPTION 'the ledger is append-only'; END; $$ LANGUAGE plpgsql;""",
    """CREATE TRIGGER ledger_event_append_only BEFORE UPDATE OR DELETE ON ledger_event
    FOR EACH ROW EXECUTE FUNCTION ledger_event_refuse();""",
]
UNDO = {
    "sqlite": [
        "DROP TRIGGER ledger_event_no_update;",
        "DROP TRIGGER ledger_event_no_delete;",
    ],
    "postgresql": [
        "DROP TRIGGER ledger_event_append_only ON ledger_event;",
        "DROP FUNCTION ledger_event_refuse();",
    ],
}


def forbid(apps, schema_editor):
    """Add the triggers of this database."""
    vendor = schema_editor.connection.vendor
    for statement in SQLITE if vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def allow(apps, schema_editor):
    """Take the triggers away again."""
    for statement in UNDO[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    """Append-only events."""

    dependencies = [("ledger", "0001_ledger")]

    operations = [migrations.RunPython(forbid, allow)]
