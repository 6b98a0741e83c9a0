"""Nothing is changed without a mark: each case is a form that once came in wrong in silence."""

from __future__ import annotations

from pathlib import Path

import forms
import openpyxl
import pytest

from perfscore.intake import take_in
from perfscore.intake.draft import Draft
from perfscore.intake.write import write
from perfscore.load import parse_sheet
from perfscore.shell.cli import main

TITLE: list[forms.Cell] = [("2024年度项目支出绩效自评表", 7)]
NAMED: list[forms.Cell] = ["项目名称", ("河道清淤", 6)]
HEADS: list[forms.Cell] = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"]


def taken(tmp_path: Path, rows: list[list[forms.Cell]], suffix: str = ".docx") -> Draft:
    return take_in(forms.WRITERS[suffix](tmp_path / f"表{suffix}", rows)).drafts[0]


def texts(draft: Draft, at: int = 0) -> dict[str, str]:
    return {key: value.text for key, value in draft.indicators[at].values.items()}


def doubts(draft: Draft) -> list[str]:
    return [why for _, why in write(draft).doubts]


@pytest.mark.parametrize("suffix", [".xlsx", ".docx", ".html", ".csv", ".txt"])
@pytest.mark.parametrize("name", ["满意度", "服务对象满意度", "服务对象满意度指标"])
def test_a_name_that_is_also_a_label(name: str, suffix: str, tmp_path: Path) -> None:
    rows = [
        TITLE,
        NAMED,
        HEADS,
        ["产出指标", "数量指标", "清淤长度", "≥12公里", "13公里", "60", "60"],
        ["满意度指标", "服务对象满意度指标", name, "≥90%", "92%", "30", "30"],
    ]
    draft = taken(tmp_path, rows, suffix)
    assert texts(draft, 1) == {"指标": name, "年度指标值": "≥90%", "实际完成值": "92%", "分值": "30", "自评得分": "30"}
    assert (draft.indicators[1].level1, draft.indicators[1].level2) == ("满意度指标", "服务对象满意度指标")


@pytest.mark.parametrize("suffix", [".xlsx", ".docx", ".html"])
def test_level_cells_merged_side_by_side(suffix: str, tmp_path: Path) -> None:
    rows = [
        TITLE,
        NAMED,
        HEADS,
        ["产出指标", "数量指标", "清淤长度", "≥12公里", "13公里", "60", "60"],
        [("满意度指标", 2), "沿岸居民满意度", "≥90%", "92%", "30", "30"],
    ]
    draft = taken(tmp_path, rows, suffix)
    assert texts(draft, 1)["指标"] == "沿岸居民满意度"
    assert draft.indicators[1].level1 == "满意度指标"


def book(tmp_path: Path, cells: dict[str, tuple[object, str]], rows: list[list[forms.Cell]]) -> Draft:
    workbook = openpyxl.Workbook()
    forms.fill(workbook.active, rows)
    for place, (value, code) in cells.items():
        workbook.active[place] = value
        workbook.active[place].number_format = code
    workbook.save(tmp_path / "表.xlsx")
    return take_in(tmp_path / "表.xlsx").drafts[0]


def test_the_stored_number_decides_and_the_shown_one_is_noted(tmp_path: Path) -> None:
    rows = [
        TITLE,
        NAMED,
        HEADS,
        ["产出指标", "质量指标", "验收合格率", "≥96%", "", "60", "60"],
        ["产出指标", "数量指标", "清淤长度", "≥12公里", "13公里", "", ""],
    ]
    draft = book(
        tmp_path,
        {"E4": (0.9567, "0%"), "F5": (30, "0.00"), "G5": (8.148148148, "0.00")},
        rows,
    )
    assert texts(draft)["实际完成值"] == "95.67%"
    assert draft.indicators[0].values["实际完成值"].doubts == ["表上显示为“96%”，存储的是“95.67%”，按存储的数录入"]
    assert (texts(draft, 1)["分值"], texts(draft, 1)["自评得分"]) == ("30.00", "8.15")  # scores have two places
    assert doubts(draft) == ["表上显示为“96%”，存储的是“95.67%”，按存储的数录入"]


MONEY = [
    ("812.5万元", "812.5", ""),
    ("￥812.5", "812.5", ""),
    ("¥ 812.5", "812.5", ""),
    ("1,812.5", "1812.5", ""),
    ("约812.5", "812.5", "原文为“约812.5”"),
    ("8125000元", "812.5", "原文为“8125000元”，已换算为万元"),
    ("0.08125亿元", "812.5", "原文为“0.08125亿元”，已换算为万元"),
    ("7,00.0", "—", "原文“7,00.0”不是规范的数字，未录入"),
    ("812,5", "—", "原文“812,5”不是规范的数字，未录入"),
    ("待定", "—", "原文“待定”不是规范的数字，未录入"),
]


