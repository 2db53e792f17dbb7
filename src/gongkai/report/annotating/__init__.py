"""A report with what was found, shown in place (核对标注): the list, then the report itself.

`annotated` gives two pieces of HTML without any style or script of their own; `STYLE` is the
sheet of a page that stands alone.
"""

from importlib.resources import files

from gongkai.report.annotating.page import Annotated, annotated

STYLE = files("gongkai.report.annotating").joinpath("page.css").read_text("utf-8")
"""The style sheet of a page of its own; the portal has its own for the same classes."""

__all__ = ["STYLE", "Annotated", "annotated"]
