"""Syntax errors of YAML, explained in Chinese: what was probably meant, and how to write it.

The parser says where it could not go on, in English and often a line too late. Each explainer knows one mistake that
people make in tables, looks for it around that place, and gives a finding or None; the first that knows its mistake
speaks. To teach a new one, write it into one of the ``mistakes_*`` modules and add it to EXPLAINERS.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from yaml.error import MarkedYAMLError

from perfscore.load import codes
from perfscore.load import mistakes_colon as colon
from perfscore.load import mistakes_layout as layout
from perfscore.load import mistakes_value as value
from perfscore.load.stumble import Stumble
from perfscore.model.finding import Finding
from perfscore.model.source import Text

NOT_READ = "以后的内容没有读到，文件不计分。"
EXPLAINERS: tuple[Callable[[Stumble], Finding | None], ...] = (  # the surest first
    layout.conflict,
    layout.tab,
    layout.special_space,
    layout.tight_dash,
    value.open_quote,
    value.backslash,
    colon.two_on_a_line,
    colon.inside_value,
    value.sign_first,
    value.sign_in_list,
    layout.block_not_indented,
    colon.full_width,
    colon.tight,
    colon.missing,
    value.text_behind_quote,
    value.full_width_comma,
    value.open_bracket,
    layout.deeper,
    layout.no_key,
    layout.misaligned,
    value.directive,
)


def explain(error: MarkedYAMLError, text: str, file: str, items: list[Any]) -> Finding:
    """What the parser stumbled over; ``items`` is what it had read of the innermost list or mapping."""
    mark = error.problem_mark or error.context_mark
    stumble = Stumble(
        file,
        text.split("\n"),
        error.problem or "",
        error.context or "",
        mark.line if mark else 0,
        mark.column if mark else 0,
        error.context_mark,
        next((item for item in reversed(items) if isinstance(item, Text)), None),
    )
    for explainer in EXPLAINERS:
        finding = explainer(stumble)
        if finding is not None:
            return finding._replace(message=finding.message + NOT_READ)
    message = f"YAML读到此处与前面接不上。{NOT_READ}"
    advice = "核对此行和上一行：冒号后空一格，引号、括号成对，同一层左端对齐。"
    return stumble.at(codes.SYNTAX, stumble.line, stumble.column, message, advice)
