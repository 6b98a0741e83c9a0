"""``python -m perfscore``."""

import sys

from perfscore.cli import main

if __name__ == "__main__":
    sys.exit(main())
