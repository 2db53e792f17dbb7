"""What the whole back office shows and hides (后台外观): menu, home, styles."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django_prose_editor.widgets import importmap
from wagtail import hooks

UNUSED = frozenset({"explorer", "reports", "settings", "help", "snippets", "images", "documents"})
"""Wagtail's own menu entries that this office has no use for."""


@hooks.register("construct_main_menu", order=-100)
def only_the_offices_work(request, items):
    """The menu is the office's order of work, nothing else."""
    items[:] = [item for item in items if item.name not in UNUSED]


@hooks.register("construct_homepage_panels", order=-100)
def an_empty_desk(request, panels):
    """Start from an empty desk; each room lays on it what waits for this person."""
    panels.clear()


@hooks.register("construct_homepage_summary_items", order=-100)
def no_page_counts(request, items):
    """There are no pages to count."""
    items.clear()


@hooks.register("insert_global_admin_css")
def styles():
    """Our tokens on Wagtail's admin, and the import map that the editor's module needs."""
    link = format_html('<link rel="stylesheet" href="{}">', static("backoffice/backoffice.css"))
    return link + mark_safe(str(importmap))
