"""The house rules, kept by every page, template, style sheet, lock and file of the root."""

import re
import subprocess
import tomllib

import pytest
from docs import build
from tests.house import document_rules, tree

import gongkai.report
import gongkai.statute
from gongkai.statute import OUTCOMES

LOCKS = sorted((tree.ROOT / "requirements").glob("*.txt"))


def complaints(paths, rule) -> dict[str, list[str]]:
    """What a rule of a text says of each file that breaks it."""
    said = {tree.shown(path): rule(path.read_text("utf-8")) for path in paths}
    return {path: wrong for path, wrong in said.items() if wrong}


@pytest.mark.parametrize(
    ("folder", "pattern", "cap"),
    [
        pytest.param("docs", "*.md", document_rules.LONGEST_PAGE, id="pages"),
        pytest.param("src", "templates/**/*.html", document_rules.LONGEST_TEMPLATE, id="templates"),
        pytest.param("src", "static/*/c/*.css", document_rules.LONGEST_COMPONENT, id="components"),
    ],
)
def test_no_file_is_longer_than_its_cap(folder, pattern, cap):
    files = sorted((tree.ROOT / folder).rglob(pattern))

    assert complaints(files, lambda text: document_rules.too_long(text, cap=cap)) == {}


def test_every_decision_has_its_number_its_headings_and_an_end():
    texts = {path.stem: path.read_text("utf-8") for path in tree.DECISIONS.glob("*.md")}

    wrong = {stem: document_rules.malformed_decision(stem, text) for stem, text in texts.items()}

    assert {stem: said for stem, said in wrong.items() if said} == {}
    assert document_rules.repeated_numbers(list(texts)) == []


@pytest.mark.parametrize("floor", [gongkai.statute, gongkai.report], ids=["statute", "report"])
def test_every_public_name_is_in_the_glossary(floor):
    glossary = (tree.ROOT / "docs" / "reference" / "glossary.md").read_text("utf-8")

    assert [name for name in floor.__all__ if f"`{name}`" not in glossary] == []


def test_every_outcome_is_in_the_glossary_with_its_label():
    glossary = (tree.ROOT / "docs" / "reference" / "glossary.md").read_text("utf-8")
    rows = [f"| `{one.code}` | {one.label} | {one.row} |" for one in OUTCOMES.values()]

    assert [row for row in rows if row not in glossary] == []


def test_every_link_leads_somewhere():
    wrong = {p: document_rules.broken_links(p, root=tree.ROOT) for p in tree.pages()}

    assert {tree.shown(page): targets for page, targets in wrong.items() if targets} == {}


def test_every_dependency_has_its_reason_beside_it():
    text = (tree.ROOT / "pyproject.toml").read_text("utf-8")

    assert document_rules.unexplained_dependencies(text) == []


def test_every_package_is_locked_by_its_hash_and_comes_from_nowhere_in_particular():
    assert complaints(LOCKS, document_rules.unlocked) == {}
    assert complaints(LOCKS, document_rules.addresses_in_lock) == {}


def test_no_file_names_a_registry():
    rules = {"tests/house/document_rules.py", "tests/house/test_document_rules.py"}
    files = [p for p in tree.kept_files() if tree.shown(p) not in rules]

    assert complaints(files, document_rules.registry_addresses) == {}


def test_no_file_outside_the_tests_points_outside_the_checkout():
    files = [p for p in tree.kept_files() if not p.is_relative_to(tree.ROOT / "tests")]

    assert complaints(files, document_rules.private_paths) == {}


def test_the_root_shows_no_more_than_a_visitor_can_take_in():
    assert len(tree.visible_entries()) <= document_rules.MOST_ENTRIES, tree.visible_entries()


def test_make_has_six_verbs_and_every_one_can_be_planned():
    makefile = (tree.ROOT / "Makefile").read_text("utf-8")
    phony = re.findall(r"^\.PHONY: (.+)$", makefile, re.M)[0].split()

    plans = {verb: planned(verb) for verb in tree.VERBS}

    assert [name for name in phony if not name.startswith(".")] == list(tree.VERBS)
    assert ".venv/bin/gongkai office serve" in plans["run"]
    assert ".venv/bin/pytest" in plans["test"]
    assert "|| true" not in makefile


def planned(verb: str) -> str:
    """What make would do for a verb."""
    command = ["make", "--dry-run", "--no-print-directory", verb]
    return subprocess.run(
        command, cwd=tree.ROOT, capture_output=True, text=True, check=True, timeout=60
    ).stdout


def test_ci_calls_what_a_developer_calls():
    script = tree.ROOT / ".ci" / "run"

    assert "make check test" in script.read_text("utf-8")
    assert script.stat().st_mode & 0o111


def test_the_index_of_the_docs_names_every_page():
    assert build.INDEX.read_text("utf-8") == build.index(), "run make docs"
    for name, text in build.decisions().items():
        assert (build.DOCS / "why" / f"{name}.md").read_text("utf-8") == text, "run make docs"


def test_every_command_and_option_is_documented():
    documented = build.names(build.kept_commands())

    assert build.names(build.commands()) - documented == set(), "run make docs"


@pytest.mark.parametrize(
    ("lock", "extras"),
    [("run.txt", ["office"]), ("dev.txt", ["office", "dev"])],
)
def test_every_dependency_is_in_its_lock(lock, extras):
    project = tomllib.loads((tree.ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = project["dependencies"] + sum(map(project["optional-dependencies"].get, extras), [])
    text = (tree.ROOT / "requirements" / lock).read_text("utf-8")

    assert document_rules.missing_from_lock(text, wanted=wanted) == []
