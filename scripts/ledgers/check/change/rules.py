"""All rules about a change, in one list."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from ledgers.check.change import (
    areas,
    form,
    frozen,
    lives,
    loosened,
    methods,
    parts,
    registers,
    timing,
)
from ledgers.check.change.context import Change
from ledgers.model.problem import Problem, in_order

Rule: TypeAlias = Callable[[Change], Iterator[Problem]]

FORM: tuple[Rule, ...] = (
    form.files_of_other_kinds,
    form.files_too_large,
    form.signs_that_mislead,
    form.signs_in_messages,
    form.persons_in_any_commit,
)
"""Rules about everything that is pushed, to any branch."""

ALWAYS: tuple[Rule, ...] = (
    parts.owners_of_parts,
    *FORM,
    frozen.publication_touched,
    loosened.schemas_loosened,
    parts.upgraded_wrongly,
)
"""Rules about every change."""

ONCE: tuple[Rule, ...] = (
    lives.closed_periods_filled,
    timing.entries_out_of_time,
    timing.documents_claimed,
    timing.draws_by_one_party,
    timing.entries_unexplained,
    timing.entries_unmarked,
    frozen.awaited_touched,
    frozen.findings_due_already,
)
"""Rules that are asked of the push that brings something, to whatever branch, and never again."""

LIVES: tuple[Rule, ...] = (
    lives.records_removed,
    lives.identifiers_that_count,
    lives.entries_not_appended,
    lives.values_changed,
    lives.corrections_wrong,
    loosened.visibility_loosened,
    registers.entries_taken_out,
    registers.links_turned,
    areas.areas_touched,
    areas.folders_closed,
    *ONCE,
    timing.came_in_earlier,
    frozen.issues_touched,
    frozen.editions_touched,
    frozen.actions_touched,
    methods.methods_touched,
    methods.issues_about_another,
    methods.settings_touched,
    methods.calendar_touched,
    frozen.deadlines_touched,
    frozen.programmes_touched,
    registers.changes_unsaid,
    frozen.beginning_touched,
)
"""Rules about data that is not made anew by the program that comes with it."""


BEGINNING: tuple[Rule, ...] = (parts.begun_wrongly, *FORM)
"""Rules about the one change by which a city begins."""


def judged(change: Change) -> tuple[Problem, ...]:
    """Return every problem of a change, by place."""
    rules = ALWAYS if change.is_made else (*ALWAYS, *LIVES)
    rules = BEGINNING if change.begins else rules
    return in_order(problem for rule in rules for problem in rule(change))


def formed(change: Change) -> tuple[Problem, ...]:
    """Return the problems of form and persons alone, by place."""
    return in_order(problem for rule in FORM for problem in rule(change))
