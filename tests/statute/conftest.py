"""What every test of the law's floor shares."""

from hypothesis import settings

settings.register_profile("statute", deadline=None)
settings.load_profile("statute")
