"""The quick reading of a command line and Typer's are the same."""

from __future__ import annotations

import importlib
from typing import Any

import pytest
import typer.main
from hypothesis import given
from hypothesis import strategies as st

from perfscore.shell import quick
from perfscore.shell.catalogue import COMMANDS
from perfscore.shell.usage import WRONG_USAGE, command_of


def _typers(name: str, words: list[str]) -> dict[str, Any] | None:
    """What Typer makes of the words; None where it complains or prints help."""
    command = command_of(name, COMMANDS[name])
    try:
        context = command.make_context(name, list(words))
    except (WRONG_USAGE, typer.Exit):
        return None
    return _given(context.params)


def _given(parameters: dict[str, Any]) -> dict[str, Any]:
    lists = {key: list(value) if isinstance(value, tuple) else value for key, value in parameters.items()}
    return {key: value for key, value in lists.items() if value not in (None, False, [])}


@pytest.mark.parametrize("name", quick.COMMANDS)
def test_tables_name_every_option(name: str) -> None:
    plain = quick.COMMANDS[name]
    options = {**plain.alone, **plain.text, **plain.number}
    typers = {
        written: parameter.name
        for parameter in command_of(name, COMMANDS[name]).params
        for written in parameter.opts
        if parameter.param_type_name == "option"
    }
    assert options == typers
    assert callable(getattr(importlib.import_module(plain.module), plain.function))


PLAIN = quick.COMMANDS["score"]
OTHERS = [
    "a.yaml",
    "-",
    "--",
    "2",
    "1.5",
    "json",
    "--format=md",
    "--jobs=3",
    "--jobs=x",
    "-fjson",
    "--for",
    "-h",
    "",
    "-x",
]
WORDS = st.sampled_from([*PLAIN.alone, *PLAIN.text, *PLAIN.number, *OTHERS])


@given(st.lists(WORDS, max_size=6))
def test_what_is_read_quickly_is_read_alike(words: list[str]) -> None:
    read = quick.read(PLAIN, words)
    if read is not None:
        assert _given(read) == _typers("score", words)


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ([], {"files": None}),
        (["a", "-", "--detail"], {"files": ["a", "-"], "detail": True}),
        (["-f", "json", "a", "--jobs=2"], {"files": ["a"], "form": "json", "jobs": 2}),
        (["--help"], None),
        (["--jobs", "两个"], None),
        (["--format"], None),
        (["-o", "--detail"], None),
        (["--detial"], None),
        (["--", "a"], None),
    ],
)
def test_examples(words: list[str], read: dict[str, Any] | None) -> None:
    assert quick.read(PLAIN, words) == read
