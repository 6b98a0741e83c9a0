"""Makes indicator files as large as real ones: 80 indicators, about 25 KB, every file a little different."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from perfscore.language.numbers import round_half_up

PUBLISHED = Path(__file__).resolve().parent.parent / "indicators" / "2024"
ROWS = 80
FULL = Decimal("1.12")
KINDS = (
    # 一级, 二级, 名称, 年度指标值, 实际完成值, 偏差原因
    ("产出指标", "数量指标", "农村公路养护里程", "≥{a}公里", "{b}公里", ""),
    ("产出指标", "数量指标", "开展技能培训", "≥{a}人次", "{c}人次", "部分班次延期至下年度举办，参训人数少于计划"),
    ("产出指标", "质量指标", "工程验收合格率", "100%", "100%", ""),
    ("产出指标", "质量指标", "数据抽检合格率", "≥95%", "97.{d}%", ""),
    ("产出指标", "时效指标", "完成年度任务时间", "2024年12月底前", "2024年11月{e}日", ""),
    ("成本指标", "经济成本指标", "单位养护成本", "≤5.{d}万元/公里", "5.{d}万元/公里", ""),
    ("效益指标", "社会效益指标", "提升公共服务水平", "有效提升", "有效提升", ""),
    ("满意度指标", "服务对象满意度指标", "群众满意度", "≥90%", "9{d}.{d}%", ""),
)  # fmt: skip


def text(number: int) -> str:
    """The YAML of one file; files differ in their numbers."""
    lines = [
        "类型: 项目支出绩效自评",
        "年度: 2024",
        f"名称: 公共服务项目第{number}期",
        "主管部门: 某市交通运输局",
        "实施单位: 某市公路事业发展中心",
        "评分办法: 财政部",
        "资金:",
        "  单位: 万元",
        f"  年度资金总额: {{年初预算数: {1000 + number}, 全年预算数: {1000 + number}, 全年执行数: {950 + number}.5}}",
        "  分值: 10",
        "年度总体目标:",
        "  预期目标: 完成年度养护和培训任务，提升公共服务水平。",
        "  实际完成情况: 年度任务基本完成，公共服务水平有效提升。",
        "绩效指标:",
    ]
    level1 = level2 = ""
    for row in sorted(range(ROWS), key=lambda row: row % len(KINDS)):
        first, second, name, target, actual, cause = KINDS[row % len(KINDS)]
        if first != level1:
            lines.append(f"  {first}:")
            level1 = first
        if second != level2:
            lines.append(f"    {second}:")
            level2 = second
        a = 40 + (row * 7 + number) % 50
        full = Decimal("1.5") if row % 4 == 0 else Decimal(1)  # 90 points in all
        facts = {"a": a, "b": a + row % 3, "c": a * 8 // 10, "d": (row + number) % 9, "e": 1 + (row + number) % 28}
        lines += [
            f"      - 指标: {name}（第{row + 1}标段）",
            f"        年度指标值: {target.format(**facts)}",
            f"        实际完成值: {actual.format(**facts)}",
            f"        分值: {full}",
            f"        自评得分: {round_half_up(Fraction(full) * Fraction(facts['c'], a) if cause else full, 2)}",
            "        数据来源: 市公路事业发展中心业务台账",
            "        责任处室: 养护管理科",
        ]
        if cause:
            lines += [f"        偏差原因: {cause}", "        改进措施: 提前排定下年度培训计划，按季度跟踪进度"]
    return "\n".join([*lines, "自评总分: 97.5", ""])


def write(folder: Path, count: int) -> list[Path]:
    """Write ``count`` files into ``folder``."""
    paths = [folder / f"{number:05}.yaml" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(text(number), encoding="utf-8")
    return paths


def copy(folder: Path, count: int) -> list[Path]:
    """The five published tables again and again, as they are."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = [path.read_text(encoding="utf-8") for path in sorted(PUBLISHED.glob("*.yaml"))]
    paths = [folder / f"{number:05}.yaml" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(texts[number % len(texts)], encoding="utf-8")
    return paths
