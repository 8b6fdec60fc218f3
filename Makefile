# Gets It. Needs python3 (3.11 or newer), pip, make; nothing else.
PORT ?= 8765
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help setup start test measure train

help:  ## what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

setup:  ## make .venv/bin/getsit (about a second when nothing changed)
	@python3 tools/setup.py

start: setup  ## set up, load the example, serve the pages on 127.0.0.1 (PORT=8765)
	@$(BIN)/getsit serve --port $(PORT) --example

test: setup  ## set up, check style, types and layers, run all tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest -n 2

measure: setup  ## score the product on data (DATA=folder)
	@OPENBLAS_NUM_THREADS=1 $(BIN)/python -m measure --data "$(DATA)"  # more wait for each other on a busy machine

.tools/train: training/requirements.txt
	@python3 -m pip install --quiet --upgrade --target .tools/train -r training/requirements.txt
	@touch .tools/train

train: setup .tools/train  ## make the weights of the hearing anew from training/corpus (about an hour, no GPU)
	@PYTHONPATH=.tools/train:src:. python3 -m training
