"""Shared by all tests: helpers in this folder are imported by their plain name; laws are tried alike everywhere."""

import os

from hypothesis import settings

# No deadline: a busy machine is no mistake. On CI the same examples every time; elsewhere new ones, so that laws go on being tried.
settings.register_profile("perfscore", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("perfscore")
