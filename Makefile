# Two commands do everything: `make run` and `make test`. `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: help run test lint bench clean

help: ## list the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: $(VENV)/.run ## install, run the flow over the sample pages, publish a release
	$(BIN)/rathaus run sources/samples

test: $(VENV)/.test ## install, lint, type-check, test
	$(MAKE) --no-print-directory lint
	$(BIN)/python -m pytest

lint: $(VENV)/.test ## ruff, mypy --strict and import-linter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.bench ## measure against peers on the corpora beside the project, write bench/*.md
	$(BIN)/python -m bench.run

clean: ## remove the environment and everything that a run makes
	rm -rf $(VENV) normalized/store normalized/releases pipeline/gazetteer/index

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install --constraint constraints.txt --editable .
	$(BIN)/python -m pipeline.gazetteer.build
	touch $@

$(VENV)/.test: $(VENV)/.run
	$(PIP) install --constraint constraints.txt --editable '.[test]'
	touch $@

$(VENV)/.bench: $(VENV)/.test
	$(PIP) install --constraint constraints.txt --editable '.[test,bench]'
	touch $@
