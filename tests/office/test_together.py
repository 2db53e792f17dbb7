"""What is made together is what is made one by one; a new office has what an older one has."""

import pytest
from django.db import connection, migrations, models
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from tests.both_histories import clauses, replacing

from gongkai.office.together import Together

LOADER = MigrationLoader(None, replace_migrations=False)
KEY = ("id", models.BigAutoField(primary_key=True))
TABLES = (
    migrations.CreateModel("Folder", [KEY]),
    migrations.CreateModel(
        "Sheet", [KEY, ("folder", models.ForeignKey("sample.Folder", models.CASCADE))]
    ),
    migrations.AddField("Folder", "name", models.CharField(max_length=20, default="")),
    migrations.AddIndex("Folder", models.Index(fields=["name"], name="folder_name")),
    migrations.AddConstraint(
        "Sheet", models.UniqueConstraint(fields=["folder"], name="one_sheet_of_a_folder")
    ),
)


class Editor(connection.SchemaEditorClass):
    """What a migration would tell the database, kept instead of told."""

    def __init__(self):
        super().__init__(connection, collect_sql=True)
        self.deferred_sql = []


@pytest.mark.parametrize(
    "one", [pytest.param(one, id="_".join(one.name.split("_")[:3])) for one in replacing(LOADER)]
)
def test_what_replaces_steps_ends_where_they_end(one):
    new = MigrationLoader(None).project_state([(one.app_label, one.name)])
    old = LOADER.project_state([one.replaces[-1]])

    changes = MigrationAutodetector(old, new).changes(LOADER.graph)

    assert changes.get(one.app_label, []) == []


def test_tables_made_together_are_made_whole_and_taken_away():
    operation, editor, empty, full = Together(*TABLES), Editor(), ProjectState(), ProjectState()
    operation.state_forwards("sample", full)

    operation.database_forwards("sample", editor, empty, full)

    made = [*editor.collected_sql, *map(str, editor.deferred_sql)]
    lines = [line for one in made for line in clauses(one.rstrip(";"))]
    assert sum(one.startswith("CREATE TABLE") for one in made) == 2
    assert any("name" in line and "varchar(20)" in line for line in lines)
    for name in ("folder_name", "one_sheet_of_a_folder"):
        assert any(name in line for line in lines)

    editor.collected_sql.clear()
    operation.database_backwards("sample", editor, full, empty)

    gone = [one for one in editor.collected_sql if one.startswith("DROP TABLE")]
    assert ["sheet" in one for one in gone] == [True, False]


def test_models_are_worked_out_anew_once_and_only_when_asked_for():
    state = ProjectState()
    before = state.apps

    Together(*TABLES).state_forwards("sample", state)

    assert "apps" not in state.__dict__
    assert state.apps is not before
    assert state.apps.get_model("sample", "Sheet")._meta.get_field("folder").related_model


def test_it_says_what_it_makes():
    assert Together(*TABLES).describe() == "Create Folder, Sheet together"
