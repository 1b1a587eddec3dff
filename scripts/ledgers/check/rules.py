"""All rules in one list: those about one document beside the others, and those about the city."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from ledgers.check.fields import dates, duplicates, evidence, owners, parts, references, sums, units
from ledgers.check.file import layout, visibility
from ledgers.check.ground.context import Grounds
from ledgers.check.issues import bulletins
from ledgers.check.method import indicators, rules, schemes
from ledgers.check.oversight import checks, embargo, rounds
from ledgers.check.privacy import leaks
from ledgers.check.standards import bodies, documents
from ledgers.check.work import decisions, figures, filings, overdue
from ledgers.model.document import Document
from ledgers.model.problem import Problem

DocumentRule: TypeAlias = Callable[[Grounds, Document], Iterator[Problem]]
CityRule: TypeAlias = Callable[[Grounds], Iterator[Problem]]

DOCUMENT_RULES: tuple[DocumentRule, ...] = (
    layout.schema_lines,
    layout.names_that_differ,
    references.decisions_on_nothing,
    owners.foreign_measures,
    owners.foreign_units,
    owners.circles,
    owners.tasks_that_do_not_apply,
    dates.spans_backwards,
    dates.phases_unsorted,
    dates.dates_outside,
    dates.entries_unsorted,
    dates.received_after_decided,
    decisions.decisions_out_of_place,
    rounds.stages_unsorted,
    rounds.entries_without_notice,
    rounds.doubles_unsorted,
    rounds.halves_missing,
    checks.inspects_home,
)
"""Rules about one document beside the others."""

CITY_RULES: tuple[CityRule, ...] = (
    layout.missing_files,
    layout.unknown_counties,
    duplicates.identifiers_used_twice,
    bodies.bodies_off_standard,
    bodies.pairings_off_standard,
    references.references,
    dates.dates_in_the_future,
    parts.parts_above_wholes,
    sums.sums_that_differ,
    figures.figures_in_the_wrong_form,
    duplicates.entries_filed_twice,
    filings.ledgers_over_budget,
    owners.numbers_and_items_of_nothing,
    layout.misnamed_files,
    duplicates.periods_filed_twice,
    evidence.withdrawn_records,
    evidence.foreign_findings,
    documents.models_not_in_force,
    bodies.demonstrations_off_standard,
    bodies.bodies_in_two_zones,
    units.bodies_of_others,
    units.bodies_of_the_wrong_kind,
    units.offices_of_counties,
    evidence.foreign_evidence,
    filings.bodies_left_out,
    documents.documents_missing,
    decisions.rectifications_decided_out_of_place,
    filings.filed_too_early,
    filings.filings_late,
    layout.days_that_differ,
    units.bodies_not_in_being,
    rules.rules_of_no_use,
    schemes.schemes_of_no_use,
    visibility.conditions_on_nothing,
    indicators.indicators_of_no_use,
    leaks.leaks,
    embargo.embargoes_without_end,
    embargo.embargoes_quoted,
    checks.problems_unrecorded,
    checks.pairs_repeated,
    checks.observations_overdue,
    overdue.pools_stale,
    overdue.not_rectified,
    overdue.feedback_late,
    bulletins.bulletins_wrong,
    bulletins.numbers_missing,
    bulletins.weeks_missing,
    bulletins.nodes_missing,
    overdue.trained_too_late,
)
"""Rules about the city as a whole."""
