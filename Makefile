# County Ledgers. `make` builds the portal; `make help` lists the rest.

PYTHON ?= python3
CASES  ?= ../shared/cases

BIN    := .venv/bin
LOCKED := .venv/.locked
READY  := .venv/.ready
MO     := $(patsubst %.po,%.mo,$(wildcard site/locale/*/LC_MESSAGES/*.po))
POT    := site/locale/ledgers.pot

.DEFAULT_GOAL := portal
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory --no-builtin-rules

.PHONY: portal test coverage check serve bench soak looks conformance words lock setup clean help

portal: setup ## build the portal into public/
	@$(BIN)/ledgers publish

test: setup ## run style, types and tests
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/pytest

coverage: setup ## run the tests and say what no test reaches (takes twice as long)
	@$(BIN)/pytest --cov --cov-report=term

check: setup ## check all data
	@$(BIN)/ledgers check

serve: portal ## build the portal and show it on this machine
	@echo "http://127.0.0.1:8000/ (Ctrl-C ends)"
	@$(BIN)/python -m http.server --bind 127.0.0.1 --directory public 8000

bench: setup ## measure how long things take
	@$(BIN)/python -m tests.benchmarks

soak: setup ## play what takes long (SOAK=name, ROUNDS=, SEED=); what was played is not played again
	@$(BIN)/python -m tests.soak $(SOAK:%=--soak %) $(ROUNDS:%=--rounds %) $(SEED:%=--seed %)

looks: setup ## look at many pages in a browser
	@$(BIN)/pytest -m looks

conformance: setup ## run the doors over the cases in $(CASES)
	@$(BIN)/python -m tests.conformance --cases $(CASES)

words: $(READY) ## bring the catalogues up to date with the code
	@$(BIN)/pybabel --quiet extract --mapping pyproject.toml --keywords say --no-default-keywords \
	    --sort-output --no-location --output $(POT) .
	@$(BIN)/pybabel --quiet update --domain ledgers --input-file $(POT) --output-dir site/locale \
	    --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
	@rm $(POT)

lock: ## choose new versions for requirements.lock
	@$(NEEDS)
	@$(PYTHON) -m venv --clear .cache/lock
	@.cache/lock/bin/pip install --quiet --disable-pip-version-check "uv==0.13.9"
	@.cache/lock/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	    --fork-strategy fewest --all-extras --generate-hashes --no-emit-index-url --no-header \
	    --output-file requirements.lock pyproject.toml

setup: $(READY) $(MO) ## make .venv and compile the catalogues, and no more

clean: ## remove everything that was built
	rm -rf build public .cache .venv $(MO) scripts/ledgers.egg-info

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

# ── What is made, and from what ──────────────────────────────────────────────────────────────────

# One sentence, then stop: a newcomer should not have to read a traceback.
define NEEDS
command -v git >/dev/null || { echo "git is missing: please install it." >&2; exit 1; }; \
command -v $(PYTHON) >/dev/null || \
    { echo "$(PYTHON) is missing: please install Python 3.11 or newer." >&2; exit 1; }; \
$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
    { echo "$(PYTHON) is too old: please install Python 3.11 or newer, or say PYTHON=..." >&2; \
      exit 1; }; \
$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
    { echo "$(PYTHON) has no venv: please install it (Debian: python3-venv)." >&2; exit 1; }
endef

$(LOCKED): requirements.lock
	@$(NEEDS)
	@echo "Installing what requirements.lock names into .venv (once) ..."
	@$(PYTHON) -m venv --clear .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: \
	    --require-hashes --requirement requirements.lock
	@touch $@

$(READY): pyproject.toml $(LOCKED)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps \
	    --no-build-isolation --editable .
	@touch $@

%.mo: %.po | $(READY)
	@$(BIN)/pybabel --quiet compile --input-file $< --output-file $@
