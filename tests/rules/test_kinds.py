"""The corpus of every kind: examples score as printed, wordings of one meaning score the same, the manual is made of them."""

from __future__ import annotations

import ast
import inspect
import os
from fractions import Fraction
from pathlib import Path

import pytest

from perfscore.rules import kinds, manual, read
from perfscore.rules.compose import plan
from perfscore.rules.kinds import name_of
from perfscore.rules.manual import Corpus, Example
from tests.rules.cases import outcome

CORPORA = manual.corpora()
EXAMPLES = [(corpus, example) for corpus in CORPORA for example in corpus.examples]
WORDINGS = [(corpus, example) for corpus in CORPORA for group in corpus.wordings for example in group]
OTHERS = [(corpus, text) for corpus in CORPORA for text in corpus.others]


def scored(example: Example, text: str = "") -> Fraction | None:
    found = outcome(text or example.text, example.full, example.target, example.actual, example.facts)
    return found.bounds.low if found.reason is None else None


def kinds_in(text: str, full: str = "10") -> set[str]:
    """The kinds of the clauses as they are read, and as they are put together (等次 are seen only side by side)."""
    rule = read(text)
    made = plan(rule, Fraction(full))
    return {name_of(item) for item in (*rule.items, *made.clauses)}


def name(one: object) -> str:
    return one.folder if isinstance(one, Corpus) else one.text if isinstance(one, Example) else str(one)


@pytest.mark.parametrize(("corpus", "example"), EXAMPLES, ids=name)
def test_an_example_scores_as_printed_and_is_of_its_kind(corpus: Corpus, example: Example) -> None:
    assert manual.score(example) == example.points
    assert corpus.name in kinds_in(example.text, example.full)


@pytest.mark.parametrize(("corpus", "wording"), WORDINGS, ids=name)
def test_wordings_of_one_meaning_score_the_same(corpus: Corpus, wording: Example) -> None:
    assert scored(wording) == Fraction(wording.points)
    assert corpus.name in kinds_in(wording.text, wording.full)


@pytest.mark.parametrize(("corpus", "text"), OTHERS, ids=name)
def test_what_looks_alike_is_not_of_this_kind(corpus: Corpus, text: str) -> None:
    assert read(text).trouble is not None or corpus.name not in kinds_in(text)


@pytest.mark.parametrize("example", [example for _corpus, example in (*EXAMPLES, *WORDINGS)], ids=name)
def test_a_rule_printed_scores_the_same(example: Example) -> None:
    assert scored(example, str(read(example.text))) == scored(example)


def test_every_kind_has_a_folder_and_every_folder_a_kind() -> None:
    tree = ast.parse(inspect.getsource(kinds._kind_of))
    named = {
        node.value
        for returned in ast.walk(tree)
        if isinstance(returned, ast.Return) and returned.value is not None
        for node in ast.walk(returned.value)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) > 1
    }
    assert {corpus.name for corpus in CORPORA} == named | set(kinds._BY_EFFECT.values()) | {"限定"}
    assert {corpus.folder for corpus in CORPORA} == set(manual.ORDER)


def test_the_manual_is_made_of_the_corpora() -> None:
    path = Path(__file__).parents[2] / "docs" / "rules.md"
    if os.environ.get("PERFSCORE_UPDATE"):
        path.write_text(manual.page(), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == manual.page()


MANUAL_FACTS = (  # what the manual says in words: standard, full, target, actual, facts, score
    ("扣零点五分/次", "5", "", "", "2", "4"),
    ("每低1%扣5%", "5", "95%", "94%", "", "4.75"),
    ("合格1分", "1", "", "", "是", "1"),
    ("每发现一处扣1分，最低得2分", "5", "", "", "9", "2"),
    ("弄虚作假倒扣2分；未报送不得分", "5", "", "", "是，是", "-2"),
    ("完成得5分，超过的每1%加1分，最高加2分", "5", "100%", "102%", "", "5"),
    ("80%—90%得3分，90%以上得5分", "5", "", "90%", "", "5"),
    ("80%—90%得3分，90%以上得5分", "5", "", "80%", "", "3"),
    ("每发现一例扣1分；未公示不得分", "5", "", "", "2次，否", "3"),
    ("每发现一例扣1分；未公示不得分", "5", "", "", "2次，是", "0"),
)


@pytest.mark.parametrize(("text", "full", "target", "actual", "facts", "score"), MANUAL_FACTS)
def test_what_the_manual_says_in_words_holds(
    text: str, full: str, target: str, actual: str, facts: str, score: str
) -> None:
    found = outcome(text, full, target, actual, facts)
    assert (found.reason, found.bounds.low) == (None, Fraction(score))
