"""Each rule of pages, locks and links finds the file that breaks it, and lets a good one pass."""

import pytest
from tests.house import document_rules, snippets

DECISION = """# 0004 The day of receipt is day zero

## Context

## Decision

## Consequences
"""

PYPROJECT = """[build-system]
requires = [
  "setuptools",
]

[project]
dependencies = [
  "lxml>=6.1",  # trees
  "openpyxl>=3.1",%s
]

[tool.other]
things = [
  "not a dependency",
]
"""


@pytest.mark.parametrize(
    ("rule", "broken", "kept"),
    [
        pytest.param(
            document_rules.registry_addresses,
            "index = https://pypi.org/simple",
            "see https://www.gov.cn/zhengce",
            id="a registry",
        ),
        pytest.param(
            document_rules.registry_addresses,
            "pip install --index-url=mirror x",
            "pip install x",
            id="an option that names one",
        ),
        pytest.param(
            document_rules.addresses_in_lock,
            "wagtail @ https://example.org/wagtail.whl",
            "wagtail==8.0.1",
            id="an address in a lock",
        ),
        pytest.param(
            document_rules.unlocked,
            "wagtail==8.0.1\n    # via gongkai",
            "# locked\nwagtail==8.0.1 \\\n    --hash=sha256:ab\n    # via gongkai",
            id="a package without its hash",
        ),
        pytest.param(
            document_rules.unlocked,
            "wagtail>=8 \\\n    --hash=sha256:ab",
            "wagtail==8 \\\n    --hash=sha256:ab",
            id="a package without its version",
        ),
        pytest.param(
            document_rules.unexplained_dependencies,
            PYPROJECT % "",
            PYPROJECT % "  # sheets",
            id="a dependency without its reason",
        ),
        pytest.param(
            document_rules.private_paths,
            "open('../shared/reports')",
            "open('shared')",
            id="a path outside the checkout",
        ),
    ],
)
def test_a_rule_finds_what_breaks_it_and_nothing_else(rule, broken, kept):
    assert rule(broken) != []
    assert rule(kept) == []


def test_a_dependency_that_is_not_locked_is_found():
    lock = "django==5.2\npython-docx==1.2 \\\n    --hash=sha256:ab\n"

    missing = document_rules.missing_from_lock(
        lock, wanted=["Django>=5.2,<5.3", "python-docx>=1.2", "docx"]
    )

    assert missing == ["docx"]


def test_a_long_text_is_found():
    assert document_rules.too_long("a\n" * 201, cap=200) == ["201 lines, the cap is 200"]
    assert document_rules.too_long("a\n" * 200, cap=200) == []


@pytest.mark.parametrize(
    ("stem", "text"),
    [
        pytest.param("4-receipt", DECISION, id="no number"),
        pytest.param("0005-receipt", DECISION, id="another number than its title"),
        pytest.param("0004-receipt", DECISION.replace("## Context", ""), id="no context"),
        pytest.param("0004-receipt", DECISION + "## Notes\n", id="a heading more"),
        pytest.param("0004-receipt", DECISION + "a\n" * 60, id="too long"),
    ],
)
def test_a_malformed_decision_is_found(stem, text):
    assert document_rules.malformed_decision(stem, text) != []


def test_a_good_decision_passes():
    assert document_rules.malformed_decision("0004-receipt-is-day-zero", DECISION) == []


def test_two_decisions_with_one_number_are_found():
    assert document_rules.repeated_numbers(["0004-a", "0004-b", "0005-c"]) == ["0004"]


@pytest.mark.parametrize(
    ("link", "count"),
    [
        pytest.param("[a](other.md)", 0, id="a page"),
        pytest.param("[a](other.md#what-it-does)", 0, id="a heading"),
        pytest.param("[a](other.md#第一步-登录)", 0, id="a Chinese heading"),
        pytest.param("[a](https://www.gov.cn/)", 0, id="another site"),
        pytest.param("```text\n[a](nowhere.md)\n```", 0, id="inside a fence"),
        pytest.param("[a](nowhere.md)", 1, id="no page"),
        pytest.param("![a](nowhere.png)", 1, id="no picture"),
        pytest.param("[a](other.md#nothing)", 1, id="no heading"),
        pytest.param("[a](../../outside.md)", 1, id="out of the checkout"),
    ],
)
def test_a_link_that_leads_nowhere_is_found(link, count, tmp_path):
    (tmp_path / "other.md").write_text("# Title\n\n## What it does\n\n## 第一步：登录\n", "utf-8")
    (tmp_path / "other.md").write_text("# Title\n\n## What it does\n\n## 第一步 登录\n", "utf-8")
    page = tmp_path / "page.md"
    page.write_text(link, "utf-8")

    assert len(document_rules.broken_links(page, root=tmp_path)) == count


def test_the_commands_of_a_page_are_those_after_the_prompt():
    page = "text\n\n```console\n$ make run\n$ gongkai fee \\\n  --items 1\n0\n```\n"

    typed = snippets.commands(page)

    assert [(c.text, c.prints, c.line) for c in typed] == [
        ("make run", "", 3),
        ("gongkai fee   --items 1", "0", 3),
    ]


@pytest.mark.parametrize(
    ("page", "count"),
    [
        pytest.param("```sh\nmake run\n```\n", 1, id="a kind that nobody runs"),
        pytest.param("```\nmake run\n```\n", 1, id="no kind"),
        pytest.param("```console\nmake run\n```\n", 1, id="no prompt"),
        pytest.param("```console\n$ make run\n```\n", 0, id="a command"),
        pytest.param("1. so:\n\n   ```console\n   $ make run\n   ```\n", 0, id="in a list"),
        pytest.param("```json\n{}\n```\n", 0, id="to be read only"),
    ],
)
def test_a_block_that_would_escape_is_found(page, count):
    assert len(snippets.strays(page)) == count


@pytest.mark.parametrize(
    ("page", "wrong"),
    [
        pytest.param("```python\n>>> 1 + 1\n2\n```\n", False, id="right"),
        pytest.param("```python\n>>> 1 + 1\n3\n```\n", True, id="wrong"),
        pytest.param("You type:\n\n    >>> 1 + 1\n    3\n", True, id="indented"),
        pytest.param("```python\nfor n in [1]:\n    n / 0\n```\n", True, id="a script"),
        pytest.param(
            "```python\nn = 1\n```\n\n```python\nassert n == 1\n```\n", False, id="one session"
        ),
    ],
)
def test_python_that_does_otherwise_is_found(page, wrong):
    assert bool(snippets.failures(page, name="page")) is wrong


def test_a_command_that_the_test_may_not_run_is_known_by_its_first_words():
    clone, other = snippets.commands("```console\n$ git clone a b\n$ git cloned\n```\n")

    assert snippets.is_not_run(clone)
    assert not snippets.is_not_run(other)
