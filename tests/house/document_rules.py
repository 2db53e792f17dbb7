"""House rules of what is not code: decisions, locks, dependencies, pages and their links."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

LONGEST_PAGE = 200
LONGEST_DECISION = 60
LONGEST_TEMPLATE = 100
LONGEST_COMPONENT = 120
MOST_ENTRIES = 14

DECISION_NAME = re.compile(r"(\d{4})-[a-z0-9]+(-[a-z0-9]+)*")
HEADINGS = ["Context", "Decision", "Consequences"]

REGISTRIES = re.compile(
    "|".join(
        (
            r"pypi\.(org|python)",
            r"pythonhosted",
            r"registry\.(npmjs|yarnpkg|npmmirror)",
            r"(mirrors?|pypi)\.[a-z0-9.-]+\.(cn|com)",
            r"--(extra-)?index-url|--find-links|--trusted-host",
            r"file:///",
        )
    )
)
"""Addresses of package registries: where packages come from is each machine's business."""

DEPENDENCY = re.compile(r'^\s+"(?P<name>[A-Za-z0-9._-]+)[^"]*",(?P<rest>.*)$')
LINK = re.compile(r"(?<!!)!?\[[^\]]*\]\((?P<target>[^)\s]+)\)")
OUTSIDE = re.compile(r"[a-z]+:")


def too_long(text: str, *, cap: int) -> list[str]:
    """A text beyond its cap of lines."""
    lines = len(text.splitlines())
    return [f"{lines} lines, the cap is {cap}"] if lines > cap else []


def malformed_decision(stem: str, text: str) -> list[str]:
    """A decision (ADR) without its number, its title, its three headings, or too long."""
    name = DECISION_NAME.fullmatch(stem)
    if not name:
        return [f"{stem} is not NNNN-title"]
    wrong = too_long(text, cap=LONGEST_DECISION)
    if not text.startswith(f"# {name[1]} "):
        wrong.append(f"does not begin with the title `# {name[1]} …`")
    found = re.findall(r"^## (.+)$", text, re.M)
    if found != HEADINGS:
        wrong.append(f"has the headings {found}, not {HEADINGS}")
    return wrong


def repeated_numbers(stems: Collection[str]) -> list[str]:
    """Numbers that two decisions share."""
    numbers = [stem[:4] for stem in stems]
    return sorted({number for number in numbers if numbers.count(number) > 1})


def registry_addresses(text: str) -> list[str]:
    """Lines that name a package registry or say where to fetch from."""
    return [
        f"line {number}: {found[0]}"
        for number, line in enumerate(text.splitlines(), 1)
        if (found := REGISTRIES.search(line))
    ]


def addresses_in_lock(text: str) -> list[str]:
    """Lines of a lock file that hold any address at all."""
    held = (
        f"line {number} holds an address"
        for number, line in enumerate(text.splitlines(), 1)
        if "://" in line
    )
    return [*held, *registry_addresses(text)]


def unlocked(text: str) -> list[str]:
    """Packages of a lock file without a version or without a hash."""
    entries = re.split(r"\n(?=\S)", text.strip())
    packages = [entry for entry in entries if not entry.startswith("#")]
    return [
        entry.splitlines()[0]
        for entry in packages
        if "==" not in entry.splitlines()[0] or "--hash=sha256:" not in entry
    ]


def missing_from_lock(text: str, *, wanted: Collection[str]) -> list[str]:
    """Dependencies that a lock does not hold; `wanted` are their lines in pyproject.toml."""
    held = {name.lower() for name in re.findall(r"^([\w.-]+)==", text, re.M)}
    names = (re.split(r"[^\w.-]", line)[0] for line in wanted)
    return [name for name in names if name.lower() not in held]


def unexplained_dependencies(pyproject: str) -> list[str]:
    """Dependencies without their reason beside them."""
    project = pyproject.split("\n[project]\n", 1)[-1].split("\n[tool.", 1)[0]
    found = (DEPENDENCY.match(line) for line in project.splitlines())
    return [line["name"] for line in found if line and not re.match(r"\s*# \S", line["rest"])]


def private_paths(text: str) -> list[str]:
    """Lines that point outside the checkout, to a place that only one machine has."""
    return [
        f"line {number} points outside the checkout"
        for number, line in enumerate(text.splitlines(), 1)
        if re.search(r"\.\./shared|/work/|/root/", line)
    ]


def broken_links(page: Path, *, root: Path) -> list[str]:
    """Links of a page to files that are not there, or to headings that they do not have."""
    text = without_fences(page.read_text("utf-8"))
    targets = (match["target"] for match in LINK.finditer(text))
    inside = (target for target in targets if not OUTSIDE.match(target))
    return [target for target in inside if not leads_somewhere(target, page=page, root=root)]


def leads_somewhere(target: str, *, page: Path, root: Path) -> bool:
    """Whether a link from a page reaches a file of the checkout, and the heading it names."""
    name, _, heading = target.partition("#")
    file = (page.parent / name).resolve() if name else page
    if not file.exists() or not file.is_relative_to(root):
        return False
    return not heading or heading in anchors(file.read_text("utf-8"))


def anchors(text: str) -> set[str]:
    """The anchors that a page's headings make, as code hosts make them."""
    titles = re.findall(r"^#+ (.+)$", without_fences(text), re.M)
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


def without_fences(text: str) -> str:
    """A page without its fenced blocks, in which brackets are no links."""
    return re.sub(r"^```.*?^```", "", text, flags=re.M | re.S)
