"""PostgreSQL, where several write at once: parts wait for their document, and no table is emptied.

Its triggers do not see what others have not committed. A part or a file that changes while its
document is being published would be judged by a document that is still a draft, and the
document by a part that is still as it was read. So whoever touches one asks for the row of its
document first, and judges when the other is done. TRUNCATE asks no trigger of single rows.
SQLite has one writer and no such statement.
"""

from django.db import migrations

PARTS = tuple(
    f"disclosure_{name}"
    for name in ("attachment", "interview", "serviceguide", "topic", "gazetteissue", "gazetteitem")
)
KEPT = ("disclosure_document", "disclosure_takingback", "disclosure_guideversion", *PARTS)

# Triggers of a table go by their names: this one before those that judge, "filed" and "kept".
WAIT = """CREATE FUNCTION disclosure_wait_for_document() RETURNS trigger AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM 1 FROM disclosure_document WHERE id = OLD.document_id FOR SHARE;
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    PERFORM 1 FROM disclosure_document WHERE id = NEW.document_id FOR SHARE;
    RETURN NEW;
END; $$ LANGUAGE plpgsql;"""
REFUSE = """CREATE FUNCTION disclosure_not_emptied() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'what was reviewed is not emptied'
    USING ERRCODE = 'integrity_constraint_violation';
END; $$ LANGUAGE plpgsql;"""


def keep(apps, schema_editor):
    """Let writers wait for one another, and refuse to empty."""
    if schema_editor.connection.vendor != "postgresql":
        return
    for function in (WAIT, REFUSE):
        schema_editor.execute(function, params=None)
    for table in PARTS:
        schema_editor.execute(
            f"CREATE TRIGGER {table}_alone BEFORE INSERT OR UPDATE OR DELETE ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION disclosure_wait_for_document();"
        )
    for table in KEPT:
        schema_editor.execute(
            f"CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION disclosure_not_emptied();"
        )


def leave(apps, schema_editor):
    """As it was."""
    if schema_editor.connection.vendor == "postgresql":
        for name in ("wait_for_document", "not_emptied"):
            schema_editor.execute(f"DROP FUNCTION disclosure_{name}() CASCADE;")


class Migration(migrations.Migration):
    """One after the other, and nothing emptied."""

    dependencies = [("disclosure", "0014_suggestions")]

    operations = [migrations.RunPython(keep, leave)]
