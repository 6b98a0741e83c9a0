"""From arguments to files: files, folders, patterns and ``-``, in the order given, folders by code point.

What was named is read whatever it holds; what was only *discovered* (in a folder, by a pattern, or because nothing
was named) is passed over where it has no 类型. Hidden folders, ``policies/``, ``templates/`` and links to elsewhere
are not entered.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

from perfscore.disk.oserrors import reason
from perfscore.load import codes
from perfscore.load.config import CONFIG_NAME, Config
from perfscore.load.shown import relative_name
from perfscore.model.finding import Finding
from perfscore.model.source import Span

STANDARD_INPUT = "-"
STDIN = "<stdin>"
SUFFIXES = (".yaml", ".yml")
OFFICE = (".xlsx", ".xlsm", ".docx")  # carriers that a folder is searched for
CARRIERS = frozenset((*OFFICE, ".ods", ".xls", ".doc", ".et", ".wps", ".html", ".htm", ".csv", ".tsv", ".pdf"))
OPENED = "~$"  # how Office names the file that says who has a file open
INDICATORS = "indicators"
NOT_ENTERED = frozenset(("policies", "templates", "node_modules", "__pycache__"))  # and every hidden folder


class Input(NamedTuple):
    """One file to read: its path (``-``: standard input), its name in findings, and whether it was named."""

    path: str
    shown: str
    named: bool


class Discovery(NamedTuple):
    """The files found, each once, and what is to be said about arguments that led to none.

    ``beside`` are carriers in folders that hold YAML files too, and were therefore left alone.
    """

    inputs: tuple[Input, ...]
    findings: tuple[Finding, ...] = ()
    beside: tuple[str, ...] = ()


def is_carrier(path: Path) -> bool:
    """Whether a file is, by its name, a workbook, Word file, web page or CSV and no YAML."""
    return path.suffix.lower() in CARRIERS


def discover(arguments: Sequence[str], config: Config, *, carriers: bool = False) -> Discovery:
    """The files that the arguments of a command mean; without arguments those of the repository.

    With ``carriers`` a folder without any YAML file stands for the workbooks and Word files in it. Where both lie,
    the YAML files are the tables, and what was printed of them is not read a second time.
    """
    findings: list[Finding] = []
    beside: list[str] = []
    if arguments:
        inputs = _once(found for argument in arguments for found in _named(argument, findings, carriers, beside))
    elif config.files:
        inputs = _once(_listed(config, findings))
    else:
        folder = Path(INDICATORS)
        inputs = _once(_either(folder if _is_folder(folder) else Path(), carriers, beside, findings))
    return Discovery(inputs, tuple(findings), tuple(beside))


def _either(folder: Path, carriers: bool, beside: list[str], findings: list[Finding]) -> Iterator[Input]:
    """The YAML files of a folder; its carriers where it has none and they are wanted."""
    suffixes = SUFFIXES + OFFICE if carriers else SUFFIXES
    found = list(_folder(folder, suffixes, findings))
    others = [each for each in found if is_carrier(Path(each.path))]
    if len(others) < len(found):
        beside += [each.shown for each in others]
        found = [each for each in found if not is_carrier(Path(each.path))]
    yield from found


def _named(argument: str, findings: list[Finding], carriers: bool, beside: list[str]) -> Iterator[Input]:
    if argument == STANDARD_INPUT:
        yield Input(STANDARD_INPUT, STDIN, named=True)
        return
    if not argument.strip():  # perfscore fmt "$文件" with nothing in it; Path("") would be the whole working directory
        message = "文件名是空的。"
        findings.append(codes.UNREADABLE.at(Span.whole("（空）"), message, "写明文件或文件夹；当前文件夹写作“.”。"))
        return
    path = Path(argument)
    if _is_folder(path):
        before = len(findings)
        found = list(_either(path, carriers, beside, findings))
        if not found and len(findings) == before:
            what = "YAML、Excel、Word文件" if carriers else "YAML文件"
            message = f"文件夹里没有{what}（隐藏文件夹、policies、templates不在其内）。"
            findings.append(codes.UNREADABLE.at(Span.whole(path.as_posix()), message, "核对路径。"))
        yield from found
    elif _is_pattern(argument) and not _exists(path):
        found = list(_matching(Path(), argument))
        if not found:
            message = "没有与这个通配符匹配的文件。"
            findings.append(
                codes.UNREADABLE.at(Span.whole(path.as_posix()), message, "核对路径；“**”表示任意层文件夹。")
            )
        yield from found
    else:
        # a missing file is reported when it is read; perfscore.yaml comes along where a shell expands “*.yaml”
        yield Input(str(path), path.as_posix(), named=path.name != CONFIG_NAME)


def _listed(config: Config, findings: list[Finding]) -> Iterator[Input]:
    """文件 of perfscore.yaml, relative to its folder."""
    base = config.folder or Path()
    root = os.path.realpath(base)
    for pattern in config.files:
        path = base / pattern
        if _is_pattern(pattern):
            found = list(_matching(base, pattern))
        elif _is_folder(path):
            found = list(_folder(path, SUFFIXES, findings))
        else:
            found = [_found(path)] if _is_file(path) else []
        outside = [each for each in found if not Path(os.path.realpath(each.path)).is_relative_to(root)]
        if outside or not Path(os.path.normpath(path)).is_relative_to(os.path.normpath(base)):
            found = [each for each in found if each not in outside]
            message = f"“文件”里的“{pattern}”指向{CONFIG_NAME}所在的文件夹以外，没有读取。"
            advice = "只能写该文件夹以内的文件；别处的文件在命令里写明。"
            findings.append(codes.UNREADABLE.at(config.files_at or Span(config.file, 1, 1), message, advice))
        elif not found:
            message = f"“文件”里的“{pattern}”没有匹配任何文件。"
            advice = f"核对路径，它相对于{CONFIG_NAME}所在的文件夹。"
            findings.append(codes.UNREADABLE.at(config.files_at or Span(config.file, 1, 1), message, advice))
        for each in found:
            name = relative_name(Path(each.path))
            yield Input(name, name, named=False)


def _folder(folder: Path, suffixes: tuple[str, ...], findings: list[Finding]) -> Iterator[Input]:
    """Every YAML file below a folder, by code point of its path; folders that may not be entered are reported."""
    root = os.path.realpath(folder)
    for path in sorted(_walk(folder, root, suffixes, findings), key=lambda path: path.parts):
        yield _found(path)


def _walk(folder: Path, root: str, suffixes: tuple[str, ...], findings: list[Finding]) -> Iterator[Path]:
    try:
        with os.scandir(folder) as found:
            entries = list(found)
    except OSError as error:
        message = f"不能进入这个文件夹：{reason(error)}。其中的文件没有读取。"
        findings.append(codes.UNREADABLE.at(Span.whole(folder.as_posix()), message, "核对文件夹的权限。"))
        return
    for entry in entries:
        name = entry.name
        if name.startswith((".", OPENED)):
            continue
        if entry.is_dir(follow_symlinks=False):
            if name not in NOT_ENTERED:
                yield from _walk(folder / name, root, suffixes, findings)
        elif (
            name.lower().endswith(suffixes) and name != CONFIG_NAME and _inside(entry, root) and _is_file(folder / name)
        ):
            yield folder / name


def _is_folder(path: Path) -> bool:
    """Whether a path is a folder; one that cannot be asked (too long, forbidden) is read, and reported, as a file."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _inside(entry: os.DirEntry[str], root: str) -> bool:
    """A link is followed to a file of the same tree only; folders are never entered through links, so no loops."""
    if not entry.is_symlink():
        return True
    target = os.path.realpath(entry.path)
    return Path(target).is_relative_to(root)


