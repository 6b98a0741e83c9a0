"""The same events from PyYAML's own parser in Python, for a PyYAML that came without its C part."""

from __future__ import annotations

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner


class EventParser(Reader, Scanner, Parser):
    """Offers ``get_event`` like the C parser."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def get_event(self) -> object:
        """The next event, None at the end."""
        return Parser.get_event(self)  # type: ignore[no-untyped-call]  # PyYAML's stubs leave it untyped
