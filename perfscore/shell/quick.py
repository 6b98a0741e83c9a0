"""Reads the command line of the everyday commands without Typer, whose import takes as long as scoring three files.

Typer stays the one that says what the options are, prints help and complains: what is not understood here at the first
look (help, a mistake, an unusual way of writing) is left to it. A test holds the tables below against Typer's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple


class Plain(NamedTuple):
    """The function behind a command, and its options: those that stand alone, and those that take a value."""

    module: str
    function: str
    arguments: str
    alone: dict[str, str]
    text: dict[str, str]
    number: dict[str, str]


COMMANDS = {
    "score": Plain(
        "perfscore.shell.scoring",
        "score",
        arguments="files",
        alone={"--detail": "detail", "--bom": "bom", "--review": "review"},
        text={
            "--format": "form",
            "-f": "form",
            "--policy": "policy",
            "--fail-under": "fail_under",
            "--output": "output",
            "-o": "output",
        },
        number={"--jobs": "jobs", "-j": "jobs"},
    )
}


def read(plain: Plain, words: Sequence[str]) -> dict[str, Any] | None:
    """The parameters that the words mean, or None where Typer is to look at them."""
    found: dict[str, Any] = {}
    arguments: list[str] = []
    rest = iter(words)
    for word in rest:
        if not word.startswith("-") or word == "-":
            arguments.append(word)
        elif word in plain.alone:
            found[plain.alone[word]] = True
        elif not _value(plain, word, rest, found):
            return None
    return {**found, plain.arguments: arguments or None}


def _value(plain: Plain, word: str, rest: Iterator[str], found: dict[str, Any]) -> bool:
    """Put the value of an option into ``found``; False where there is none, or no such option."""
    name, sign, value = word.partition("=") if word.startswith("--") else (word, "", "")
    if not sign:
        value = next(rest, "-")
        if value.startswith("-"):
            return False
    if name in plain.text:
        found[plain.text[name]] = value
    elif name in plain.number and value.isdecimal() and value.isascii():
        found[plain.number[name]] = int(value)
    else:
        return False
    return True
