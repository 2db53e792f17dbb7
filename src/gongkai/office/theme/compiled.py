"""Templates in Jinja (编译的模板), which Django finds and includes by name like its own.

Jinja compiles a template where Django walks it: the same list costs a tenth (ADR 0225). What a page
draws over and over, the components, and what is asked for most, the page of a document, stand in
the folder `jinja2` of a room; the rest, which needs Django's tags, in `templates`. Nobody who
includes one need know which it is. A component is one macro, `draw`, and knows its arguments only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from datetime import date, datetime
from html import escape
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.template import Context, Engine, Origin, TemplateDoesNotExist
from django.template.loader import render_to_string
from django.template.loaders.base import Loader
from django.utils import timezone
from django.utils.safestring import SafeString
from jinja2 import ChainableUndefined, Environment, FileSystemLoader, Template, Undefined
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from jinja2.runtime import Macro

from gongkai.office.theme.frame import frame

OURS = "gongkai."
"""What the names of our rooms begin with; Django's own templates in Jinja are not ours."""

COMPONENTS = "c/"
"""Where the components are, under their own names."""


class Compiled:
    """A page or a component as Django's engine holds a template (编译的模板)."""

    def __init__(self, drawn: Callable[[Mapping[str, Any]], str], origin: Origin, engine: Engine):
        self._drawn = drawn
        self.origin, self.engine, self.name = origin, engine, origin.template_name

    def render(self, context: Context) -> SafeString:
        """What stands in the context, drawn and escaped."""
        is_included = context.template is not None
        with nullcontext() if is_included else context.bind_template(self):
            return SafeString(self._drawn(context.flatten()))


class CompiledLoader(Loader):
    """Finds the templates that are written in Jinja (加载器); has no others.

    `missing` is what a name that nobody gave becomes: nothing, as in Django.
    """

    def __init__(self, engine: Engine, missing: type[Undefined] = ChainableUndefined):
        super().__init__(engine)
        self._made = environment(missing)
        self._names = frozenset(self._made.list_templates())
        self._kept: dict[str, Compiled] = {}

    def get_template(self, template_name: str, skip: object = None) -> Compiled:
        """The template of a name, compiled when somebody first asks for it."""
        if template_name not in self._names:
            raise TemplateDoesNotExist(template_name, backend=self.engine)
        if template_name not in self._kept:
            self._kept[template_name] = self._compiled(template_name)
        return self._kept[template_name]

    def _compiled(self, name: str) -> Compiled:
        template = self._made.get_template(name)
        is_component = name.startswith(COMPONENTS)
        drawn = _with_its_own(template.module.draw) if is_component else template.render
        return Compiled(drawn, Origin(str(template.filename), name, self), self.engine)

    def get_dirs(self) -> list[Path]:
        """The folders to watch while somebody writes templates."""
        return places()

    def reset(self) -> None:
        """Forget the templates, for one has been changed."""
        self._kept.clear()


def _with_its_own(draw: Macro) -> Callable[[Mapping[str, Any]], str]:
    """A component told the arguments that it names, and nothing else of what is there."""

    def drawn(told: Mapping[str, Any]) -> str:
        return draw(**{name: told[name] for name in draw.arguments if name in told})

    return drawn


class Components:
    """The components by their names (构件), for templates in Jinja: `{{ c.tag(text, kind) }}`."""

    def __init__(self, made: Environment):
        self._made = made

    def __getattr__(self, name: str) -> Macro:
        template: Template = self._made.get_template(f"{COMPONENTS}{name}.html")
        self.__dict__[name] = template.module.draw
        return template.module.draw


def written(value: object) -> str:
    """A value as it stands in a page (写出): escaped as by Django, unless it is markup."""
    if type(value) is str:
        return escape(value)
    return value.__html__() if hasattr(value, "__html__") else escape(str(value))


class Writing(CodeGenerator):
    """Puts what is `written` into a page; Jinja's own way makes an object of each value first."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        self.write("environment.written(")


class OurJinja(Environment):
    """Jinja that looks for `row.title` among the keys of a dict first, as Django does."""

    code_generator_class = Writing
    written = staticmethod(written)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What a template calls `obj.attribute`."""
        if type(obj) is dict:
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)


def environment(missing: type[Undefined] = ChainableUndefined) -> Environment:
    """Jinja as our templates are written for (模板环境)."""
    made = OurJinja(
        loader=FileSystemLoader(places()),
        autoescape=True,
        undefined=missing,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=settings.DEBUG,
    )
    made.filters["day"] = day
    made.globals |= {"c": Components(made), "frame": frame, "drawn": drawn}
    return made


def places() -> list[Path]:
    """Where each room has its templates in Jinja."""
    rooms = (one for one in apps.get_app_configs() if one.name.startswith(OURS))
    return [Path(room.path) / "jinja2" for room in rooms]


def drawn(name: str, **words: object) -> SafeString:
    """A template of Django's inside one of Jinja's (嵌入的模板)."""
    return render_to_string(name, words)


def day(at: date) -> str:
    """A day as the pages write it (日期): 2022-05-01; a moment's is the day of the office."""
    return (timezone.localtime(at) if isinstance(at, datetime) else at).isoformat()[:10]
