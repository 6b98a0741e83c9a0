"""A template that loops without printing stops within seconds."""

from __future__ import annotations

import pytest

from perfscore.report import engine


def test_loops_that_print_nothing_are_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "MAX_SILENT", 0.1)
    text = "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}"
    with pytest.raises(engine.TemplateMistake, match="没有输出，已停止"):
        engine.run(text, "t", (), {})


def test_loops_that_print_go_on() -> None:
    assert engine.run("{% for a in range(3) %}{{ a }}{% endfor %}", "t", (), {}) == "012"
