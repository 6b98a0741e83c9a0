"""States, reported against computed, totals, grades, execution, and the real tables."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from builders import card, funds, indicator, row, sheet
from hypothesis import given
from hypothesis import strategies as st

from perfscore import policies, values
from perfscore.load import parse_sheet
from perfscore.model import Adjudication, Kind, Scorecard, State
from perfscore.model.finding import Level
from perfscore.score import quantity, score
from perfscore.values.types import Quantity

D = Decimal
REAL = Path(__file__).parents[2] / "indicators"


def codes(scored: Scorecard) -> list[tuple[str, Level, str]]:
    return [(finding.code, finding.level, finding.title) for finding in scored.findings]


REPORTED = [
    # target, actual, full marks, reported → findings
    ("10个", "9个", "1", "0.9", []),
    ("40个", "22个", "0.6", "0.3", [("PS302", Level.HINT, "取整较粗")]),
    ("30个", "10个", "0.5", "0.15", [("PS302", Level.HINT, "取整较粗")]),
    ("300份", "143份", "1", "0.5", [("PS302", Level.HINT, "取整较粗")]),
    ("22个", "20个", "0.6", "0.5", [("PS302", Level.WARNING, "取整较粗")]),  # 0.545: a twelfth of the points is lost
    ("100个", "37个", "3", "1.12", [("PS302", Level.WARNING, "自评得分与计算得分不符")]),  # 1.11; no grid gives 1.12
    ("100个", "37个", "3", "2.33", [("PS302", Level.ERROR, "自评得分与计算得分不符")]),
    ("100个", "37个", "3", "3", [("PS301", Level.ERROR, "未完成却得满分")]),
    ("10个", "10个", "3", "2.33", [("PS302", Level.ERROR, "自评得分与计算得分不符")]),  # met, but not full
    ("2024年内完成", "部分工作没有完成", "0.4", "0.4", [("PS301", Level.ERROR, "未完成却得满分")]),
    ("2024年内完成", "部分工作没有完成", "0.4", "0.1", [("PS303", Level.ERROR, "自评得分不在可能的范围内")]),
    ("2024年内完成", "部分工作没有完成", "0.4", "0.3", []),
    ("20个", None, "1", "1", [("PS305", Level.ERROR, "没有实际完成值却有自评得分")]),
    ("20个", "达标", "1", "1", [("PS304", Level.WARNING, "用“达标”一类的词代替了数值或日期")]),
    ("20个", "见附件", "1", "1", [("PS307", Level.WARNING, "实际完成值不能与指标值比较")]),
    ("100%", "1", "20", "20", [("PS204", Level.WARNING, "没有写计量单位，有两种读法")]),
    ("≥20亿元", "3元", "1", "1", [("PS201", Level.ERROR, "指标值与实际完成值的单位疑似不一致")]),
    ("-5%", "-6%", "1", "1", [("PS203", Level.WARNING, "看不出指标是越大越好还是越小越好")]),
    ("不超预算", "超预算", "1", "1", [("PS301", Level.ERROR, "未完成却得满分")]),
    ("不发生", "发生1起", "1", "1", [("PS301", Level.ERROR, "未完成却得满分")]),
    ("不发生", "发生0起", "1", "1", []),
    ("提升20%", "下降5%", "1", "1", [("PS307", Level.ERROR, "实际完成值不能与指标值比较")]),
    ("20个", "预计20个", "1", "1", [("PS307", Level.ERROR, "实际完成值不能与指标值比较")]),
    ("20个", "20人", "1", "1", [("PS202", Level.ERROR, "指标值与实际完成值的单位不能比较")]),
]


@pytest.mark.parametrize(("target", "actual", "full", "reported", "found"), REPORTED)
def test_reported_against_computed(
    target: str, actual: str | None, full: str, reported: str, found: list[tuple[str, Level, str]]
) -> None:
    assert codes(card(indicator(target, actual, full, reported))) == found


def test_the_slip_shows_both_scores() -> None:
    scored = card(
        indicator("≤2100元", "1930.57万元", "0.3", "0.3", level1="成本指标", name="矿资源调查评价"), under="湖南省"
    )
    (finding,) = scored.findings
    assert finding.message == (
        "“矿资源调查评价”指标值“≤2100元”，实际完成值“1930.57万元”，按字面约为指标值的9193倍。"
        "涉及0.3分：按字面计0分；指标值如为“≤2100万元”，计0.3分。暂列待定。"
    )
    assert (finding.code, finding.level, finding.stake) == ("PS201", Level.ERROR, D("0.3"))
    assert (scored.indicators[0].state, scored.points) == (State.OPEN, None)


@pytest.mark.parametrize(
    ("target", "actual", "message"),
    [
        (
            "≤1450万元",
            "1000元",
            "按字面约为指标值的14500分之一。涉及5分：按字面计5分；实际完成值如为“1000万元”，计5分。暂列待定。",
        ),
        (
            "≥20亿元",
            "3元",
            "按字面约为指标值的666666667分之一。涉及5分：按字面计0分；实际完成值如为“3亿元”，计0.75分。暂列待定。",
        ),
        (
            "≤100公里",
            "50米",
            "按字面约为指标值的2000分之一。涉及5分：按字面计5分；实际完成值如为“50公里”，计5分。暂列待定。",
        ),
        (
            "≤50米",
            "80公里",
            "按字面约为指标值的1600倍。涉及5分：按字面计0分；指标值如为“≤50公里”，计3.13分。暂列待定。",
        ),
    ],
)
def test_the_smaller_side_is_taken_for_the_slip(target: str, actual: str, message: str) -> None:
    (finding,) = card(indicator(target, actual, "5", None, level1="成本指标", name="改造")).findings
    assert finding.message == f"“改造”指标值“{target}”，实际完成值“{actual}”，{message}"


def test_partial_work_with_full_marks_says_what_is_due() -> None:
    (finding,) = card(indicator("2024年内完成", "部分项目没有在年度内完成", "0.4", "0.4", name="完成情况")).findings
    assert finding.message == (
        "“完成情况”指标值“2024年内完成”，实际完成值“部分项目没有在年度内完成”，自评0.4分（满分0.4分），没有说明原因。"
        "部分达成，得分在分值的60%（含）至80%之间，须由人评定。应为0.24分至0.31分。"
    )


@pytest.mark.parametrize(
    ("cells", "state", "points"),
    [
        ({"reported": "0.8"}, State.TAKEN, D("0.8")),
        ({"reported": "0.8", "review": True}, State.OPEN, None),
        ({}, State.OPEN, None),
        ({"reported": "1.2"}, State.OPEN, None),
    ],
)
def test_undecided_is_taken_only_where_it_can_be_true(
    cells: dict[str, Any], state: State, points: Decimal | None
) -> None:
    got = row("应用广泛", "成果已上传系统", "1", **cells)
    assert (got.state, got.points, got.low, got.high) == (state, points, D(0), D(1))


TIERS = [
    # 达成情况, reported → state, points, low, high
    ("达成", None, State.COMPUTED, "10", "10", "10"),
    ("达成", "9", State.TAKEN, "9", "8", "10"),
    ("达成", "7", State.COMPUTED, "10", "10", "10"),
    ("部分达成", None, State.OPEN, None, "6", "7.99"),
    ("部分达成", "7", State.TAKEN, "7", "6", "7.99"),
    ("部分达成", "8", State.OPEN, None, "6", "7.99"),
    ("部分达成 75%", None, State.COMPUTED, "7.5", "7.5", "7.5"),
    ("部分达成 85%", None, State.OPEN, None, "0", "10"),  # the ratio lies outside its tier
    ("90%", None, State.COMPUTED, "9", "9", "9"),
    ("未达成", "5.99", State.TAKEN, "5.99", "0", "5.99"),
    ("随便", None, State.OPEN, None, "0", "10"),
]


@pytest.mark.parametrize(("achievement", "reported", "state", "points", "low", "high"), TIERS)
def test_tiers(achievement: str, reported: str | None, state: State, points: str | None, low: str, high: str) -> None:
    got = row("效果明显", "群众反映较好", "10", reported, achievement=achievement)
    assert (got.state, got.points, got.low, got.high) == (state, points and D(points), D(low), D(high))


def test_hubei_tiers_reach_lower() -> None:
    got = row("效果明显", "基本完成", "10", under="湖北省")
    assert (got.low, got.high) == (D(5), D("7.99"))


def test_failing_words_beat_a_higher_tier() -> None:
    scored = card(indicator("20个", "未完成", "10", "9", achievement="达成"))
    assert [finding.code for finding in scored.findings] == ["PS306"]
    assert scored.indicators[0].state is State.OPEN


def test_adjudication_counts_and_the_computed_score_is_still_shown() -> None:
    decided = Adjudication(points=D("2"), reason="抽查核减", file="t.yaml")
    scored = card(indicator("10个", "10个", "3", "3", adjudication=decided))
    got = scored.indicators[0]
    assert (got.state, got.points, got.low, got.high, got.computed) == (State.ADJUDICATED, D(2), D(2), D(2), D(3))
    assert (scored.composition.adjudicated, scored.points, scored.findings) == (D(2), D(2), ())


def test_declarations_are_undecided_without_complaint() -> None:
    scored = card(
        indicator("60", None, "3", unit="家", standard="未完成一家扣0.05分"),
        kind=Kind.DECLARATION,
        funds=funds("5", None),
    )
    assert (scored.points, scored.low, scored.high, scored.funds, scored.findings) == (None, D(0), D(3), None, ())
    assert scored.indicators[0].reason == "无实际完成值"


EXECUTION = [
    # budget, spent, full marks → rate, points
    ("127801.81", "114678.51", "10", "89.73", "8.97"),
    ("6800.24", "6512.78", "10", "95.77", "9.58"),
    ("3672.34", "3422.13", "10", "93.19", "9.32"),
    ("870.37", "731.12", "10", "84", "8.40"),
    ("87225.2", "75384.04", "10", "86.42", "8.64"),
    ("100", "102.59", "10", "102.59", "10"),
    ("100", "0", "10", "0", "0"),
    ("100", "50", None, "50", "5"),  # 分值 from the policy
]


@pytest.mark.parametrize(("budget", "spent", "full", "rate", "points"), EXECUTION)
def test_execution(budget: str, spent: str, full: str | None, rate: str, points: str) -> None:
    got = card(funds=funds(budget, spent, full)).funds
    assert got is not None
    assert (got.rate, got.points) == (D(rate), D(points))


@pytest.mark.parametrize(
    ("budget", "spent", "code"),
    [("0", "5", "PS321"), ("-5", "5", "PS321"), (None, "5", "PS321"), ("5", None, "PS322"), (None, None, "PS321")],
)
def test_execution_without_a_budget_is_undecided(budget: str | None, spent: str | None, code: str) -> None:
    scored = card(funds=funds(budget, spent, reported="9"))
    assert scored.funds is not None
    assert (scored.funds.points, scored.funds.low, scored.funds.high) == (None, D(0), D(10))
    assert [finding.code for finding in scored.findings] == [code]


@pytest.mark.parametrize(
    ("budget", "spent", "actual", "level"),
    [
        (None, None, None, Level.HINT),  # as `new` makes it
        ("100", None, None, Level.HINT),
        ("0", None, None, Level.ERROR),
        (None, "5", None, Level.ERROR),
        (None, None, "20个", Level.ERROR),
    ],
)
def test_amounts_missing_before_the_year_is_over_are_no_error(
    budget: str | None, spent: str | None, actual: str | None, level: Level
) -> None:
    scored = card(indicator("20个", actual, "10"), funds=funds(budget, spent))
    (finding,) = scored.findings
    assert (finding.code in ("PS321", "PS322"), finding.level) == (True, level)


def own(tmp_path: Path, text: str) -> Any:
    path = tmp_path / "own.yaml"
    path.write_text(f"名称: 自定\n版本: 1\n取值:\n{text}", encoding="utf-8")
    return policies.find(str(path), paths=True)


def test_execution_bands(tmp_path: Path) -> None:
    bands = own(tmp_path, "  执行率分档: {值: [[100%, 100%], [80%, 70%], [60%, 50%], [0%, 0%]]}\n")
    got = [score(sheet(funds=funds("100", spent)), bands).funds for spent in ("100", "99", "80", "79", "60", "59")]
    assert [one and one.points for one in got] == [D(10), D(7), D(7), D(5), D(5), D(0)]


def test_satisfaction_bands(tmp_path: Path) -> None:
    bands = own(tmp_path, "  满意度分档: {值: [[90%, 100%], [80%, 80%], [60%, 50%], [0%, 0%]]}\n")
    cells = {"level1": "满意度指标", "name": "群众满意度"}
    rows = [indicator("≥90%", actual, "10", **cells) for actual in ("95%", "90%", "89.9%", "60%", "59%")]
    assert [one.points for one in score(sheet(*rows), bands).indicators] == [D(10), D(10), D(8), D(5), D(0)]


def test_pass_mark_and_linear_reverse(tmp_path: Path) -> None:
    terms = own(tmp_path, "  起分线: {值: 60%}\n  反向未达标: {值: '分值×[1－(实际值－指标值)÷指标值]'}\n")
    rows = [
        indicator("100个", "80个", "10"),  # (0.8 − 0.6) ÷ 0.4
        indicator("100个", "59个", "10"),
        indicator("≤100万元", "110万元", "10"),  # 1 − 0.1 = 0.9 → 0.75
        indicator("≤100万元", "250万元", "10"),
    ]
    assert [one.points for one in score(sheet(*rows), terms).indicators] == [D(5), D(0), D("7.5"), D(0)]


def test_total_cap_by_execution(tmp_path: Path) -> None:
    capped = own(tmp_path, "  总分封顶: {值: [[80%, 89], [60%, 79]]}\n")
    full = indicator("1个", "1个", "90")
    totals = [score(sheet(full, funds=funds("100", spent)), capped).points for spent in ("80", "79", "59")]
    assert totals == [D(98), D(89), D(79)]


@pytest.mark.parametrize(
    ("points", "name"),
    [("90", "优"), ("89.99", "良"), ("80", "良"), ("79.99", "中"), ("60", "中"), ("59.99", "差"), ("0", "差")],
)
def test_grades_are_half_open(points: str, name: str) -> None:
    decided = Adjudication(points=D(points), reason="核定", file="t.yaml")
    assert card(indicator("1个", "1个", "100", adjudication=decided)).grade == name


def test_the_grade_waits_until_both_bounds_agree() -> None:
    assert card(indicator("1个", "1个", "60"), indicator("应用广泛", "成果已上传", "40")).grade is None


REAL_TOTALS = [
    # file, points, low, high, execution, taken, open
    ("bumen-zhengti", "98.11", "98.11", "98.11", "8.97", "0.5", "0"),
    ("yewu-gongzuo", "98.46", "98.46", "98.46", "9.58", "0", "0"),
    ("yunxing-weihu", "97.27", "97.27", "97.27", "9.32", "0", "0"),
    ("qita-shiye-fazhan", "98.40", "98.40", "98.40", "8.40", "4", "0"),
    ("ziran-ziyuan-zhuanxiang", None, "97.67", "98.04", "8.64", "0.4", "0.7"),
]


@pytest.mark.parametrize(("name", "points", "low", "high", "execution", "taken", "undecided"), REAL_TOTALS)
def test_the_real_tables_of_2024(
    name: str, points: str | None, low: str, high: str, execution: str, taken: str, undecided: str
) -> None:
    path = REAL / "2024" / f"{name}.yaml"
    read, findings = parse_sheet(path.read_text(encoding="utf-8"), name)
    assert read is not None
    assert findings == ()
    scored = score(read, policies.for_sheet(read, None, None))
    assert scored.funds is not None
    assert (scored.points, scored.low, scored.high) == (points and D(points), D(low), D(high))
    assert (scored.funds.points, scored.full, scored.grade) == (D(execution), D(100), "优")
    assert (scored.composition.taken, scored.composition.open) == (D(taken), D(undecided))


amounts = st.decimals(min_value=0, max_value=10**6, places=2)
positive = st.decimals(min_value=D("0.01"), max_value=10**6, places=2)
marks = st.decimals(min_value=D("0.01"), max_value=100, places=2)


@given(positive, amounts, amounts, marks)
def test_doing_more_never_scores_less(target: Decimal, one: Decimal, other: Decimal, full: Decimal) -> None:
    low, high = sorted((one, other))
    less, more = (row(f"≥{target}m²", f"{actual}m²", str(full)) for actual in (low, high))
    assert less.low <= more.low
    cheap, dear = (row(f"≤{target}m²", f"{actual}m²", str(full)) for actual in (low, high))
    assert cheap.low >= dear.low


@given(positive, amounts, marks)
def test_scores_stay_within_full_marks_and_are_the_last_step(target: Decimal, actual: Decimal, full: Decimal) -> None:
    got = row(f"≥{target}m²", f"{actual}m²", str(full))
    assert 0 <= got.low <= got.high <= full
    assert abs(got.steps[-1].after.low - Fraction(got.low)) <= Fraction(1, 200)


@given(st.lists(st.tuples(positive, amounts, marks), min_size=1, max_size=8))
def test_the_ledger_adds_up(rows: list[tuple[Decimal, Decimal, Decimal]]) -> None:
    scored = card(*(indicator(f"{target}m²", f"{actual}m²", str(full)) for target, actual, full in rows))
    losses = sum((one.indicator.full or D(0)) - (one.points or D(0)) for one in scored.indicators)
    assert scored.points == scored.full - losses
    parts = scored.composition
    assert parts.computed + parts.taken + parts.adjudicated + parts.open == scored.points
    assert sum(dimension.points or D(0) for dimension in scored.dimensions) == scored.points


@given(positive, positive, st.sampled_from(["", "≥", ">", "≤", "<", "="]), st.sampled_from(["产出指标", "成本指标"]))
def test_the_everyday_row_is_scored_as_the_general_way_scores_it(
    target: Decimal, actual: Decimal, relation: str, level1: str
) -> None:
    one = indicator(f"{relation}{target}m²", f"{actual}m²", "7", level1=level1)
    texts = values.parse(f"{relation}{target}m²"), values.parse(f"{actual}m²")
    assert isinstance(texts[0], Quantity)
    assert isinstance(texts[1], Quantity)
    terms = policies.find("财政部").terms
    plain, general = (score_it(one, D(7), *texts, terms) for score_it in (quantity.score, quantity._general))
    assert (plain.low, plain.high, plain.ratio, plain.reason) == (
        general.low,
        general.high,
        general.ratio,
        general.reason,
    )
    assert list(plain.steps) == list(general.steps)


@pytest.mark.parametrize(("step", "points"), [("满一步", "4"), ("进一", "3"), ("按比例", "3.5")])
def test_conventions_of_the_rule_language_come_from_the_policy(tmp_path: Path, step: str, points: str) -> None:
    chosen = own(tmp_path, f"  计步: {{值: {step}, 依据: 某县财政局通知}}\n")
    late = indicator("≤10天", "13天", "5", standard="每超过2天扣1分")
    got = score(sheet(late), chosen).indicators[0]
    assert got.points == D(points)
    assert chosen.settings["计步"].source == "某县财政局通知"


def test_an_unknown_convention_names_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(policies.Unusable) as raised:
        own(tmp_path, "  计步: {值: 随便}\n")
    assert raised.value.findings[0].message == "口径“计步”的值“随便”应为“满一步”、“进一”、“按比例”、“四舍五入”之一。"


BESIDE_THE_FIGURES = [
    ("100%", "98%", "5", "每降低1%扣1分", "3", "5", "PS301"),
    ("100%", "98%", "5", "每降低1%扣1分", "3", "2", "PS302"),
]


@pytest.mark.parametrize(("target", "actual", "full", "standard", "points", "reported", "code"), BESIDE_THE_FIGURES)
def test_reported_against_a_standard(
    target: str, actual: str, full: str, standard: str, points: str, reported: str, code: str
) -> None:
    scored = card(indicator(target, actual, full, reported, standard=standard))
    assert scored.indicators[0].points == D(points)
    assert code in {finding.code for finding in scored.findings}


def test_a_standard_that_trips_the_engine_takes_nothing_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def trip(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.delenv("PERFSCORE_DEBUG", raising=False)
    monkeypatch.setattr("perfscore.rules.apply", trip)
    scored = card(indicator("10个", "9个", "5", "5", standard="每少1个扣1分"), indicator("10个", "9个", "5", "4.5"))
    assert [(one.state, one.points) for one in scored.indicators] == [(State.OPEN, None), (State.COMPUTED, D("4.5"))]
    assert [(finding.code, finding.title) for finding in scored.findings] == [("PS799", "执行评分标准时程序出错")]


def test_a_row_with_a_cell_that_could_not_be_read_is_not_taken() -> None:
    text = (
        "类型: 项目支出绩效自评\n年度: 2024\n名称: 甲\n绩效指标:\n  产出指标:\n"
        "    - {指标: 里程, 年度指标直: ≥350公里, 实际完成值: 336公里, 分值: 30, 自评得分: 30}\n"
        "    - {指标: 效果, 年度指标值: 应用广泛, 实际完成值: 成果已上传, 分值: 70, 自评得分: 65}\n"
    )
    read, findings = parse_sheet(text, "t.yaml")
    assert read is not None
    assert [finding.code for finding in findings] == ["PS114"]
    states = [one.state for one in score(read, policies.find("财政部")).indicators]
    assert states == [State.OPEN, State.TAKEN]
