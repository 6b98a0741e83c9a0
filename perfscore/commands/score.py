"""``perfscore score``: scores files and prints a row per file, or everything about one."""

from __future__ import annotations

from typing import Annotated

import typer

from perfscore.present import FORMATS

EXAMPLES = """示例：

  perfscore score                        perfscore.yaml 所列的，或 indicators/ 下的全部文件
  perfscore score 2024/*.yaml            一个文件一行
  perfscore score 2024/bumen.yaml        一个文件：各部分得分、失分的指标和失分明细
  perfscore score 2024/bumen.yaml --detail   逐项列出，附计分过程
  perfscore score 2024 -o 得分.xlsx                 工作簿：总表和指标明细
  perfscore score 2024 --review --fail-under 80     审核：不采用自评得分，有低于80分的退出码为1
"""

Files = Annotated[
    list[str] | None,
    typer.Argument(metavar="文件…", help="文件、文件夹或通配符，“-”为标准输入；不写时自动查找", show_default=False),
]
Detail = Annotated[bool, typer.Option("--detail", help="逐项列出得分和计分过程，满分的也列")]
Form = Annotated[
    str | None, typer.Option("--format", "-f", metavar="形式", help=f"输出形式：{'、'.join(FORMATS)}；不写时为 table")
]
Bom = Annotated[bool, typer.Option("--bom", help="输出 CSV，文件头加 BOM，供 Excel 识别中文")]
Review = Annotated[bool, typer.Option("--review", help="不采用自评得分：须由人判断的指标保持区间")]
PolicyName = Annotated[
    str | None, typer.Option("--policy", metavar="名称", help="一律按这个评分办法（名称或文件路径）")
]
FailUnder = Annotated[str | None, typer.Option("--fail-under", metavar="分数", help="有得分下限低于此数的，退出码为1")]
Jobs = Annotated[
    int | None, typer.Option("--jobs", "-j", metavar="个数", help="同时计算的进程数；不写时，150个文件以上才用多个")
]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar="文件", help="结果写入文件；输出形式随后缀")]


def run(
    files: Files = None,
    detail: Detail = False,
    form: Form = None,
    bom: Bom = False,
    review: Review = False,
    policy: PolicyName = None,
    fail_under: FailUnder = None,
    jobs: Jobs = None,
    output: Output = None,
) -> int:
    """计算得分：多个文件时一个文件一行；一个文件时列出失分、有差异和待定的指标，附失分明细，结论在最后。

    得分按评分标准原文和评分办法算出，与自评得分并列；算不出的列为待定，给出上下限，自评得分在其中的暂按自评。
    结果写到标准输出，问题和进度写到标准错误。
    """
    from perfscore.shell.scoring import score

    return score(
        files,
        detail=detail,
        form=form,
        bom=bom,
        review=review,
        policy=policy,
        fail_under=fail_under,
        jobs=jobs,
        output=output,
    )
