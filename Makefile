.PHONY: test lint format ingest dictionary constraints bench ci

test:
	python3 -m pytest

lint:
	ruff check .
	ruff format --check .
	mypy

format:
	ruff check --fix .
	ruff format .

ingest:  # the published samples: commit what changes, except report.json alone
	classspec ingest raw --out structured

dictionary:
	python3 -m pipeline.publish.dictionary docs/data-dictionary.md

constraints:
	uv pip compile pyproject.toml -c constraints.in --all-extras --python-version 3.11 --universal --upgrade \
		--no-emit-package pip --no-emit-package setuptools --no-header --no-annotate \
		-o constraints.txt

bench:
	python3 -m bench.extract raw
	python3 -m bench.readers raw

ci:
	.ci/run
