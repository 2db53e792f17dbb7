"""The database itself refuses to change an adopted edition, or any row of it."""

from django.db import migrations

TOLD = "an adopted edition does not change"
ADOPTED = "EXISTS (SELECT 1 FROM catalogue_edition e WHERE e.id = {} AND e.adopted IS NOT NULL)"
GUARDED = (
    ("edition_update", "UPDATE", "catalogue_edition", "OLD.adopted IS NOT NULL"),
    ("edition_delete", "DELETE", "catalogue_edition", "OLD.adopted IS NOT NULL"),
    ("row_insert", "INSERT", "catalogue_row", ADOPTED.format("NEW.edition_id")),
    ("row_update", "UPDATE", "catalogue_row", ADOPTED.format("OLD.edition_id")),
    ("row_delete", "DELETE", "catalogue_row", ADOPTED.format("OLD.edition_id")),
)


def forbid(apps, schema_editor):
    """Add the triggers of this database."""
    for name, deed, table, wrong in GUARDED:
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(
                f"CREATE TRIGGER catalogue_{name} BEFORE {deed} ON {table} WHEN {wrong} "
                f"BEGIN SELECT RAISE(ABORT, '{TOLD}'); END;"
            )
            continue
        kept = "OLD" if deed == "DELETE" else "NEW"
        schema_editor.execute(
            f"CREATE FUNCTION catalogue_{name}() RETURNS trigger AS $$ BEGIN "
            f"IF {wrong} THEN RAISE EXCEPTION '{TOLD}'; END IF; RETURN {kept}; END; "
            "$$ LANGUAGE plpgsql;"
        )
        schema_editor.execute(
            f"CREATE TRIGGER catalogue_{name} BEFORE {deed} ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION catalogue_{name}();"
        )


def allow(apps, schema_editor):
    """Take the triggers away again."""
    for name, _, table, _ in GUARDED:
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(f"DROP TRIGGER catalogue_{name};")
        else:
            schema_editor.execute(f"DROP TRIGGER catalogue_{name} ON {table};")
            schema_editor.execute(f"DROP FUNCTION catalogue_{name}();")


class Migration(migrations.Migration):
    """Adopted editions stay as they are."""

    dependencies = [("catalogue", "0001_catalogues")]

    operations = [migrations.RunPython(forbid, allow)]
