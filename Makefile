# Two commands need no preparation: `make demo` and `make test`. See README.md.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# A browser test waits more than it works: two at once take half the time, on two cores.
BROWSER_TESTS := $(BIN)/pytest tests/browser --numprocesses 2 --dist worksteal
export PYTHONDONTWRITEBYTECODE := 1

.PHONY: demo test check unit browser build bench clean

demo: $(VENV)/.demo
	$(BIN)/python usage.py

test: $(VENV)/.test node_modules/.installed
	scripts/system-packages chromium
	$(BIN)/python scripts/build --check
	scripts/check
	$(BROWSER_TESTS)

# What a developer runs before a commit: everything but the browser, in about a minute.
check: $(VENV)/.test node_modules/.installed
	$(BIN)/python scripts/build
	scripts/check

browser: $(VENV)/.test node_modules/.installed
	scripts/system-packages chromium
	$(BIN)/python scripts/build
	$(BROWSER_TESTS)

build: $(VENV)/.test node_modules/.installed
	$(BIN)/python scripts/build

bench: $(VENV)/.test node_modules/.installed
	scripts/system-packages chromium
	$(BIN)/python scripts/build
	$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) node_modules

# Stamps: nothing is installed again unless what it depends on has changed.
$(VENV)/bin/python:
	scripts/system-packages python3-venv
	$(PYTHON) -m venv $(VENV)

# The versions that were tested together: a release of tomorrow changes nothing here.
PIP_INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt

$(VENV)/.demo: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP_INSTALL) -e .
	touch $@

$(VENV)/.test: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP_INSTALL) -e '.[test,test-providers]'
	touch $@ $(VENV)/.demo

node_modules/.installed: package-lock.json
	npm ci --no-audit --no-fund --loglevel=error
	touch $@
