# Everything a checkout needs. `make` lists the targets.
PYTHON ?= python3
BIN := .venv/bin
# Windows keeps the programs of an environment elsewhere
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
endif
STAMP := .venv/.installed
LOWEST := .venv-lowest
LOWEST_BIN := $(subst .venv,$(LOWEST),$(BIN))

.DEFAULT_GOAL := help
.PHONY: help demo test test-lowest lint types update bench clean

help: ## 列出全部目标
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "make %-11s %s\n", $$1, $$2}'

$(STAMP): pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[all,data]' --group dev
	@$(BIN)/python -m compileall -q perfscore
	@touch $@

demo: $(STAMP) ## 计算 indicators/2024 的得分
	@$(BIN)/perfscore score indicators/2024

test: lint types ## 代码规范、类型检查和全部测试
	@$(BIN)/python -m pytest

test-lowest: $(LOWEST)/.installed ## 同上，所有依赖取范围内的最低版本（另建 .venv-lowest/）
	@$(LOWEST_BIN)/ruff check .
	@$(LOWEST_BIN)/mypy
	@$(LOWEST_BIN)/python -m pytest

$(LOWEST)/.installed: pyproject.toml $(STAMP)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group lowest
	@test -x $(LOWEST_BIN)/python || $(PYTHON) -m venv $(LOWEST)
	@$(BIN)/uv pip install --quiet --python $(LOWEST_BIN)/python --resolution lowest-direct --editable '.[all,data]' --group dev
	@touch $@

lint: $(STAMP)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports --no-logo .ci/layers.ini

types: $(STAMP)
	@$(BIN)/mypy

update: $(STAMP) ## 重写测试中的期望文件（改后请逐行审阅差异）
	@PERFSCORE_UPDATE=1 $(BIN)/python -m pytest

bench: $(STAMP) ## 性能对比
	@$(BIN)/python -m benchmarks

clean: ## 删除环境和缓存
	rm -rf .venv $(LOWEST) .pytest_cache .mypy_cache .ruff_cache .hypothesis dist build
