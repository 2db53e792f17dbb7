"""The database itself keeps the gate: who comes with SQL meets the rule that the publish action has.

A row is live only where a review of this very document passed, no taking back has ended it since,
and every reviewed column and every file is what the reviewers read. Files of what is published
never change, takings back are never undone, an index number never changes, a document that was
reviewed is never deleted.
"""

from django.db import migrations

REVIEWED = (
    *("organ_id", "issuer_id", "issuer_name", "kind", "title", "document_number"),
    *("registration_number", "formed", "effective", "expires", "duty", "theme", "genre"),
    *("openness", "openness_reason", "summary", "keywords", "body", "source", "interprets_id"),
)
WATCHED = ("id", "live", "clearance_id", *REVIEWED)
AS_READ = {
    "sqlite": " AND ".join(
        f"NEW.{name} IS json_extract(s.paper, '$.content.{name}')" for name in REVIEWED
    ),
    "postgresql": "s.paper ? 'content' AND to_jsonb(NEW) @> (s.paper -> 'content')",
}
"""Whether each reviewed column is what the reviewers read."""

FILES = {
    "sqlite": """
        (SELECT count(*) FROM disclosure_attachment a WHERE a.document_id = NEW.id)
            = json_array_length(s.paper, '$.files')
        AND NOT EXISTS (SELECT 1 FROM disclosure_attachment a WHERE a.document_id = NEW.id
            AND NOT EXISTS (SELECT 1 FROM json_each(s.paper, '$.files') f
                WHERE json_extract(f.value, '$.title') = a.title
                AND json_extract(f.value, '$.name') = a.file
                AND json_extract(f.value, '$.sha256') = a.sha256))""",
    "postgresql": """
        (SELECT count(*) FROM disclosure_attachment a WHERE a.document_id = NEW.id)
            = jsonb_array_length(s.paper -> 'files')
        AND NOT EXISTS (SELECT 1 FROM disclosure_attachment a WHERE a.document_id = NEW.id
            AND NOT s.paper -> 'files' @> jsonb_build_array(jsonb_build_object(
                'title', a.title, 'name', a.file, 'sha256', a.sha256)))""",
}
"""Whether the files are those that the reviewers read, and no others."""

CLEARED = """
    EXISTS (SELECT 1 FROM review_verdict v JOIN review_scrutiny s ON s.id = v.scrutiny_id
        WHERE v.id = NEW.clearance_id AND v.result IN ('public', 'partial')
        AND s.purpose = 'publication' AND s.subject = 'document' AND s.subject_id = NEW.id
        AND s.id > COALESCE((SELECT max(t.scrutiny_id) FROM disclosure_takingback t
                             WHERE t.document_id = NEW.id), 0)
        AND {as_read} AND {files})
    AND NEW.openness = 'proactive'
"""
OVERTAKEN = """
    EXISTS (SELECT 1 FROM review_verdict v JOIN review_scrutiny s ON s.id = v.scrutiny_id
        JOIN review_scrutiny n ON n.subject = s.subject AND n.subject_id = s.subject_id
        AND n.purpose = s.purpose AND n.id > s.id
        LEFT JOIN review_verdict w ON w.scrutiny_id = n.id
        WHERE v.id = NEW.clearance_id
        AND (w.result IS NULL OR w.result NOT IN ('recalled', 'superseded')))
"""
"""Whether a later review of the document is open or held something: only the last one lets out."""

STAYS = "OLD.live AND OLD.clearance_id = NEW.clearance_id"
IS_REVIEWED = """EXISTS (SELECT 1 FROM review_scrutiny s
    WHERE s.subject = 'document' AND s.subject_id = OLD.id)"""
IS_LIVE = "EXISTS (SELECT 1 FROM disclosure_document d WHERE d.id IN ({ids}) AND d.live)"
FILE_CHANGED = (
    "(OLD.document_id, OLD.title, OLD.file, OLD.sha256)"
    " <> (NEW.document_id, NEW.title, NEW.file, NEW.sha256)"
)
VERSION_READ = {
    "sqlite": "json_extract(s.paper, '$.content.title') = NEW.title"
    " AND json_extract(s.paper, '$.content.body') = NEW.body",
    "postgresql": "s.paper -> 'content' ->> 'title' = NEW.title"
    " AND s.paper -> 'content' ->> 'body' = NEW.body",
}
UNREAD = """NOT EXISTS (SELECT 1 FROM review_verdict v JOIN review_scrutiny s ON s.id = v.scrutiny_id
    WHERE v.result IN ('public', 'partial') AND s.subject = 'document'
    AND s.subject_id = NEW.document_id AND {read})"""
"""Whether a version of a guide says what no review of its document passed."""

