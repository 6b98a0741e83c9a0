"""How templates run (sandboxed, bounded), and how their mistakes are told; ``templates.py`` finds them.

A template is a Markdown file with Jinja in it. Every ``{{ … }}`` prints plain text: what the data hold is escaped
at that one place (``_printed``), so nothing in them can become markup, and None prints as 【待填】. A template sees the
records of :mod:`perfscore.report.context`, the filters and the functions of its run, and no file but other templates.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from pathlib import Path
from typing import Any, Protocol

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from perfscore.language.numbers import plain
from perfscore.report import escape
from perfscore.report.filters import FILTERS, MISSING, TESTS
from perfscore.report.templates import SUFFIX, Template, TemplateMistake, shipped, source

MAX_OUTPUT = 100_000_000  # characters of a paper
MAX_SECONDS = 120.0
MAX_SILENT = 5.0  # seconds of loops that print nothing
MAX_REPEAT = 100_000  # length of a text or list made by multiplication
MAX_BITS = 20_000  # of a number made by multiplication

# Jinja's own filters that a paper needs; the others can build texts without bound, or print unescaped.
_KEPT = frozenset(
    "abs batch count d default dictsort first groupby int items last length list lower map max min "  # noqa: SIM905 - words
    "reject rejectattr reverse select selectattr slice sort trim unique upper".split()
)
_SAFE_METHODS = frozenset(
    ("startswith", "endswith", "strip", "lstrip", "rstrip", "split", "removeprefix", "removesuffix", "find", "count")
)

NUMBERS = (int, Decimal, Fraction)

_ENGLISH: tuple[tuple[str, str], ...] = (
    (r"Encountered unknown tag '(.+?)'\..*", "没有“{0}”这个语句"),
    (r"Unexpected end of template\..*", "模板未写完：有语句没有对应的结尾（如 endif、endfor）"),
    (r"unexpected end of template, expected '(.+?)'\.", "模板未写完，此处应为“{0}”"),
    (r"expected token '(.+?)', got '(.+?)'", "此处应为“{0}”，现为“{1}”"),
    (r"unexpected '(.+?)'", "多余的“{0}”"),
    (r"expected name or number", "“.”之后缺少名称"),
    (r"Expected an expression, got '(.+?)'", "此处应为取值，现为“{0}”"),
    (r"unexpected char '(.+?)' at \d+", "不认识的字符“{0}”"),
    (r"No filter named '(.+?)'\.?.*", "没有过滤器“{0}”"),
    (r"No test named '(.+?)'\.?.*", "没有判断词“{0}”"),
    (r"Missing end of (comment|raw).*", "注释或 raw 没有结尾"),
    (r"tag name expected", "“{{%”之后缺少语句名"),
    (r"Expected an expression, got '(.+?)'", "此处应为取值，现为“{0}”"),
    (r"'(.+?)' object is not callable", "“{0}”不能当函数用"),
    (r"access to attribute '(.+?)' of '(.+?)' object is unsafe\.", "不允许取用“{0}”"),
    (r"unsupported operand type\(s\).*", "不能对没有填写的值或文字作运算，请先判断有没有值"),
    (r"'[<>]=?' not supported between.*", "不能拿没有填写的值或文字比较大小，请先判断有没有值"),
)


class Watch(Protocol):
    """Somebody who wants to know what is printed, and of what values it was made (:mod:`perfscore.report.trace`)."""

    def mark(self, shown: object, *values: object) -> object:
        """What is printed instead of ``shown``."""

    def filter(self, function: Callable[..., object]) -> Callable[..., object]:
        """What is called instead of a filter."""


def render(template: Template, folders: Sequence[Path], names: Mapping[str, object], watch: Watch | None = None) -> str:
    """The Markdown of a template. ``names`` are the records and functions it may use."""
    return run(source(template.path), template.name, folders, names, watch)


def run(text: str, name: str, folders: Sequence[Path], names: Mapping[str, object], watch: Watch | None = None) -> str:
    """The Markdown of a template's text. Raises TemplateMistake."""
    environment = Environment(folders)
    if watch is not None:
        environment.watched(watch)
    shown = f"{name}{SUFFIX}"
    environment.sources[shown] = text
    # Functions are known in imported macros too, records only where they are passed.
    environment.globals.update({key: value for key, value in names.items() if callable(value)})
    try:
        environment.moved = time.monotonic()
        environment.deadline = environment.moved + MAX_SECONDS
        return "".join(_bounded(environment.get_template(shown).generate(**names), environment, shown))
    except jinja2.TemplateSyntaxError as error:
        raise TemplateMistake(error.name or shown, error.lineno, chinese(error.message or "")) from None
    except jinja2.TemplateNotFound as error:
        raise TemplateMistake(
            shown, _line(error, shown), f"找不到模板“{escape.one_line(str(error.name))}”；只能引用模板目录里的模板"
        ) from None
    except (
        SecurityError,
        jinja2.UndefinedError,
        TypeError,
        ValueError,
        ArithmeticError,
        LookupError,
        AttributeError,
    ) as error:
        where, line = _place(error, environment, shown)
        if line is None:
            raise  # not the template's doing: a bug of ours
        raise TemplateMistake(where, line, chinese(str(error))) from None
    except RecursionError:
        raise TemplateMistake(shown, None, "模板互相引用，没有尽头") from None


