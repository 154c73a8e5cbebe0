.PHONY: help install example test docs release format lock

help: ## List the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

install: ## Install into .venv with everything for development
	python3 dev.py install

example: ## The main job on the bundled example
	python3 dev.py example

test: ## Linters, types, import contracts, tests
	python3 dev.py test

docs: ## Build the documentation strictly, and follow its pages
	python3 dev.py docs

release: ## Build twice, compare, use in an empty environment
	python3 dev.py release

format: install ## Format and sort imports
	.venv/bin/ruff check --fix . ; .venv/bin/ruff format .

lock: install ## Renew requirements/*.txt from pyproject.toml
	.venv/bin/python requirements/lock.py
