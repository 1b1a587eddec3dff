"""All rules of the check; each module lists its own at its end."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from ledgers.check.fields import (
    corrections,
    dates,
    duplicates,
    evidence,
    figures,
    owners,
    parts,
    references,
    units,
)
from ledgers.check.file import layout, protection, visibility
from ledgers.check.ground import Grounds
from ledgers.check.issues import bulletins
from ledgers.check.method import indicators, rules, schemes
from ledgers.check.oversight import checks, embargo, rounds
from ledgers.check.privacy import accounts, leaks
from ledgers.check.standards import bodies, documents
from ledgers.check.work import decisions, filings, overdue
from ledgers.model.problem import Problem

Rule: TypeAlias = Callable[[Grounds], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    *(*corrections.RULES, *dates.RULES, *duplicates.RULES, *evidence.RULES, *figures.RULES),
    *(*owners.RULES, *parts.RULES, *references.RULES, *units.RULES),
    *(*layout.RULES, *visibility.RULES, *protection.RULES),
    *bulletins.RULES,
    *(*indicators.RULES, *rules.RULES, *schemes.RULES),
    *(*checks.RULES, *embargo.RULES, *rounds.RULES),
    *(*accounts.RULES, *leaks.RULES),
    *(*bodies.RULES, *documents.RULES),
    *(*decisions.RULES, *filings.RULES, *overdue.RULES),
)
"""Every rule, room by room."""
