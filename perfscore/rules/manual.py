"""The manual ``docs/rules.md``, written from the corpora of the kinds; every printed score is computed here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from perfscore.language.numbers import plain, round_half_up
from perfscore.rules.apply import apply
from perfscore.rules.case import Case
from perfscore.rules.conventions import BY_SYSTEM, TABLE
from perfscore.rules.reader import read
from perfscore.values import parse

YEAR = 2024
UNDECIDED = "—"
ORDER = (
    "step", "percent_step", "late", "count", "lump", "grade", "flag", "band", "zero",
    "share", "line", "formula", "factor", "each", "bonus", "penalty", "judged", "limit",
)  # fmt: skip
"""The folders of the kinds in the order of the manual: what forms use most comes first."""

INTRODUCTION = """# 评分标准怎样读、怎样算

评（扣）分标准的原文就是程序：写进指标的“评分标准”，由 perfscore 读成条款、逐步算。读不懂的不猜，列为待定，指出第一处读不懂的文字。
本页每个例子都由程序算过。试写一条：`perfscore rule "每降低1%扣1分" --target 95% --actual 93% --full 3`；看一个文件里各项怎样算出来：`perfscore explain 文件 指标`。

## 一条标准的组成

一条标准由若干条款组成，用“；”“。”“，”或换行隔开，前面可以有编号、标题和方法（“查资料。”）。每个条款是：**什么情况 · 每多少 · 怎样得扣分**。

- 得扣分：扣、减、罚、扣减、扣除，得、计、记、评、给，加、奖，或者只写分数（合格1分）。
  数字可以是全角、小数、中文（扣零点五分）、百分之五、分值的60%、满分；不得分、不计分、0分、零分一个意思。
- 没有“分”字的百分数（扣5%）是分值的百分比。
- 什么情况：比较（达到90%以上、80%（含）—90%、低于80%）、完成情况（未完成指标值、按期完成、未超预算）、等次（优、A），或一句描述。
- 每多少：每降低1%、每逾期10天、每发现一例；“少一家”“1处”前面的“每”可以省略。
- 其余的话不限写法：名称、做法、依据可以写在任何地方，只要里面没有能改变得分的字（否定、比较、数量、每、分数）。

## 几个条款怎样合起来

1. 有扣分的，从满分起扣；前面写了得几分（计5分，每……扣）的，从那里起扣。只有得分的，从0分起加。加分加在其余条款的得分上。
2. 扣分累加，扣到0分为止，得分最高不超过分值；只有标准自己写了上限12分、最低得1分、倒扣的，才越过。加分的上限不抬高分值。
3. 有自己条件的“不得分”在逐步扣分之上，写在哪里都一样；“否则不得分”只是前一句的反面。
4. 分档：（含）、超过、不足决定界限归哪一档；没有写的，“以上”含本数，“以下”不含，“A—B”含A，B归上一档。同向的界限取最严的。
5. 落在两档之间、前后矛盾、几种理解得分不同的，列为待定，给出可能的范围。
6. 标题写明只管谁的（“获得补助的地区：……没有获得补助的地区：……”），后面的条款只在那种情况下算，是哪种情况由计分数据给出，互为反面的只问一次。
7. 对总分、其他指标的处理（另扣总分）不计入本指标，作为疑点列出。

## 实际完成值和计分数据

条款量的就是指标本身（完成率、数量、时间、成本）时，用年度指标值和实际完成值。另外要用的（发生几次、是否符合、什么等次）写在“计分数据”：

```yaml
评分标准: 每发现一例扣1分；未公示不得分
计分数据: {每发现一例: 2次, 未公示: 否}     # 或按条款次序 [2次, 否]
```

值回答条款**原文所说的情况**：次数是发生了几次；是否是“这种情况是不是有”（未公示不得分，填“是”就是没有公示）；等次填原词。
“否则”、前一句的反面不另要数据；两个条款用到同一件事，只填一次。项数不符时列出应填的各项。
"""

ENDING = """## 怎样写一条好的标准

