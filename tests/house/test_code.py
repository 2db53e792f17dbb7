"""The house rules, kept by every module of the project."""

from collections import Counter
from pathlib import Path

import pytest
from tests.house import office_rules, rules, tree

EVERYWHERE = ("src", "tests", "bench", "docs", ".ci")
FLOORS = ("src/gongkai/statute", "src/gongkai/report")

WRITES_ELSEWHERE: dict[str, str] = {
    "src/gongkai/office/disclosure/gate.py": "the publish action itself places files",
    "src/gongkai/office/search/plain.py": "the file of an index, which holds no record",
}
"""Files beside actions.py that write, each with its reason."""


def written_by_hand(*folders: str) -> list[Path]:
    """The modules that people write; Django writes migrations."""
    return [path for path in tree.modules(*folders) if path.parent.name != "migrations"]


def complaints(paths, rule) -> dict[str, list[str]]:
    """What a rule of source text says of each file that breaks it."""
    said = {tree.shown(path): rule(path.read_text("utf-8")) for path in paths}
    return {path: wrong for path, wrong in said.items() if wrong}


@pytest.mark.parametrize(
    ("rule", "folders"),
    [
        pytest.param(rules.long_module, EVERYWHERE, id="no module is longer than its cap"),
        pytest.param(rules.hidden_imports, EVERYWHERE, id="no import hides in a function"),
        pytest.param(rules.pinyin_names, EVERYWHERE, id="no name is pinyin"),
        pytest.param(rules.silent_handlers, ("src",), id="no error is swallowed in silence"),
        pytest.param(rules.vague_functions, FLOORS, id="a pure function is a noun"),
        pytest.param(rules.clocks, FLOORS, id="the law and the report read no clock"),
        pytest.param(rules.environment, FLOORS[:1], id="the law reaches for nothing outside"),
        pytest.param(rules.foreign_imports, FLOORS[:1], id="the law is standard library only"),
    ],
)
def test_every_module_keeps_the_rule(rule, folders):
    assert complaints(written_by_hand(*folders), rule) == {}


def test_no_module_or_folder_is_a_drawer():
    stems = {part for path in tree.modules(*EVERYWHERE) for part in named_parts(path)}

    assert [stem for stem in sorted(stems) if rules.drawer(stem)] == []


GIVEN_NAMES = frozenset({Path("src/gongkai/office/operating/sqlite/base.py")})
"""Modules whose name is not ours: Django looks for a database backend under `base`."""


def named_parts(path: Path) -> tuple[str, ...]:
    """The names that we chose for a module and the folders around it."""
    ours = path.relative_to(tree.ROOT)
    return ours.parent.parts if ours in GIVEN_NAMES else ours.with_suffix("").parts


def test_no_folder_holds_more_modules_than_a_reader_can_hold():
    chosen = (p for p in written_by_hand("src") if p.stem != "__init__")
    counts = Counter(tree.shown(p.parent) for p in chosen)

    assert {folder: n for folder, n in counts.items() if n > rules.MOST_MODULES} == {}


def test_only_actions_write():
    rooms = (p for p in tree.modules("src/gongkai/office") if not may_write(p))

    assert complaints(rooms, office_rules.writes) == {}


def may_write(path: Path) -> bool:
    """Whether a file is an action, a migration, or one that has its reason."""
    inside = path.relative_to(tree.OFFICE).with_suffix("").parts
    return bool({"actions", "migrations"} & set(inside)) or tree.shown(path) in WRITES_ELSEWHERE


def test_whoever_writes_elsewhere_still_does():
    files = [tree.ROOT / name for name in WRITES_ELSEWHERE]

    assert [tree.shown(p) for p in files if not office_rules.writes(p.read_text("utf-8"))] == []


def test_inside_a_room_imports_point_down():
    wrong = {}
    for path in tree.modules("src/gongkai/office"):
        room, *inside = path.relative_to(tree.OFFICE).with_suffix("").parts
        found = office_rules.upward_imports(
            path.read_text("utf-8"), room=room, module=".".join(inside)
        )
        wrong |= {tree.shown(path): found} if found else {}

    assert wrong == {}


def test_the_theme_is_reached_through_templates_only():
    others = (p for p in tree.modules("src") if not p.is_relative_to(tree.OFFICE / "theme"))

    assert complaints(others, office_rules.theme_imports) == {}


def test_every_migration_says_what_it_does():
    assert [p for p in tree.migrations() if office_rules.unnamed_migration(p.stem)] == []


@pytest.mark.parametrize(
    "rule",
    [
        pytest.param(office_rules.unchecked_operations, id="what can lose a record is checked"),
        pytest.param(office_rules.moving_imports, id="it imports neither the law nor an action"),
    ],
)
def test_every_migration_is_safe(rule):
    assert complaints(tree.migrations(), rule) == {}
