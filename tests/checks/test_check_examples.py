"""Every check says of itself where it fires and where it must not: its EXAMPLES are tests."""

import pytest

from perfscore import checks, policies
from perfscore.checks import base
from perfscore.load import parse_sheet
from perfscore.score import score

MODULES = checks.everything()
ROWS = [
    pytest.param(module, example, id=f"{module.CODE.code}-{number}")
    for module in MODULES
    for number, example in enumerate(module.EXAMPLES, start=1)
]


def cards(example):
    """The files of an example, scored; they are called 1.yaml, 2.yaml …"""
    texts = {f"{number}.yaml": text for number, text in enumerate(base.files(example), start=1)}
    scored = []
    for file, text in texts.items():
        sheet, findings = parse_sheet(text, file)
        assert [finding.message for finding in findings] == []
        scored.append(score(sheet, policies.for_sheet(sheet, None, None)))
    return scored, texts


@pytest.mark.parametrize(("module", "example"), ROWS)
def test_example(module, example):
    scored, texts = cards(example)
    found = [finding for finding in checks.run(scored, texts) if finding.code == module.CODE.code]
    assert tuple(finding.message for finding in found) == example.says


@pytest.mark.parametrize("module", [pytest.param(module, id=module.CODE.code) for module in MODULES])
def test_a_check_documents_itself(module):
    manual = module.CODE.manual
    assert any(example.says for example in module.EXAMPLES), "an example that fires"
    assert any(not example.says for example in module.EXAMPLES), "an example that must not"
    assert "查不出：" in manual, "what the check cannot know"
    assert "改法：" in manual, "what to do"
