"""The hooks in a real repository: pre-commit installs them from this checkout; wrong files do not get in."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
CONFIG = """repos:
  - repo: {hooks}
    rev: {rev}
    hooks:
      - id: perfscore-fmt
      - id: perfscore-check
      - id: perfscore-check-all
"""
GOOD = """类型: 项目支出绩效自评
年度: 2024
名称: 农村公路养护
主管部门: 某市交通运输局
绩效指标:
  产出指标:
    数量指标:
      - 指标: 审查评估报告
        年度指标值: 30个
        实际完成值: 30个
        分值: 90
        自评得分: 90
自评总分: 90
"""
WRONG = GOOD.replace("自评总分: 90", "自评总分: 92")
DEPARTMENT = GOOD.replace("项目支出绩效自评", "部门整体支出绩效自评").replace("农村公路养护", "某市交通运输局")

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


def call(folder, *command, check=True, **extra):
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, **extra}
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        environment.pop(name, None)
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8")
    assert not check or done.returncode == 0, done.stdout + done.stderr
    return done


def git(folder, *arguments, **options):
    identity = ("-c", "user.name=某人", "-c", "user.email=somebody@example.org", "-c", "commit.gpgsign=false")
    return call(folder, "git", *identity, *arguments, **options)


@pytest.fixture(scope="session")
def hooks(tmp_path_factory):
    """A repository made of this checkout's files, for pre-commit to install from."""
    folder = tmp_path_factory.mktemp("hooks") / "perfscore"
    folder.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml", "CHANGELOG.md"):
        if (CHECKOUT / name).exists():
            shutil.copy(CHECKOUT / name, folder)
    for name in ("perfscore", "templates"):
        shutil.copytree(CHECKOUT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "as it is")
    rev = git(folder, "rev-parse", "HEAD").stdout.strip()
    return folder, rev, tmp_path_factory.mktemp("pre-commit")


@pytest.fixture
def repository(hooks, tmp_path):
    """A user's repository with the hooks installed."""
    source, rev, cache = hooks
    git(tmp_path, "init", "-q")
    (tmp_path / ".pre-commit-config.yaml").write_text(CONFIG.format(hooks=source.as_posix(), rev=rev), encoding="utf-8")
    call(tmp_path, sys.executable, "-m", "pre_commit", "install", PRE_COMMIT_HOME=str(cache))

    def commit(**files):
        for name, text in files.items():
            path = tmp_path / f"{name}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        git(tmp_path, "add", "-A")
        return git(tmp_path, "commit", "-m", "改表", check=False, PRE_COMMIT_HOME=str(cache))

    return commit


def test_hooks(repository):
    refused = repository(yanghu=WRONG, others="a:   [1,\n  2]\n")
    assert refused.returncode != 0
    shown = refused.stdout + refused.stderr
    assert "yanghu.yaml:13:7: 错误 PS311 自评总分与各项得分之和不符（算术）" in shown
    assert "自评总分92分；指标得分合计90分，相差2分。" in shown
    assert "others.yaml" not in shown

    accepted = repository(yanghu=GOOD)
    assert accepted.returncode == 0, accepted.stdout + accepted.stderr

    contradiction = DEPARTMENT.replace("年度指标值: 30个", "年度指标值: 40个")
    refused = repository(
        bumen=contradiction.replace("自评得分: 90", "自评得分: 67.5").replace("自评总分: 90", "自评总分: 67.5")
    )
    shown = refused.stdout + refused.stderr
    assert "PS401 同一指标在两张表中的指标值不同" in shown, shown
    assert refused.returncode != 0
    assert "bumen.yaml:9:16" in shown
