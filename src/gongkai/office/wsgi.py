"""The office as a WSGI application (入口), for granian and any other server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.office.settings")
application = get_wsgi_application()
