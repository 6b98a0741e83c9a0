"""A row that was scored before scores the same: what is remembered depends on nothing that the key leaves out."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from perfscore import policies
from perfscore.load import parse_sheet
from perfscore.score import known, score

ROOM = Path(known.__file__).parent
FORMULAS = ("cells", "direction", "item", "moment", "quantity", "reported", "result", "statement")
ASKED = {"name", "target", "actual", "full", "reported", "level1", "level2", "unit", "value_type", "achievement"}
ELSEWHERE = {
    "at", "target_shown", "cause", "explanation",  # places and words of findings: with a finding nothing is remembered
    "adjudication", "rule", "standard", "is_part",  # then there is no key
    "garbled",  # asked for after the result is known
}  # fmt: skip
CELL = st.sampled_from(
    ["", "100%", "≥95%", "约20个", "20", "20个", "1.0", "1", "减少5家", "有效提升", "达成", "部分完成", "2024年6月底前", "2024年7月1日", "0"]
)  # fmt: skip
ROW = st.tuples(
    st.sampled_from(["投诉率", "里程", "及时性"]), CELL, CELL, st.sampled_from(["5", "5.0", "0.5"]), CELL.map(lambda _: "")
    | st.sampled_from(["5", "4.5", "9"]), st.sampled_from(["", "个", "%"]), st.sampled_from(["", "≤", "定性"]),
)  # fmt: skip


@pytest.fixture(autouse=True)
def _nothing_is_known():
    known._rows.clear()


def test_the_key_holds_all_that_the_formulas_ask_for():
    sources = "".join((ROOM / f"{name}.py").read_text(encoding="utf-8") for name in FORMULAS)
    assert set(re.findall(r"\bindicator\.(\w+)", sources)) - ELSEWHERE == ASKED
    assert set(re.findall(r"\bsheet\.(\w+)", sources)) - {"indicators"} == {"year", "kind"}
    own = (ROOM / "known.py").read_text(encoding="utf-8")
    assert set(re.findall(r"^        indicator\.(\w+),", own, re.MULTILINE)) | {"full"} == ASKED


def sheet(rows):
    lines = ["类型: 项目支出绩效自评", "年度: 2024", "名称: 甲", "绩效指标:", "  产出指标:"]
    for name, target, actual, full, reported, unit, kind in rows:
        cells = {
            "指标": name,
            "年度指标值": target,
            "实际完成值": actual,
            "分值": full,
            "自评得分": reported,
            "计量单位": unit,
            "指标值类型": kind,
        }
        lines.append("    - {" + ", ".join(f'{key}: "{value}"' for key, value in cells.items() if value) + "}")
    return parse_sheet("\n".join(lines) + "\n", "a.yaml")[0]


@given(st.lists(ROW, min_size=1, max_size=8))
@example([("里程", "100%", "100%", "5", "5", "", "≤"), ("里程", "100%", "100%", "5.0", "5", "", "≤")])
def test_what_is_remembered_is_what_would_be_calculated(rows):
    for name in ("财政部", "湖南省"):
        policy = policies.find(name)
        known._rows.clear()
        read = sheet([*rows, *rows])
        warm = score(read, policy)
        again = score(read, policy)
        known._rows.clear()
        alone = []
        for indicator in read.indicators:
            known._rows.clear()
            alone += score(sheet_of(read, indicator), policy).indicators
        for one, other, third in zip(warm.indicators, again.indicators, alone, strict=True):
            assert tuple(one.steps) == tuple(other.steps) == tuple(third.steps)
            shown = [(each._replace(steps=()), str(each.points), str(each.low)) for each in (one, other, third)]
            assert shown[0] == shown[1] == shown[2]
        assert warm.findings == again.findings


def sheet_of(whole, indicator):
    from dataclasses import replace

    return replace(whole, indicators=(indicator,))


def test_no_more_than_the_limit_is_remembered(monkeypatch):
    monkeypatch.setattr(known, "LIMIT", 3)
    policy = policies.find("财政部")
    score(sheet([("里程", f"{number}个", f"{number}个", "5", "5", "", "") for number in range(1, 9)]), policy)
    assert 0 < len(known._rows) <= 3
