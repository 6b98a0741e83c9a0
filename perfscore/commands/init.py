"""``perfscore init``: a new indicator repository, ready to be filled in, checked and committed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from perfscore.disk.oserrors import reason
from perfscore.shell import console
from perfscore.shell.ending import Usage

EXAMPLES = """示例：

  perfscore init              在当前文件夹建立指标库
  perfscore init 绩效2025     在新文件夹“绩效2025”建立指标库

  建好之后：perfscore check 检查，perfscore score 计分；装有 git 和 pre-commit 的，再运行
  git init 和 pre-commit install，提交时自动检查。
"""

SETTINGS = """# 指标库的设置；路径相对于本文件所在的文件夹。“perfscore check --help”说明用法。
文件: [indicators/**/*.yaml]
评分办法: 财政部          # “perfscore policies”列出全部评分办法；自定的放进 policies/
# 模板目录: templates
# 关闭: [PS513]           # 不报的问题代码，“perfscore codes”列出全部代码
# 级别: {PS401: 错误}     # 改变一类问题的级别
"""

HOOKS = """# 提交前自动检查。用本机已安装的 perfscore，不需要联网；首次使用运行一次 pre-commit install。
repos:
  - repo: local
    hooks:
      - id: perfscore-fmt
        name: 绩效指标文件排版
        entry: perfscore fmt
        language: system
        types: [yaml]
        require_serial: true
      - id: perfscore-check
        name: 绩效指标文件检查（改动的文件）
        entry: perfscore check --skip-others
        language: system
        types: [yaml]
        require_serial: true
      - id: perfscore-check-all
        name: 绩效指标文件检查（全库，含表间矛盾）
        entry: perfscore check --skip-others --strict-for PS4 .
        language: system
        types: [yaml]
        pass_filenames: false
"""

EDITOR = """{
  "yaml.schemas": {
    ".vscode/perfscore.schema.json": "indicators/**/*.yaml"
  },
  "[yaml]": {
    "editor.insertSpaces": true,
    "editor.tabSize": 2
  },
  "files.encoding": "utf8"
}
"""

IGNORED = """# 生成的 Word、Excel 不入库，自己的 Word 模板入库
.venv/
*.docx
*.xlsx
!templates/*.docx
"""

EXAMPLE = """# 一个虚构的例子，“示例: true”使它不进入报告。照样填写本单位的表，填好后删去本文件。
类型: 项目支出绩效自评
年度: 2024
名称: 农村公路养护（示例）
主管部门: 某县交通运输局
实施单位: 某县公路养护中心
评分办法: 财政部
示例: true
资金:
  单位: 万元
  年度资金总额: {年初预算数: 480, 全年预算数: 480, 全年执行数: 468}
  其中:
    当年财政拨款: {年初预算数: 430, 全年预算数: 430, 全年执行数: 420}
    上年结转资金: {年初预算数: 50, 全年预算数: 50, 全年执行数: 48}
  执行率: 97.5%
  分值: 10
  自评得分: 9.75
年度总体目标:
  预期目标: 小修保养县乡公路320公里，修复水毁路段12处，群众出行安全便捷。
  实际完成情况: 全年小修保养县乡公路325公里，修复水毁路段11处，另1处因改线取消；养护路段没有发生责任事故。
绩效指标:
  产出指标:
    数量指标:
      - 指标: 小修保养县乡公路
        年度指标值: ≥320公里
        实际完成值: 325公里
        分值: 12
        自评得分: 12
      - 指标: 修复水毁路段
        年度指标值: 12处
        实际完成值: 11处
        分值: 12
        自评得分: 11
        偏差原因: 老鸦岭1处路段因铁路改线并入新线，经县交通运输局同意取消。
        改进措施: 立项前与重点工程的线位逐处核对，避免重复安排。
    质量指标:
      - 指标: 养护工程验收合格率
        年度指标值: ≥98%
        实际完成值: 100%
        分值: 13
        自评得分: 13
    时效指标:
      - 指标: 水毁路段修复完成时间
        年度指标值: 2024年10月底前
        实际完成值: 2024年10月18日
        分值: 13
        自评得分: 13
  效益指标:
    社会效益指标:
      - 指标: 养护路段责任事故
        年度指标值: 0起
        实际完成值: 0起
        分值: 15
        自评得分: 15
    可持续影响指标:
      - 指标: 路况优良路率
        年度指标值: ≥82%
        实际完成值: 83.6%
        分值: 15
        自评得分: 15
  满意度指标:
    服务对象满意度指标:
      - 指标: 沿线群众满意度
        年度指标值: ≥90%
        实际完成值: 93.2%
        分值: 10
        自评得分: 10
        数据来源: 2024年11月入户问卷，有效问卷310份
自评总分: 98.75
自评等级: 优
"""


def run(
    folder: Annotated[
        str, typer.Argument(metavar="[文件夹]", help="建在哪里；不写为当前文件夹", show_default=False)
    ] = ".",
) -> int:
    """建立新的指标库：设置、文件夹、提交钩子、编辑器设置和一个能通过检查的例子。

    已有的文件一律不改。钩子用本机安装的 perfscore，不需要联网。
    """
    root = Path(folder)
    try:
        made = [path for path, text in contents() if _written(root / path, text)]
        for name in ("policies", "templates"):
            (root / name).mkdir(exist_ok=True)
    except OSError as error:
        raise Usage(f"不能在“{folder}”建立指标库：{reason(error)}。") from None
    for path in made:
        sys.stdout.write(f"{(root / path).as_posix()}\n")
    kept = [path for path, _ in contents() if path not in made]
    if kept:
        console.error(f"已有的文件没有改动：{'、'.join(kept)}。")
    console.error(_next(root) if made else "没有新建文件。")
    return 0


def _next(root: Path) -> str:
    enter = "" if root.resolve() == Path.cwd() else f"进入“{root.as_posix()}”，"
    return f"指标库已建立。下一步：{enter}perfscore check 检查，perfscore score 计分。"


def contents() -> Iterator[tuple[str, str]]:
    """The files of a new repository: path and text."""
    import json

    from perfscore.load.schema import schema

    yield "perfscore.yaml", SETTINGS
    yield "indicators/shili.yaml", EXAMPLE
    yield ".pre-commit-config.yaml", HOOKS
    yield ".vscode/settings.json", EDITOR
    yield ".vscode/perfscore.schema.json", json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
    yield ".gitignore", IGNORED


def _written(path: Path, text: str) -> bool:
    from perfscore.disk.atomic import write_atomic

    if path.exists():
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(path, text)
    return True
