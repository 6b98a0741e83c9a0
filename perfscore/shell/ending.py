"""How a run ends when it does not end well: wrong usage, and the exit statuses besides 0 to 3."""

from __future__ import annotations

INTERNAL_ERROR = 70
IO_ERROR = 74
INTERRUPTED = 130
PIPE_CLOSED = 141


class Usage(Exception):
    """The command was called wrongly; the message says in Chinese how to call it."""
