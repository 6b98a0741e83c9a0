"""Findings in every format, from one invented list."""

import csv
import io
import json
from decimal import Decimal

import jsonschema

from perfscore.model.finding import Category, Code, Level, Related
from perfscore.model.source import Span
from perfscore.present import findings, findings_csv, findings_github, findings_json, findings_sarif

CODE = Code("PS201", Level.ERROR, Category.UNIT, "单位疑似不一致", "说明书。")
HINT = Code("PS513", Level.HINT, Category.STATEMENT, "没有依据", "说明书。")
TEXT = "类型: 项目支出绩效自评\n指标: 𠮷矿调查, 指标值: ≤2100元\n"
AT = Span("甲/a b.yaml", 2, 16, 2, 22)
OTHER = Related(Span("甲/a b.yaml", 1, 5), "另一处")
ONE = CODE.at(
    AT, "指标值“≤2100元”，100%错", "改为“≤2100万元”。", indicator="𠮷矿调查", stake=Decimal("0.30"), related=(OTHER,)
)
TWO = HINT.at(Span("b.yaml", 1, 1), "=cmd|' /C calc'!A0\x1b[31m\n第二行", indicator="=1+1", stake=Decimal(10))


def source(file):
    return TEXT if file == "甲/a b.yaml" else None


def test_text():
    assert findings.text([ONE], source) == (
        "甲/a b.yaml:2:16: 错误 PS201 单位疑似不一致（单位）\n"
        "   2 │ 指标: 𠮷矿调查, 指标值: ≤2100元\n"
        "     │                         ^^^^^^^\n"
        "  指标值“≤2100元”，100%错\n"
        "  另见：甲/a b.yaml:1:5 另一处\n"
        "  建议：改为“≤2100万元”。\n"
        "\n"
        "共1个问题：错误1个；错误和疑点涉及0.3分。\n"
    )


def test_nothing_found():
    assert findings.text([], source) == "未发现问题。\n"
    assert findings.line([]) == ""
    assert json.loads(findings_json.json([])) == {"格式": "perfscore.check/1", "问题": []}


def test_line_has_one_line_each_and_nothing_a_terminal_obeys():
    assert findings.line([ONE, TWO]) == (
        "甲/a b.yaml:2:16: 错误 PS201 单位疑似不一致（单位） 指标值“≤2100元”，100%错\n"
        "b.yaml:1:1: 提示 PS513 没有依据（说明） =cmd|' /C calc'!A0\\x1b[31m 第二行\n"
    )


def test_json_has_every_key_and_exact_numbers():
    text = findings_json.json([ONE, TWO])
    assert '"涉及分值": 0.3,' in text
    assert json.loads(text) == {
        "格式": "perfscore.check/1",
        "问题": [
            {
                "代码": "PS201",
                "级别": "错误",
                "类别": "单位",
                "文件": "甲/a b.yaml",
                "行": 2,
                "列": 16,
                "指标": "𠮷矿调查",
                "说明": "单位疑似不一致：指标值“≤2100元”，100%错",
                "建议": "改为“≤2100万元”。",
                "涉及分值": 0.3,
                "相关": [{"文件": "甲/a b.yaml", "行": 1, "列": 5, "说明": "另一处"}],
            },
            {
                "代码": "PS513",
                "级别": "提示",
                "类别": "说明",
                "文件": "b.yaml",
                "行": 1,
                "列": 1,
                "指标": "=1+1",
                "说明": "没有依据：=cmd|' /C calc'!A0\x1b[31m\n第二行",
                "建议": None,
                "涉及分值": 10,
                "相关": [],
            },
        ],
    }


def test_github():
    assert findings_github.render([ONE]) == (
        "::error file=甲/a b.yaml,line=2,col=16,endColumn=22,title=PS201 单位疑似不一致（单位）"
        "::指标值“≤2100元”，100%25错 另见甲/a b.yaml:1 建议：改为“≤2100万元”。\n"
    )


