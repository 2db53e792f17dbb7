"""The import contracts of pyproject.toml, on a made-up package that keeps or breaks them."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.house import tree

MODULES = (
    *("cli", "commands.office", "statute.law", "report.model"),
    *("office.demo.year", "office.portal.views", "office.annual.actions", "office.ledger.chain"),
    "office.retention.due",
    *("office.supervision.models", "office.applications.models", "office.disclosure.models"),
    *("office.organs.models", "office.backoffice.scoping", "office.apart"),
    *(f"office.redaction.{name}" for name in ("child", "process", "sheets", "finding.hits")),
    "office.review.findings.inside.child",
    *(f"office.redaction.{name}" for name in ("opening.paper", "proving.proof", "rebuilding.ink")),
)


@pytest.fixture
def package(tmp_path):
    """A package of the same floors and rooms, empty, under the project's own contracts."""
    (tmp_path / "pyproject.toml").write_text((tree.ROOT / "pyproject.toml").read_text("utf-8"))
    for module in MODULES:
        file = tmp_path.joinpath("gongkai", *module.split(".")).with_suffix(".py")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    for folder in [f for f in (tmp_path / "gongkai").rglob("*") if f.is_dir()]:
        (folder / "__init__.py").touch()
    (tmp_path / "gongkai" / "__init__.py").touch()
    return tmp_path


def verdict(package: Path) -> subprocess.CompletedProcess[str]:
    """What import-linter says of a package."""
    program = Path(sys.prefix) / "bin" / "lint-imports"
    return subprocess.run(
        [program, "--no-cache"],
        cwd=package,
        env={"PYTHONPATH": str(package)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def write(package: Path, *, importer: str, imported: str) -> None:
    """Make one module of the package import another."""
    file = package.joinpath("gongkai", *importer.split(".")).with_suffix(".py")
    file.write_text(f"import {imported}\n", "utf-8")


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("cli", "gongkai.statute.law"),
        ("commands.office", "gongkai.office.portal.views"),
        ("report.model", "gongkai.statute.law"),
        ("office.portal.views", "gongkai.office.annual.actions"),
        ("office.annual.actions", "gongkai.office.disclosure.models"),
        ("office.annual.actions", "gongkai.office.supervision.models"),
        ("office.retention.due", "gongkai.office.applications.models"),
        ("office.applications.models", "gongkai.office.organs.models"),
        ("office.organs.models", "gongkai.office.backoffice.scoping"),
    ],
)
def test_an_import_that_points_down_is_allowed(package, importer, imported):
    write(package, importer=importer, imported=imported)

    assert verdict(package).returncode == 0


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("statute.law", "gongkai.report.model"),
        ("statute.law", "django"),
        ("report.model", "gongkai.office.organs.models"),
        ("report.model", "django"),
        ("office.redaction.finding.hits", "django"),
        ("office.review.findings.inside.child", "django"),
        ("office.redaction.sheets", "gongkai.office.applications.models"),
        ("office.organs.models", "gongkai.office.ledger.chain"),
        ("office.backoffice.scoping", "gongkai.office.organs.models"),
        ("office.disclosure.models", "gongkai.office.applications.models"),
        ("office.applications.models", "gongkai.office.annual.actions"),
        ("office.supervision.models", "gongkai.office.annual.actions"),
        ("office.retention.due", "gongkai.office.supervision.models"),
        ("office.applications.models", "gongkai.office.retention.due"),
        ("office.portal.views", "gongkai.office.demo.year"),
        ("office.ledger.chain", "gongkai.cli"),
    ],
)
def test_an_import_that_points_up_or_aside_is_refused(package, importer, imported):
    write(package, importer=importer, imported=imported)

    said = verdict(package)

    assert said.returncode == 1
    assert "BROKEN" in said.stdout
