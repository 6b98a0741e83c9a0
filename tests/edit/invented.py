"""Invented indicator files, written in every manner that people write them: order, aliases, indents, quotes, comments."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import strategies as st

TEXTS = ("照批复", "NO", "~", "0.30", "1_000", "2024-06-30", "'a''b'", '"甲\\t乙 \\u4e2d"', '""', "", "“引”", "见#1号")
TARGETS = ("5个", "≥95%", "100", "完成", '"≥3万条"', "2024年12月31日", "1:500", "12个月")
ACTUALS = ("4个", "96%", "100", "完成", "", "—", "2024年11月30日", "1套", "11个月")
FULLS = ("3", "0.5", "10", "4.00")
SCORES = ("3", "0.5", "2.75", "", "0")
STANDARDS = ("未完成一家扣0.05分", "每少1次扣0.5分", "酌情扣分")

ALIASES = {
    "年度指标值": "指标值",
    "自评得分": "得分",
    "评分标准": "评（扣）分标准",
    "偏差原因": "偏离原因",
    "名称": "项目名称",
}


@dataclass
class Written:
    """A file being written. ``above`` and ``behind`` tell which entry each comment was put to: (row, key)."""

    lines: list[str] = field(default_factory=list)
    above: dict[str, tuple[str, str]] = field(default_factory=dict)
    behind: dict[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return "\n".join(self.lines) + "\n"


class Writer:
    """Writes one file; every choice is drawn."""

    def __init__(self, draw: st.DrawFn, *, plain: bool) -> None:
        self.draw = draw
        self.plain = plain
        self.step = 2 if plain else draw(st.sampled_from((2, 3, 4)))
        self.offset = 2 if plain else draw(st.sampled_from((0, 2)))
        self.gap = 1 if plain else draw(st.sampled_from((1, 3)))
        self.out = Written()
        self.count = 0

    def one(self, *choices: object) -> object:
        return self.draw(st.sampled_from(choices))

    def chance(self, of: int) -> bool:
        return self.draw(st.integers(0, of - 1)) == 0

    def comment(self) -> str:
        self.count += 1
        return f"# 注{self.count}：见附件"

    def name(self, key: str) -> str:
        return ALIASES[key] if key in ALIASES and not self.plain and self.chance(4) else key

    def entry(self, row: str, key: str, value: str, column: int, dash: str = "") -> None:
        """One line ``键: 值``, perhaps with comments; ``dash`` stands before the first key of an item."""
        pad = " " * column
        if not dash and self.chance(5):
            comment = self.comment()
            self.out.lines.append(pad + comment)
            self.out.above[comment] = (row, key)
        colon = ":" if value == "" else ":" + " " * (1 if self.plain else self.one(1, 1, 3))
        line = f"{dash or pad}{self.name(key)}{colon}{value}"
        if self.chance(6) and "\n" not in value:
            comment = self.comment()
            line += f"  {comment}"
            self.out.behind[comment] = (row, key)
        self.out.lines += line.split("\n")
        if not self.plain and self.chance(12):
            self.out.lines.append("")

    def block(self, column: int) -> str:
        pad = "\n" + " " * (column + self.step)
        return f"{self.one('|', '|-', '>')}{pad}第一行：完成{pad}  # 仍是文字" + ("\n" if self.chance(3) else "")

    def amounts(self) -> str:
        pairs = [("年初预算数", "100"), ("全年预算数", "120.50"), ("全年执行数", self.one("90", "120.50"))]
        pairs = pairs if self.plain else list(self.draw(st.permutations(pairs)))
        return "{" + ", ".join(f"{key}: {value}" for key, value in pairs) + "}"

    def funds(self) -> None:
        self.entry("", "资金", "", 0)
        column = self.step
        rows = [("单位", "万元"), ("年度资金总额", self.amounts()), ("分值", "10")]
        if self.chance(2):
            rows.append(("自评得分", str(self.one("7.5", "", "9"))))
        if self.chance(2):
            rows.append(("执行率", str(self.one("75%", "", "99%"))))
        rows = rows if self.plain else list(self.draw(st.permutations(rows)))
        for key, value in rows:
            self.entry("资金", key, value, column)

    def indicator(self, number: int, column: int) -> None:
        row = f"指标{number}"
        keys = {
            "指标": row,
            "年度指标值": self.one(*TARGETS),
            "实际完成值": self.one(*ACTUALS),
            "分值": self.one(*FULLS),
        }
        if self.chance(2):
            keys["自评得分"] = self.one(*SCORES)
        if self.chance(4):
            keys["评分标准"] = self.one(*STANDARDS)
        if self.chance(4):
            keys["偏差原因"] = self.block(column + 1 + self.gap) if self.chance(2) else "因故推迟"
        if self.chance(4):
            keys["备注"] = self.one(*TEXTS)
        if self.chance(6):
            keys["x-内部"] = "留用"
        items = list(keys.items()) if self.plain else list(self.draw(st.permutations(list(keys.items()))))
        if self.chance(8) and not any("\n" in str(value) for value in keys.values()):
            pairs = ", ".join(
                f"{key}: {value}" for key, value in items if not str(value).startswith(("", "#")) or value
            )
            self.out.lines.append(f"{' ' * column}- {{{pairs}}}")
            return
        dash = f"{' ' * column}-{' ' * self.gap}"
        for key, value in items:
            self.entry(row, key, str(value), column + 1 + self.gap, dash)
            dash = ""

    def indicators(self) -> None:
        self.entry("", "绩效指标", "", 0)
        number = 0
        for level1 in ("产出指标", "效益指标")[: self.draw(st.integers(1, 2))]:
            self.out.lines.append(f"{' ' * self.step}{level1}:")
            column = self.step
            if self.chance(2):
                column += self.step
                self.out.lines.append(f"{' ' * column}数量指标:")
            for _ in range(self.draw(st.integers(1, 3))):
                number += 1
                self.indicator(number, column + self.offset)

    def sheet(self) -> Written:
        parts = [
            lambda: self.entry("", "类型", "项目支出绩效自评", 0),
            lambda: self.entry("", "年度", "2024", 0),
            lambda: self.entry("", "名称", "甲项目", 0),
            self.funds,
            self.indicators,
        ]
        if self.chance(2):
            parts.append(lambda: self.entry("", "自评总分", str(self.one("98", "")), 0))
        if self.chance(3):
            parts.append(lambda: self.entry("", "职责", self.block(0), 0))
        for part in parts if self.plain else self.draw(st.permutations(parts)):
            part()
        return self.out


@st.composite
def files(draw: st.DrawFn, *, plain: bool = False) -> Written:
    """An invented file; ``plain`` ones are in canonical order and layout but for blank cells and comments."""
    return Writer(draw, plain=plain).sheet()
