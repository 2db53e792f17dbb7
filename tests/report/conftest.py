"""What every test of the report's floor shares."""

from hypothesis import settings

settings.register_profile("report", deadline=None)
settings.load_profile("report")
