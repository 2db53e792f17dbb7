"""The database itself refuses to change a review, and an ending that its opinions do not bear out."""

from django.db import migrations

KEYS = {
    "review_scrutiny": ("id = NEW.id", "(organ_id = NEW.organ_id AND number = NEW.number)"),
    "review_scrutinyopinion": (
        "id = NEW.id",
        "(scrutiny_id = NEW.scrutiny_id AND number = NEW.number)",
    ),
    "review_determination": ("id = NEW.id", "opinion_id = NEW.opinion_id"),
    "review_verdict": ("id = NEW.id", "scrutiny_id = NEW.scrutiny_id"),
}
"""The tables whose rows are added and never changed, and what tells two rows apart: SQLite's REPLACE
deletes the earlier row without asking the trigger that refuses deletions."""

KEPT_OUT = {
    "sqlite": "EXISTS (SELECT 1 FROM json_each(s.drafters) d WHERE d.value IN {persons})",
    "postgresql": "EXISTS (SELECT 1 FROM jsonb_array_elements_text(s.drafters) d"
    " WHERE d.value::bigint IN {persons})",
}
"""Whether one of some persons changed the draft, as each database reads a list."""

PASSED = """
    EXISTS (SELECT 1 FROM review_scrutiny s WHERE s.id = NEW.scrutiny_id
        AND s.purpose = 'publication'
        AND (SELECT count(DISTINCT o.step) FROM review_scrutinyopinion o
             WHERE o.scrutiny_id = s.id AND o.result <> 'returned') = s.levels
        AND NOT EXISTS (SELECT 1 FROM review_scrutinyopinion o WHERE o.scrutiny_id = s.id
             AND (o.result = 'returned' OR s.drafted_by_id IN {persons}
                  OR s.submitted_by_id IN {persons} OR {kept_out}))
        AND NOT EXISTS (SELECT 1 FROM review_scrutinyopinion o
             JOIN review_scrutinyopinion e ON e.scrutiny_id = o.scrutiny_id AND e.step <> o.step
             WHERE o.scrutiny_id = s.id
             AND (e.by_id IN {persons} OR e.on_behalf_of_id IN {persons}))
        AND (SELECT o.result FROM review_scrutinyopinion o
             WHERE o.scrutiny_id = s.id AND o.step = 'final'
             ORDER BY o.number DESC LIMIT 1) = NEW.result)
"""
"""Every level has agreed, the last one with this result; none of them by or for who drafted, changed
or sent it, and no two by or for one person."""

PERSONS = "(o.by_id, o.on_behalf_of_id)"
ENDED = "EXISTS (SELECT 1 FROM review_verdict v WHERE v.scrutiny_id = NEW.scrutiny_id)"
CHANGED = "reviews are append-only"
TOO_LATE = "this review has ended"
NOT_PASSED = "this review has not passed"


def unborne(vendor):
    """An ending that lets something out and that the opinions do not bear out."""
    kept_out = KEPT_OUT[vendor].format(persons=PERSONS)
    passed = PASSED.format(persons=PERSONS, kept_out=kept_out)
    return f"NEW.result IN ('public', 'partial') AND NOT {passed}"


def sqlite():
    """The triggers as SQLite takes them."""
    for table, keys in KEYS.items():
        for deed in ("UPDATE", "DELETE"):
            yield f"""CREATE TRIGGER {table}_no_{deed.lower()} BEFORE {deed} ON {table}
            BEGIN SELECT RAISE(ABORT, '{CHANGED}'); END;"""
        yield f"""CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}
        WHEN EXISTS (SELECT 1 FROM {table} WHERE {" OR ".join(keys)})
        BEGIN SELECT RAISE(ABORT, '{CHANGED}'); END;"""
    yield f"""CREATE TRIGGER review_verdict_borne_out BEFORE INSERT ON review_verdict
    WHEN {unborne("sqlite")} BEGIN SELECT RAISE(ABORT, '{NOT_PASSED}'); END;"""
    yield f"""CREATE TRIGGER review_opinion_in_time BEFORE INSERT ON review_scrutinyopinion
    WHEN {ENDED} BEGIN SELECT RAISE(ABORT, '{TOO_LATE}'); END;"""


def postgresql():
    """The triggers as PostgreSQL takes them."""
    yield f"""CREATE FUNCTION review_refuse() RETURNS trigger AS $$
    BEGIN RAISE EXCEPTION '{CHANGED}' USING ERRCODE = 'integrity_constraint_violation'; END;
    $$ LANGUAGE plpgsql;"""
    for table in KEYS:
        yield f"""CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
        FOR EACH ROW EXECUTE FUNCTION review_refuse();"""
    for name, table, wrong, told in (
        ("review_verdict_borne_out", "review_verdict", unborne("postgresql"), NOT_PASSED),
        ("review_opinion_in_time", "review_scrutinyopinion", ENDED, TOO_LATE),
    ):
        yield f"""CREATE FUNCTION {name}() RETURNS trigger AS $$
        BEGIN IF {wrong} THEN
            RAISE EXCEPTION '{told}' USING ERRCODE = 'integrity_constraint_violation';
        END IF; RETURN NEW; END; $$ LANGUAGE plpgsql;"""
        yield f"""CREATE TRIGGER {name} BEFORE INSERT ON {table}
        FOR EACH ROW EXECUTE FUNCTION {name}();"""


def forbid(apps, schema_editor):
    """Add the triggers of this database."""
    vendor = schema_editor.connection.vendor
    for statement in sqlite() if vendor == "sqlite" else postgresql():
        schema_editor.execute(statement, params=None)


def allow(apps, schema_editor):
    """Take the triggers away again."""
    if schema_editor.connection.vendor == "sqlite":
        for table in KEYS:
            for deed in ("update", "delete", "replace"):
                schema_editor.execute(f"DROP TRIGGER {table}_no_{deed};")
        schema_editor.execute("DROP TRIGGER review_verdict_borne_out;")
        schema_editor.execute("DROP TRIGGER review_opinion_in_time;")
        return
    for name in ("review_refuse", "review_verdict_borne_out", "review_opinion_in_time"):
        schema_editor.execute(f"DROP FUNCTION {name}() CASCADE;")


class Migration(migrations.Migration):
    """Append-only reviews, and endings that hold."""

    dependencies = [("review", "0001_reviews")]

    operations = [migrations.RunPython(forbid, allow)]