VERSION_CHANGED = (
    "(OLD.document_id, OLD.title, OLD.body) <> (NEW.document_id, NEW.title, NEW.body)"
    " OR OLD.withdrawn IS NOT NULL AND NEW.withdrawn IS NULL"
)
TOLD = {
    "uncleared": "no review has cleared this document",
    "renumbered": "an index number never changes",
    "deleted": "a document that was reviewed is not deleted",
    "filed": "the files of a published document do not change",
    "undone": "a taking back is not undone",
    "versioned": "a version of a guide is what was reviewed and stays so",
}


def rules(vendor):
    """Each rule: its name, the table, the deed that it watches, and what it refuses."""
    cleared = CLEARED.format(as_read=AS_READ[vendor], files=FILES[vendor])
    names = ("document", "attachment", "takingback", "guideversion")
    document, attachment, taken, version = (f"disclosure_{name}" for name in names)
    unread = UNREAD.format(read=VERSION_READ[vendor])
    columns, uncleared = ", ".join(WATCHED), f"NEW.live AND NOT ({cleared})"
    again = f"NEW.live AND NOT ({STAYS}) AND {OVERTAKEN}"
    changed = f"{IS_LIVE.format(ids='OLD.document_id, NEW.document_id')} AND {FILE_CHANGED}"
    return (
        ("uncleared", document, "INSERT", f"{uncleared} OR NEW.live AND {OVERTAKEN}"),
        ("uncleared", document, f"UPDATE OF {columns}", f"{uncleared} OR {again}"),
        ("renumbered", document, "UPDATE", "OLD.index_number <> NEW.index_number"),
        ("deleted", document, "DELETE", IS_REVIEWED),
        ("filed", attachment, "INSERT", IS_LIVE.format(ids="NEW.document_id")),
        ("filed", attachment, "UPDATE", changed),
        ("filed", attachment, "DELETE", IS_LIVE.format(ids="OLD.document_id")),
        ("versioned", version, "INSERT", unread),
        ("versioned", version, "UPDATE", VERSION_CHANGED),
        ("undone", taken, "UPDATE", "true"),
        ("undone", taken, "DELETE", "true"),
    )


def sqlite():
    """The triggers as SQLite takes them: of an insert only afterwards is the key known.

    SQLite's REPLACE deletes the earlier row without asking the trigger that refuses deletions.
    """
    for name, table, deed, wrong in rules("sqlite"):
        when, word = ("AFTER" if name == "uncleared" else "BEFORE"), deed.split()[0].lower()
        yield f"""CREATE TRIGGER {table}_{name}_{word} {when} {deed} ON {table}
        WHEN {wrong} BEGIN SELECT RAISE(ABORT, '{TOLD[name]}'); END;"""
    for table, key, name in (
        ("disclosure_document", "index_number", "deleted"),
        ("disclosure_takingback", "scrutiny_id", "undone"),
        ("disclosure_guideversion", "id", "versioned"),
    ):
        yield f"""CREATE TRIGGER {table}_{name}_replace BEFORE INSERT ON {table}
        WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id OR {key} = NEW.{key})
        BEGIN SELECT RAISE(ABORT, '{TOLD[name]}'); END;"""


def postgresql():
    """The triggers as PostgreSQL takes them."""
    for name, table, deed, wrong in rules("postgresql"):
        word = deed.split()[0].lower()
        kept = "OLD" if word == "delete" else "NEW"
        yield f"""CREATE FUNCTION {table}_{name}_{word}() RETURNS trigger AS $$
        BEGIN IF {wrong} THEN
            RAISE EXCEPTION '{TOLD[name]}' USING ERRCODE = 'integrity_constraint_violation';
        END IF; RETURN {kept}; END; $$ LANGUAGE plpgsql;"""
        yield f"""CREATE TRIGGER {table}_{name}_{word} BEFORE {deed} ON {table}
        FOR EACH ROW EXECUTE FUNCTION {table}_{name}_{word}();"""


def keep(apps, schema_editor):
    """Add the triggers of this database."""
    vendor = schema_editor.connection.vendor
    for statement in sqlite() if vendor == "sqlite" else postgresql():
        schema_editor.execute(statement, params=None)


def leave(apps, schema_editor):
    """Take the triggers away again."""
    if schema_editor.connection.vendor == "sqlite":
        for statement in sqlite():
            name = statement.split(maxsplit=3)[2]
            schema_editor.execute(f"DROP TRIGGER {name};")
        return
    for name, table, deed, _ in rules("postgresql"):
        word = deed.split()[0].lower()
        schema_editor.execute(f"DROP FUNCTION {table}_{name}_{word}() CASCADE;")


class Migration(migrations.Migration):
    """The gate in the database."""

    dependencies = [("disclosure", "0006_cleared_by_a_review")]

    operations = [migrations.RunPython(keep, leave)]
