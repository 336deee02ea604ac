"""Settings for all tests: properties draw the same examples every time, so that a failure can be met again."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("candour", derandomize=True, deadline=None, print_blob=False)
settings.load_profile("candour")
