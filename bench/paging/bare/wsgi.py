"""The bare site as a WSGI application (裸站入口); its folder is in `GONGKAI_BENCH_BARE`."""

import os
from pathlib import Path

from django.core.wsgi import get_wsgi_application

from paging.bare.site import configure

configure(Path(os.environ["GONGKAI_BENCH_BARE"]))
application = get_wsgi_application()
