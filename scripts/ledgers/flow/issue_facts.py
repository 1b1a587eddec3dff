"""Compute the figures of a bulletin from one tree: the same way when issued and when verified."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

from ledgers.assess.city import assess
from ledgers.assess.facts import Span, facts_of
from ledgers.flow.assess import question_about
from ledgers.flow.load import City, checked, past_schemas
from ledgers.model.bulletin import Bulletin, Fact, numbered
from ledgers.model.catalog import catalog_of
from ledgers.model.layout import CITY_REGISTERS
from ledgers.model.portal import Table
from ledgers.model.problem import Problem
from ledgers.project.aggregates import aggregates_of
from ledgers.project.catalog import project
from ledgers.read.commits import StoredTree
from ledgers.read.documents import documents_of

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


def city_from(tree: StoredTree, version: str) -> City:
    """Return the city that figures are computed from: the same one on whatever day it is asked.

    Checking asks which day is today only to tell what lies in the future; of that nothing counts
    before its day anyway. So it is checked as of the last day that is written anywhere in it; by
    its own schemas, and by the kinds of problem that the `version` of the program had.
    """
    reading = documents_of(tree)
    days = (day for document in reading.documents for day in _days(document.value))
    city = checked(reading, past_schemas(tree), max(days, default=date.min), None)
    return replace(city, problems=tuple(known_to(city.problems, version)))


def known_to(problems: Iterable[Problem], version: str) -> Iterator[Problem]:
    """Yield the problems that a version of the program could already find."""
    for problem in problems:
        if problem.since and numbered(problem.since) <= numbered(version):
            yield problem


def _days(value: object) -> Iterator[date]:
    """Yield every day that is written in a value."""
    if isinstance(value, str):
        if DAY.match(value):
            with suppress(ValueError):
                yield date.fromisoformat(value)
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _days(inner)


def facts_from(city: City, issue: Bulletin, version: str | None = None) -> tuple[Fact, ...]:
    """Return the figures of an issue from a city; only what is public on its day counts.

    A `version` of the program gives them the meaning that they had in it, else today's.
    """
    public = project(city.catalog, city.schemas.by_ledger, issue.as_of)
    question = question_about(city, public)
    now = assess(question, issue.as_of, weeks=False)
    day = issue.start_on - timedelta(days=1)
    begun = question.programme.start_on <= day
    before = assess(question, day, weeks=False) if begun else None
    sums = _sums_of_actions(city, issue.as_of)
    return facts_of(public, span_of(issue, version), now, before, sums)


def _sums_of_actions(city: City, as_of: date) -> tuple[Table, ...]:
    """Return the published sums of the actions alone, which is quick."""
    needed = {"actions", *CITY_REGISTERS}
    rows = (each for each in city.catalog.documents if each.ledger in needed)
    tables = aggregates_of(catalog_of(rows), city.schemas.by_ledger, as_of)
    return tuple(table for table in tables if table.ledger == "actions")


def span_of(issue: Bulletin, version: str | None = None) -> Span:
    """Return what an issue is about; a correction is about what it corrects."""
    kind = "node" if issue.node_task else issue.kind
    return Span(kind, issue.start_on, issue.end_on, issue.node_task, version)
