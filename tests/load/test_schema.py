"""The JSON Schema takes the shipped files, and refuses what the loader refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from perfscore.commands.schema import run
from perfscore.load.fields import FORMS, Type
from perfscore.load.schema import TYPES, schema
from perfscore.shell.ending import Usage

ROOT = Path(__file__).parent.parent.parent
SHIPPED = sorted((ROOT / "indicators").rglob("*.yaml"))
GOOD = {
    "类型": "项目支出绩效自评",
    "年度": 2024,
    "名称": "农村公路养护",
    "绩效指标": {"产出指标": {"数量指标": [{"指标": "小修里程", "年度指标值": "50公里", "分值": 10}]}},
}


class EditorLoader(yaml.SafeLoader):
    """Types as editors read them: YAML 1.2 has numbers and truth values, no dates."""


EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, expression) for tag, expression in resolvers if not tag.endswith((":timestamp", ":value"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def problems(data: Any) -> list[str]:
    return [error.message for error in Draft202012Validator(schema()).iter_errors(data)]


def with_indicator(**cells: Any) -> dict[str, Any]:
    return GOOD | {"绩效指标": {"产出指标": [{"指标": "小修里程", "分值": 10} | cells]}}


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


def test_the_command_prints_it_or_writes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 0
    assert json.loads(capsys.readouterr().out) == schema()
    path = tmp_path / "schema.json"
    assert run(str(path)) == 0
    assert json.loads(path.read_text(encoding="utf-8")) == schema()


def test_the_command_says_where_it_cannot_write(tmp_path: Path) -> None:
    with pytest.raises(Usage, match="不能写入"):
        run(str(tmp_path / "没有" / "schema.json"))


def test_every_type_of_field_has_its_schema() -> None:
    assert set(TYPES) == set(Type)


def test_every_key_has_a_title_and_a_chinese_description() -> None:
    definitions = schema()["$defs"]
    for form in FORMS:
        for row in form.fields:
            entry = definitions[form.title]["properties"][row.key]
            assert entry["title"] == row.key
            assert entry["description"].startswith(row.about)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_files_validate(path: Path) -> None:
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=EditorLoader)
    assert problems(data) == []


@pytest.mark.parametrize(
    "data",
    [
        GOOD,
        GOOD | {"年度": "2024", "x-经办人": "张三", "权重": {"产出指标": "50"}},
        GOOD | {"资金": {"单位": "万元", "年度资金总额": {"全年预算数": "—", "全年执行数": 3}, "执行率": "93.19%"}},
        GOOD | {"报告": {"基本情况": "无", "七、存在的问题及原因分析": [{"标题": "甲", "正文": "乙"}]}},
        {**{key: value for key, value in GOOD.items() if key != "名称"}, "项目名称": "农村公路养护"},
        with_indicator(得分="10", 指标值="≥3", 佐证材料=["a.pdf"], 计分数据=["2项", False]),
        with_indicator(核定={"得分": 2, "理由": "现场核查"}, 达成情况="部分达成 75%", 指标值类型=">="),
    ],
    ids=range(7),
)
def test_what_the_loader_takes_validates(data: dict[str, Any]) -> None:
    assert problems(data) == []


@pytest.mark.parametrize(
    "data",
    [
        {},
        GOOD | {"年度": 24},
        GOOD | {"类型": "绩效运行监控"},
        GOOD | {"责任科室": "养护科"},
        GOOD | {"绩效指标": []},
        GOOD | {"报告": {"基本情形": "无"}},
        with_indicator(分值=-1),
        with_indicator(分值="十"),
        with_indicator(完成植="3"),
        with_indicator(核定={"得分": 2}),
        with_indicator(指标=["小修里程"]),
    ],
    ids=range(11),
)
def test_what_the_loader_refuses_does_not_validate(data: dict[str, Any]) -> None:
    assert problems(data) != []
