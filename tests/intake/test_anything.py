"""Whatever stands in a file: no crash, every cell in the ledger once, and YAML that can be read."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfscore.intake import Intake, Refused, take_in
from perfscore.intake.grid import Fate
from perfscore.intake.write import write
from perfscore.load import parse_sheet

WORDS = (
    "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施", "指标值类型", "计量单位", "备注", "评分标准",
    "绩效指标", "序号", "完成率", "项目名称", "主管部门", "实施单位", "填报日期", "填表人", "联系电话", "年度总体目标", "预期目标", "实际完成情况", "部门职责",
    "自评等级", "自评得分", "项目资金（万元）", "年初预算数", "全年预算数", "全年执行数", "执行率", "年度资金总额", "其中：当年财政拨款", "上年结转资金", "其他资金",
    "按收入性质分：", "按支出性质分：", "基本支出", "产出指标", "产出指标（50分）", "数量指标", "质量指标", "时效指标", "成本指标", "经济成本指标", "效益指标",
    "社会效益指标", "满意度指标", "服务对象满意度指标", "（30分）", "总分", "合计", "2024年度项目支出绩效自评表", "2024年度部门整体支出绩效自评表",
    "项目支出绩效目标申报表", "基础数据表", "编制数", "决算数", "预算数", "三公经费", "楼堂馆所", "厉行节约", "1", "2", "10", "9.5", "95%", "—",
    "/", "无", "≥5个", "5公里", "定性", "≥", "3分", "……", "指标1：", "指标1：修路", "修路", "很长的名称带", "空格", "1、甲；2、乙", "（一）丙",
    "2、丁", "注：说明", "存在问题", "偏差原因：甲。改进措施：乙。", "填表人：张三", "项目名称：甲", "#", "-", "【待填】", ".", "：", "（", "）",
)  # fmt: skip
TABLE = st.lists(st.lists(st.one_of(st.just(""), st.sampled_from(WORDS)), max_size=9), max_size=14)
ANY_SIZE = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def sound(taken: Intake) -> None:
    ledger = taken.ledger
    assert sum(ledger.count(fate) for fate in Fate) == len(ledger.fates)
    for draft in taken.drafts:
        written = write(draft)
        sheet, findings = parse_sheet(written.text, "x")
        # What a table does not say is asked for; nothing else may be wrong with the file.
        assert {finding.code for finding in findings} <= {"PS113"}
        assert sheet is not None or findings


@ANY_SIZE
@given(rows=TABLE, suffix=st.sampled_from([".csv", ".txt"]))
def test_any_table(rows: list[list[str]], suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"表{suffix}"
    if suffix == ".csv":
        stream = io.StringIO()
        csv.writer(stream).writerows(rows)
        path.write_text(stream.getvalue() or "x", "utf-8")
    else:
        path.write_text("\n".join("\t".join(row) for row in rows) or "x", "utf-8")
    sound(take_in(path))


@ANY_SIZE
@given(
    lines=st.lists(st.lists(st.sampled_from(WORDS), max_size=8), max_size=20),
    gap=st.sampled_from([" ", "   ", "\n", " | "]),
)
def test_any_lines(lines: list[list[str]], gap: str, tmp_path: Path) -> None:
    path = tmp_path / "表.txt"
    path.write_text("\n".join(gap.join(line) for line in lines) or "x", "utf-8")
    sound(take_in(path))


@ANY_SIZE
@given(
    data=st.binary(min_size=1, max_size=400),
    head=st.sampled_from([b"", b"PK\x03\x04", b"\xff\xfe", b"<table><tr><td>", b"\xef\xbb\xbf"]),
)
def test_any_bytes(data: bytes, head: bytes, tmp_path: Path) -> None:
    path = tmp_path / "表.bin"
    path.write_bytes(head + data)
    try:
        sound(take_in(path))
    except Refused as refusal:
        assert str(refusal)
