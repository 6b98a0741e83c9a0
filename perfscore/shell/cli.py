"""The command line: finds the command that was named, runs it, turns what went wrong into a message and a status.

Only the module of the named command is imported. A new command is a module in ``perfscore/commands`` with ``run``
(its parameters are the options, its docstring the help) and ``EXAMPLES``, and one row in ``catalogue.py``.
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

from perfscore.present.safe import one_line, visible
from perfscore.shell import console, quick
from perfscore.shell.catalogue import COMMANDS
from perfscore.shell.ending import INTERNAL_ERROR, INTERRUPTED, IO_ERROR, PIPE_CLOSED, Usage


def entry() -> NoReturn:
    """The program ``perfscore``: :func:`main` without what only a long-lived process needs.

    Cycles are not collected and the interpreter is not taken down piece by piece at the end: both would cost every
    run more than scoring a file.
    """
    gc.disable()
    status = main()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(status)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit status; never a traceback unless PERFSCORE_DEBUG is set."""
    console.prepare()
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    try:
        status = _dispatch(arguments)
        sys.stdout.flush()
    except Usage as mistake:
        console.error(f"出错：{visible(str(mistake))}")
        return 2
    except KeyboardInterrupt:
        console.error("已中断。")
        return INTERRUPTED
    except BrokenPipeError:
        _silence()
        return PIPE_CLOSED
    except OSError as error:  # a full disk behind standard output, a drive that went away
        _silence()
        return _unwritten(error)
    except Exception as error:  # noqa: BLE001 - the one place where a bug of ours becomes a message
        return _internal(error)
    return status


def _dispatch(arguments: list[str]) -> int:
    if "_PERFSCORE_COMPLETE" in os.environ:
        from perfscore.shell import usage

        return usage.complete(COMMANDS)
    if not arguments or arguments[0] in ("-h", "--help"):
        from perfscore.shell import usage

        usage.overview(COMMANDS)
        return 0 if arguments else 2
    name, *rest = arguments
    if name == "--version":
        return _version()
    if name not in COMMANDS:
        raise Usage(_unknown(name))
    return _command(name, rest)


def _command(name: str, arguments: list[str]) -> int:
    if name in quick.COMMANDS:
        plain = quick.COMMANDS[name]
        parameters = quick.read(plain, arguments)
        if parameters is not None:
            status: int = getattr(import_module(plain.module), plain.function)(**parameters)
            return status
    from perfscore.shell import usage

    return usage.run(name, COMMANDS[name], arguments)


def _version() -> int:
    from perfscore.load.compose import PARSER_NAME
    from perfscore.version import VERSION

    sys.stdout.write(f"perfscore {VERSION}（YAML：{PARSER_NAME}）\n")
    return 0


def _unknown(name: str) -> str:
    from difflib import get_close_matches

    kind = "选项" if name.startswith("-") else "命令"
    known = [*COMMANDS, "--help", "--version"]
    near = get_close_matches(name, known, n=1, cutoff=0.5)
    hint = f"是否要写“{near[0]}”？" if near else ""
    return f"没有{kind}“{one_line(name)}”。{hint}“perfscore --help”列出全部命令。"


def _silence() -> None:
    """Output that cannot be written is dropped, also by the interpreter at its end."""
    quiet = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(quiet, stream.fileno())


def _unwritten(error: OSError) -> int:
    from perfscore.disk.oserrors import reason

    name = f"“{one_line(str(error.filename))}”" if error.filename else ""
    console.error(f"不能读写{name}：{reason(error)}。")
    _trace(error)
    return IO_ERROR


def _internal(error: Exception) -> int:
    console.error(f"程序内部错误：{type(error).__name__}: {one_line(str(error))}")
    console.error(
        "这是程序的缺陷，不是填报的错误。请把所用命令和文件报告给维护者；设 PERFSCORE_DEBUG=1 再运行可得详细信息。"
    )
    _trace(error)
    return INTERNAL_ERROR


def _trace(error: Exception) -> None:
    if os.environ.get("PERFSCORE_DEBUG"):
        import traceback

        traceback.print_exception(error)
