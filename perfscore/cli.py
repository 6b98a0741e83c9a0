"""Where the program began before it had rooms: a script made by an earlier installation still looks for it here."""

from perfscore.shell.cli import entry as entry
