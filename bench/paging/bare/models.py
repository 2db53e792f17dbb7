"""One type of page (页面类型)."""

from wagtail.fields import RichTextField
from wagtail.models import Page


class Article(Page):
    """A title and a text."""

    body = RichTextField()

    class Meta:
        app_label = "bare"
