"""Each rule of code finds the module that breaks it, and lets a good one pass."""

import pytest
from tests.house import office_rules, rules

LONG = "x = 1\n" * 301


@pytest.mark.parametrize(
    ("rule", "broken", "kept"),
    [
        pytest.param(rules.long_module, LONG, LONG[6:], id="a long module"),
        pytest.param(
            rules.hidden_imports,
            "def due():\n    from datetime import date\n    return date",
            "from datetime import date\ndef due():\n    return date",
            id="an import inside a function",
        ),
        pytest.param(
            rules.pinyin_names, "def dafu_qixian(): ...", "def reply_due(): ...", id="def"
        ),
        pytest.param(rules.pinyin_names, "class NianBao: ...", "class Report: ...", id="class"),
        pytest.param(rules.pinyin_names, "class Shenqing: ...", "class Base64: ...", id="a word"),
        pytest.param(rules.pinyin_names, "def f(riqi): ...", "def f(day): ...", id="argument"),
        pytest.param(rules.pinyin_names, "ZHENGFU = 1", "import gongkai", id="constant"),
        pytest.param(rules.pinyin_names, "self.xinxi = 1", "self.text = 1", id="attribute"),
        pytest.param(rules.pinyin_names, "import a as bumen", "import a as b", id="alias"),
        pytest.param(rules.vague_functions, "def get_due(): ...", "def due(): ...", id="get"),
        pytest.param(
            rules.vague_functions, "def _process_row(): ...", "def row(): ...", id="process"
        ),
        pytest.param(
            rules.silent_handlers,
            "try:\n    f()\nexcept OSError:\n    pass",
            "try:\n    f()\nexcept OSError:\n    raise Lost from None",
            id="an error passed over",
        ),
        pytest.param(
            rules.silent_handlers,
            "with suppress(OSError):\n    f()",
            "f()",
            id="an error suppressed",
        ),
        pytest.param(rules.clocks, "due = date.today()", "due = today", id="today"),
        pytest.param(rules.clocks, "at = datetime.now(UTC)", "at = clock.reading", id="now"),
        pytest.param(rules.clocks, "at = time.time()", "at = time(9, 0)", id="time of day"),
        pytest.param(rules.environment, "import os", "import datetime", id="the environment"),
        pytest.param(
            rules.environment, "from urllib.request import urlopen", "import re", id="the network"
        ),
        pytest.param(
            rules.foreign_imports,
            "from gongkai.report import findings",
            "import gongkai\nfrom gongkai.statute import law",
            id="the law on the report",
        ),
        pytest.param(rules.foreign_imports, "import lxml", "import tomllib", id="a library"),
        pytest.param(office_rules.writes, "a.save()", "workbook.save(path)", id="save"),
        pytest.param(
            office_rules.writes,
            'a.save(update_fields=["due"])',
            "super().save(*args, **kwargs)",
            id="save of some fields",
        ),
        pytest.param(office_rules.writes, "a.delete()", "cache.delete(key)", id="delete"),
        pytest.param(
            office_rules.writes, "rows.update(live=True)", "seen.update(more)", id="update"
        ),
        pytest.param(
            office_rules.writes, "Event.objects.create(kind=1)", "Event(kind=1)", id="create"
        ),
        pytest.param(
            office_rules.writes, "Event.objects.bulk_create(e)", "list(e)", id="bulk create"
        ),
        pytest.param(
            office_rules.writes,
            'cursor.execute("UPDATE ledger SET kind = 1")',
            'cursor.execute("SELECT 1")',
            id="a statement",
        ),
        pytest.param(
            office_rules.theme_imports,
            "from gongkai.office.theme import tokens",
            "from gongkai.office.themes import tokens",
            id="the theme",
        ),
        pytest.param(
            office_rules.theme_imports,
            "from gongkai.office import theme",
            "from gongkai.office import organs",
            id="the theme by its floor",
        ),
        pytest.param(
            office_rules.unchecked_operations,
            "operations = [migrations.RemoveField('a', 'b')]",
            "operations = [\n    # checked: never filled\n    migrations.RemoveField('a', 'b')]",
            id="a field removed",
        ),
        pytest.param(
            office_rules.unchecked_operations,
            "# checked:\nmigrations.DeleteModel('a')",
            "migrations.CreateModel('a')",
            id="a model deleted",
        ),
        pytest.param(
            office_rules.moving_imports,
            "from gongkai.statute import reply_due",
            "from django.db import models",
            id="a migration that imports the law",
        ),
        pytest.param(
            office_rules.moving_imports,
            "from gongkai.office.organs.actions import found",
            "from gongkai.office.organs.models import path_of",
            id="a migration that imports an action",
        ),
    ],
)
def test_a_rule_finds_what_breaks_it_and_nothing_else(rule, broken, kept):
    assert rule(broken) != []
    assert rule(kept) == []


@pytest.mark.parametrize(
    "stem", ["utils", "date_utils", "helpers", "common", "misc", "core", "base"]
)
def test_a_drawer_is_found_by_its_name(stem):
    assert rules.drawer(stem) != []


@pytest.mark.parametrize("stem", ["deadlines", "scoring", "database", "basement"])
def test_a_name_that_says_something_is_no_drawer(stem):
    assert rules.drawer(stem) == []


@pytest.mark.parametrize(
    ("module", "imported", "count"),
    [
        ("models", "actions", 1),
        ("models", "views", 1),
        ("actions", "forms", 1),
        ("forms", "admin", 1),
        ("views", "models", 0),
        ("admin", "actions", 0),
        ("management.commands.serve", "actions", 0),
        ("visibility", "views", 0),
        ("models", "visibility", 0),
    ],
)
def test_inside_a_room_an_import_that_points_up_is_found(module, imported, count):
    source = f"import gongkai.office.organs.{imported}"

    wrong = office_rules.upward_imports(source, room="organs", module=module)

    assert len(wrong) == count


def test_inside_a_room_an_import_of_the_whole_file_is_found_too():
    source = "from gongkai.office.organs import views"

    assert len(office_rules.upward_imports(source, room="organs", module="models")) == 1


@pytest.mark.parametrize("stem", ["0002_auto_20221123_1201", "event_reason", "0003_"])
def test_a_migration_without_a_name_is_found(stem):
    assert office_rules.unnamed_migration(stem) != []


@pytest.mark.parametrize("stem", ["0001_initial", "0007_event_reason"])
def test_a_migration_with_a_name_passes(stem):
    assert office_rules.unnamed_migration(stem) == []
