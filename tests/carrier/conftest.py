"""Carriers for the tests: forms printed from the shipped files, and hand-made ones of ``tests/intake``."""

import sys
from pathlib import Path

TESTS = Path(__file__).parent.parent
for folder in ("intake", "cli"):
    sys.path.insert(0, str(TESTS / folder))
