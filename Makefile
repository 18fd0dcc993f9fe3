PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8000
WORKERS ?= 2
THREADS ?= 4

VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r

# What a prepared site is made of: when none of it has changed, `make run` starts at once.
APPS := config core countries treaties programmes
SITE := $(VENV)/site.stamp
SITE_PARTS := $(shell find $(APPS) -type f \
	\( -path '*/migrations/*.py' -o -path '*/data/*' -o -path '*/static/*' -o -path '*/law/*.py' \))

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup run test check nightly fix bench pins mutants

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

setup: $(VENV)/development.stamp ## install what tests and checks need, in .venv

run: .env ## prepare the site if needed, and serve it on PORT (8000)
	@$(MANAGE) migrate --check > /dev/null 2>&1 || rm -f $(SITE)
	@$(MAKE) --silent $(SITE)
	@echo "Accede is on http://127.0.0.1:$(PORT)/ (Ctrl+C ends it)"
	@exec $(BIN)/granian --interface wsgi --host 127.0.0.1 --port $(PORT) \
		--workers $(WORKERS) --blocking-threads $(THREADS) --backpressure 128 \
		--no-access-log --log-level warning config.wsgi:application

# What writes and asks in SQL of its own; all else is built on it, and runs on PostgreSQL at night.
OF_DATABASES := $(addprefix tests/,core/records config/test_backup.py config/test_database.py \
	treaties/models treaties/writing treaties/questions)

test: setup ## run all tests on SQLite, and those of the database on PostgreSQL
	DATABASE_URL= $(BIN)/python -m pytest -n 2 --dist loadfile
	$(BIN)/python -m tests.postgresql -n 2 --dist loadfile -m "not browser" $(OF_DATABASES)

# An empty database in memory: the checks look at the code, not at this machine's data.
check: export DATABASE_URL := sqlite://:memory:
check: export SECRET_KEY := only-for-the-checks-0123456789-abcdefghijklmnopqrstuvwxyz
check: export DEBUG := 0
check: export SECURE_SSL_REDIRECT := 1
check: export ALLOWED_HOSTS := localhost
check: setup ## lint, Django's checks, missing migrations and translations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python -W error manage.py check --deploy --fail-level WARNING
	$(BIN)/python -W error manage.py makemigrations --check --dry-run
	$(BIN)/python -W error -m config.translations check

nightly: setup ## all tests on PostgreSQL, and many random questions (QUESTIONS=200 for each operation)
	$(BIN)/python -m tests.postgresql -n 2 --dist loadfile -m "not browser"
	QUESTIONS=$${QUESTIONS:-200} DATABASE_URL= $(BIN)/python -m pytest -q \
		tests/treaties/api/test_clients.py tests/treaties/law/test_against_table.py \
		tests/treaties/test_every_place.py -k "random_question or against_table or any_pair"

fix: setup ## format, and repair what ruff can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/bench.stamp ## measure speed and scale, into bench/results.json
	$(BIN)/python -m bench

# For the Python and the system that CI has; the hashes are those of every file of a release.
PINS = $(BIN)/uv pip compile --quiet --generate-hashes --python-version 3.11 \
	--python-platform linux --no-strip-extras --annotation-style line \
	--custom-compile-command "make pins" $(UPGRADE)

pins: setup ## write the versions into requirements*.txt (UPGRADE=--upgrade: the newest)
	$(PINS) --output-file requirements.txt requirements.in
	$(PINS) --output-file requirements-extra.txt --constraint requirements.txt requirements-extra.in
	$(PINS) --output-file requirements-dev.txt --constraint requirements-extra.txt requirements-dev.in

mutants: setup ## change the law in 300 places, one at a time, and count what the tests notice (ALL=1)
	$(BIN)/python scripts/mutants.py --seed $${SEED:-1} $(if $(ALL),--all)

.env: $(VENV)/runtime.stamp
	@$(BIN)/python -m config.first_run $@

$(SITE): .env $(VENV)/runtime.stamp $(SITE_PARTS)
	$(MANAGE) migrate --verbosity 0
	$(MANAGE) load_data
	@$(MANAGE) derive
	$(MANAGE) collectstatic --noinput --verbosity 0
	@$(MANAGE) create_first_administrator
	@touch $@

$(VENV)/runtime.stamp: requirements.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(INSTALL) $<
	@touch $@

$(VENV)/development.stamp: requirements-dev.txt $(VENV)/runtime.stamp
	$(INSTALL) $<
	@touch $@

$(VENV)/bench.stamp: bench/requirements.txt $(VENV)/runtime.stamp
	$(INSTALL) $<
	@touch $@