def _matching(base: Path, pattern: str) -> Iterator[Input]:
    """The files that a pattern means; ``**`` goes through any folders but those that are not entered."""
    pure = PurePath(pattern)
    if pure.anchor:
        base, pure = Path(pure.anchor), pure.relative_to(pure.anchor)
    while pure.parts and pure.parts[0] == "..":
        base, pure = base / "..", PurePath(*pure.parts[1:])
    try:
        paths = sorted((path for path in base.glob(str(pure)) if _is_file(path)), key=lambda path: path.parts)
    except (ValueError, OSError, NotImplementedError):  # no pattern at all, such as “a**b”
        return
    literal = sum(1 for _ in _literal(pure))
    for path in paths:
        folders = path.relative_to(base).parts[literal:-1]
        if any(part.startswith(".") or part in NOT_ENTERED for part in folders) or path.name == CONFIG_NAME:
            continue
        if pure.name.startswith(".") or not path.name.startswith("."):
            yield _found(path)


def _literal(pattern: PurePath) -> Iterator[str]:
    """The leading folders of a pattern that are written out: they were named."""
    for part in pattern.parts:
        if _is_pattern(part):
            return
        yield part


def _is_pattern(text: str) -> bool:
    return any(sign in text for sign in "*?[")


def _found(path: Path) -> Input:
    return Input(str(path), path.as_posix(), named=False)


def _once(inputs: Iterable[Input]) -> tuple[Input, ...]:
    """Each file once, at its first place; named if it was named anywhere."""
    first: dict[str, Input] = {}
    for each in inputs:
        key = each.path if each.path == STANDARD_INPUT else os.path.normcase(Path(each.path).absolute())
        earlier = first.get(key)
        if earlier is None:
            first[key] = each
        elif each.named and not earlier.named:
            first[key] = Input(earlier.path, earlier.shown, named=True)
    return tuple(first.values())
