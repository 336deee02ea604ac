# Two targets do everything on a fresh machine with python3.11, pip, make and git:
#   make demo    builds the examples and checks them
#   make test    runs every test and every rule of style
# Nothing is installed outside .venv, but for LibreOffice (see `office`), which the tests use as an oracle.

PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
STORIES := $(BIN)/python -m examples.build

.PHONY: demo test check style office bench bench-clean bench-quality fuzz examples docs clean

demo: $(VENV)/run.stamp
	@$(STORIES)
	@$(BIN)/candour check $(addprefix examples/*/*.,xlsx xls csv zip) || test $$? -eq 1

test: style check

check: $(VENV)/dev.stamp office
	@$(BIN)/python -m pytest -n 2 --dist loadgroup

style: $(VENV)/dev.stamp
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

# LibreOffice makes real files for the tests. Where it is missing and may be installed, it is; where it may not be,
# the tests that need it are skipped and say so.
office:
	@command -v soffice >/dev/null || { \
	  test "$$(id -u)" = 0 && command -v apt-get >/dev/null && apt-get update -qq \
	  && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
	     libreoffice-calc-nogui python3-uno >/dev/null; } || echo "LibreOffice is not here: some tests will be skipped"

examples: $(VENV)/run.stamp
	@$(STORIES)

docs: $(VENV)/dev.stamp
	@$(BIN)/python -m docs.generate

# Damaged files of every kind, for so many minutes: make fuzz MINUTES=30
MINUTES ?= 5
fuzz: $(VENV)/dev.stamp
	@$(BIN)/python -m fuzzing.run --minutes $(MINUTES)

bench: $(VENV)/bench.stamp
	@$(BIN)/python bench/check.py
	@$(BIN)/python bench/pdf.py
	@$(BIN)/python bench/documents.py
	@$(BIN)/python bench/folder.py
	@$(BIN)/python bench/sandbox.py

# Clean copies: time, and what each cleaner takes out. LibreOffice and MAT2 are measured where they are there.
bench-clean: $(VENV)/bench.stamp $(VENV)/dev.stamp
	@$(BIN)/python bench/clean.py
	@$(BIN)/python bench/hidings.py

# Its peer brings a hundred packages, so it has an environment of its own.
bench-quality: .venv-quality/quality.stamp
	@.venv-quality/bin/python -m bench.quality.run

.venv-quality/quality.stamp: requirements/quality.lock pyproject.toml
	@$(PYTHON) -m venv .venv-quality
	@.venv-quality/bin/pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@.venv-quality/bin/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "Candour needs python3.11: install it, or say PYTHON=/path/to/python"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/%.stamp: requirements/%.lock pyproject.toml | $(BIN)/python
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

clean:
	rm -rf $(VENV) .venv-quality build bench/data out src/*.egg-info
