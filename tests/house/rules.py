"""House rules of any Python module: functions of its source, each returning its complaints."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

LONGEST_MODULE = 300
MOST_MODULES = 12

DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "core", "base"}
"""Names that say nothing of what is inside."""

VAGUE_PREFIXES = ("get_", "calculate_", "process_")
"""A pure function is a noun, the thing it returns."""

PINYIN = set(Path(__file__).with_name("pinyin.txt").read_text("ascii").split())
"""Pinyin that a hurried hand would write for the words of this law."""


def long_module(source: str) -> list[str]:
    """A module beyond the cap."""
    lines = len(source.splitlines())
    return [f"{lines} lines, the cap is {LONGEST_MODULE}"] if lines > LONGEST_MODULE else []


def drawer(stem: str) -> list[str]:
    """A module or folder named for nothing."""
    words = set(stem.split("_"))
    return [f"{stem} says nothing of what is inside"] if words & DRAWERS else []


def hidden_imports(source: str) -> list[str]:
    """Imports inside functions: knots that the import graph does not show."""
    functions = (n for n in ast.walk(ast.parse(source)) if isinstance(n, FUNCTIONS))
    return [
        f"line {node.lineno}: import inside {function.name}"
        for function in functions
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]


FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def pinyin_names(source: str) -> list[str]:
    """Names that a module gives in pinyin; the package's own name is not among the words."""
    return [
        f"line {line}: {name} is pinyin"
        for name, line in given_names(ast.parse(source))
        if PINYIN & syllables(name)
    ]


def given_names(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Every name that the module itself chooses, with its line."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                yield node.name, node.lineno
            case ast.arg():
                yield node.arg, node.lineno
            case ast.Name(ctx=ast.Store()):
                yield node.id, node.lineno
            case ast.Attribute(ctx=ast.Store()):
                yield node.attr, node.lineno
            case ast.alias(asname=str()):
                yield node.asname or "", node.lineno


def words(name: str) -> list[str]:
    """The words of a name, in snake or camel case."""
    return re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)


def syllables(name: str) -> set[str]:
    """The words of a name, alone and joined with the next, without their capitals."""
    alone = [word.lower() for word in words(name)]
    return {*alone, *(first + second for first, second in pairwise(alone))}


def vague_functions(source: str) -> list[str]:
    """Functions of the two lower floors that are named for their doing, not their answer."""
    return [
        f"line {node.lineno}: {node.name} should be the noun that it returns"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, FUNCTIONS) and node.name.lstrip("_").startswith(VAGUE_PREFIXES)
    ]


def silent_handlers(source: str) -> list[str]:
    """`except` clauses that do nothing at all, and `suppress`."""
    tree = ast.parse(source)
    handlers = (n for n in ast.walk(tree) if isinstance(n, ast.ExceptHandler))
    silent = [n.lineno for n in handlers if all(is_idle(step) for step in n.body)]
    silent += [n.lineno for n in ast.walk(tree) if is_call_of(n, {"suppress"})]
    return [f"line {line}: an error is swallowed in silence" for line in sorted(silent)]


def is_idle(step: ast.stmt) -> bool:
    """Whether a statement does nothing: `pass` or `...`."""
    if isinstance(step, ast.Expr):
        return isinstance(step.value, ast.Constant)
    return isinstance(step, ast.Pass)


def clocks(source: str) -> list[str]:
    """Readings of the clock: on the two lower floors today is an argument."""
    read = {"today", "now", "utcnow", "localtime", "gmtime", "time_ns"}
    tree = ast.parse(source)
    lines = [n.lineno for n in ast.walk(tree) if is_call_of(n, read) or is_time_of_time(n)]
    return [f"line {line}: reads the clock" for line in sorted(lines)]


def is_time_of_time(node: ast.AST) -> bool:
    """Whether a node is the call `time.time()`."""
    return is_call_of(node, {"time"}) and ast.unparse(node).startswith("time.")


def environment(source: str) -> list[str]:
    """Readings of the environment, of files beside, or of the network by the law's modules."""
    outside = {"os", "socket", "urllib", "http", "subprocess"}
    return [
        f"line {line}: imports {name}"
        for name, line in imported_modules(source)
        if name.split(".")[0] in outside
    ]


def foreign_imports(source: str) -> list[str]:
    """Imports of anything but the standard library and the law itself."""
    own = {"gongkai", "gongkai.statute"}
    return [
        f"line {line}: imports {name}"
        for name, line in imported_modules(source)
        if name.split(".")[0] not in sys.stdlib_module_names
        and name not in own
        and not name.startswith("gongkai.statute.")
    ]


def imported_modules(source: str) -> list[tuple[str, int]]:
    """Every module that a source imports, `from a import b` as both a and a.b, with its line."""
    found: list[tuple[str, int]] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [(alias.name, node.lineno) for alias in node.names]
        if isinstance(node, ast.ImportFrom):
            found.append((node.module or "", node.lineno))
            found += [(f"{node.module}.{alias.name}", node.lineno) for alias in node.names]
    return found


def is_call_of(node: ast.AST, names: set[str]) -> bool:
    """Whether a node calls a function or a method of one of these names."""
    if not isinstance(node, ast.Call):
        return False
    called = node.func
    name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    return name in names
