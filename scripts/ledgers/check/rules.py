"""All rules of the check; each module lists its own at its end."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from ledgers.check.fields import dates, duplicates, evidence, owners, parts, references, sums, units
from ledgers.check.file import layout, visibility
from ledgers.check.ground import Grounds
from ledgers.check.issues import bulletins
from ledgers.check.method import indicators, rules, schemes
from ledgers.check.oversight import checks, embargo, rounds
from ledgers.check.privacy import leaks
from ledgers.check.standards import bodies, documents
from ledgers.check.work import decisions, figures, filings, overdue
from ledgers.model.problem import Problem

Rule: TypeAlias = Callable[[Grounds], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    *(*dates.RULES, *duplicates.RULES, *evidence.RULES, *owners.RULES),
    *(*parts.RULES, *references.RULES, *sums.RULES, *units.RULES),
    *(*layout.RULES, *visibility.RULES),
    *bulletins.RULES,
    *(*indicators.RULES, *rules.RULES, *schemes.RULES),
    *(*checks.RULES, *embargo.RULES, *rounds.RULES),
    *leaks.RULES,
    *(*bodies.RULES, *documents.RULES),
    *(*decisions.RULES, *figures.RULES, *filings.RULES, *overdue.RULES),
)
"""Every rule, room by room."""
