"""perfscore.yaml: what a repository sets for everyone who works in it.

It is found upward from the working directory; its paths are relative to its own folder. A mistake in it is a finding,
and the setting concerned is left at its default.
"""

from __future__ import annotations

import re
from collections.abc import Mapping as Dict
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from perfscore.disk.oserrors import reason
from perfscore.load import codes
from perfscore.load.decode import MAX_BYTES, decode
from perfscore.load.fields import Field, Form, Type
from perfscore.load.reader import SCALARS, plan
from perfscore.load.reading import Reading, quoted
from perfscore.load.shown import relative_name
from perfscore.model.finding import Category, Code, Finding, Level
from perfscore.model.source import Mapping, Node, Sequence, Span, Text

CONFIG_NAME = "perfscore.yaml"
BAD_CONFIG = Code(
    "PS130",
    Level.ERROR,
    Category.FORM,
    "perfscore.yaml的设置有误",
    "perfscore.yaml可设：文件（指标文件的通配符）、评分办法、模板目录、关闭（不显示的问题代码）、级别（代码 → 错误、警告、提示）、报告设置。"
    "写错的一项按没有写处理。",
)
NO_LEVELS: Dict[str, Level] = MappingProxyType({})
NO_PAPER: Dict[str, Any] = MappingProxyType({})
LEVELS = {level.value: level for level in Level} | {level.shown: level for level in Level}
CODE = re.compile(r"PS\d{3}")

PAPER = Form(
    "报告设置",
    "perfscore.yaml 中 Word 报告的样式；不写的按 GB/T 9704-2012。",
    (
        Field("标题字体", "title_font", Type.TEXT, "标题的字体。", example="宋体"),
        Field("正文字体", "body_font", Type.TEXT, "正文和表格的字体。", example="仿宋"),
        Field("一级标题字体", "heading_font", Type.TEXT, "“一、”和表头的字体。", example="黑体"),
        Field("二级标题字体", "subheading_font", Type.TEXT, "“（一）”的字体。", example="楷体"),
        Field("盖章", "sealed", Type.BOOLEAN, "false 为不盖章：日期在单位下一行、比单位缩进二字。", example="false"),
        Field("封面", "cover", Type.BOOLEAN, "true 加封面。", example="true"),
        Field("目录", "contents", Type.BOOLEAN, "true 加目录，打开时由 Word 更新。", example="true"),
        Field("文号", "number", Type.TEXT, "标题下的发文字号。", example="湘自资发〔2025〕10号"),
        Field("主送机关", "addressee", Type.TEXT, "正文前的主送机关。", example="省财政厅"),
        Field("抄送", "copies", Type.TEXT, "版记中的抄送机关。", example="省审计厅"),
        Field("印发机关", "issuer", Type.TEXT, "版记中的印发机关。", example="省自然资源厅办公室"),
        Field("印发日期", "issued", Type.TEXT, "版记中的印发日期。", example="2025年5月16日"),
    ),
)
FORM = Form(
    "设置",
    "perfscore.yaml，放在指标库的根目录，其中的路径相对于它所在的文件夹。",
    (
        Field("文件", "files", Type.TEXTS, "不写文件名时读取的指标文件，可用通配符。", example="indicators/**/*.yaml"),
        Field("评分办法", "policy", Type.TEXT, "指标文件没有写明时采用的评分办法，名称或路径。", example="湖南省"),
        Field("模板目录", "templates", Type.TEXT, "自己的报告模板所在的文件夹。", example="templates"),
        Field("关闭", "off", Type.TEXTS, "不显示的问题代码。", example="[PS621]"),
        Field("级别", "levels", Type.ANY, "代码 → 错误、警告或提示。", example="{PS311: 警告}"),
        Field(
            "报告设置",
            "paper",
            Type.ANY,
            "Word 报告的样式：字体、盖章、封面、目录、文号、主送机关、版记，见[报告模板](templates.md)。",
            example="{标题字体: 宋体, 盖章: false}",
        ),
    ),
)
PLANS = {form.title: plan(form, SCALARS) for form in (FORM, PAPER)}


