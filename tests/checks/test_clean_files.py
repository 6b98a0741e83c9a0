"""Clean tables give no 错误 and no 警告: an invented department, its projects, a declaration and the year before."""

from pathlib import Path

import pytest

from perfscore.load import Input
from perfscore.many.audit import Audit, Scoring
from perfscore.model.finding import Level

CLEAN = Path(__file__).parent / "clean"
FILES = sorted(CLEAN.glob("*.yaml"))


def found(*paths):
    audit = Audit(Scoring())
    for _ in audit.read([Input(str(path), path.name, named=True) for path in paths]):
        pass
    audit.finish()
    assert audit.unread == 0
    return [
        f"{finding.at.file} {finding.code} {finding.message}"
        for finding in audit.findings
        if finding.level is not Level.HINT
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_by_itself(path):
    assert found(path) == []


def test_all_together():
    assert found(*FILES) == []


@pytest.mark.parametrize(
    ("file", "was", "now", "code"),
    [
        ("bumen.yaml", "实际完成值: 836件", "实际完成值: 386件", "PS402"),
        ("bumen.yaml", "办理法律援助案件836件", "办理法律援助案件863件", "PS411"),
        ("bumen.yaml", "支出总额1231.25万元", "支出总额1213.25万元", "PS414"),
        ("bumen.yaml", "执行率97.62%", "执行率97.26%", "PS413"),
        ("bumen.yaml", "决算数: 7.4}", "决算数: 4.7}", "PS317"),
        ("bumen.yaml", "年末: 18.75", "年末: 17.85", "PS316"),
        ("bumen.yaml", "追加: 50,", "追加: 30,", "PS315"),
        ("bumen.yaml", "年度任务基本完成", "年度任务全部完成。另有", None),
        ("bumen.yaml", "自评等级: 优", "自评等级: 良", "PS319"),
        ("falv-yuanzhu.yaml", "全年执行数: 205}\n  其中", "全年执行数: 204}\n  其中", "PS313"),
        ("falv-yuanzhu.yaml", "自评总分: 99.76", "自评总分: 99.67", "PS311"),
        ("pufa.yaml", "上年完成值: 480人次", "上年完成值: 408人次", "PS407"),
        ("pufa.yaml", "年度指标值: ≥60场次", "年度指标值: ≥50场次", "PS408"),
        ("pufa.yaml", "1162500}\n  其中", "1126500}\n  其中", "PS406"),
        ("pufa.yaml", "培训512人次", "培训521人次", "PS411"),
    ],
)
def test_one_planted_mistake_is_found(tmp_path, file, was, now, code):
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        if path.name == file:
            assert was in text
            text = text.replace(was, now, 1)
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    messages = found(*sorted(tmp_path.glob("*.yaml")))
    assert code is None or any(f" {code} " in message for message in messages)
    assert code is not None or messages == []
