"""评分办法 files: the shipped ones, inheritance, one's own, and every mistake with its place."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from perfscore import policies
from perfscore.policies import Unusable

WEIGHTS = [
    ("财政部", {"预算执行率": 10, "产出指标": 50, "效益指标": 30, "满意度指标": 10}),
    ("财政部-含成本", {"预算执行率": 10, "成本指标": 20, "产出指标": 40, "效益指标": 20, "满意度指标": 10}),
    ("湖南省", {"预算执行率": 10, "产出指标": 40, "成本指标": 10, "效益指标": 30, "满意度指标": 10}),
    ("湖北省", {"预算执行率": 20}),
    ("衡阳市申报", {}),
]


@pytest.mark.parametrize(("name", "weights"), WEIGHTS)
def test_shipped_weights(name: str, weights: dict[str, int]) -> None:
    found = policies.find(name)
    assert dict(found.terms.weights) == {level: Decimal(points) for level, points in weights.items()}
    assert found.settings["权重"].source
    assert (found.name, found.version != "", found.note != "") == (name, True, True)


def test_shipped_names() -> None:
    assert set(policies.names()) == {name for name, _ in WEIGHTS}


def test_hubei_widens_the_lowest_tier() -> None:
    assert policies.find("湖北省").terms.tiers["未达成"] == (Fraction(0), Fraction(1, 2))
    assert policies.find("湖北省").terms.grades == policies.find("财政部").terms.grades


def test_every_setting_is_shown_and_says_where_it_comes_from() -> None:
    for name in policies.names():
        settings = policies.find(name).settings
        assert set(settings) >= set(policies.SETTINGS)
        assert all(setting.shown for setting in settings.values())


def write(folder: Path, name: str, text: str) -> Path:
    (folder / "policies").mkdir(exist_ok=True)
    path = folder / "policies" / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_own_policy_builds_on_another(tmp_path: Path) -> None:
    write(
        tmp_path, "某县", "名称: 某县\n版本: 1\n继承: 湖南省\n取值:\n  容差:\n    值: 0.1\n    依据: 某县财政局通知\n"
    )
    own = policies.find("某县", tmp_path)
    assert own.terms.tolerance == Decimal("0.1")
    assert own.terms.weights["成本指标"] == 10
    assert own.chain == ("湖南省", "财政部")
    assert (own.settings["容差"].policy, own.settings["权重"].policy) == ("某县", "湖南省")
    assert "某县" in policies.names(tmp_path)


def test_own_policy_may_take_the_name_of_a_shipped_one(tmp_path: Path) -> None:
    write(tmp_path, "财政部", "名称: 财政部\n版本: 自用\n继承: 财政部\n取值:\n  保留位数: {值: 1}\n")
    assert policies.find("财政部", tmp_path).terms.places == 1
    assert policies.find("财政部").terms.places == 2


def test_policy_by_path(tmp_path: Path) -> None:
    path = write(tmp_path, "某县", "名称: 某县\n版本: 1\n取值:\n  起分线: {值: 60%}\n")
    assert policies.find(str(path), paths=True).terms.pass_mark == Fraction(3, 5)


@pytest.mark.parametrize("name", ["../财政部", "/etc/passwd", "a/b", "..", "", "C:x", "a\\b", "湖" * 300])
def test_a_name_is_never_a_path(name: str, tmp_path: Path) -> None:
    with pytest.raises(Unusable) as raised:
        policies.find(name, tmp_path)
    assert raised.value.findings[0].code == "PS131"


def test_unknown_name_suggests_the_nearest() -> None:
    with pytest.raises(Unusable) as raised:
        policies.find("湖南")
    assert raised.value.findings[0].message == "没有评分办法“湖南”，该表不计分。是否要写“湖南省”？"


MISTAKES = [
    ("取值:\n  容差: {值: 甲}\n", (4, 11), "口径“容差”的值“甲”应为数字。"),
    ("取值:\n  容查: {值: 1}\n", (4, 3), "没有口径“容查”。是否要写“容差”？"),
    ("取值:\n  容差: 1\n", (4, 7), "口径“容差”应写成 {值: …, 依据: …}。"),
    ("取值:\n  等级: {值: {优: 90%}}\n", (4, 12), "口径“等级”的值“优 90%”最低一级应从0%开始。"),
    (
        "取值:\n  定性档次: {值: {达成: [70%, 100%], 部分达成: [60%, 80%], 未达成: [0%, 60%]}}\n",
        (4, 14),
        "口径“定性档次”的值“达成 70%—100%，部分达成 60%—80%，未达成 0%—60%”三档应首尾相接，从0%到100%。",
    ),
    ("取值:\n  保留位数: {值: 9}\n", (4, 13), "口径“保留位数”的值“9”应为0至4的整数。"),
    (
        "取值:\n  反向未达标: {值: 随便}\n",
        (4, 14),
        "口径“反向未达标”的值“随便”应为“指标值÷实际值×分值”、“分值×[1－(实际值－指标值)÷指标值]”之一。",
    ),
    ("得分: 3\n", (3, 1), "不认识的键“得分”。"),
    ("继承: 没有的\n", (3, 5), "没有评分办法“没有的”，该表不计分。"),
]


@pytest.mark.parametrize(("text", "place", "message"), MISTAKES)
def test_mistakes_have_a_place_and_a_remedy(text: str, place: tuple[int, int], message: str, tmp_path: Path) -> None:
    write(tmp_path, "错", f"名称: 错\n版本: 1\n{text}")
    with pytest.raises(Unusable) as raised:
        policies.find("错", tmp_path)
    finding = raised.value.findings[0]
    assert ((finding.at.line, finding.at.column), finding.message) == (place, message)


def test_circles_are_refused(tmp_path: Path) -> None:
    write(tmp_path, "甲", "名称: 甲\n版本: 1\n继承: 乙\n")
    write(tmp_path, "乙", "名称: 乙\n版本: 1\n继承: 甲\n")
    with pytest.raises(Unusable) as raised:
        policies.find("甲", tmp_path)
    assert raised.value.findings[0].message == "评分办法互相继承：甲 → 乙 → 甲。"


def test_a_broken_file_is_told_with_its_place(tmp_path, monkeypatch, capsys):
    from perfscore.shell import cli

    monkeypatch.chdir(tmp_path)
    (tmp_path / "本市.yaml").write_text("名称: 本市\n版本: 1\n口径: {}\n", encoding="utf-8")
    assert cli.main(["policies", "本市.yaml"]) == 2
    assert capsys.readouterr().err == (
        "出错：本市.yaml:3:1: 不认识的键“口径”。可用的键：名称、版本、说明、继承、取值。\n"
    )
    assert cli.main(["policies", "没有"]) == 2
    assert capsys.readouterr().err.startswith("出错：没有评分办法“没有”")


MANUAL = Path(__file__).parents[2] / "docs" / "policies.md"


def test_the_manual_tells_every_setting_as_it_is():
    from perfscore.rules.conventions import TABLE

    rows = [line.strip("| ").split(" | ") for line in MANUAL.read_text(encoding="utf-8").splitlines()]
    told = {row[0]: row[1:] for row in rows if len(row) == 3}
    for name, setting in policies.default().settings.items():
        assert told[name][0].startswith(policies.SETTINGS[name].meaning.partition("：")[0]), name
        assert told[name][1] == setting.shown, name
    for convention in TABLE:
        assert told[convention.key][1].split("、") == list(convention.values)


def test_the_example_of_the_manual_is_a_policy(tmp_path):
    example = MANUAL.read_text(encoding="utf-8").split("```yaml\n")[1].partition("```")[0]
    path = tmp_path / "本市.yaml"
    path.write_text(example, encoding="utf-8")
    own = policies.find(str(path), paths=True)
    assert (own.name, own.version, own.chain) == ("本市", "2025-1", ("财政部",))
    assert [own.settings[name].policy for name in ("权重", "执行率分档", "起分线", "计步", "等级")] == [
        "本市", "本市", "本市", "本市", "财政部",
    ]  # fmt: skip
