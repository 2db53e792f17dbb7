"""The rival (对照): a page of Wagtail with a title and a text, as its project template makes it."""
