# Two commands do everything on a fresh machine: `make demo` and `make test`. `make help` lists the rest.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

BUILD := build
CORE := $(BUILD)/core-environment
CORE_PYTHON := $(CORE)/bin/python
TOOLS := $(BUILD)/tools
QGIS_TESTS := $(BUILD)/qgis-tests
QT6 := $(BUILD)/qt6
QGIS_PYTHON ?= /usr/bin/python3
INPUT ?=
REPOSITORY ?=

export INSAR_FORECAST_PYTHON ?= $(abspath $(CORE_PYTHON))
export QT_QPA_PLATFORM ?= offscreen
export PYTHONDONTWRITEBYTECODE := 1

.PHONY: help
help: ## Show this list
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

.PHONY: demo
demo: check-input install-core ## Run the whole chain in QGIS, on a simulated sample or on INPUT=path/to/EGMS.zip; results in build/demo
	$(QGIS_PYTHON) scripts/demo.py --output $(BUILD)/demo $(if $(INPUT),--input "$(INPUT)")

.PHONY: check-input
check-input:
	@if [ -n "$(INPUT)" ] && [ ! -f "$(INPUT)" ]; then echo "INPUT=$(INPUT) is not a file. Give one file: INPUT=path/to/EGMS.zip" >&2; exit 1; fi

.PHONY: test
test: test-core test-qgis test-qt6 ## Run all tests: the core, the QGIS half in real QGIS, both together, and the windows on Qt 6

.PHONY: test-core
# Two test processes with one thread each: with more threads than cores, BLAS spends its time waiting.
# Among them are 200 damaged files a reader; `make fuzz` takes more.
test-core: install
	OMP_NUM_THREADS=1 PYTHONPATH=$(TOOLS) $(CORE_PYTHON) -m pytest -q -p no:cacheprovider -n 2 --dist loadfile tests/core tests/fuzz

.PHONY: test-qgis
# What has windows is tested twice: off the screen, and on a screen in memory, through a real window system.
test-qgis: install
	$(QGIS_TESTS)/bin/python -m pytest -q -p no:cacheprovider tests/qgis
	QT_QPA_PLATFORM=xcb xvfb-run -a $(QGIS_TESTS)/bin/python -m pytest -q -p no:cacheprovider tests/qgis/ui

.PHONY: test-qt6
test-qt6: install-core $(QT6)/.complete ## Open the windows on Qt 6, which QGIS 4 is built on, without QGIS
	$(QT6)/bin/python -m pytest -q -p no:cacheprovider tests/qt6

.PHONY: test-matrix
# Each release of Debian takes about 4 GB in build/matrix, and 4 minutes of installation the first time.
test-matrix: ## Test in the QGIS of Debian 12, 13 and unstable, in chroots (needs root, debootstrap; RELEASE=trixie)
	$(QGIS_PYTHON) scripts/test_matrix.py --folder $(BUILD)/matrix $(addprefix --release ,$(RELEASE))

.PHONY: fuzz
fuzz: install ## Give every reader 5000 damaged files (READER=csv, SEED=1, COUNT=5000); those that fail are kept in build/fuzz
	$(CORE_PYTHON) -m tests.fuzz --count $(or $(COUNT),5000) --seed $(or $(SEED),1) $(addprefix --reader ,$(READER)) --keep $(BUILD)/fuzz

.PHONY: check
check: install ## Lint and type-check (ruff, mypy)
	PYTHONPATH=$(TOOLS) $(CORE_PYTHON) -m ruff format --check .
	PYTHONPATH=$(TOOLS) $(CORE_PYTHON) -m ruff check .
	PYTHONPATH=$(TOOLS) $(CORE_PYTHON) -m mypy --cache-dir $(BUILD)/mypy

.PHONY: format
format: install ## Format the code and mend what ruff can mend
	PYTHONPATH=$(TOOLS) $(CORE_PYTHON) -m ruff check --fix .
	PYTHONPATH=$(TOOLS) $(CORE_PYTHON) -m ruff format .

.PHONY: bench
bench: install ## Run every benchmark; each prints what it measured, as a ratio to a peer (DATA=folder with EGMS files)
	PYTHONPATH=$(CURDIR):$(abspath $(TOOLS)) $(CORE_PYTHON) benchmarks/run_all.py $(if $(DATA),--data "$(DATA)")

