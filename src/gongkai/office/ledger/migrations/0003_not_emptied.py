"""PostgreSQL refuses to empty the ledger too: TRUNCATE asks no trigger of single rows."""

from django.db import migrations

REFUSED = """CREATE TRIGGER ledger_event_not_emptied BEFORE TRUNCATE ON ledger_event
FOR EACH STATEMENT EXECUTE FUNCTION ledger_event_refuse();"""


def forbid(apps, schema_editor):
    """Add the trigger; SQLite has no such statement."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(REFUSED)


def allow(apps, schema_editor):
    """Take it away again."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER ledger_event_not_emptied ON ledger_event;")


class Migration(migrations.Migration):
    """The ledger is not emptied."""

    dependencies = [("ledger", "0002_append_only")]

    operations = [migrations.RunPython(forbid, allow)]
