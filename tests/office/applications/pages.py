"""What the pages of applications say, and where they are."""

import re
from html import unescape

LIST, NEW = "/office/applications/", "/office/applications/new/"


def words(response):
    """A page without its tags."""
    return unescape(re.sub(r"<[^>]+>", "", response.content.decode()))


def case(application, act=""):
    """The address of a case file, or of an act on it."""
    return f"{LIST}case/{application.pk}/" + (f"{act}/" if act else "")
