# Two commands do everything on a machine with Python 3.11 or newer:
#   make graph   sets up, then builds the graph of seeds/ into build/
#   make test    sets up, then runs the tests
# and make docs writes the page of the ontology into build/docs/
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

.PHONY: graph test check style format benchmark benchmark-graph benchmark-growth benchmark-load benchmark-page bundles docs clean
.DEFAULT_GOAL := graph

graph: $(VENV)/.installed
	$(BIN)/graphbuilder build seeds --out build
	@echo "Open build/graph.html in a browser, or ask: $(BIN)/graphbuilder query build demands"

test: $(VENV)/.developing
	$(BIN)/python -m pytest

check: style test

style: $(VENV)/.developing
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.developing
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(VENV)/.installed
	$(BIN)/python -m graphbuilder.documentation build/docs

# At release time, with Node.js and npm: the libraries of the pages (graphbuilder/views/bundles).
bundles:
	cd graphbuilder/views/bundles && npm ci --ignore-scripts --no-audit --no-fund && npm run build

benchmark: $(VENV)/.developing
	$(BIN)/python -m tests.benchmarks

benchmark-graph: $(VENV)/.developing
	$(BIN)/python -m tests.benchmarks.graph

benchmark-growth: $(VENV)/.developing
	$(BIN)/python -m tests.benchmarks.growth

benchmark-load: $(VENV)/.developing
	$(BIN)/python -m tests.benchmarks.load

benchmark-page: $(VENV)/.developing
	$(BIN)/python -m tests.benchmarks.page

$(VENV)/.python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	@touch $@

# The checkout itself is installed (editable), so that a change shows at once.
$(VENV)/.installed: $(VENV)/.python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.developing: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --group dev
	@touch $@

clean:
	rm -rf $(VENV) build dist
