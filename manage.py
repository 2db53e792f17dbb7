#!/usr/bin/env python
"""Django's commands for this office, for developers; an operator uses `gongkai office`."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.office.settings")
    execute_from_command_line(sys.argv)
