"""A check cannot exist without its rule, its source and an example on the pages of the checks."""

import ast
from pathlib import Path

import pytest
from docs import checks as pages
from docs.build import REFERENCE

from gongkai.report import checks
from gongkai.report.checks import narrative

FOLDER = Path(checks.__file__).parent
RULES = (*checks.TABLE_RULES, *checks.TEXT_RULES)
FAMILIES = ("T3-", "T4-", "FORM-", "TEXT-", "YEAR-", "ROLLUP-", "READ-")


def codes_in(tree):
    """The codes of findings that a piece of Python writes down."""
    words = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    texts = {word for word in words if isinstance(word, str)}
    return {word for word in texts if word.startswith(FAMILIES) and word.upper() == word}


def without_rules(tree):
    """A module without its list of rules."""
    kept = [
        node
        for node in tree.body
        if not (isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "RULES")
    ]
    return ast.Module(kept, [])


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.py")), ids=lambda path: path.stem)
def test_a_module_gives_the_codes_of_its_own_rules_and_no_others(path):
    tree = ast.parse(path.read_text("utf-8"))
    rules = [node for node in tree.body if node not in without_rules(tree).body]

    given = codes_in(without_rules(tree)) - (
        {"READ-DOUBT"} if path.parent.name == "narrative" else set()
    )

    assert given == codes_in(ast.Module(rules, []))


def test_every_list_of_rules_is_on_a_page():
    lists = [
        getattr(module, "RULES", ())
        for package in (checks, narrative)
        for module in vars(package).values()
    ]

    assert {rule for rules in lists for rule in rules} == set(RULES)


def test_the_examples_give_no_finding_that_no_rule_stands_for():
    stated = {(rule.code, rule.severity) for rule in RULES}

    given = {
        (item.code, item.severity)
        for case in pages.EXAMPLES.values()
        for item in checks.findings(case.report, case.previous, covers=case.covers)
    }

    assert given == stated


def test_the_report_of_the_examples_has_no_fault_of_its_own():
    assert checks.findings(pages.base()) == []


def test_every_example_is_shown():
    assert {rule.example for rule in RULES} == set(pages.EXAMPLES)


@pytest.mark.parametrize("name", sorted(pages.PAGES))
def test_the_pages_of_the_checks_are_what_the_code_says(name):
    kept = (REFERENCE / f"{name}.md").read_text("utf-8")

    assert kept == pages.pages()[name], "run make docs"
