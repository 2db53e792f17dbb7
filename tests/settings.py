"""The office's settings in a temporary folder, with keys that protect nothing."""

import os
import tempfile

os.environ["GONGKAI_HOME"] = tempfile.mkdtemp(prefix="gongkai-test-")
os.environ["GONGKAI_SECRET_KEY"] = "only-for-tests-" + "x" * 40
os.environ["GONGKAI_PERSONAL_DATA_KEY"] = "only-for-tests-" + "y" * 40

from gongkai.office import settings

globals().update({name: getattr(settings, name) for name in dir(settings) if name.isupper()})

if settings.DATABASES["default"]["ENGINE"].endswith(".sqlite"):
    settings.DATABASES["default"]["TEST"] = {"NAME": ":memory:"}  # each worker has its own

KEPT_PAGES = 0  # tests of pages make them; those of keeping turn it on
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # signs in fast
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
