"""``python -m perfscore``."""

from perfscore.cli import entry

if __name__ == "__main__":
    entry()
