# County Ledgers. `make` builds the portal; `make help` lists the rest.

PYTHON ?= python3
CASES  ?= ../shared/cases

BIN     := .venv/bin
LOCKED  := .venv/.locked
READY   := .venv/.ready
TESTS   := .venv/.locked-test
BROWSER := .venv/.locked-browser
CLUSTER := .venv/.locked-cluster
PARQUET := .venv/.locked-parquet
INSURED := .cache/insurance/.locked
PEERS   := .cache/bench/.locked
NPM     := .cache/npm/.locked
MO     := $(patsubst %.po,%.mo,$(wildcard site/locale/*/LC_MESSAGES/*.po))
POT    := site/locale/ledgers.pot

# Tests write and remove tens of thousands of small files: in memory, where there is room for it
# (and programs may be started there: hooks are), in a third of the time.
MEMORY := /dev/shm
ROOMY  := $(shell test -w $(MEMORY) && ! grep -qs " $(MEMORY) .*noexec" /proc/mounts && \
    test "$$(df -Pk $(MEMORY) | awk 'END {print $$4}')" -gt 6000000 && echo $(MEMORY))
ASIDE  := TMPDIR=$(or $(TMPDIR),$(ROOMY),/tmp)

.DEFAULT_GOAL := portal
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory --no-builtin-rules

# An environment holds its own path, and a link to its Python: where the folder was moved, that
# Python was removed, or another one is asked for, it is made anew.
WANTED := $(if $(filter file,$(origin PYTHON)),,$(PYTHON))
ifneq ($(wildcard $(LOCKED)),)
  ifneq ($(shell . ./$(LOCKED) && test "$$folder" = "$(CURDIR)" && $(BIN)/python -c "" && \
      { test -z "$(WANTED)" || test "$$python" = "$(WANTED)"; } && echo well),well)
    STALE := stale
  endif
endif

.PHONY: portal test coverage check serve bench visits compare house requirements soak insurance cluster parquet hidden looks pictures conformance demonstration proof words lock setup clean help

portal: setup ## build the portal into public/ (ZIP=FILE: into one file as well)
	@$(BIN)/ledgers publish $(ZIP:%=--zip %)

test: setup $(TESTS) $(BROWSER) $(CLUSTER) $(PARQUET) ## run style, types and tests
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy --no-error-summary
	@$(ASIDE) $(BIN)/pytest

coverage: setup $(TESTS) $(BROWSER) $(CLUSTER) $(PARQUET) ## run the tests and say what no test reaches (takes twice as long)
	@$(ASIDE) $(BIN)/pytest --cov --cov-report=term

check: setup ## check all data
	@$(BIN)/ledgers check

serve: portal ## build the portal and show it on this machine
	@echo "http://127.0.0.1:8000/ (Ctrl-C ends)"
	@$(BIN)/python -m http.server --bind 127.0.0.1 --directory public 8000

bench: setup $(TESTS) $(PEERS) $(NPM) ## measure how long things take beside others' programs (BEFORE=worktree: there too)
	@test -z "$(CI)" || .ci/install hugo
	@$(BIN)/python -m tests.benchmarks --write $(BEFORE:%=--trees % .)

visits: portal $(TESTS) $(BROWSER) $(NPM) ## measure what a first visit, the review of a change and the past cost
	@$(BIN)/python -m tests.benchmarks --visit public
	@$(BIN)/python -m tests.benchmarks --weeks 52

compare: setup $(TESTS) ## compare what OLD=revision and NEW=revision show and say (NEW: the working tree)
	@$(BIN)/python -m tests.compare $(or $(OLD),HEAD) $(NEW)

house: setup $(TESTS) ## count modules, lines and imports by room, at OLD=revision and NEW=revision
	@$(BIN)/python -m tests.compare.house $(or $(OLD),HEAD) $(NEW)

requirements: setup $(TESTS) ## say of every requirement whether it is shown, by what, and where it is seen
	@$(BIN)/python -m tests.requirements

soak: setup $(TESTS) $(BROWSER) $(CLUSTER) ## play what takes long (SOAK=name, ROUNDS=, SEED=); what was played is not played again
	@$(BIN)/python -m tests.soak $(SOAK:%=--soak %) $(ROUNDS:%=--rounds %) $(SEED:%=--seed %)
	@test -n "$(SOAK)" || $(MAKE) insurance

insurance: setup $(TESTS) $(INSURED) ## build the portal with ProperDocs and Zensical too, and compare what it says
	@$(BIN)/python -m tests.insurance

cluster: $(CLUSTER) ## install what runs many cities on the machines of a cluster

parquet: $(PARQUET) ## install what writes the public tables as Parquet

hidden: setup $(TESTS) ## try to find in the portal, and to work out from it, what is hidden
	@$(BIN)/pytest -n 0 tests/acceptance/test_canary.py tests/acceptance/test_leaks.py \
		tests/acceptance/test_attacked.py tests/unit/project/test_catalog_files.py \
		tests/unit/project/test_identifiers.py tests/unit/publish/test_hidden_records.py

looks: setup $(TESTS) $(BROWSER) $(NPM) ## look at many pages in a browser
	@$(BIN)/pytest -m looks

pictures: portal $(TESTS) $(BROWSER) ## take the pictures of the guides for the next portal (READMES=FOLDER: of the READMEs too)
	@test -z "$(CI)" || .ci/install fonts-noto-cjk
	@$(BIN)/python -m tests.browser.pictures public .cache/pictures $(READMES)

conformance: setup $(TESTS) ## run the doors over the cases in $(CASES)
	@$(BIN)/python -m tests.conformance --cases $(CASES)

demonstration: setup ## make the demonstration in data/ anew
	@test ! -e data/city/publication.yaml || grep -q '^demonstration: true' data/city/publication.yaml || \
	    { echo "data/ is another city's than the demonstration: nothing was written" >&2; exit 2; }
	@$(BIN)/python -m demo.demonstration

proof: setup ## prove that data/ is what `make demonstration` writes, engines apart
	@$(BIN)/python -m demo.proof

words: $(READY) ## bring the catalogues up to date with the code
	@$(BIN)/pybabel --quiet extract --mapping pyproject.toml --keywords say --keywords say_in:1c,2 \
	    --no-default-keywords \
	    --sort-output --no-location --output $(POT) .
	@$(BIN)/pybabel --quiet update --domain ledgers --input-file $(POT) --output-dir site/locale \
	    --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
	@rm $(POT)

lock: ## choose new versions for all locks
	@$(NEEDS)
	@$(PYTHON) -m venv --clear .cache/lock
	@.cache/lock/bin/pip install --quiet --disable-pip-version-check "uv==0.13.9"
	@$(COMPILE) --extra build --output-file requirements.lock pyproject.toml
	@$(call WISHES,test) | $(COMPILE) --constraints requirements.lock \
	    --output-file requirements-test.lock -
	@$(call WISHES,browser) | $(COMPILE) --constraints requirements.lock \
	    --constraints requirements-test.lock --output-file requirements-browser.lock -
	@$(call WISHES,cluster) | $(COMPILE) --constraints requirements.lock \
	    --constraints requirements-test.lock --output-file requirements-cluster.lock -
	@$(call WISHES,parquet) | $(COMPILE) --constraints requirements.lock \
	    --constraints requirements-test.lock --output-file requirements-parquet.lock -
	@$(call WISHES,insurance) | $(COMPILE) --constraints requirements.lock \
	    --constraints requirements-test.lock --output-file requirements-insurance.lock -
	@$(call WISHES,bench) | $(COMPILE) --constraints requirements.lock \
	    --constraints requirements-test.lock --output-file requirements-bench.lock -

setup: $(READY) $(MO) ## make .venv and compile the catalogues and the program, and no more
	@$(BIN)/python -m compileall -q scripts/ledgers # A third of a start, where Python keeps none itself.

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

# What chooses versions: for every Python and machine, extras kept, since pip asks for them by name.
COMPILE = .cache/lock/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
    --fork-strategy fewest --no-strip-extras --generate-hashes --no-emit-index-url --no-header
WISHES = $(PYTHON) -c 'import tomllib; \
    project = tomllib.load(open("pyproject.toml", "rb"))["project"]; \
    print(*project["optional-dependencies"]["$(1)"], sep="\n")'

.PHONY: stale
$(LOCKED): requirements.lock $(STALE)
	@$(NEEDS)
	@echo "Installing what requirements.lock names into .venv (once) ..."
	@rm -f $(LOCKED)
	@$(PYTHON) scripts/install.py --new .venv requirements.lock
	@printf "folder='%s'\npython='%s'\n" "$(CURDIR)" "$(PYTHON)" > $@

$(READY): pyproject.toml $(LOCKED)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-index \
	    --no-build-isolation --editable .
	@touch $@

$(TESTS): requirements-test.lock $(LOCKED)
	@echo "Installing what requirements-test.lock names (once) ..."
	@$(BIN)/python scripts/install.py .venv requirements-test.lock
	@touch $@

# Optional: a machine without it runs all other tests. CI has everything, so there nothing is skipped.
$(BROWSER): requirements-browser.lock $(TESTS)
	@$(BIN)/python scripts/install.py .venv requirements-browser.lock && touch $@ || \
	    { test -z "$(CI)" && echo "Skipped: tests in a browser (see the line above)."; }

# Optional: without them one machine works at all cities, and no Parquet is written.
$(CLUSTER): requirements-cluster.lock $(READY)
	@$(BIN)/python scripts/install.py .venv requirements-cluster.lock && touch $@ || \
	    { test -z "$(CI)" && echo "Skipped: the cluster (see the line above)."; }

$(PARQUET): requirements-parquet.lock $(READY)
	@$(BIN)/python scripts/install.py .venv requirements-parquet.lock && touch $@ || \
	    { test -z "$(CI)" && echo "Skipped: Parquet (see the line above)."; }

# Other builders have other needs than ours, so they stand apart.
$(INSURED): requirements-insurance.lock $(LOCKED)
	@$(BIN)/python scripts/install.py --new .cache/insurance requirements-insurance.lock
	@touch $@

# Programs of others, beside which ours are measured. Optional: what is missing is said.
$(PEERS): requirements-bench.lock $(LOCKED)
	@$(BIN)/python scripts/install.py --new .cache/bench requirements-bench.lock && touch $@ || \
	    echo "Skipped: programs to be measured against (see the line above)."

# Optional, for `make looks`, `make visits` and `make bench`: types of scripts, proper HTML,
# Lighthouse, Ajv. (`npm ci` refuses the lock that npm writes for Lighthouse; `npm install` takes it,
# with its sums.)
$(NPM): tests/npm/package-lock.json
	@command -v npm >/dev/null || { echo "Skipped: what needs npm."; exit 0; }; \
	    mkdir -p $(@D) && cp tests/npm/package*.json $(@D) && cd $(@D) && \
	    npm install --silent --no-save --no-audit --no-fund --ignore-scripts && touch $(@F)

%.mo: %.po | $(READY)
	@$(BIN)/pybabel --quiet compile --input-file $< --output-file $@.part
	@mv $@.part $@