class Config(NamedTuple):
    """The settings of a repository; without a perfscore.yaml all are empty and ``folder`` is None.

    ``file`` is the name of the perfscore.yaml in findings and ``text`` what it says, for excerpts.
    """

    folder: Path | None = None
    files: tuple[str, ...] = ()
    files_at: Span | None = None
    policy: str | None = None
    templates: Path | None = None
    off: frozenset[str] = frozenset()
    levels: Dict[str, Level] = NO_LEVELS
    paper: Dict[str, Any] = NO_PAPER  # 报告设置, by the names of the form PAPER
    findings: tuple[Finding, ...] = ()
    file: str = CONFIG_NAME
    text: str = ""
    policy_at: Span = Span(CONFIG_NAME, 1, 1)

    @property
    def fallback(self) -> str | None:
        """评分办法 for sheets that name none: a name, or a path made relative to this folder."""
        if self.policy is None or self.folder is None or not any(mark in self.policy for mark in "/\\"):
            return self.policy
        return str(self.folder / self.policy)


def find(start: Path) -> Config:
    """The settings that hold in the folder ``start``."""
    folder = start.resolve()
    for candidate in (folder, *folder.parents):
        path = candidate / CONFIG_NAME
        if path.is_file():
            return read(path)
    return Config()


def read(path: Path) -> Config:
    """The settings written in one file."""
    shown = relative_name(path)
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES)
    except OSError as error:
        finding = codes.UNREADABLE.at(Span(shown, 1, 1), f"不能读取：{reason(error)}。", "核对文件的权限。")
        return Config(path.parent, findings=(finding,), file=shown)
    text, findings = decode(data, shown)
    return parse(text or "", shown, path.parent, findings)


def parse(text: str, file: str, folder: Path, findings: tuple[Finding, ...] = ()) -> Config:
    """The settings written in ``text``; an empty text sets nothing."""
    from perfscore.load.compose import compose

    composed = compose(text, file)
    at = Reading(file, PLANS, composed.cut)
    at.findings.extend(finding for finding in (*findings, *composed.findings) if finding.code != codes.EMPTY.code)
    root = composed.root
    if type(root) is not Mapping:
        if root is not None:
            at.wrong(root, "文件", "映射（各行为“键: 值”）", "评分办法: 湖南省")
        return Config(folder, findings=tuple(at.findings), file=file, text=text)
    values = at.form(root, FORM)
    if at.strange:
        from perfscore.load import strange

        strange.report(at)
    files = root.get("文件")
    templates = values.get("templates")
    policy = root.get("评分办法")
    return Config(
        folder=folder,
        files=values.get("files") or (),
        files_at=files.span(file) if files is not None else None,
        policy=values.get("policy"),
        templates=folder / templates.strip() if templates else None,
        off=_off(at, root.get("关闭")),
        levels=_levels(at, values.get("levels")),
        paper=_paper(at, root.get("报告设置")),
        findings=tuple(sorted(at.findings, key=lambda finding: finding.at)),
        file=file,
        text=text,
        policy_at=Span(file, 1, 1) if policy is None else policy.span(file),
    )


def _off(at: Reading, node: Node | None) -> frozenset[str]:
    items = node.items if type(node) is Sequence else [node]
    return frozenset(str(item.strip()) for item in items if isinstance(item, Text) and _is_code(at, item))


def _levels(at: Reading, node: Node | None) -> dict[str, Level]:
    levels: dict[str, Level] = {}
    if node is None:
        return levels
    if type(node) is not Mapping:
        at.wrong(node, "“级别”", "映射", "{PS311: 警告}")
        return levels
    for key, value in node.items.items():
        if not _is_code(at, key):
            continue
        level = LEVELS.get(value.strip()) if isinstance(value, Text) else None
        if level is None:
            shown = quoted(value) if isinstance(value, Text) else "列表或映射"
            at.add(BAD_CONFIG, value.span(at.file), f"“{key}”的级别不能是{shown}。", "可选：错误、警告、提示。")
        else:
            levels[str(key)] = level
    return levels


def _paper(at: Reading, node: Node | None) -> dict[str, Any]:
    if node is None:
        return {}
    if type(node) is not Mapping:
        at.wrong(node, "“报告设置”", "映射", "{标题字体: 宋体, 盖章: false}")
        return {}
    return {name: value for name, value in at.form(node, PAPER).items() if value is not None}


def _is_code(at: Reading, text: Text) -> bool:
    if CODE.fullmatch(text.strip()):
        return True
    if text.strip():
        advice = "代码由“PS”和三位数字组成，如 PS201；全部代码见“perfscore codes”。"
        at.add(BAD_CONFIG, text.span(at.file), f"{quoted(text)}不是问题代码。", advice)
    return False
