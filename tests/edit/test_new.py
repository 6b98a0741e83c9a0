"""``new``: next year's file from last year's."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from invented import Written, files

from perfscore.edit.cells import Cells
from perfscore.edit.document import fresh, read
from perfscore.edit.following import Followed, Reminder, following
from perfscore.edit.formatter import formatted
from perfscore.language.nothing import holds_none
from perfscore.load import parse_sheet
from perfscore.model import Sheet

SHIPPED = sorted((Path(__file__).parents[2] / "indicators").rglob("*.yaml"))

OLD = """\
# 某局的项目
类型: 项目支出绩效自评
年度: 2024  # 每年改
名称: 2024年度系统运维
填报日期: 2025.3.1
资金:
  单位: 万元
  年度资金总额: {年初预算数: 100, 全年预算数: 110, 全年执行数: 90}
  其中:
    当年财政拨款: {年初预算数: 100, 全年预算数: 110, 全年执行数: 90}
    其他资金: {年初预算数: —, 全年预算数: —, 全年执行数: —}
  执行率: 81.82%
  分值: 10
  自评得分: 8.18
  预算调整:
    追加: 10
    说明: 年中追加
  结转结余: {年初: 0, 年末: 20}
年度总体目标:
  预期目标: 系统稳定运行
  实际完成情况: |
    全年稳定运行。  # 仍是文字
绩效指标:
  产出指标:
    数量指标:
      # 以批复为准
      - 指标: 巡检次数
        年度指标值: 12次
        实际完成值: "11次"  # 台账
        评分标准: 每少1次扣0.5分
        计分数据: [1项]
        分值: 10
        自评得分: 9.5
        # 处室说明
        偏差原因: 停电  # 见函
        改进措施: 错峰
      - {指标: 完成时间, 年度指标值: 2024年12月底前, 实际完成值: 2024年11月30日, 分值: 10, 自评得分: 10, 备注: 按期}
      - 指标: 投诉
        上年完成值: 3件
        实际完成值: —
        年度指标值: 0件
        分值: 5
自评总分: 90
自评等级: 优
基础数据:
  人员编制: {编制数: 20, 实有人数: 18}
  经费控制:
    三公经费:
      上年决算数: 5
      预算数: 4
      决算数: 3
      其中:
        会议费: {上年决算数: 1, 预算数: 1, 决算数: 0.5}
  厉行节约: 已落实
报告:
  基本情况: 略
  存在的问题及原因分析:
    - 标题: 一
      正文: 二
"""

NEW = """\
# 某局的项目
类型: 项目支出绩效自评
年度: 2025  # 每年改
名称: 2024年度系统运维
填报日期:
资金:
  单位: 万元
  年度资金总额: {年初预算数: , 全年预算数: , 全年执行数: }
  其中:
    当年财政拨款: {年初预算数: , 全年预算数: , 全年执行数: }
    其他资金: {年初预算数: —, 全年预算数: —, 全年执行数: —}
  执行率:
  分值: 10
  自评得分:
  结转结余: {年初: 20, 年末: }
年度总体目标:
  预期目标: 系统稳定运行
  实际完成情况:
绩效指标:
  产出指标:
    数量指标:
      # 以批复为准
      - 指标: 巡检次数
        年度指标值: 12次
        上年完成值: "11次"
        实际完成值:  # 台账
        评分标准: 每少1次扣0.5分
        分值: 10
        自评得分:
        # 处室说明
        # 见函
      - {指标: 完成时间, 年度指标值: 2024年12月底前, 上年完成值: 2024年11月30日, 实际完成值: , 分值: 10, 自评得分: , 备注: 按期}
      - 指标: 投诉
        上年完成值:
        实际完成值:
        年度指标值: 0件
        分值: 5
自评总分:
自评等级:
基础数据:
  人员编制: {编制数: 20, 实有人数: }
  经费控制:
    三公经费:
      上年决算数: 3
      预算数:
      决算数:
      其中:
        会议费: {上年决算数: 0.5, 预算数: , 决算数: }
  厉行节约:
报告:
  基本情况:
  存在的问题及原因分析:
"""


def follow(text: str) -> Followed:
    return following(fresh(text), "旧.yaml")


def sheet_of(text: str) -> Sheet:
    sheet, _ = parse_sheet(text, "表.yaml")
    assert sheet is not None
    return sheet


def test_everything_a_file_may_hold() -> None:
    followed = follow(OLD)
    assert followed.document is not None
    assert followed.document.text == NEW
    assert (followed.year, followed.carried) == (2025, 2)
    assert followed.reminders == (
        Reminder(4, "名称“2024年度系统运维”"),
        Reminder(32, "“完成时间”的年度指标值"),
    )


def test_the_new_file_has_no_mistakes() -> None:
    sheet, findings = parse_sheet(NEW, "新.yaml")
    assert sheet is not None
    assert findings == ()


def test_a_block_text_becomes_one_line() -> None:
    head = "类型: 项目支出绩效自评\n年度: 2024\n名称: 甲\n绩效指标:\n  产出指标:\n"
    text = f"{head}    - 指标: 甲\n      实际完成值: |\n        完成: 一半\n        其余明年\n      分值: 1\n"
    followed = follow(text)
    assert followed.document is not None
    assert sheet_of(followed.document.text).indicators[0].last_year == "完成: 一半 其余明年"


def test_a_file_with_mistakes_is_refused() -> None:
    followed = follow(OLD.replace("分值: 5", "分值: 五"))
    assert followed.document is None
    assert [finding.code for finding in followed.findings] == ["PS117"]


def test_written_as_utf_8() -> None:
    document = following(read(OLD.replace("\n", "\r\n").encode("gbk")), "旧.yaml").document
    assert document is not None
    assert document.data() == NEW.replace("\n", "\r\n").encode("utf-8")


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_files(path: Path) -> None:
    followed = follow(path.read_text(encoding="utf-8"))
    assert followed.document is not None
    text = followed.document.text
    assert formatted(text, path.name).text == text
    _, findings = parse_sheet(text, path.name)
    assert findings == ()


@given(files())
@settings(max_examples=60, deadline=None)
def test_targets_stay_results_go_comments_stay(written: Written) -> None:
    old = sheet_of(written.text)
    followed = follow(written.text)
    assert followed.document is not None
    new = sheet_of(followed.document.text)
    assert (new.year, new.reported_total) == (old.year + 1, None)
    for before, now in zip(old.indicators, new.indicators, strict=True):
        assert (now.name, now.target, now.full, now.standard) == (
            before.name,
            before.target,
            before.full,
            before.standard,
        )
        assert (now.actual, now.reported, now.cause, now.facts) == (None, None, None, None)
        assert now.last_year == (before.actual if before.actual is not None and not holds_none(before.actual) else None)
    assert comments(followed.document.text, new) == comments(written.text, old)


def comments(text: str, sheet: Sheet) -> Counter[str]:
    assert sheet.node is not None
    return Counter(text[place.start : place.stop].strip() for place in Cells(text, sheet.node).comments)
