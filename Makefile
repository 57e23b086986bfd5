# Two commands do everything: `make run` and `make test`. `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Modules are compiled when they are first imported: most of what is installed never is.
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input --quiet
INSTALL := $(PIP) install --no-compile --prefer-binary --constraint constraints.txt
INDEX := pipeline/gazetteer/index/index.json
COMPILED := $(foreach suffix,pyx pxd,$(wildcard pipeline/*.$(suffix) pipeline/*/*.$(suffix) pipeline/*/*/*.$(suffix)))

# Where the environment forbids to keep what is compiled, each of the hundred processes that a test run starts would
# compile Prefect again: six seconds.
export PYTHONDONTWRITEBYTECODE :=

.DELETE_ON_ERROR:
.PHONY: help install run test test-kill fuzz lint bench clean chromium compiler

help: ## list the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

install: $(VENV)/.run $(INDEX) ## make .venv, install the pinned dependencies, build the gazetteer

run: install ## install, run the flow over the sample pages, publish a release
	$(BIN)/rathaus run sources/samples

test: $(VENV)/.test $(INDEX) lint chromium ## install, lint, type-check, test
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile

# The browser tests drive Debian's Chromium; where it is missing and cannot be installed, they are skipped and say so.
chromium:
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null; } || \
		echo "no chromium: the browser tests will be skipped" >&2

# What the .pyx modules are compiled with: a C compiler and Python's headers; Debian's where one is missing.
compiler:
	@{ command -v cc && $(PYTHON) -c 'import pathlib, sysconfig; pathlib.Path(sysconfig.get_path("include"), "Python.h").stat()'; } \
		>/dev/null 2>&1 || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && \
		DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends gcc libc6-dev python3-dev >/dev/null; } || \
		{ echo "A C compiler (cc) and Python's headers are needed." >&2; exit 1; }

test-kill: $(VENV)/.test $(INDEX) ## kill runs at 200 random moments, crawls at 100, compare what comes out; wait for a cron line
	KILLS=200 $(BIN)/python -m pytest tests/flows/runs/test_kill.py --timeout 7200
	CRAWL_KILLS=100 $(BIN)/python -m pytest tests/flows/crawling/test_kill_crawl.py --timeout 7200
	$(BIN)/python -m pytest tests/flows/prefect_flows/cron_tick.py --timeout 900

fuzz: $(VENV)/.fuzz $(INDEX) ## fuzz the pipeline, time every regular expression on a megabyte of text that is hard for it
	$(BIN)/python -m tests.fuzz
	$(BIN)/python -m bench.patterns

lint: $(VENV)/.test ## ruff, mypy --strict and import-linter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.bench $(INDEX) ## measure against peers on the corpora beside the project, write bench/*.md
	$(BIN)/python -m bench.run

clean: ## remove the environment and everything that a run makes
	rm -rf $(VENV) build normalized/store normalized/releases normalized/.prefect pipeline/gazetteer/index
	find pipeline -name '*.so' -delete -o -name '*.c' -delete

# A stamp is touched when its step is done; a step that fails leaves none and is done again by the next `make`.
$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11, 5))' || \
		{ echo "Python 3.11.5 or newer is needed; name it: make run PYTHON=python3.12" >&2; exit 1; }
	rm -rf $(VENV)
	$(PYTHON) -m venv $(VENV)
	@touch $@

# Installing compiles the .pyx modules, where they have changed.
$(VENV)/.run: pyproject.toml setup.py constraints.txt models.txt $(COMPILED) | $(VENV)/.made compiler
	$(PIP) install --no-compile --no-deps --require-hashes --requirement models.txt
	$(INSTALL) --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.run
	$(INSTALL) --editable '.[test]'
	@touch $@

$(VENV)/.fuzz: $(VENV)/.test
	$(INSTALL) --editable '.[test,fuzz]'
	@touch $@

$(VENV)/.bench: $(VENV)/.test
	$(INSTALL) --editable '.[test,bench]'
	@touch $@

# The code and words that the index is built from; the dependency that holds the places is pinned in constraints.txt.
$(INDEX): $(VENV)/.run $(filter-out $(INDEX),$(wildcard pipeline/gazetteer/*.*))
	$(BIN)/python -m pipeline.gazetteer.build
	@touch $@
