"""PostgreSQL refuses to empty the catalogues too: TRUNCATE asks no trigger of single rows."""

from django.db import migrations

TABLES = ("edition", "row")
REFUSE = """CREATE FUNCTION catalogue_not_emptied() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'an adopted edition does not change'
    USING ERRCODE = 'integrity_constraint_violation';
END; $$ LANGUAGE plpgsql;"""


def forbid(apps, schema_editor):
    """Add the triggers; SQLite has no such statement."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(REFUSE, params=None)
        for name in TABLES:
            schema_editor.execute(
                f"CREATE TRIGGER catalogue_{name}_not_emptied BEFORE TRUNCATE ON catalogue_{name}"
                " FOR EACH STATEMENT EXECUTE FUNCTION catalogue_not_emptied();"
            )


def allow(apps, schema_editor):
    """Take them away again."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION catalogue_not_emptied() CASCADE;")


class Migration(migrations.Migration):
    """Adopted editions are not emptied."""

    dependencies = [("catalogue", "0002_adopted_stays")]

    operations = [migrations.RunPython(forbid, allow)]
