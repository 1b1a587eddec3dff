"""All rules about a city: what yields problems of its ground in one of these modules."""

from collections.abc import Callable, Iterator
from itertools import chain
from types import FunctionType, ModuleType
from typing import TypeAlias

from ledgers.check.fields import (
    areas,
    dates,
    duplicates,
    evidence,
    figures,
    owners,
    parts,
    references,
    units,
)
from ledgers.check.file import layout, visibility
from ledgers.check.ground import Grounds
from ledgers.check.issues import bulletins, content
from ledgers.check.method import fields, indicators, points, rules, schemes
from ledgers.check.oversight import appraisals, checks, draws, embargo, rounds, teams
from ledgers.check.privacy import given, leaks
from ledgers.check.standards import bodies, documents
from ledgers.check.work import deadlines, filings, lives, overdue
from ledgers.model import Problem

Rule: TypeAlias = Callable[[Grounds], Iterator[Problem]]

MODULES = (
    *(areas, dates, duplicates, evidence, figures, parts, references, units),
    *(layout, visibility, owners, bulletins, content, indicators, points, rules, schemes, fields),
    *(appraisals, checks, draws, embargo, rounds, teams, given, leaks, bodies, documents),
    *(deadlines, lives, filings, overdue),
)


def _in(module: ModuleType) -> Iterator[Rule]:
    """Yield the rules of a module: its public functions that take the ground alone."""
    for name, found in vars(module).items():
        own = (
            isinstance(found, FunctionType)
            and found.__module__ == module.__name__
            and name[0] != "_"
        )
        if own and [*found.__annotations__.values()] == [Grounds, Iterator[Problem]]:
            yield found


RULES: tuple[Rule, ...] = tuple(chain.from_iterable(map(_in, MODULES)))
"""Every rule; of two processes each asks every other one, which is half of the time."""
LONE: frozenset[Rule] = frozenset(
    (
        dates.spans_backwards,
        dates.entries_unsorted,
        duplicates.entries_filed_twice,
        figures.sums_that_differ,
        parts.parts_above_wholes,
    )
)
"""The rules that look at one record alone: where they found nothing in it, they need not again."""
