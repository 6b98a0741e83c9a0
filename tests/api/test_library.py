"""The library as its manual describes it: names, examples, errors as values; importing it costs nothing."""

import io
import json
import re
import subprocess
import sys
from contextlib import redirect_stdout
from decimal import Decimal
from importlib import import_module
from pathlib import Path

import pytest

import perfscore
from perfscore import checks
from perfscore.shell.cli import main

ROOT = Path(__file__).resolve().parents[2]
MANUAL = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
REAL = sorted((ROOT / "indicators" / "2024").glob("*.yaml"))
NAMES = {
    "Document", "Finding", "Level", "Loaded", "Policy", "Scorecard", "Scored", "Sheet", "Standard", "__version__",
    "Facts", "Member", "check", "compare", "facts", "files", "load", "load_all", "render", "rows", "rule", "score", "score_all", "to_dict", "to_json",
}  # fmt: skip


def exactly(text):
    return json.loads(text, parse_float=Decimal)


def test_the_names_of_the_library():
    """A name that goes away is announced first: change this list only together with CHANGELOG."""
    assert set(perfscore.__all__) == NAMES
    assert all(getattr(perfscore, name) is not None for name in NAMES)
    with pytest.raises(AttributeError):
        _ = perfscore.nothing_of_that_name


def test_importing_a_room_leaves_the_function_of_its_name():
    import_module("perfscore.load.compose")
    import_module("perfscore.score.item")
    program = "import perfscore.load.files, perfscore.score, perfscore; print(perfscore.load.__module__, perfscore.score.__module__)"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "perfscore.api.tables perfscore.api.tables\n"
    assert callable(perfscore.load)
    assert callable(perfscore.score)


def test_importing_loads_nothing():
    program = "import sys, perfscore; print(sorted(name for name in sys.modules if name.startswith('perfscore')))"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "['perfscore', 'perfscore.version']\n"


def test_the_examples_of_the_manual(monkeypatch):
    monkeypatch.chdir(ROOT)
    names = {}
    for code, said in re.findall(r"```python\n(.*?)```\n\n```text\n(.*?)```", MANUAL, re.DOTALL):
        out = io.StringIO()
        with redirect_stdout(out):
            exec(code, names)
        assert out.getvalue() == said


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_score_is_the_score_of_the_command(path, capsys):
    assert main(["score", str(path), "--format", "json"]) == 0
    printed = exactly(capsys.readouterr().out)
    table = perfscore.to_dict(perfscore.score(path))
    found = table.pop("问题")
    assert [table] == printed["文件"]
    assert found == printed["问题"]
    assert exactly(perfscore.to_json(table)) == table


def test_check_is_the_check_of_the_command(capsys):
    main(["check", *map(str, REAL), "--format", "json"])
    printed = exactly(capsys.readouterr().out)["问题"]
    assert [perfscore.to_dict(finding) for finding in perfscore.check(REAL)] == printed
    given = [perfscore.load(path) for path in REAL]  # what was read already is compared as well
    assert perfscore.check(given) == perfscore.check(REAL)
    assert perfscore.check([*given[:2], *REAL[2:]]) == perfscore.check(REAL)
    assert perfscore.check(REAL, jobs=2) == perfscore.check(REAL)


def test_check_of_one_table_is_what_its_own_checks_find():
    loaded = perfscore.load(REAL[1])
    own = {finding.code for finding in perfscore.check(loaded)}
    assert own >= {finding.code for finding in checks.run([perfscore.score(loaded).card])}


def test_mistakes_in_a_file_are_findings(tmp_path, capsys):
    missing = perfscore.score(tmp_path / "nothing.yaml")
    assert (missing.card, missing.points, missing.grade) == (None, None, None)
    assert [finding.code for finding in missing.findings] == ["PS111"]
    text = (
        "类型: 项目支出绩效自评\n年度: 2024\n名称: 甲\n评分办法: 不存在\n绩效指标: {产出指标: [{指标: 乙, 分值: 1}]}\n"
    )
    assert [finding.code for finding in perfscore.score(text).findings] == ["PS131"]
    assert "PS131" in {finding.code for finding in perfscore.check(text)}
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: perfscore.score(REAL[0], "不存在"), "没有评分办法“不存在”"),
        (lambda: perfscore.check(REAL[0], "不存在"), "没有评分办法“不存在”"),
        (lambda: perfscore.render(perfscore.score(REAL[0]), "不存在"), "不存在"),
        (lambda: perfscore.render(perfscore.score(REAL[0]), "zizhu", "ppt"), "form 应为 md"),
        (lambda: list(perfscore.rows([], "行")), "table 应为 文件、指标、问题 之一"),
        (lambda: perfscore.rule("未完成不得分").apply(full=0.5), "full 应为分数（文字、Decimal 或整数）"),
    ],
)
def test_mistakes_of_the_call_are_value_errors(call, said):
    with pytest.raises(ValueError, match=re.escape(said)):
        call()


def test_rows_are_those_of_the_tables():
    tables = [perfscore.score(path) for path in REAL]
    assert sum(1 for _ in perfscore.rows(tables)) == sum(len(table.card.indicators) for table in tables)
    assert [row["得分"] for row in perfscore.rows(tables, "文件")] == [table.points for table in tables]
    found = perfscore.check(REAL[0])
    assert [row["代码"] for row in perfscore.rows(found, "问题")] == [finding.code for finding in found]


def test_the_types_are_published():
    assert (ROOT / "perfscore" / "py.typed").is_file()
