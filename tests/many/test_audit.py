"""However files are dealt out (all at once, kept packed or in brief, in several processes), the findings are the same."""

import re

import pytest

from perfscore import checks
from perfscore.checks.base import files
from perfscore.load import Input
from perfscore.many import plan, pool
from perfscore.many.audit import Audit, Scoring

NAME = "某市交通运输局"
DEPARTMENTS = re.compile(rf"{NAME}|某省林业局|某省自然资源厅")
EXAMPLES = [example for check in (*checks.CROSS, *checks.PAIRS, *checks.SUCCESSIVE) for example in check.EXAMPLES]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The examples of all comparisons, each in a department of its own, and some in one."""
    folder = tmp_path_factory.mktemp("tables")
    for number, example in enumerate(EXAMPLES):
        for index, text in enumerate(files(example)):
            path = folder / f"{number:02}-{index}.yaml"
            path.write_text(DEPARTMENTS.sub(rf"\g<0>{number}", text), encoding="utf-8")
            if number % 3 == 0:  # several departments of one name: nothing is known to belong to one of them
                (folder / f"x{number:02}-{index}.yaml").write_text(DEPARTMENTS.sub("某省厅", text), encoding="utf-8")
    return folder


def audited(folder, jobs=1):
    audit = Audit(Scoring(), jobs=jobs)
    paths = sorted(folder.glob("*.yaml"))
    steps = list(audit.read([Input(str(path), path.name, named=True) for path in paths]))
    assert steps[-1][0] == len(paths)
    audit.finish()
    return audit.findings, audit.unread


@pytest.fixture(scope="module")
def together(folder):
    """All files in one task."""
    before, pool.CHUNK = pool.CHUNK, 10_000
    yield audited(folder)
    pool.CHUNK = before


def test_the_comparisons_fire(together):
    codes = {finding.code for finding in together[0]}
    assert codes >= {check.CODE.code for check in (*checks.CROSS, *checks.SUCCESSIVE)}
    assert together[1] == 0


@pytest.mark.parametrize("size", [1, 3, 7, 40])
def test_tables_kept_are_compared_like_tables_as_they_are(folder, together, size, monkeypatch):
    monkeypatch.setattr(pool, "CHUNK", size)
    assert audited(folder) == together


def test_two_processes_find_the_same(folder, together):
    assert audited(folder, jobs=2) == together


ODD_HEADS = (
    ("类型: 项目支出绩效自评", '类型: "项目支出绩效自评"  # 本级'),
    ("年度: 2024", "年度: 2024年"),
    ("名称: 农村公路养护", "名称: >-\n  农村公路养护"),
    (f"主管部门: {NAME}", f"主管部门: |\n  {NAME}"),
    ("类型: 项目支出绩效自评", "x-说明: |2\n\n  主管部门: 另一部门\n类型: 项目支出绩效自评"),
)


@pytest.mark.parametrize(("plain", "odd"), ODD_HEADS)
def test_the_plan_reads_heads_however_they_are_written(tmp_path, plain, odd):
    path = tmp_path / "a.yaml"
    heads = []
    for written in (plain, odd):
        path.write_text(files(EXAMPLES[0])[-1].replace(plain, written), encoding="utf-8")
        heads.append(plan.head(Input(str(path), "a.yaml", named=True)))
    assert heads[0] == heads[1] is not None


def test_a_head_that_says_something_else_than_the_file_is_no_matter(folder, together, monkeypatch):
    """The plan is a guess: what a file says decides, and too little kept is kept again."""
    true, turn = plan.head, iter(range(10_000))

    def lying(source):
        head = true(source)
        if head is None or next(turn) % 4:
            return head
        return head._replace(key=head.key._replace(department="另一部门", year=head.key.year + 7))

    monkeypatch.setattr(pool, "CHUNK", 5)
    monkeypatch.setattr(plan, "head", lying)
    assert audited(folder) == together


def test_a_broken_file_makes_a_single_department_of_two(tmp_path, monkeypatch):
    """Two departments were planned for, so everything was kept in brief; one of them cannot be read."""
    for index, text in enumerate(files(EXAMPLES[0])):
        (tmp_path / f"{index + 1}.yaml").write_text(text, encoding="utf-8")
    department = (tmp_path / "1.yaml").read_text(encoding="utf-8")
    assert "部门整体" in department
    (tmp_path / "9.yaml").write_text(department.replace("绩效指标:", "绩效指标"), encoding="utf-8")
    whole = audited(tmp_path)
    monkeypatch.setattr(pool, "CHUNK", 1)
    assert audited(tmp_path) == whole
    assert EXAMPLES[0].says[0] in {finding.message for finding in whole[0]}
