"""``python -m perfscore``."""

from perfscore.shell.cli import entry

if __name__ == "__main__":
    entry()