- 写明起点：“完成率≥95%得满分，每低1%扣0.5分”，不写“每低1%扣0.5分”了事。
- 写明零头：“不足1个月的按1个月计”或“不足1%的不扣”。
- 写明界限归哪一档：“90%（含）以上”“80%（含）—90%”。
- 写明到哪里为止：“扣完为止”“低于60%不得分”“最多扣5分”。
- 单位和年度指标值一致；方向和指标值类型（≥、≤）一致；最高得分等于分值。
- 少用“酌情”“视情况”：程序只能给出范围，要由人裁量并写进“核定”。
"""


@dataclass(frozen=True, slots=True)
class Example:
    """A standard and a case, everything as written; ``points`` is the score in print, ``—`` for undecided."""

    text: str
    full: str
    target: str
    actual: str
    facts: str
    points: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """What a kind of clause is, in words and in texts. ``wordings`` are groups of texts that score the same."""

    folder: str
    name: str
    manual: str
    examples: tuple[Example, ...]
    wordings: tuple[tuple[Example, ...], ...]
    others: tuple[str, ...]


def corpora() -> tuple[Corpus, ...]:
    """The corpora of all kinds in the order of the manual; a folder that it does not name comes last."""
    root = Path(__file__).parent / "kinds"
    folders = sorted(path.parent.name for path in root.glob("*/corpus.yaml"))
    order = [name for name in ORDER if name in folders] + [name for name in folders if name not in ORDER]
    return tuple(_corpus(root / name / "corpus.yaml") for name in order)


def _corpus(path: Path) -> Corpus:
    from ruamel.yaml import YAML  # not at the start of a program that only scores

    told = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    wordings = tuple(
        tuple(
            Example(text, group["分值"], group["年度指标值"], group["实际完成值"], group["计分数据"], group["得分"])
            for text in group["同"]
        )
        for group in told["说法"]
    )
    examples = tuple(Example(*row) for row in told["例"])
    return Corpus(path.parent.name, told["名称"], told["手册"].strip(), examples, wordings, tuple(told["不是"]))


def page() -> str:
    """The whole manual."""
    parts = [INTRODUCTION, "## 各种条款\n"]
    parts += ["\n".join(_kind(corpus)) for corpus in corpora()]
    parts += ["\n".join(_conventions()), ENDING]
    return "\n".join(parts)


def _kind(corpus: Corpus) -> Iterator[str]:
    yield f"### {corpus.name}\n"
    yield corpus.manual
    yield ""
    yield "| 评分标准 | 分值 | 年度指标值 | 实际完成值 | 计分数据 | 得分 |"
    yield "|---|---|---|---|---|---|"
    for example in corpus.examples:
        row = (example.text, example.full, example.target, example.actual, example.facts)
        cells = [cell.replace("|", "\\|") or " " for cell in row]
        yield f"| {' | '.join(cells)} | {score(example).replace(UNDECIDED, '不能确定')} |"
    yield ""
    if corpus.wordings:
        yield "同一个意思的其他写法：" + "；".join(f"“{one.text}”" for one in corpus.wordings[0][1:]) + "。\n"


def score(example: Example) -> str:
    """What an example scores, to two decimals; ``—`` where it is undecided."""
    case = Case(
        parse(example.target, year=YEAR) if example.target else None,
        parse(example.actual, year=YEAR) if example.actual else None,
        Decimal(example.full),
        tuple(example.facts.split("，")) if example.facts else None,
        YEAR,
    )
    outcome = apply(read(example.text), case)
    return plain(round_half_up(outcome.bounds.low, 2)) if outcome.reason is None else UNDECIDED


def _conventions() -> Iterator[str]:
    yield "## 口径\n"
    yield f"标准没有写明的，按评分办法的口径；评分办法没有规定的，是{BY_SYSTEM}。标准自己写明的从其规定。"
    yield "口径对本项得分有影响时，作为疑点列出其他理解和得分。\n"
    yield "| 口径 | 管什么 | 可以取 | 默认 |"
    yield "|---|---|---|---|"
    for row in TABLE:
        yield f"| {row.key} | {row.meaning} | {'、'.join(row.values)} | {row.default} |"
    yield ""
