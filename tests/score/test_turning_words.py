"""A word that turns a cell is used, or the cell is no basis of a score: denials, comparisons, movements, years, plans, parts."""

from __future__ import annotations

import pytest
from builders import card, indicator
from hypothesis import given
from hypothesis import strategies as st

from perfscore.model import IndicatorScore, State
from perfscore.model.finding import Finding, Level
from perfscore.values import doubt, parse, reader, turning
from perfscore.values.turning import Turn


def scored(
    target: str, actual: str, name: str = "测试指标", **cells: str
) -> tuple[IndicatorScore, tuple[Finding, ...]]:
    """The row with full marks reported."""
    result = card(indicator(target, actual, "10", "10", name=name, **cells))
    return result.indicators[0], result.findings


# target, actual → what full marks for it are
MISSED = [
    ("≥20家", "不到20家"),
    ("≥20家", "未达20家"),
    ("≥20家", "没到20家"),
    ("≥95%", "未能达到95%"),
    ("≥95%", "达不到95%"),
    ("≥95%", "接近95%"),
    ("≤5天", "超过5天"),
    ("2024年6月30日前", "未在6月30日前完成"),
    ("2024年6月30日前", "6月30日后"),
    ("2024年6月30日前", "2024年6月30日以后"),
    ("2024年6月30日前", "2024年6月20日未完成验收"),
    ("完成时间为2023年11月20日", "完成时间为2023年12月25日"),
    ("竣工日期：2024年6月30日", "竣工日期：2024年7月1日"),
    ("﹦300株", "210株"),
    ("𝟑𝟎𝟎株", "٢١٠株"),
    ("显著", "不显著"),
    ("效果明显", "效果不太明显"),
    ("有效提升", "没有提升"),
    ("有效保障", "未得到有效保障"),
    ("达标", "难以达标"),
    ("完成", "完不成"),
    ("建成", "建不成"),
    ("良好", "不够好"),
    ("可持续", "不可持续"),
    ("提升", "有所下降"),
    ("降低", "较上年上升"),
    ("提升", "基本持平"),
    ("无重大事故", "发生重大事故1起"),
    ("零投诉", "有投诉"),
    ("≥1000人", "999人"),
    ("≥20000人", "19999人"),
]


@pytest.mark.parametrize(("target", "actual"), MISSED)
def test_full_marks_for_what_was_missed_are_an_error(target: str, actual: str) -> None:
    _, findings = scored(target, actual)
    assert [(finding.code, finding.level) for finding in findings] == [("PS301", Level.ERROR)]


NO_ANSWER = [
    ("≥5%", "下降5%", "下降"),
    ("≥20家", "减少20家", "减少"),
    ("≥20家", "较上年增加20家", "较上年增加"),
    ("≥20家", "同比20家", "同比"),
    ("≥95%", "提高95%", "提高"),
    ("≥95%", "不合格率96%", "不合格率"),
    ("≥95%", "不满意率96%", "不满意率"),
    ("≤30天", "提前5天", "提前"),
    ("≤50万元", "节约5万元", "节约"),
    ("≥20家", "20家（预计）", "预计"),
    ("≥20家", "拟完成20家", "拟"),
    ("≥95%", "目标95%", "目标"),
    ("2024年6月30日前", "预计2024年5月完成", "预计"),
    ("2024年6月30日前", "未于2024年6月30日完成", "未于"),
    ("达标", "力争达标", "力争"),
    ("完成", "待完成", "待"),
]


@pytest.mark.parametrize(("target", "actual", "word"), NO_ANSWER)
def test_what_is_no_answer_to_the_target_is_an_error(target: str, actual: str, word: str) -> None:
    row, (finding,) = scored(target, actual)
    assert (finding.code, finding.level, row.state) == ("PS307", Level.ERROR, State.OPEN)
    assert f"“{word}”" in finding.message


DOUBTFUL = [
    ("≥95%", "96%（上年）", "上年"),
    ("≥95%", "96%（去年同期）", "去年同期"),
    ("≥95%", "96%（1—6月）", "1—6月"),
    ("≥20家", "20家（2023年）", "2023年"),
    ("≥20家", "20家（其中部分在建）", "其中部分在建"),
    ("≥20家", "20家（不含市级）", "不含市级"),
    ("≥20家（2022年度）", "20家", "2022年度"),
    ("≥20家（不含市级）", "20家", "不含市级"),
    ("完成", "2023年已完成", "2023年已完成"),
    ("有效保障", "保障不力", "不力"),
    ("有效保障", "保障水平有待提高", "待"),
    ("有效保障", "计划完成", "计划"),
    ("≥95%", "高于目标值3个百分点", "高于目标值3个百分点"),
    ("≥20家", "20家（计划20家）", "计划20家"),
]


@pytest.mark.parametrize(("target", "actual", "word"), DOUBTFUL)
def test_what_only_may_be_an_answer_is_a_doubt(target: str, actual: str, word: str) -> None:
    row, (finding,) = scored(target, actual)
    if "部分" in actual:  # words of a part decide by themselves
        assert (finding.code, row.state) == ("PS301", State.OPEN)
        return
    assert (finding.code, finding.level, row.state) == ("PS308", Level.WARNING, State.TAKEN)
    assert f"“{word}”" in finding.message