class Missing(jinja2.StrictUndefined):
    """A name the context does not have: an error that says which, and the nearest one."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        owner = self._undefined_obj
        name = escape.one_line(str(self._undefined_name))
        if isinstance(owner, Mapping):
            near = get_close_matches(name, [str(key) for key in owner], n=1, cutoff=0.4)
            return f"没有“{name}”这一项" + (f"，相近的有“{near[0]}”" if near else "")
        if owner is None:
            return f"上一级没有填写，取不到“{name}”；请先用 if 判断"
        return f"没有“{name}”" if self._undefined_hint is None else str(self._undefined_hint)


class Loader(jinja2.BaseLoader):
    """Templates from the template folders only: plain names, no links out of the folder."""

    def __init__(self, folders: Sequence[Path], sources: dict[str, str]) -> None:
        self.folders, self.sources = [*folders, shipped()], sources

    def get_source(self, _environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template; its own name stands for its path in messages."""
        if template in self.sources:
            return self.sources[template], template, lambda: True
        path = self._path(template)
        if path is None:
            raise jinja2.TemplateNotFound(template)
        self.sources[template] = source(path)
        return self.sources[template], template, lambda: True

    def _path(self, name: str) -> Path | None:
        plain_name = Path(name).name == name and name.endswith(SUFFIX) and not name.startswith(".")
        for folder in self.folders if plain_name else ():
            path = folder / name
            if path.is_file() and path.resolve().is_relative_to(folder.resolve()):
                return path
        return None


