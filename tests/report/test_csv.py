"""The CSV of a form: its grid, nothing a spreadsheet would compute."""

import csv
import io

import made
import real
from test_paper import PLAIN

from perfscore.report import as_csv
from perfscore.report.subject import Subject


def rows(card):
    text = as_csv.write(real.build("zipingbiao", Subject(card), format="csv"))
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_the_grid_of_the_form():
    written = rows(real.card("yunxing-weihu"))
    assert written[:2] == [["送审稿"], ["2024年度项目支出绩效自评表（运行维护经费）"]]
    head = next(at for at, row in enumerate(written) if "三级指标" in row)
    assert written[head][1:] == [
        "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "自评得分", "偏差原因分析及改进措施",
    ]  # fmt: skip
    assert written[head + 1][1:] == [
        "产出指标\n（40分）", "数量指标", "数据库透明加解密软件及其他附属应用模块", "1套", "1套", "3", "3", "",
    ]  # fmt: skip
    assert written[head + 2][1:4] == ["", "", "数据库透明加解密软件"]
    assert {len(row) for row in written[2:-1]} == {9}


def test_no_text_is_a_formula():
    card = made.card(PLAIN.replace("指标: 清淤长度", '指标: "=1+1"'))
    cells = [cell for row in rows(card) for cell in row]
    assert "'=1+1" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]


def test_it_comes_back_by_import(tmp_path, capsys):
    from perfscore.load import parse_sheet
    from perfscore.shell import cli

    card = real.card("ziran-ziyuan-zhuanxiang")
    form, back = tmp_path / "表.csv", tmp_path / "表.yaml"
    form.write_text(as_csv.write(real.build("zipingbiao", Subject(card), format="csv")), "utf-8", newline="")
    assert cli.main(["import", str(form), "-o", str(back)]) == 0
    sheet, _ = parse_sheet(back.read_text(encoding="utf-8"), "表.yaml")
    assert "待核0处" in capsys.readouterr().err
    cells = [(row.name, row.target_shown, row.actual, row.full, row.reported, row.cause) for row in sheet.indicators]
    assert len(cells) == 185
    assert cells == [
        (row.name, row.target_shown, row.actual, row.full, row.reported, row.cause) for row in card.sheet.indicators
    ]
