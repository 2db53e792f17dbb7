"""Components of pages (构件): small templates in Jinja, which Django's templates include by name.

A page draws some of them hundreds of times, and Jinja compiles a template where Django walks it:
the same list costs a tenth (ADR 0225). They stand in the folder `jinja2` of a room; the others,
which need Django's tags, in `templates`. Nobody who includes one need know which it is.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.template import Context, Engine, Origin, TemplateDoesNotExist
from django.template.loader import render_to_string
from django.template.loaders.base import Loader
from django.utils import timezone
from django.utils.safestring import SafeString
from jinja2 import ChainableUndefined, Environment, FileSystemLoader, Template, Undefined

OURS = "gongkai."
"""What the names of our rooms begin with; Django's own templates in Jinja are not ours."""


class Component:
    """A component as Django's engine holds a template (构件): what it was told, it escapes."""

    def __init__(self, template: Template, name: str, loader: Loader):
        self._draw = template.render
        self.name = name
        self.origin = Origin(str(template.filename), name, loader)

    def render(self, context: Context) -> SafeString:
        """The component with what stands in the context."""
        return SafeString(self._draw(context.flatten()))


class Components(Loader):
    """Finds the components that are written in Jinja (构件加载器); has no others.

    `missing` is what a name that nobody gave becomes: nothing, as in Django.
    """

    def __init__(self, engine: Engine, missing: type[Undefined] = ChainableUndefined):
        super().__init__(engine)
        self._made = environment(missing)
        self._names = frozenset(self._made.list_templates())
        self._kept: dict[str, Component] = {}

    def get_template(self, template_name: str, skip: object = None) -> Component:
        """The component of a name, compiled when somebody first asks for it."""
        if template_name not in self._names:
            raise TemplateDoesNotExist(template_name, backend=self.engine)
        if template_name not in self._kept:
            found = self._made.get_template(template_name)
            self._kept[template_name] = Component(found, template_name, self)
        return self._kept[template_name]

    def get_dirs(self) -> list[Path]:
        """The folders to watch while somebody writes templates."""
        return places()

    def reset(self) -> None:
        """Forget the components, for one has been changed."""
        self._kept.clear()


def environment(missing: type[Undefined] = ChainableUndefined) -> Environment:
    """Jinja as the components are written for (模板环境)."""
    made = Environment(
        loader=FileSystemLoader(places()),
        autoescape=True,
        undefined=missing,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=settings.DEBUG,
    )
    made.filters["day"] = day
    made.globals["drawn"] = drawn
    return made


def places() -> list[Path]:
    """Where each room has its components."""
    rooms = (one for one in apps.get_app_configs() if one.name.startswith(OURS))
    return [Path(room.path) / "jinja2" for room in rooms]


def drawn(name: str, **words: object) -> SafeString:
    """A template of Django's inside a component (嵌入的模板)."""
    return render_to_string(name, words)


def day(at: date) -> str:
    """A day as the pages write it (日期): 2022-05-01; a moment's is the day of the office."""
    return (timezone.localtime(at) if isinstance(at, datetime) else at).isoformat()[:10]
