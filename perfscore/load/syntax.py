"""Syntax errors of YAML, explained in Chinese."""

from __future__ import annotations

from typing import Any

from yaml.error import MarkedYAMLError

from perfscore.finding import Finding
from perfscore.load import codes
from perfscore.source import Span


def explain(error: MarkedYAMLError, text: str, file: str, items: list[Any]) -> Finding:
    """What the parser stumbled over."""
    mark = error.problem_mark or error.context_mark
    place = Span(file, mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2) if mark else Span(file, 1, 1)
    return codes.SYNTAX.at(place, f"{error.problem}")
