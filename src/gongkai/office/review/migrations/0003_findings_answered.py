"""The database itself refuses to let out what a machine found and no reviewer answered."""

from django.db import migrations

UNANSWERED = {
    "sqlite": """EXISTS (SELECT 1 FROM review_scrutiny s, json_each(s.paper, '$.findings') f
        JOIN review_scrutinyopinion o ON o.scrutiny_id = s.id
        WHERE s.id = NEW.scrutiny_id AND o.result IN ('public', 'partial')
        AND COALESCE(json_extract(o.checklist,
            '$.findings."' || json_extract(f.value, '$.key') || '".answer'), '')
            NOT IN ('not_so', 'lawful'))""",
    "postgresql": """EXISTS (SELECT 1 FROM review_scrutiny s
        CROSS JOIN jsonb_array_elements(COALESCE(s.paper -> 'findings', '[]')) f
        JOIN review_scrutinyopinion o ON o.scrutiny_id = s.id
        WHERE s.id = NEW.scrutiny_id AND o.result IN ('public', 'partial')
        AND COALESCE(o.checklist -> 'findings' -> (f ->> 'key') ->> 'answer', '')
            NOT IN ('not_so', 'lawful'))""",
}
"""Whether an opinion lets something out and leaves a finding without an answer that allows it."""

NAME = "review_verdict_findings_answered"
TOLD = "a finding of this review is unanswered"


def forbid(apps, schema_editor):
    """Add the trigger of this database."""
    vendor = schema_editor.connection.vendor
    wrong = f"NEW.result IN ('public', 'partial') AND {UNANSWERED[vendor]}"
    if vendor == "sqlite":
        schema_editor.execute(
            f"""CREATE TRIGGER {NAME} BEFORE INSERT ON review_verdict
            WHEN {wrong} BEGIN SELECT RAISE(ABORT, '{TOLD}'); END;""",
            params=None,
        )
        return
    schema_editor.execute(
        f"""CREATE FUNCTION {NAME}() RETURNS trigger AS $$
        BEGIN IF {wrong} THEN
            RAISE EXCEPTION '{TOLD}' USING ERRCODE = 'integrity_constraint_violation';
        END IF; RETURN NEW; END; $$ LANGUAGE plpgsql;""",
        params=None,
    )
    schema_editor.execute(
        f"""CREATE TRIGGER {NAME} BEFORE INSERT ON review_verdict
        FOR EACH ROW EXECUTE FUNCTION {NAME}();""",
        params=None,
    )


def allow(apps, schema_editor):
    """Take the trigger away again."""
    vendor = schema_editor.connection.vendor
    thing = "TRIGGER" if vendor == "sqlite" else "FUNCTION"
    cascade = "" if vendor == "sqlite" else "() CASCADE"
    schema_editor.execute(f"DROP {thing} {NAME}{cascade};")


class Migration(migrations.Migration):
    """Findings that are answered."""

    dependencies = [("review", "0002_append_only")]

    operations = [migrations.RunPython(forbid, allow)]
