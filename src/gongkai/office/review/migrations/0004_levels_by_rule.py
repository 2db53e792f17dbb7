"""The database itself refuses a review of fewer levels than the organ's rule allows."""

from django.db import migrations

NAME = "review_scrutiny_levels_by_rule"
TOLD = "a review has the levels of the rule of its organ"
WRONG = """NEW.purpose = 'publication' AND NEW.levels < 3 AND NOT EXISTS (
    SELECT 1 FROM review_reviewrule r WHERE r.organ_id = NEW.organ_id
    AND r.category IN ('', NEW.category) AND r.levels = NEW.levels)"""


def forbid(apps, schema_editor):
    """Add the trigger of this database."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(
            f"""CREATE TRIGGER {NAME} BEFORE INSERT ON review_scrutiny
            WHEN {WRONG} BEGIN SELECT RAISE(ABORT, '{TOLD}'); END;""",
            params=None,
        )
        return
    schema_editor.execute(
        f"""CREATE FUNCTION {NAME}() RETURNS trigger AS $$
        BEGIN IF {WRONG} THEN
            RAISE EXCEPTION '{TOLD}' USING ERRCODE = 'integrity_constraint_violation';
        END IF; RETURN NEW; END; $$ LANGUAGE plpgsql;""",
        params=None,
    )
    schema_editor.execute(
        f"""CREATE TRIGGER {NAME} BEFORE INSERT ON review_scrutiny
        FOR EACH ROW EXECUTE FUNCTION {NAME}();""",
        params=None,
    )


def allow(apps, schema_editor):
    """Take the trigger away again."""
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    schema_editor.execute(
        f"DROP TRIGGER {NAME};" if is_sqlite else f"DROP FUNCTION {NAME}() CASCADE;"
    )


class Migration(migrations.Migration):
    """Levels by rule; behind what carried earlier approvals over, which had one level."""

    dependencies = [
        ("review", "0003_findings_answered"),
        ("disclosure", "0005_approvals_as_reviews"),
    ]

    operations = [migrations.RunPython(forbid, allow)]
