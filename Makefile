# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
#
# Every command of the house, as a list of steps. `make help` prints the names.
# Another Swift than the one on the PATH: make SWIFT=/opt/swift/usr/bin/swift ...

SWIFT  ?= swift
PYTHON := .venv-tests/bin/python
LISTEN ?= 127.0.0.1:8080
DATA   ?= demo-data
KILLS  ?= 40
OUTAGES ?= 1
FUZZ_SECONDS ?= 300

STAGE   := Tools/stage
CLUSTER := Tests/Tools/postgres-cluster run --
QUICK   := Tests/Tools/postgres-cluster --fast run --
AMPARO  := .build/release/amparo
PUBLISHED := .build/published

# What the program and the test runners read from their surroundings.
export SWIFT_BACKTRACE := enable=no
export LC_ALL := C.UTF-8
export AMPARO_PROGRAM := $(CURDIR)/$(AMPARO)
export PYTHONPATH := $(CURDIR)/Tests/Process
export PYTHONDONTWRITEBYTECODE := 1
# A sandbox that does not work is a failed test here, not a skipped one.
export AMPARO_NEEDS_JAIL := 1

# The folder in which it is built does not show in the program; what of it shows all the same, Tools/same-place takes away.
SAME_BYTES    := -Xswiftc -file-prefix-map -Xswiftc $(CURDIR)=/amparo -Xcc -ffile-prefix-map=$(CURDIR)=/amparo
# One list of flags for lint and test, so that what lint has built need not be built again.
DEBUG_FLAGS   := --explicit-target-dependency-import-check error
RELEASE_FLAGS := -c release --static-swift-stdlib --product amparo $(SAME_BYTES)
SUITE_FLAGS   := --disable-xctest --quiet
# Where threads share something. `make soak` watches all the operations for it, one after the other as most of them go.
THREADED      := PlatformTests|DatabaseTests|DriverTests|VaultTests|RecordsTests|HTTPTests|WitnessTests|JobsTests|TheLedger

# What builds or tests comes after what installs, also with -j; the compiler uses all processors by itself.
.NOTPARALLEL:
.DEFAULT_GOAL := help
.PHONY: help run test lint check format build package reproducible soak bench guards fresh clean install-build \
	install-test build-published \
	lint-format lint-house lint-build \
	test-suite test-release test-process test-browser test-threads test-fuzz \
	soak-kills soak-faults soak-memory soak-threads soak-fuzz

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: install-build build ## install, build, and serve the demo on 127.0.0.1:8080
	$(AMPARO) demo --data $(DATA) --listen $(LISTEN)

test: install-build install-test ## every test there is (about half an hour on two cores)
	@$(STAGE) --begin
	@$(MAKE) --no-print-directory test-suite test-release test-process test-browser test-threads test-fuzz
	@$(STAGE) --counts

lint: install-build install-test ## format, house rules, a build without a warning
	@$(STAGE) --begin
	@$(MAKE) --no-print-directory lint-format lint-house lint-build
	@$(STAGE) --counts

check: ## what CI runs: lint, then test
	$(MAKE) --no-print-directory lint
	$(MAKE) --no-print-directory test

soak: install-build install-test build ## a thousand kills a store, outages, long fuzzing, all under sanitizers (hours)
	@$(STAGE) --begin
	@$(MAKE) --no-print-directory soak-memory soak-threads soak-fuzz soak-faults soak-kills KILLS=1000 OUTAGES=30
	@$(STAGE) --counts

bench: install-build build ## measure this machine against the budgets
	$(AMPARO) bench

guards: install-build install-test ## take each guard away in turn; its test must turn red (an hour and a half)
	Tools/guards

fresh: ## `make run` and `make test` on the committed tree in an empty Debian 12
	Tools/fresh

format: ## put every Swift file in the house's format
	$(SWIFT) format --in-place --recursive --parallel Sources Tests Package.swift

build: ## the release program
	$(SWIFT) build $(RELEASE_FLAGS)

build-published:
	$(SWIFT) build $(RELEASE_FLAGS) --scratch-path $(PUBLISHED)

package: install-build ## the Debian package, in artifacts/package; the same bytes wherever it is made
	Tools/same-place $(MAKE) --no-print-directory build-published
	@Tools/package $(PUBLISHED)/release/amparo artifacts/package

reproducible: install-build ## two builds in two folders, and their program and package compared (10 minutes)
	Tools/reproducible

install-build: ## the Debian packages that building and running need
	Tools/install build

install-test: ## the Debian packages and Python tools that the tests need
	Tools/install test
	Tools/install-python .venv-tests Tests/Browser/requirements.txt

clean: ## remove what was built (the demo's data stays)
	rm -rf .build .venv-tests artifacts

# --- the steps of lint ---

lint-format:
	@$(STAGE) "format" $(SWIFT) format lint --strict --recursive --parallel Sources Tests Package.swift

lint-house:
	@$(STAGE) "house rules" /usr/bin/python3 Tools/check-house
	@$(STAGE) "messages" /usr/bin/python3 Tools/generate-messages --check
	@$(STAGE) "lines of guards" /usr/bin/python3 Tools/guards --lines

lint-build:
	@$(STAGE) "build, warnings are errors" $(SWIFT) build --build-tests $(DEBUG_FLAGS)

# --- the steps of test ---

test-suite:
	@$(STAGE) "suite on SQLite and PostgreSQL" $(QUICK) $(SWIFT) test $(DEBUG_FLAGS) $(SUITE_FLAGS)

test-release:
	@$(STAGE) "release build" $(SWIFT) build $(RELEASE_FLAGS)
	@$(STAGE) "size of the program" Tools/check-size $(AMPARO) 25

test-process:
	@$(STAGE) "kills, faults, thief, command line, nginx" env KILLS=$(KILLS) \
		$(CLUSTER) $(PYTHON) Tests/Tools/lanes Tests/Process test_kill.py test_outage.py test_disk.py

test-browser:
	@$(STAGE) "browser" $(PYTHON) Tests/Tools/lanes Tests/Browser test_desk.py test_whole_way.py

test-threads:
	@$(STAGE) "thread sanitizer" env TSAN_OPTIONS=suppressions=$(CURDIR)/Tests/Tools/thread-sanitizer.txt \
		$(QUICK) $(SWIFT) test --scratch-path .build/threads --sanitize=thread \
		$(SUITE_FLAGS) --filter '$(THREADED)'

test-fuzz:
	@$(STAGE) "fuzz targets, some seconds" env SWIFT=$(SWIFT) Tools/fuzz 5

# --- the steps of soak ---

soak-memory:
	@$(STAGE) "address sanitizer" $(QUICK) $(SWIFT) test --scratch-path .build/memory --sanitize=address \
		$(SUITE_FLAGS)

soak-threads:
	@$(MAKE) --no-print-directory test-threads THREADED=Tests

soak-fuzz:
	@$(STAGE) "fuzzing" env SWIFT=$(SWIFT) Tools/fuzz $(FUZZ_SECONDS)

soak-kills:
	@$(STAGE) "kills" env KILLS=$(KILLS) \
		$(CLUSTER) $(PYTHON) -m unittest discover -v -s Tests/Process -p test_kill.py

soak-faults:
	@$(STAGE) "disks, databases, clocks" env LONG=yes OUTAGES=$(OUTAGES) \
		$(CLUSTER) $(PYTHON) -m unittest -v test_disk test_outage test_clock test_cleaner test_crowd
