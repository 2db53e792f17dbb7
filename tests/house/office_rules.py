"""House rules of the office's rooms: who writes, who imports whom, how migrations look."""

from __future__ import annotations

import ast
import re

from tests.house.rules import imported_modules, is_call_of

WRITES = {
    *("create", "get_or_create", "update_or_create", "bulk_create", "bulk_update"),
    *("save_revision", "add_root", "add_child", "add_sibling"),
}
"""Methods that write to the database whatever they are given."""

ORDER = ("models", "actions", "forms", "views")
"""The files of a room, each importing only from those before it."""

VIEWS = {"views", "admin", "tasks", "commands", "management", "urls", "wagtail_hooks"}
"""Files that all stand at the last place of ORDER."""

DESTRUCTIVE = {"RemoveField", "DeleteModel", "RenameField", "RenameModel", "AlterField", "RunSQL"}
"""Operations that can lose a record, and so are checked by a person."""

CHECKED = re.compile(r"#\s*checked: \S")
STATEMENT = re.compile(r"\s*(insert|update|delete|drop|alter|replace|truncate)\b", re.I)


def writes(source: str) -> list[str]:
    """Calls that write records: those belong into `actions.py`.

    `save` and `delete` count as Django has them, without a positional argument (a document of
    python-docx is saved to a path), `update` with keywords only (a dict is given a dict). A
    model that hands its own `save` up with `super()` writes nothing of itself.
    """
    tree = ast.parse(source)
    lines = [n.lineno for n in ast.walk(tree) if isinstance(n, ast.Call) and is_write(n)]
    return [f"line {line}: writes a record outside actions.py" for line in sorted(lines)]


def is_write(call: ast.Call) -> bool:
    """Whether a call writes to the database."""
    if not isinstance(call.func, ast.Attribute) or is_super(call.func.value):
        return False
    name = call.func.attr
    if name in {"save", "delete", "asave", "adelete"}:
        return not call.args
    if name in {"update", "aupdate"}:
        return bool(call.keywords) and not call.args
    return name in WRITES or (name == "execute" and is_writing_statement(call))


def is_super(node: ast.expr) -> bool:
    """Whether an expression is `super()`."""
    return is_call_of(node, {"super"})


def is_writing_statement(call: ast.Call) -> bool:
    """Whether a call hands over SQL that changes something."""
    first = call.args[0] if call.args else None
    text = first.value if isinstance(first, ast.Constant) else ""
    return isinstance(text, str) and bool(STATEMENT.match(text))


def upward_imports(source: str, *, room: str, module: str) -> list[str]:
    """Imports from a file of the same room that stands above: models know no action.

    `module` is the path inside the room, such as `models` or `management.commands.serve`;
    names that are not in ORDER may stand anywhere.
    """
    own = place(module)
    inside = f"gongkai.office.{room}."
    if own is None:
        return []
    return [
        f"line {line}: {module} imports {name}, which stands above it"
        for name, line in imported_modules(source)
        if name.startswith(inside) and (place(name.removeprefix(inside)) or 0) > own
    ]


def place(module: str) -> int | None:
    """Where a file of a room stands in ORDER, or None when it stands nowhere."""
    first = module.split(".")[0]
    if first in VIEWS:
        return ORDER.index("views")
    return ORDER.index(first) if first in ORDER else None


def theme_imports(source: str) -> list[str]:
    """Imports of the theme, which is reached through templates only."""
    theme = "gongkai.office.theme"
    return sorted(
        {
            f"line {line}: imports the theme"
            for name, line in imported_modules(source)
            if name == theme or name.startswith(theme + ".")
        }
    )


def unnamed_migration(stem: str) -> list[str]:
    """A migration that says only when it was made."""
    named = re.fullmatch(r"\d{4}_(?!auto_\d)[a-z][a-z0-9_]*", stem)
    return [] if named else [f"{stem} does not say what it does"]


def unchecked_operations(source: str) -> list[str]:
    """Operations that can lose a record, without `# checked: why it is safe` on or above them."""
    lines = source.splitlines()
    calls = (n for n in ast.walk(ast.parse(source)) if is_call_of(n, DESTRUCTIVE))
    return [
        f"line {call.lineno}: no `# checked: why it is safe`"
        for call in calls
        if not any(CHECKED.search(line) for line in lines[max(0, call.lineno - 2) : call.lineno])
    ]


def moving_imports(source: str) -> list[str]:
    """Imports by a migration of code that will have changed when it runs."""
    return sorted(
        {
            f"line {line}: a migration imports {name}"
            for name, line in imported_modules(source)
            if name.startswith("gongkai.statute") or "actions" in name.split(".")
        }
    )
