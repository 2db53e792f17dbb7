"""What a template may say (模板语言): fields, conditions and rows; nothing that calls or computes.

A template is uploaded by an office, so it is a stranger's program. Every source that the engine
compiles, headers and properties of the document included, is first read as a tree, and each node
must be one of those allowed here. What is left could not reach Python, a file or the clock even
without the sandbox, which stands behind it all the same (ADR 0152).
"""

from __future__ import annotations

from typing import Any

from jinja2 import StrictUndefined, TemplateError, Undefined, nodes
from jinja2.meta import find_undeclared_variables
from jinja2.sandbox import ImmutableSandboxedEnvironment

ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Const,
    nodes.If,
    nodes.For,
    nodes.Getattr,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
)

LOOP = frozenset({"first", "last", "index", "length"})
"""What a template may ask of a loop."""

OF_THE_ENGINE = frozenset({"self", "super", "caller", "varargs", "kwargs"})
"""Names that the engine itself fills."""

DEEPEST = 1
"""Loops do not stand in one another, so that no small file grows without end."""


class NotAllowed(TemplateError):
    """A template says what templates may not say (模板语句不允许)."""


class Language(ImmutableSandboxedEnvironment):
    """The engine: escapes what it inserts, knows no globals, refuses what is not allowed.

    `asked` gathers the names that the sources used; `lenient` lets unknown names be empty, so
    that the inspection of an upload finds all of them.
    """

    def __init__(self, *, lenient: bool = False) -> None:
        super().__init__(autoescape=True, undefined=Undefined if lenient else StrictUndefined)
        self.globals.clear()
        self.filters.clear()
        self.tests.clear()
        self.asked: set[str] = set()

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        _vet(tree, depth=0)
        self.asked |= find_undeclared_variables(tree)
        return tree

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Only rows and loops have parts."""
        return attr in LOOP or (isinstance(obj, dict) and attr in obj)


def _vet(node: nodes.Node, *, depth: int) -> None:
    if not isinstance(node, ALLOWED):
        raise NotAllowed(
            "模板用了不允许的写法：只能写字段、如果（if）和逐项（for），不能写运算、函数和筛选。"
        )
    name = node.name if isinstance(node, nodes.Name) else getattr(node, "attr", "")
    if name.startswith("_") or name in OF_THE_ENGINE:
        raise NotAllowed(f"模板中不能写“{name}”这样的名称，请改用字段表中的名称。")
    depth += isinstance(node, nodes.For)
    if depth > DEEPEST:
        raise NotAllowed("模板中逐项（for）里面不能再逐项，请分开写。")
    for child in node.iter_child_nodes():
        _vet(child, depth=depth)