USED = [
    # target, actual, name of the indicator
    ("≥20家", "20家（含区）", "企业"),
    ("≥20架", "20架无人机", "航测"),
    ("≤5%", "不合格率3%", "产品不合格率"),
    ("≥5%", "增长5.2%", "税收增长率"),
    ("下降5%", "降低6%", "能耗"),
    ("≥5%", "同比下降6%", "单位能耗降低率"),
    ("≥20家（不含市级）", "20家（不含市级）", "企业"),
    ("≥95%", "100%提前完成", "完成率"),
    ("≥1000人次", "2024年培训1200人次", "培训"),
    ("≥1000人次", "全年累计1200人次", "培训"),
    ("2024年6月30日前", "经专家验收，2024年6月20日交付", "交付时间"),
    ("2024年6月30日前", "2024年5月提前完成", "交付时间"),
    ("2024年12月底前", "竣工时间：2024年11月20日", "竣工时间"),
    ("无安全事故", "未发生安全事故", "安全"),
    ("零事故", "无事故发生", "安全"),
    ("不超预算", "未超预算", "成本"),
    ("≤50万元", "控制在48万元以内", "成本"),
    ("有效保障", "达成预期指标", "运转"),  # the goal is what was reached
    ("有效保障", "达到年度预期目标", "运转"),
    ("有效保障", "完成年度计划任务", "运转"),
    ("有效保障", "计划任务全部完成", "运转"),
    ("≥95%", "达到目标值95%", "合格率"),
    ("100%", "按计划完成100%", "完成率"),
    ("100%", "应保尽保率100%", "救助"),
    ("≥90%", "完成率95%，达到预期", "完成率"),
    ("2024年12月底前", "按计划于12月完成", "竣工时间"),
]


@pytest.mark.parametrize(("target", "actual", "name"), USED)
def test_a_word_that_is_used_disturbs_nothing(target: str, actual: str, name: str) -> None:
    row, findings = scored(target, actual, name)
    assert (row.state, row.points, [finding.code for finding in findings]) == (State.COMPUTED, 10, [])


SAID_OF_THE_GOAL = [
    "应保尽保", "按计划有序推进", "严格按规划执行", "满足工作需要", "超出预期", "优于目标值", "兑现承诺", "发挥了应有作用", "按需供给", "待遇足额兑现", "争取资金到位",
]  # fmt: skip


@pytest.mark.parametrize("actual", SAID_OF_THE_GOAL)
def test_words_that_speak_of_the_goal_are_no_plan(actual: str) -> None:
    row, findings = scored("有效保障", actual)
    assert (row.state, findings) == (State.TAKEN, ())  # words for a person to judge, and nothing else


CELLS = [
    ("≥20家", "20家"), ("≥95%", "96%"), ("≥95%", "满意度96%"), ("≥20家", "完成20家"), ("2024年6月30日前", "2024年6月20日"),
    ("2024年6月30日前", "2024年6月20日完成验收"), ("≥20家", "20家(含区)"), ("100%", "100%完成"), ("≥3项", "三项"), ("年内完成", "2024年10月"),
    ("零事故", "零事故"), ("≥10万元", "10.5万元"), ("1—3家", "2家"), ("约20个", "20个"), ("≤30天", "30天"), ("≤5%", "5%"), ("完成", "已完成"),
]  # fmt: skip
DISTURBING = reader.words(
    "不 未 没有 没 无 非 未能 难以 无法 不能 下降 减少 增加 提高 较上年 同比 延期 推迟 上年 去年 2023年 2022年度 预计 拟 计划 力争 将 目标 应 部分 大部分 "
    "(上年) (2023年) (预计) (未验收) (不含在建) (其中部分) 暂 待 拟于"
)


@given(st.sampled_from(CELLS), st.sampled_from(sorted(DISTURBING)), st.integers(0, 20))
def test_a_word_put_anywhere_into_a_cell_never_leaves_full_marks_computed_in_silence(
    cells: tuple[str, str], word: str, place: int
) -> None:
    target, actual = cells
    place = min(place, len(actual))
    row, findings = scored(target, actual[:place] + word + actual[place:])
    loud = any(finding.level is not Level.HINT for finding in findings)
    if target.startswith("零") and row.state is State.COMPUTED:
        return  # 未发生事故: the denial is the value
    done = "完成" in actual[:place] or (word == "目标" and actual[place:].startswith("完成"))
    if done and word in ("计划", "目标"):
        return  # 已完成计划, 完成验收目标, 目标完成: what was planned is done
    assert row.state is not State.COMPUTED or row.points != 10 or loud
    assert row.points != 10 or row.state is State.TAKEN or loud


@given(
    st.sampled_from(CELLS),
    st.integers(0, 20),
    st.sampled_from(["不到", "不足", "未达", "低于", "少于", "达不到", "没有达到"]),
)
def test_less_than_the_target_is_never_full(cells: tuple[str, str], place: int, word: str) -> None:
    target, actual = cells
    if target.startswith(("≤", "零")):
        return
    place = min(place, len(actual))
    row, _ = scored(target, actual[:place] + word + actual[place:])
    assert row.state is not State.COMPUTED or row.points != 10


def test_words_that_are_dropped_before_a_number_turn_nothing() -> None:
    harmless = {"仅", "只", "仅完成", "只完成"}  # they judge the number and leave it as it is
    for word in reader.FILLERS - harmless:
        assert not list(turning.turnings(word)), word


def test_every_class_of_turning_word_is_seen_in_a_bracket() -> None:
    seen = {}
    for inside in ("未验收", "高于上年", "增加", "上年", "预计", "仅城区"):
        value = parse(f"20家（{inside}）", year=2024)
        assert value is not None
        found = doubt.of_actual(value, parse("≥20家"), ("企业", "≥20家"), 2024)
        seen[inside] = found and found.turn
    assert seen == {
        "未验收": None,  # read as words: 未达成
        "高于上年": Turn.COMPARISON,
        "增加": Turn.MOVEMENT,
        "上年": Turn.TIME,
        "预计": Turn.PLAN,
        "仅城区": Turn.PART,
    }
