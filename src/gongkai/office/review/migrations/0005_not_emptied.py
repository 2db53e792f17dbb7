"""PostgreSQL refuses to empty the reviews too: TRUNCATE asks no trigger of single rows."""

from django.db import migrations

TABLES = ("scrutiny", "scrutinyopinion", "determination", "verdict")


def forbid(apps, schema_editor):
    """Add the triggers; SQLite has no such statement."""
    if schema_editor.connection.vendor == "postgresql":
        for name in TABLES:
            schema_editor.execute(
                f"CREATE TRIGGER review_{name}_not_emptied BEFORE TRUNCATE ON review_{name}"
                " FOR EACH STATEMENT EXECUTE FUNCTION review_refuse();"
            )


def allow(apps, schema_editor):
    """Take them away again."""
    if schema_editor.connection.vendor == "postgresql":
        for name in TABLES:
            schema_editor.execute(f"DROP TRIGGER review_{name}_not_emptied ON review_{name};")


class Migration(migrations.Migration):
    """The reviews are not emptied."""

    dependencies = [("review", "0004_levels_by_rule")]

    operations = [migrations.RunPython(forbid, allow)]
