"""Help pages: Typer draws them, these classes see to it that every word is Chinese and no line breaks badly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand, TyperGroup

from perfscore.language.width import folded, width

if TYPE_CHECKING:
    from rich.text import Text

TYPE_NAMES = {"str": "文本", "int": "整数", "int range": "整数", "float": "数", "float range": "数", "path": "路径"}
MARGIN = 4
COMMENT_INDENT = "      "
_COMMENT = r"(  \S.*?\S) {2,}(\S.*)"


class Command(TyperCommand):
    """A command whose help page is Chinese."""

    def get_usage(self, ctx: Any) -> str:
        """The usage line."""
        return _usage_line(super().get_usage(ctx))

    def get_help_option(self, ctx: Any) -> Any:
        """The option ``--help``."""
        return _help_option(super().get_help_option(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the page."""
        closing = _prepare(self)
        super().format_help(ctx, formatter)
        _print_closing(closing)


class Group(TyperGroup):
    """The list of commands, in Chinese."""

    def get_usage(self, ctx: Any) -> str:
        """The usage line."""
        return _usage_line(super().get_usage(ctx))

    def get_help_option(self, ctx: Any) -> Any:
        """The option ``--help``."""
        return _help_option(super().get_help_option(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the page."""
        closing = _prepare(self)
        super().format_help(ctx, formatter)
        _print_closing(closing)


def plain(text: str) -> str:
    """The text with brackets that are not read as markup."""
    return text.replace("[", r"\[")


def _usage_line(line: str) -> str:
    """Braces stand around what must be given; Chinese manuals leave them out."""
    return line.replace("Usage:", "用法：", 1).translate({ord("{"): None, ord("}"): None})


def _help_option(option: Any) -> Any:
    if option is not None:
        option.help = "显示本页"
    return option


def _prepare(command: Any) -> str:
    """Give Typer our words and our line breaks; the closing words come back, to be printed below its page.

    Its drawing is imported only now, because it comes with Rich. Until 0.27 it made one line of all examples, so they are not left to it.
    """
    from typer import rich_utils

    rich_utils.ARGUMENTS_PANEL_TITLE = "参数"
    rich_utils.OPTIONS_PANEL_TITLE = "选项"
    rich_utils.COMMANDS_PANEL_TITLE = "命令"
    rich_utils.ERRORS_PANEL_TITLE = "出错"
    rich_utils.DEFAULT_STRING = "［默认：{}］"
    rich_utils.ENVVAR_STRING = "［环境变量：{}］"
    rich_utils.REQUIRED_LONG_STRING = "［必填］"
    rich_utils.STYLE_HELPTEXT = ""
    rich_utils.Columns = _in_a_row  # type: ignore[attr-defined,assignment] # its own cuts Chinese text that has no blanks
    cells = get_terminal_size().columns - MARGIN
    command.help = plain("\n".join(_lines(command.help or "", cells)))
    closing, command.epilog = "\n".join(_lines(command.epilog or "", cells)), ""
    for parameter in command.params:
        if parameter.help:
            parameter.help = plain(parameter.help)
        parameter.type.name = TYPE_NAMES.get(parameter.type.name, parameter.type.name)
    return closing


def _print_closing(text: str) -> None:
    """Examples and exit status, as they stand."""
    from rich.padding import Padding
    from rich.text import Text
    from typer.rich_utils import _get_rich_console

    if text:
        _get_rich_console().print(Padding(Text(text, no_wrap=True, overflow="ignore"), 1, expand=False))


def _in_a_row(items: Iterable[Text]) -> Folded:
    """The help of a parameter and its default."""
    return Folded(" ".join(item.plain for item in items))


class Folded:
    """A text whose lines break as Chinese is set: no line begins with a closing mark, words stay whole."""

    LEAST = 12

    def __init__(self, text: str) -> None:
        self._text = text

    def __rich_measure__(self, console: Any, options: Any) -> Any:
        from rich.measure import Measurement

        natural = width(self._text)
        return Measurement(min(natural, self.LEAST), natural)

    def __rich_console__(self, console: Any, options: Any) -> Iterator[Any]:
        from rich.text import Text

        for part in folded(self._text, options.max_width):
            yield Text(part, no_wrap=True)


def _lines(text: str, cells: int) -> Iterator[str]:
    """Paragraphs folded to the width; the comment of an example goes below it where both are too long."""
    for line in _joined(text):
        commented = re.fullmatch(_COMMENT, line)
        if width(line) <= cells or (line.startswith(" ") and not commented):
            yield line  # a command is not broken: it is there to be copied
        elif commented:
            yield commented[1]
            yield from (COMMENT_INDENT + part for part in folded(commented[2], cells - len(COMMENT_INDENT)))
        else:
            yield from folded(line, cells)


def _joined(text: str) -> Iterator[str]:
    """Whole paragraphs: a line break in the source is no more than that. Indented lines stay by themselves."""
    paragraph = ""
    for line in text.splitlines():
        if line.strip() and not line.startswith(" "):
            gap = " " if paragraph[-1:].isascii() and line[:1].isascii() and paragraph else ""
            paragraph += gap + line
            continue
        if paragraph:
            yield paragraph
        yield line
        paragraph = ""
    if paragraph:
        yield paragraph
