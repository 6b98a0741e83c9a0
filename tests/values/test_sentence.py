"""The one number of a sentence that can answer the target, and sentences where there is none."""

import pytest

from perfscore.values import parse, sentence
from perfscore.values.reader import clean
from perfscore.values.types import Quantity


@pytest.mark.parametrize(("actual", "target", "name", "number"), sentence.EXAMPLES)
def test_the_examples(actual, target, name, number):
    value = parse(target)
    assert isinstance(value, Quantity)
    assert sentence.only_number(clean(actual), value, f"{name}\n{target}") == number
