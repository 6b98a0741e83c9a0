"""Templates: where they are found, by which names, and what their first comment says about them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from perfscore.disk.oserrors import reason
from perfscore.report import escape

SUFFIX, OFFICE = ".md", ".docx"
MAX_TEMPLATE = 1_000_000  # characters of a template file
MAX_DOCUMENT = 100_000_000  # bytes of the text of a Word template


class TemplateMistake(Exception):
    """A template cannot be used; the message names it, its line and the cause, in Chinese."""

    def __init__(self, name: str, line: int | None, cause: str) -> None:
        self.name, self.line, self.cause = name, line, cause
        place = f"第{line}行" if line else ""
        super().__init__(f"模板“{name}”{place}：{cause}")


@dataclass(frozen=True, slots=True)
class Template:
    """A template that was found: its name, where it is, and what its first comment says about it."""

    name: str
    path: Path
    title: str
    use: str
    aliases: tuple[str, ...] = ()
    own: bool = False
    others: bool = False  # prints more sheets than the one it is for


USES = ("报告", "自评表", "申报表", "汇总")
_HEADER = re.compile(r"\A\s*\{#-?(.*?)-?#\}", re.DOTALL)
_REFERENCE = re.compile(r"""{%-?\s*(?:include|import|from|extends)\s+["']([^"']+)["']""")
_OTHERS = re.compile(r"\{[{%][^}]*(?<![\w.\"'])(?:项目|各表|合计)(?![\w\"'])")
_FIELD = re.compile(r"^\s*(名称|别名|用于)\s*[:：]\s*(.+?)\s*$", re.MULTILINE)


def shipped() -> Path:
    """The folder of templates that came with the program: in the package, else in the checkout beside it."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def listing(folders: Sequence[Path]) -> list[Template]:
    """Every template of ``folders`` (earlier ones hide later ones) and of the program, sorted by name."""
    found: dict[str, Template] = {}
    for folder in (*folders, shipped()):
        for path in sorted((*folder.glob(f"*{SUFFIX}"), *folder.glob(f"*{OFFICE}"))) if folder.is_dir() else ():
            if not path.name.startswith("_") and path.stem not in found:
                found[path.stem] = describe(path, own=folder != shipped())
    return [found[name] for name in sorted(found)]


def find(name: str, folders: Sequence[Path]) -> Template:
    """A template by name, alias or path. Raises TemplateMistake with the nearest names."""
    path = Path(name)
    if path.suffix in (SUFFIX, OFFICE) or len(path.parts) > 1:
        if not path.is_file():
            raise TemplateMistake(name, None, "找不到这个文件")
        return describe(path, own=True)
    known = listing(folders)
    for template in known:
        if name == template.name or name in template.aliases:
            return template
    names = [each for template in known for each in (template.name, *template.aliases)]
    near = get_close_matches(name, names, n=1, cutoff=0.4)
    hint = f"是否要用“{near[0]}”？" if near else ""
    raise TemplateMistake(name, None, f"没有这个模板。{hint}现有：{'、'.join(t.name for t in known)}")


def parts(template: Template) -> list[Path]:
    """The files a template includes or imports, and theirs, from its own folder."""
    found: list[Path] = []
    queue = [template.path]
    while queue and template.path.suffix == SUFFIX:
        for name in _REFERENCE.findall(source(queue.pop())):
            path = template.path.parent / Path(name).name
            if path.is_file() and path not in found:
                found.append(path)
                queue.append(path)
    return found


def describe(path: Path, *, own: bool) -> Template:
    """Read what the first comment of a template says: 名称, 别名, 用于. A Word form says nothing: it is for one sheet."""
    if path.suffix == OFFICE:
        return Template(path.stem, path, path.stem, "自评表", (), own, others=bool(_OTHERS.search(office_text(path))))
    text = source(path)
    header = _HEADER.match(text)
    fields = dict(_FIELD.findall(header[1])) if header is not None else {}
    use = fields.get("用于", "报告")
    if use not in USES:
        raise TemplateMistake(path.stem, 1, f"“用于”应为{'、'.join(USES)}之一，现为“{escape.one_line(use)}”")
    aliases = tuple(fields.get("别名", "").split())
    title = escape.one_line(fields.get("名称", path.stem))
    return Template(path.stem, path, title, use, aliases, own, others=bool(_OTHERS.search(text)))


def office_text(path: Path) -> str:
    """The words of a Word form without its markup; empty where it is none."""
    try:
        with zipfile.ZipFile(path) as archive:
            member = archive.getinfo("word/document.xml")
            data = archive.read(member) if member.file_size <= MAX_DOCUMENT else b""
    except (OSError, KeyError, zipfile.BadZipFile):
        return ""
    return re.sub(r"<[^>]*>", "", data.decode("utf-8", "replace"))


def source(path: Path) -> str:
    """The text of a template file. Raises TemplateMistake."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        cause = "文件不是UTF-8编码" if isinstance(error, UnicodeDecodeError) else f"不能读取（{reason(error)}）"
        raise TemplateMistake(path.name, None, cause) from None
    if len(text) > MAX_TEMPLATE:
        raise TemplateMistake(path.name, None, f"文件过大，最多{MAX_TEMPLATE}字")
    return text