@pytest.mark.parametrize(("written", "figure", "why"), MONEY)
def test_amounts_as_they_are_written(written: str, figure: str, why: str, tmp_path: Path) -> None:
    rows = [
        TITLE,
        NAMED,
        [("项目资金（万元）", 1, 2), "", "年初预算数", "全年预算数", "全年执行数", "执行率", "得分"],
        [None, "年度资金总额", written, "800", "760", "—", "9.5"],
        HEADS,
        ["产出指标", "数量指标", "清淤长度", "≥12公里", "13公里", "90", "90"],
    ]
    draft = taken(tmp_path, rows)
    assert draft.funds.total["年初预算数"].text == figure
    assert draft.funds.total["年初预算数"].doubts == ([why] if why else [])
    sheet, findings = parse_sheet(write(draft).text, "x")
    assert sheet is not None
    assert findings == ()


UNITS = [
    ([["单位：元"]], "年初预算数", "元"),
    ([["单位:元"]], "年初预算数", "元"),
    ([[("填报单位：某局", 4), ("金额单位：元", 3)]], "年初预算数", "元"),
    ([["（金额单位：万元）"]], "年初预算数", "万元"),
    ([], "年初预算数（元）", "元"),
]


@pytest.mark.parametrize(("lines", "head", "unit"), UNITS)
def test_the_unit_of_money_is_found_and_not_guessed(
    lines: list[list[forms.Cell]], head: str, unit: str, tmp_path: Path
) -> None:
    rows = [
        TITLE,
        *lines,
        NAMED,
        [("项目资金", 1, 2), "", head, "全年预算数", "全年执行数", "执行率", "得分"],
        [None, "年度资金总额", "3200000", "3200000", "3040000", "95%", "9.5"],
        HEADS,
        ["产出指标", "数量指标", "清淤长度", "≥12公里", "13公里", "90", "90"],
    ]
    draft = taken(tmp_path, rows)
    assert draft.funds.unit is not None
    assert (draft.funds.unit.text, draft.funds.unit.doubts) == (unit, [])


DIRECTIONS = [
    ("正向", "20", "≥", ["原表为“正向”，按“≥”录入"]),
    ("反向指标", "20", "≤", ["原表为“反向指标”，按“≤”录入"]),
    ("逆向", "20", "≤", ["原表为“逆向”，按“≤”录入"]),
    ("小于等于", "20", "≤", []),
    ("不低于", "20", "≥", []),
    ("正向", "≥20", "", []),
    ("正向", "≤20", "≥", ["原表为“正向”，按“≥”录入", "指标值写有“≤”，方向相反"]),
]


@pytest.mark.parametrize(("word", "target", "sign", "why"), DIRECTIONS)
def test_directions(word: str, target: str, sign: str, why: list[str], tmp_path: Path) -> None:
    rows = [
        TITLE,
        NAMED,
        ["一级指标", "三级指标", "指标方向", "指标值", "完成值", "分值", "得分"],
        ["产出指标", "清淤长度", word, target, "50", "90", "90"],
    ]
    values = taken(tmp_path, rows).indicators[0].values
    found = values.get("指标值类型")
    assert (found.text if found else "") == sign
    assert (found.doubts if found else []) == why


def test_nature_and_direction_in_two_columns(tmp_path: Path) -> None:
    rows = [
        [("2024年度项目支出绩效自评表", 8)],
        ["项目名称", ("河道清淤", 7)],
        ["一级指标", "三级指标", "指标性质", "指标方向", "指标值", "完成值", "分值", "得分"],
        ["产出指标", "清淤长度", "定量", "反向", "20", "50", "45", "45"],
        ["效益指标", "河道面貌", "定性", "正向", "改善", "改善", "45", "45"],
    ]
    draft = taken(tmp_path, rows)
    assert [texts(draft, at)["指标值类型"] for at in (0, 1)] == ["≤", "定性"]
    assert draft.indicators[0].values["指标值类型"].doubts == ["原表为“反向”，按“≤”录入"]


def test_headings_are_never_texts_of_goals(tmp_path: Path) -> None:
    rows = [
        TITLE,
        NAMED,
        [("年度目标", 1, 2), ("年度预期目标", 3), ("具体完成情况", 3)],
        [None, ("清淤12公里。", 3), ("已清淤13公里。", 3)],
        HEADS,
        ["产出指标", "数量指标", "清淤长度", "≥12公里", "13公里", "90", "90"],
    ]
    for suffix in (".docx", ".xlsx", ".csv", ".txt"):
        draft = taken(tmp_path, rows, suffix)
        assert {key: value.text for key, value in draft.goals.items()} == {
            "预期目标": "清淤12公里。",
            "实际完成情况": "已清淤13公里。",
        }


