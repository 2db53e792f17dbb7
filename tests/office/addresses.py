"""Every address of the site, filled in with the keys of given records."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.regex_helper import normalize

UNKNOWN = ("1",)
LARGEST = 12
"""How many fillings of one pattern are tried at most."""


def patterns(resolver=None, prefix: tuple = ()) -> Iterator[tuple[str, tuple]]:
    """(dotted name, patterns from the root) of every address that leads to a view."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry, (*prefix, entry))
        elif isinstance(entry, URLPattern):
            spaces = [part.namespace for part in prefix if part.namespace]
            yield ":".join([*spaces, entry.name or ""]), (*prefix, entry)


def addresses(values: Mapping[str, Sequence[object]]) -> Iterator[tuple[str, str]]:
    """(name, address) of every pattern, each parameter filled from `values` by its name."""
    root = get_resolver()
    for name, parts in patterns():
        if not name.rsplit(":", 1)[-1]:
            continue
        for filling in _fillings(root, name, parts, values):
            yield name, filling


def _fillings(root, name, parts, values) -> Iterator[str]:
    route = "".join(_template(part.pattern) for part in parts)
    names = [field for _, field in _fields(route)]
    choices = [[str(value) for value in values.get(field, UNKNOWN)] for field in names]
    for combination in itertools.islice(itertools.product(*choices), LARGEST):
        filled = route
        for (token, _), value in zip(_fields(route), combination, strict=True):
            filled = filled.replace(token, value, 1)
        yield "/" + filled


def _template(pattern) -> str:
    """A route or a regular expression as a text with `{name}` where a parameter stands."""
    if hasattr(pattern, "_route"):
        text = pattern._route
        for key in pattern.converters:
            start = text.rindex("<", 0, text.index(f"{key}>"))
            text = text[:start] + "{" + key + "}" + text[text.index(">", start) + 1 :]
        return text
    (form, _), *_ = normalize(pattern.regex.pattern)
    for key in pattern.regex.groupindex:
        form = form.replace(f"%({key})s", "{" + key + "}")
    return form


def _fields(route: str) -> list[tuple[str, str]]:
    found, at = [], 0
    while (start := route.find("{", at)) >= 0:
        end = route.index("}", start)
        found.append((route[start : end + 1], route[start + 1 : end]))
        at = end
    return found