class Generator(CodeGenerator):
    """Jinja's compiler, with ``~`` handed to the environment: it escapes and has a limit."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - Jinja finds it by this name
        """Write the call."""
        self.write("environment.concatenate((")
        for argument in node.nodes:
            self.visit(argument, frame)
            self.write(", ")
        self.write("))")

    def visit_For(self, node: nodes.For, frame: Frame) -> None:  # noqa: N802
        """Each turn of a loop looks at the clock, also where it prints nothing."""
        clock = nodes.Call(nodes.EnvironmentAttribute("check_silence"), [], [], None, None)
        node.body.insert(0, nodes.ExprStmt(clock, lineno=node.lineno).set_lineno(node.lineno, override=True))
        super().visit_For(node, frame)


def _bounded_join(parts: Iterable[str]) -> str:
    """What a block, macro or loop has collected; never longer than a paper may be."""
    collected = list(parts)
    if sum(map(len, collected)) > MAX_OUTPUT:
        raise SecurityError(f"文字超过{MAX_OUTPUT}字，已停止")
    return "".join(collected)


@jinja2.pass_environment
def _join(environment: Environment, values: Iterable[object], separator: str = "") -> Markup:
    """Filter ``join``: each part as ``{{ … }}`` would print it."""
    between = str(environment.printed(separator))
    return escape.ready(_bounded_join(_separated(map(environment.printed, values), between)))


def _separated(values: Iterable[str], separator: str) -> Iterator[str]:
    for index, value in enumerate(values):
        yield (separator if index else "") + value


class Environment(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, tightened: few attributes of a text, bounded concatenation and multiplication, a deadline."""

    intercepted_binops = frozenset(("+", "*", "**", "%"))
    code_generator_class = Generator
    concat = staticmethod(_bounded_join)

    def __init__(self, folders: Sequence[Path], printed: Callable[[object], Markup] | None = None) -> None:
        self.sources: dict[str, str] = {}
        self.printed = printed or _printed
        self.deadline = self.moved = float("inf")
        super().__init__(
            loader=Loader(folders, self.sources),
            undefined=Missing,
            autoescape=True,
            finalize=_runtime(self.printed),
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            extensions=["jinja2.ext.loopcontrols"],
        )
        self.filters = {name: self.filters[name] for name in _KEPT} | FILTERS | {"join": _join}
        self.tests = self.tests | TESTS
        self.globals = {name: self.globals[name] for name in ("range", "namespace")} | {"换行": escape.ready("  \n")}

    def watched(self, watch: Watch) -> None:
        """Print through ``watch`` from now on."""
        printed = self.printed

        def seen(value: object) -> Markup:
            shown = watch.mark(printed(value), value)
            return shown if isinstance(shown, Markup) else printed(shown)

        self.printed = seen
        self.finalize = _runtime(seen)
        self.filters |= {name: watch.filter(function) for name, function in FILTERS.items()}

    def concatenate(self, parts: Sequence[object]) -> str:
        """``a ~ b``: plain text where all parts are, else each part as ``{{ … }}`` would print it."""
        if any(isinstance(part, Markup) for part in parts):
            return escape.ready(_bounded_join(self.printed(part) for part in parts))
        return _bounded_join(part if isinstance(part, str) else str(self.printed(part)) for part in parts)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Texts lend a few harmless methods, numbers none; names with an underscore are never given."""
        if isinstance(obj, (str, bytes)):
            return attr in _SAFE_METHODS
        if isinstance(obj, NUMBERS):
            return False
        return super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> None:
        """``str.format`` is refused like every other method that can fill the memory."""

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Sums and products that cannot fill the memory; no powers, no ``%`` formatting."""
        if operator == "**":
            raise SecurityError("模板里不能作乘方")
        if isinstance(left, NUMBERS) and isinstance(right, NUMBERS):
            if operator == "*" and _bits(left) + _bits(right) > MAX_BITS:
                raise SecurityError("乘积过大")
        elif operator == "%" or (operator == "*" and _repeated(left, right) > MAX_REPEAT):
            raise SecurityError(f"“{operator}”的结果过大或无意义")
        elif operator == "+" and _length(left) + _length(right) > MAX_OUTPUT:
            raise SecurityError(f"文字超过{MAX_OUTPUT}字，已停止")
        return super().call_binop(context, operator, left, right)

    def call(self, __context: Any, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: PYI063 - as Jinja declares it
        """Each call looks at the clock, so that loops inside loops end too."""
        self.check_time()
        return super().call(__context, __obj, *args, **kwargs)

    def check_silence(self) -> None:
        """Raise when loops have run for seconds without printing anything."""
        if time.monotonic() - self.moved > MAX_SILENT:
            raise SecurityError(f"循环了{MAX_SILENT:.0f}秒而没有输出，已停止")

    def check_time(self) -> None:
        """Raise when the time for one paper is over."""
        if time.monotonic() > self.deadline:
            raise SecurityError(f"运行超过{MAX_SECONDS:.0f}秒，已停止")


def _runtime(printed: Callable[[object], Markup]) -> Callable[[object, object], Markup]:
    """The same, asked while the template runs: Jinja would escape constants first and print ``{{ none }}`` as None."""

    @jinja2.pass_context
    def finalize(_context: object, value: object) -> Markup:
        return printed(value)

    return finalize


def _printed(value: object) -> Markup:
    """What ``{{ … }}`` prints: the one place where data become Markdown."""
    if isinstance(value, Markup):
        return value
    if value is None:
        return escape.ready(MISSING)
    if isinstance(value, bool):
        return escape.ready("是" if value else "否")
    if isinstance(value, (Decimal, Fraction, int)):
        return escape.ready(plain(value, 2) if isinstance(value, Fraction) else plain(value))
    if isinstance(value, str):
        return escape.ready(escape.markdown(value))
    if isinstance(value, jinja2.Undefined):
        return escape.ready(str(value))  # raises, with its message
    raise TypeError("这是一组数据，不能直接打印；请写出其中的一项，如 表.名称")


def _bounded(chunks: Iterator[str], environment: Environment, name: str) -> Iterator[str]:
    length = 0
    for chunk in chunks:
        length += len(chunk)
        if length > MAX_OUTPUT:
            raise TemplateMistake(name, None, f"输出超过{MAX_OUTPUT}字，已停止")
        environment.check_time()
        environment.moved = time.monotonic()
        yield chunk


def _place(error: BaseException, environment: Environment, name: str) -> tuple[str, int | None]:
    """The innermost frame of the traceback that lies in a template."""
    where, line, trace = name, None, error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file in environment.sources:
            where, line = file, trace.tb_lineno
        trace = trace.tb_next
    return where, line


def _line(error: BaseException, name: str) -> int | None:
    trace, line = error.__traceback__, None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == name:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def chinese(message: str) -> str:
    """Jinja's message in Chinese; one that is not in the table stays as it is."""
    for pattern, words in _ENGLISH:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return words.format(*found.groups())
    return escape.one_line(message)


def _length(value: object) -> int:
    return len(value) if isinstance(value, (str, list, tuple)) else 0


def _repeated(left: object, right: object) -> int:
    count = left if isinstance(left, int) else right if isinstance(right, int) else 0
    return count * max(_length(left), _length(right))


def _bits(value: Any) -> int:
    return sum(int(part).bit_length() for part in value.as_integer_ratio()) if isinstance(value, (int, Fraction)) else 0
