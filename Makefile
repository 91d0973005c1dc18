# Everything lives in .venv; the only tools needed are Python 3.11+ and make.
PYTHON ?= python3
SERVE ?= 1
BIN := .venv/bin
SHARED ?= ../shared
export OMP_NUM_THREADS ?= 1

.PHONY: help demo test lint install bench bench-large shots clean

help:
	@echo "make demo      read the sample pages, print what was found, serve the story page (SERVE=0 ends after printing)"
	@echo "make test      lint, types, layers, tests"
	@echo "make bench     the measures, written to bench/RESULTS.md"
	@echo "make bench-large  traces in kept archives of 10,000 and 100,000 articles; goes on where it was stopped"
	@echo "make shots     pictures of every page, for looking at (needs Chromium)"
	@echo "make install   put the headwater command into $(BIN)/"

demo: .venv/.installed
	@$(BIN)/headwater demo $(if $(filter 0,$(SERVE)),--no-serve)

install: .venv/.installed
	@echo "headwater is at $(BIN)/headwater"

test: lint
	$(BIN)/python -m pytest -q

lint: .venv/.developer
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

bench: .venv/.developer
	$(BIN)/python bench/run.py --shared $(SHARED)

LARGE ?= bench/.cache/large
bench-large: .venv/.developer
	@mkdir -p $(LARGE)
	for n in 10000 100000; do \
	  $(BIN)/python bench/archive/generate.py $(LARGE)/$$n.db --articles $$n && \
	  $(BIN)/python bench/archive/trace.py $(LARGE)/$$n.db || exit 1; done

shots: .venv/.developer
	$(BIN)/python bench/web/shots.py

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/bin/uv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "make: cannot set up Headwater: $$($(PYTHON) --version) found, 3.11 or newer needed"; \
	    echo "hint: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check "uv>=0.9,<1"

.venv/.installed: pyproject.toml uv.lock | .venv/bin/uv
	@$(BIN)/uv sync --quiet --frozen --inexact --no-dev
	@touch $@

.venv/.developer: pyproject.toml uv.lock | .venv/bin/uv
	@$(BIN)/uv sync --quiet --frozen --inexact
	@touch $@ .venv/.installed
