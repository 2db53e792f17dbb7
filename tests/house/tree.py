"""What stands in the checkout: the files that the house rules judge."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "gongkai"
OFFICE = PACKAGE / "office"
DECISIONS = ROOT / "docs" / "why" / "decisions"

VERBS = ("run", "test", "check", "fix", "bench", "docs")
"""What make can do."""

TEXT_ENDINGS = {
    *(".css", ".html", ".js", ".json", ".md", ".po", ".py", ".svg", ".toml", ".txt", ".typ"),
    *(".cfg", ".in", ".ini", ".sh", ".yaml", ".yml", ""),
}


def modules(*folders: str) -> list[Path]:
    """Every Python module under some folders of the checkout, in order."""
    found = (path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return sorted(path for path in found if "__pycache__" not in path.parts)


def migrations() -> list[Path]:
    """Every migration of the office."""
    return [p for p in modules("src") if p.parent.name == "migrations" and p.stem != "__init__"]


def pages() -> list[Path]:
    """Every page of documentation, those of the root first."""
    return [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


def tested_pages() -> list[Path]:
    """The pages whose commands and snippets are run."""
    folders = (ROOT / "docs" / name for name in ("tutorial", "how-to"))
    return [
        *sorted(ROOT.glob("README*.md")),
        *(p for f in folders for p in sorted(f.rglob("*.md"))),
    ]


def walked_pages() -> set[Path]:
    """The pages with numbered steps, whose commands `tests/e2e/test_tutorial.py` types."""
    return {page for page in tested_pages() if "<!-- step: " in page.read_text("utf-8")}


def ignored_entries() -> set[str]:
    """The entries of the root that git ignores, as .gitignore names them."""
    lines = (ROOT / ".gitignore").read_text("utf-8").split()
    return {line.strip("/") for line in lines if line.startswith("/")}


def visible_entries() -> set[str]:
    """What a visitor sees in the root of a clone."""
    names = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    return {name for name in names - ignored_entries() if not name.endswith(".egg-info")}


def kept_files() -> list[Path]:
    """Every text file of a clone, hidden ones such as `.ci/run` too."""
    tops = [ROOT / name for name in sorted(visible_entries())]
    tops += [ROOT / ".ci", ROOT / ".gitignore"]
    files = [file for top in tops for file in ([top] if top.is_file() else top.rglob("*"))]
    return sorted(file for file in files if file.is_file() and is_text(file))


def is_text(path: Path) -> bool:
    """Whether a file is text by its ending, and made by people."""
    return path.suffix in TEXT_ENDINGS and not {"__pycache__", "node_modules"} & set(path.parts)


def shown(path: Path) -> str:
    """A path as a person names it, from the root of the checkout."""
    return path.relative_to(ROOT).as_posix()
