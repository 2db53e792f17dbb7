"""The database itself notes what search has to follow: each change that the public may notice."""

from django.db import migrations

FOLLOWED = (
    "organ_id",
    "kind",
    "title",
    "index_number",
    "document_number",
    "registration_number",
    "published_at",
    "effective",
    "expires",
    "theme",
    "openness",
    "summary",
    "keywords",
    "body",
    "live",
)
NOTED = "INSERT INTO search_change (key) VALUES ({})"
"""A view is counted without a change: `views` is not among the columns."""

EVENTS = {
    "disclosure_document": (
        ("inserted", "INSERT", "NEW.live", "NEW.id"),
        ("updated", "UPDATE OF " + ", ".join(FOLLOWED), "OLD.live OR NEW.live", "NEW.id"),
        ("deleted", "DELETE", "OLD.live", "OLD.id"),
    ),
    "disclosure_attachment": (
        ("inserted", "INSERT", "", "NEW.document_id"),
        ("updated", "UPDATE", "", "NEW.document_id"),
        ("deleted", "DELETE", "", "OLD.document_id"),
    ),
    "disclosure_validitychange": (
        ("inserted", "INSERT", "", "NEW.document_id"),
        ("updated", "UPDATE", "", "NEW.document_id"),
        ("deleted", "DELETE", "", "OLD.document_id"),
    ),
}


def _each():
    for table, events in EVENTS.items():
        for event, when, only, key in events:
            yield table, f"{table}_{event}_noted", when, f"WHEN ({only}) " if only else "", key


def follow(apps, schema_editor):
    """Add the triggers of this database."""
    for table, name, when, only, key in _each():
        note = NOTED.format(key)
        head = f"CREATE TRIGGER {name} AFTER {when} ON {table} FOR EACH ROW {only}"
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(f"{head} BEGIN {note}; END;")
            continue
        schema_editor.execute(
            f"CREATE FUNCTION {name}() RETURNS trigger AS $$ "
            f"BEGIN {note}; RETURN NULL; END; $$ LANGUAGE plpgsql;"
        )
        schema_editor.execute(f"{head} EXECUTE FUNCTION {name}();")


def leave(apps, schema_editor):
    """Take the triggers away again."""
    for table, name, *_ in _each():
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(f"DROP TRIGGER {name};")
        else:
            schema_editor.execute(f"DROP TRIGGER {name} ON {table};")
            schema_editor.execute(f"DROP FUNCTION {name}();")


class Migration(migrations.Migration):
    """Search follows documents, their files and their validity."""

    dependencies = [("disclosure", "0001_documents"), ("search", "0001_log_and_index")]

    operations = [migrations.RunPython(follow, leave)]