def test_a_cell_too_long_for_a_key(tmp_path: Path) -> None:
    long = "本栏由主管部门填写" * 200
    rows = [
        TITLE,
        NAMED,
        ["一级指标", long, "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
        ["产出指标", "是", "清淤长度", "≥12公里", "13公里", "90", "90"],
    ]
    page = write(taken(tmp_path, rows))
    sheet, findings = parse_sheet(page.text, "x")
    assert sheet is not None
    assert findings == ()
    assert "栏目名过长，已截短" in page.text


def test_what_stands_in_two_columns_of_one_meaning_is_told(tmp_path: Path) -> None:
    rows = [
        TITLE,
        NAMED,
        ["一级指标", "三级指标", "年初指标值", "调整后指标值", "完成值", "分值", "得分"],
        ["产出指标", "清淤长度", "≥12公里", "≥10公里", "11公里", "90", "90"],
    ]
    draft = taken(tmp_path, rows)
    assert draft.indicators[0].values["年度指标值"].doubts == ["原表另有一栏“调整后指标值”为“≥10公里”，未采用"]


def test_content_against_the_name_of_the_column(tmp_path: Path) -> None:
    rows = [
        TITLE,
        NAMED,
        HEADS,
        ["产出指标", "数量指标", "清淤长度", "13公里", "≥12公里", "30", "40"],
        ["产出指标", "数量指标", "植树", "500株", "≥480株", "30", "30"],
        ["产出指标", "数量指标", "护坡", "3处", "≥3处", "30", "30"],
    ]
    draft = taken(tmp_path, rows)
    assert draft.indicators[0].values["指标"].doubts == ["得分40大于分值30，本行可能错栏"]
    why = ["完成值多带≥、≤而指标值没有，两栏可能颠倒"]
    assert [item.values["实际完成值"].doubts for item in draft.indicators] == [why] * 3


def test_text_of_which_too_little_is_read_is_not_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = ["2024年度项目支出绩效自评表", "项目名称  清淤", "  一级 指  二级指标 三级指标 年度指标 实际完 分值 得分"]
    lines += [
        "  产出   数量指 清淤长 ≥12 13公",
        "   标       度  公里  里   30  30",
        "  绿化 5 6 株",
        "  质 合格 率 98",
    ] * 4
    (tmp_path / "表.txt").write_text("\n".join(lines), encoding="utf-8")
    code = main(["import", str(tmp_path / "表.txt"), "-o", str(tmp_path / "出.yaml")])
    told = capsys.readouterr().err
    assert code in (1, 3)
    assert not (tmp_path / "出.yaml").exists()
    assert "不能用，未写入" in told or "没有找到绩效表" in told


def test_several_old_files_give_several_new_ones(tmp_path: Path) -> None:
    for name in ("a", "b"):
        rows = [
            TITLE,
            ["项目名称", (name, 6)],
            HEADS,
            ["产出指标", "数量指标", "清淤", "≥12公里", "13公里", "90", "90"],
        ]
        (tmp_path / f"{name}.yaml").write_text(write(taken(tmp_path, rows)).text, encoding="utf-8")
    target = tmp_path / "2025"
    args = ["new", f"{target}/", "--from", str(tmp_path / "a.yaml"), "--from", str(tmp_path / "b.yaml")]
    assert main(args) == 0
    assert sorted(path.name for path in target.iterdir()) == ["a.yaml", "b.yaml"]
    assert main(["new", str(tmp_path / "c.yaml"), *args[2:]]) == 2


@pytest.mark.parametrize("kind", ["lines", "browser"])
def test_a_table_of_which_no_row_is_found_is_not_usable(kind: str, tmp_path: Path) -> None:
    path = forms.COPIES[kind](tmp_path / "表.txt", [TITLE, NAMED, HEADS, ["总分", ("", 4), "100", "98"]])
    taken_in = take_in(path)
    assert taken_in.share == (0 if taken_in.drafts else 1)


def test_last_year_and_this_in_two_columns(tmp_path: Path) -> None:
    rows = [
        TITLE,
        NAMED,
        ["一级指标", "三级指标", "2023年完成值", "2024年目标值", "2024年完成值", "分值", "得分"],
        ["产出指标", "清淤长度", "4公里", "≥5公里", "6公里", "90", "90"],
    ]
    values = texts(taken(tmp_path, rows))
    assert (values["上年完成值"], values["年度指标值"], values["实际完成值"]) == ("4公里", "≥5公里", "6公里")


def test_weights_of_levels_are_not_those_of_indicators(tmp_path: Path) -> None:
    rows = [
        [("2024年度项目支出绩效自评表", 9)],
        ["项目名称", ("河道清淤", 8)],
        ["一级指标", "权重", "二级指标", "权重", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
        [("产出指标", 1, 2), ("60", 1, 2), "数量指标", "35", "清淤长度", "≥5公里", "6公里", "35", "34"],
        [None, None, "质量指标", "25", "合格率", "≥95%", "96%", "25", "25"],
    ]
    for suffix in (".xlsx", ".txt"):
        draft = taken(tmp_path, rows, suffix)
        assert [texts(draft, at)["分值"] for at in (0, 1)] == ["35", "25"]
        assert [item.values["分值"].doubts for item in draft.indicators] == [[], []]