.PHONY: models
models: install ## Train the networks that ship with the plugin, from simulated data and a seed (about three hours)
	OMP_NUM_THREADS=1 PYTHONPATH=$(CURDIR) $(CORE_PYTHON) scripts/pretrain_correction.py
	OMP_NUM_THREADS=1 PYTHONPATH=$(CURDIR) $(CORE_PYTHON) -m insar_forecast_plugin.core.trends
	OMP_NUM_THREADS=1 PYTHONPATH=$(CURDIR) $(CORE_PYTHON) -m insar_forecast_plugin.core.areas
	OMP_NUM_THREADS=1 PYTHONPATH=$(CURDIR) $(CORE_PYTHON) -m insar_forecast_plugin.core.areas.overwrapping
	OMP_NUM_THREADS=1 PYTHONPATH=$(CURDIR) $(CORE_PYTHON) -m insar_forecast_plugin.core.denoising

.PHONY: lock
lock: ## Lock what the core's environment is made of to versions and files, after its requirements have changed
	PYTHONPATH=$(CURDIR) $(QGIS_PYTHON) -m scripts.lock

.PHONY: translations
translations: ## Bring the translations up to date with the texts in the source (needs lrelease)
	$(QGIS_PYTHON) scripts/translations.py

# Pictures and clicks are those of the English plugin.
screenshots tour: export LC_ALL := C.UTF-8

.PHONY: screenshots
screenshots: install ## Make docs/pictures in a real QGIS window (needs build/demo)
	QT_QPA_PLATFORM=xcb xvfb-run -a -s "-screen 0 1600x1000x24" $(QGIS_PYTHON) scripts/screenshot.py --demo $(BUILD)/demo --output docs/pictures

.PHONY: tour
tour: install ## Click through the user guide in a real QGIS window; pictures in build/tour (INPUT=path/to/EGMS.zip, else build/demo)
	QT_QPA_PLATFORM=xcb xvfb-run -a -s "-screen 0 1600x1000x24" $(QGIS_PYTHON) scripts/tour.py --input "$(or $(INPUT),$(BUILD)/demo/points.gpkg)" --output $(BUILD)/tour

.PHONY: resources
resources: ## Write the manifest of icons from the catalogue of operations
	PYTHONPATH=$(CURDIR) $(QGIS_PYTHON) -m scripts.resources

.PHONY: package
package: ## Make the ZIP for plugins.qgis.org
	$(QGIS_PYTHON) scripts/package.py --output $(BUILD)

.PHONY: release
release: ## Make ZIP, checksum and, for a repository of your own, plugins.xml in build/release (REPOSITORY=https://...)
	PYTHONPATH=$(CURDIR) $(QGIS_PYTHON) -m scripts.release --output $(BUILD)/release --repository "$(REPOSITORY)"

.PHONY: link
link: ## Link the plugin into the user's profiles of QGIS 3 and 4
	$(QGIS_PYTHON) scripts/link.py

.PHONY: install
install: install-core $(TOOLS)/.complete $(QGIS_TESTS)/.complete ## Install what is missing: QGIS, the core's environment, test tools

.PHONY: install-core
install-core: install-system $(CORE)/.made

.PHONY: install-system
install-system:
	@bash scripts/install_system_packages.sh

# The same code that makes the environment for users; it notices and remakes a broken one.
$(CORE)/.made: $(wildcard insar_forecast_plugin/core/requirements*.txt) insar_forecast_plugin/environment.py
	@mkdir -p $(BUILD)
	$(QGIS_PYTHON) -m insar_forecast_plugin.environment install $(CORE) --extras training
	@touch $@

$(TOOLS)/.complete: requirements-tools.txt requirements-tools-no-deps.txt insar_forecast_plugin/core/requirements-cluster.txt $(CORE)/.made
	rm -rf $(TOOLS)
	$(CORE_PYTHON) -m pip install -q --disable-pip-version-check --target $(TOOLS) -r requirements-tools.txt
	$(CORE_PYTHON) -m pip install -q --disable-pip-version-check --target $(TOOLS) --no-deps -r requirements-tools-no-deps.txt
	@touch $@

# Sees QGIS's Python packages and has no torch: the QGIS half must do without.
$(QGIS_TESTS)/.complete: requirements-qgis-tests.txt
	rm -rf $(QGIS_TESTS)
	$(QGIS_PYTHON) -m venv --system-site-packages $(QGIS_TESTS)
	$(QGIS_TESTS)/bin/python -m pip install -q --disable-pip-version-check -r requirements-qgis-tests.txt
	@touch $@

# Has no QGIS and must not see the system's PyQt5.
$(QT6)/.complete: requirements-qt6.txt $(CORE)/.made
	rm -rf $(QT6)
	$(CORE_PYTHON) -m venv $(QT6)
	$(QT6)/bin/python -m pip install -q --disable-pip-version-check -r requirements-qt6.txt
	@touch $@

.PHONY: clean
clean: ## Remove everything that was built or installed in build/
	rm -rf $(BUILD)