def test_csv_is_no_formula():
    rows = list(csv.reader(io.StringIO(findings_csv.render([ONE, TWO], {"b.yaml": "+名称"}.get))))
    assert rows == [
        ["序号", "文件", "项目", "指标", "问题类型", "问题描述", "涉及分值", "建议"],
        [
            "1",
            "甲/a b.yaml",
            "",
            "𠮷矿调查",
            "错误·单位·PS201",
            "第2行：单位疑似不一致。指标值“≤2100元”，100%错（另见甲/a b.yaml第1行）",
            "0.3",
            "改为“≤2100万元”。",
        ],
        [
            "2",
            "b.yaml",
            "'+名称",
            "'=1+1",
            "提示·说明·PS513",
            "第1行：没有依据。=cmd|' /C calc'!A0\\x1b[31m 第二行",
            "10",
            "",
        ],
    ]


POSITIVE = {"type": "integer", "minimum": 1}
REGION = {
    "type": "object",
    "properties": {"startLine": POSITIVE, "startColumn": POSITIVE, "endLine": POSITIVE, "endColumn": POSITIVE},
    "required": ["startLine", "startColumn"],
    "additionalProperties": False,
}
PLACE = {
    "type": "object",
    "properties": {
        "artifactLocation": {"type": "object", "properties": {"uri": {"type": "string", "format": "uri-reference"}}},
        "region": REGION,
    },
    "required": ["artifactLocation", "region"],
    "additionalProperties": False,
}
MESSAGE = {"type": "object", "properties": {"text": {"type": "string", "minLength": 1}}, "required": ["text"]}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
RESULT = {
    "type": "object",
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": LEVEL,
        "message": MESSAGE,
        "locations": {"type": "array", "items": {"type": "object", "properties": {"physicalLocation": PLACE}}},
        "relatedLocations": {"type": "array", "uniqueItems": True},
        "properties": {"type": "object"},
    },
    "required": ["message"],
    "additionalProperties": False,
}
USED_OF_SARIF = {  # the part of the SARIF 2.1.0 schema that the output uses
    "type": "object",
    "properties": {
        "$schema": {"type": "string"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "tool": {"type": "object", "required": ["driver"]},
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "results": {"type": "array", "items": RESULT},
                },
                "required": ["tool"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["version", "runs"],
    "additionalProperties": False,
}


def test_sarif_counts_columns_in_utf16():
    log = json.loads(findings_sarif.render([ONE, TWO], source, [CODE, HINT]))
    jsonschema.validate(log, USED_OF_SARIF)
    run = log["runs"][0]
    assert run["columnKind"] == "utf16CodeUnits"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["PS201", "PS513"]
    first = run["results"][0]
    assert first["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "%E7%94%B2/a%20b.yaml"},
                "region": {"startLine": 2, "startColumn": 17, "endLine": 2, "endColumn": 23},
            }
        }
    ]
    assert first["relatedLocations"][0]["physicalLocation"]["region"] == {"startLine": 1, "startColumn": 5}
    assert (first["level"], first["properties"]["涉及分值"]) == ("error", 0.3)


def test_points_at_stake_count_a_row_once():
    again = CODE.at(AT, indicator="𠮷矿调查", stake=Decimal("0.2"))
    other = CODE.at(Span("甲/a b.yaml", 9, 1), indicator="别的", stake=Decimal(2))
    assert findings.staked([ONE, again, other, TWO]) == Decimal("2.30")


def test_at_a_terminal_sentences_are_broken_with_their_indent():
    finding = CODE.at(Span("甲.yaml", 2, 16), "一二三四五六七八九十，" * 3, "核对原件。")
    assert findings.text([finding], None, 40).splitlines() == [
        "甲.yaml:2:16: 错误 PS201 单位疑似不一",
        "  致（单位）",
        "  一二三四五六七八九十，一二三四五六七八",
        "  九十，一二三四五六七八九十，",
        "  建议：核对原件。",
        "",
        "共1个问题：错误1个。",
    ]
