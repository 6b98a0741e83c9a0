"""Scores for data tools: JSON lines and Parquet hold what JSON holds, exactly; the documented columns and queries are true."""

import json
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from perfscore.present.rows import FILES, FINDINGS, INDICATORS
from perfscore.shell.cli import main

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
REAL = [str(path) for path in sorted((ROOT / "indicators" / "2024").glob("*.yaml"))]
ONE = """\
类型: 项目支出绩效自评
年度: 2024
名称: %s
绩效指标: {产出指标: [{指标: 甲, 年度指标值: 1个, 实际完成值: 1个, 分值: 100, 自评得分: %s}]}
"""
BROKEN = "类型: 项目支出绩效自评\n年度 2024\n"


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


class Ran(NamedTuple):
    status: int
    out: str
    err: str


def run(capsys, *arguments):
    capsys.readouterr()
    return Ran(main(arguments), *capsys.readouterr())


def exactly(text):
    return json.loads(text, parse_float=Decimal, parse_int=Decimal)


def test_a_line_is_a_file_with_its_findings(here, capsys):
    (here / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    arguments = [*REAL, "broken.yaml"]
    lines = [exactly(line) for line in run(capsys, "score", *arguments, "--format", "jsonl").out.splitlines()]
    whole = exactly(run(capsys, "score", *arguments, "--format", "json").out)
    assert [{**line, "问题": None} for line in lines[:-1]] == [{**file, "问题": None} for file in whole["文件"]]
    assert lines[-1].keys() == {"文件", "问题"}
    assert lines[-1]["文件"] == "broken.yaml"
    assert [finding for line in lines for finding in line["问题"]] == whole["问题"]


def test_lines_end_as_json_lines_do(here, capsys):
    (here / "one.yaml").write_text(ONE % ('"甲,\\n乙"', 100), encoding="utf-8")
    out = run(capsys, "score", "one.yaml", "--format", "jsonl").out
    assert out.count("\n") == 1
    assert json.loads(out)["名称"] == "甲,\n乙"


@pytest.fixture
def written(here, capsys):
    (here / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    ran = run(capsys, "score", *REAL, "broken.yaml", "-o", "得分.parquet")
    assert ran.status == 3
    assert ran.err.startswith("写出得分.parquet、得分.文件.parquet、得分.问题.parquet。")
    parquet = pytest.importorskip("pyarrow.parquet")
    return [parquet.read_table(here / f"得分{part}.parquet").to_pylist() for part in ("", ".文件", ".问题")]


def test_parquet_holds_the_rows_of_json(written, here, capsys):
    indicators, files, findings = written
    whole = exactly(run(capsys, "score", *REAL, "broken.yaml", "--format", "json").out)
    rows = [(file["文件"], row) for file in whole["文件"] for row in file["指标"]]
    same = ("行", "序号", "一级指标", "二级指标", "指标", "年度指标值", "实际完成值", "分值", "得分", "计算得分", "自评得分", "状态", "原因")  # fmt: skip
    assert [{"文件": file, **{key: row[key] for key in same}} for file, row in rows] == [
        {key: row[key] for key in ("文件", *same)} for row in indicators
    ]
    assert [(row["文件"], row["得分"], row["等级"]) for row in files] == [
        *((file["文件"], file["得分"], file["等级"]) for file in whole["文件"]),
        ("broken.yaml", None, None),
    ]
    assert [(row["代码"], row["文件"], row["行"], row["说明"]) for row in findings] == [
        (found["代码"], found["文件"], found["行"], found["说明"].removeprefix(f"{row['标题']}："))
        for found, row in zip(whole["问题"], findings, strict=True)
    ]


def test_losses_add_up_to_the_total(written):
    indicators, files, _ = written
    for file in files[:-1]:
        rows = [row for row in indicators if row["文件"] == file["文件"]]
        lost = sum(row["分值"] - row["得分下限"] if row["失分"] is None else row["失分"] for row in rows)
        lost += file["预算执行分值"] - file["预算执行得分"]
        assert file["满分"] - file["得分下限"] == lost


def test_a_number_without_room_is_refused_and_nothing_is_written(here, capsys):
    (here / "one.yaml").write_text(ONE % ("甲", "1.2345678"), encoding="utf-8")
    ran = run(capsys, "score", "one.yaml", "-o", "得分.parquet")
    assert (
        ran.err
        == "出错：one.yaml：“自评得分”的1.2345678超过6位小数或18位整数，Parquet 没有写出；请用“--format jsonl”。\n"
    )
    assert [path.name for path in here.iterdir()] == ["one.yaml"]


def test_parquet_needs_a_file(here, capsys):
    assert run(capsys, "score", REAL[0], "--format", "parquet").err.startswith("出错：parquet 不能显示在终端")


@pytest.mark.parametrize(("title", "columns"), [("文件", FILES), ("指标", INDICATORS), ("问题", FINDINGS)])
def test_the_columns_are_documented(title, columns):
    section = DOCUMENT.split(f"\n### {title}\n")[1].split("\n### ")[0]
    rows = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in section.splitlines() if "|" in line]
    assert rows[2:] == [(column.name, column.type.value, column.about) for column in columns]


def test_the_questions_of_the_manual_are_answered(here, capsys):
    duckdb = pytest.importorskip("duckdb")
    subprocess.run([sys.executable, ROOT / "examples" / "fleet" / "make.py", "60", "tables"], check=True)
    assert run(capsys, "score", "tables", "-o", "得分.parquet").status == 0
    queries = re.findall(r"```sql\n(.*?)```\n\n(\|.*?)\n", DOCUMENT, re.DOTALL)
    assert len(queries) == 3
    for query, head in queries:
        result = duckdb.sql(query)
        assert f"| {' | '.join(result.columns)} |" == head
        assert len(result.fetchall()) == 5
