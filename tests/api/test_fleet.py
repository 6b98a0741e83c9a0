"""Map and reduce give what one process gives; so does a cluster with a broken file and a worker that is killed."""

import pickle
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

import perfscore
from perfscore import checks
from perfscore.checks.base import files

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "fleet"
DEPARTMENTS = re.compile(r"某市交通运输局|某省林业局|某省自然资源厅")
PLACE = ("文件", "行", "列", "代码", "说明")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The examples of all comparisons, each in a department of its own, one of them silenced by a comment."""
    folder = tmp_path_factory.mktemp("tables")
    examples = [example for check in (*checks.CROSS, *checks.SUCCESSIVE) for example in check.EXAMPLES]
    for number, example in enumerate(examples):
        for index, text in enumerate(files(example)):
            text = DEPARTMENTS.sub(rf"\g<0>{number}", text)
            (folder / f"{number:02}-{index}.yaml").write_text(text, encoding="utf-8")
    return folder


def mapped_and_reduced(paths):
    """Everything goes through pickles, as between machines."""
    now, before, rows = defaultdict(list), defaultdict(list), []
    for path in paths:
        facts = pickle.loads(pickle.dumps(perfscore.facts(path)))
        rows += facts.findings
        for member in facts.members:
            now[member.key].append(member)
            before[member.next_key].append(member)
    for key in now:
        rows += perfscore.compare(reversed(now[key]), before[key])
    return sorted(tuple(row[name] or "" for name in PLACE) for row in rows)


def test_map_and_reduce_find_what_check_finds(folder):
    paths = sorted(folder.glob("*.yaml"))
    found = [dict(row) for row in perfscore.rows(perfscore.check(paths), "问题")]
    assert mapped_and_reduced(paths) == sorted(tuple(row[name] or "" for name in PLACE) for row in found)


def test_a_comment_silences_what_is_found_between_tables(folder, tmp_path):
    for path in folder.glob("00-*.yaml"):
        shutil.copy(path, tmp_path)
    paths = sorted(tmp_path.glob("*.yaml"))
    loud = [row for row in mapped_and_reduced(paths) if row[3] == "PS401"]
    assert loud
    file, line = Path(loud[0][0]), loud[0][1]
    lines = file.read_text(encoding="utf-8").splitlines()
    lines[line - 1] += "  # perfscore: ignore PS401 口径不同"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert not [row for row in mapped_and_reduced(paths) if row[3] == "PS401" and row[0] == loud[0][0]]


def test_rows_are_those_of_score(folder):
    path = min(folder.glob("*.yaml"))
    facts = perfscore.facts(path)
    table = perfscore.score(path)
    assert facts.indicators == tuple(perfscore.rows(table))
    assert facts.files[0]["得分"] == table.points


def test_a_broken_file_gives_a_row_and_findings(tmp_path):
    (tmp_path / "x.yaml").write_text("类型: 项目支出绩效自评\n年度 2024\n", encoding="utf-8")
    facts = perfscore.facts(tmp_path / "x.yaml", name="x.yaml")
    assert [(row["文件"], row["得分"]) for row in facts.files] == [("x.yaml", None)]
    assert facts.findings
    assert facts.members == facts.indicators == ()


def run(*arguments):
    program = [sys.executable, str(EXAMPLE / arguments[0]), *map(str, arguments[1:])]
    return subprocess.run(program, capture_output=True, text=True, timeout=120)


def test_a_cluster_with_a_killed_worker_writes_the_same_bytes(tmp_path):
    """300 files, one of them broken; the first process that takes up a file is killed."""
    pytest.importorskip("distributed")
    tables = tmp_path / "tables"
    assert run("make.py", 300, tables).returncode == 0
    (tables / "00150.yaml").write_text("类型: 项目支出绩效自评\n年度 2024\n", encoding="utf-8")
    assert run("score_fleet.py", tables, tmp_path / "local", "--local").returncode == 0
    ran = run("score_fleet.py", tables, tmp_path / "cluster", "--kill-one")
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "cluster.killed").exists()
    for name in ("文件", "指标", "问题"):
        local, cluster = ((tmp_path / folder / f"{name}.jsonl").read_bytes() for folder in ("local", "cluster"))
        assert local == cluster
        assert local.count(b"\n") > 299
