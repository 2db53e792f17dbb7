"""A bare Wagtail site with one article in it (裸站), in a folder of its own.

The settings are those that `wagtail start` writes, as far as a page of the public needs them.
`site.py FOLDER`, with title and body as JSON on standard input, makes it.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command

ADDRESS = "/article/"
TEMPLATE = (
    "{% load wagtailcore_tags %}<!doctype html><html><head><title>{{ page.title }}</title></head>"
    "<body><h1>{{ page.title }}</h1>{{ page.body|richtext }}</body></html>"
)
CONTRIB = ("auth", "contenttypes", "sessions", "messages", "staticfiles")
WAGTAIL = ("contrib.redirects", "users", "images", "documents", "admin")
CONTEXT = (
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
)
MIDDLEWARE = (
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
)


def configure(folder: Path) -> None:
    """Set Django up for the site in a folder."""
    settings.configure(
        SECRET_KEY="only-for-the-bench",
        ALLOWED_HOSTS=["*"],
        INSTALLED_APPS=["paging.bare", *(f"wagtail.{name}" for name in WAGTAIL), "wagtail",
                        "modelcluster", "taggit", *(f"django.contrib.{n}" for n in CONTRIB)],
        MIDDLEWARE=list(MIDDLEWARE),
        ROOT_URLCONF="wagtail.urls",
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "CONN_MAX_AGE": 600,
                               "NAME": folder / "bare.sqlite3"}},
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "OPTIONS": {
            "context_processors": list(CONTEXT),
            "loaders": [("django.template.loaders.cached.Loader", [
                ("django.template.loaders.locmem.Loader", {"bare/article.html": TEMPLATE}),
                "django.template.loaders.app_directories.Loader"])]}}],
        WAGTAIL_SITE_NAME="bare",
        WAGTAILADMIN_BASE_URL="http://localhost",
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        STATIC_URL="/static/",
        USE_TZ=True,
    )  # fmt: skip
    django.setup()


def make(folder: Path, *, title: str, body: str) -> None:
    """Make the site's tables and its article."""
    configure(folder)
    call_command("migrate", verbosity=0)
    models = import_module("paging.bare.models")
    root = import_module("wagtail.models").Site.objects.get().root_page
    root.add_child(instance=models.Article(title=title, slug="article", body=body))


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent.parent))
    make(Path(sys.argv[1]), **json.load(sys.stdin))
