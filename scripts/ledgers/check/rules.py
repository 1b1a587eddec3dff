"""List the rules in the open: those about one document beside the others, and about the city."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from ledgers.check.fields.conditions import conditions_on_nothing
from ledgers.check.fields.dates import (
    dates_in_the_future,
    dates_outside,
    entries_unsorted,
    phases_unsorted,
    received_after_decided,
    spans_backwards,
)
from ledgers.check.fields.duplicates import (
    entries_filed_twice,
    identifiers_used_twice,
    periods_filed_twice,
)
from ledgers.check.fields.evidence import foreign_evidence, foreign_findings, withdrawn_records
from ledgers.check.fields.existence import bodies_not_in_being
from ledgers.check.fields.lists import numbers_and_items_of_nothing
from ledgers.check.fields.names import days_that_differ, misnamed_files
from ledgers.check.fields.owners import (
    circles,
    foreign_measures,
    foreign_units,
    tasks_that_do_not_apply,
)
from ledgers.check.fields.parts import parts_above_wholes
from ledgers.check.fields.references import decisions_on_nothing, references
from ledgers.check.fields.sums import sums_that_differ
from ledgers.check.fields.units import (
    bodies_of_others,
    bodies_of_the_wrong_kind,
    offices_of_counties,
)
from ledgers.check.file.layout import (
    missing_files,
    names_that_differ,
    schema_lines,
    unknown_counties,
)
from ledgers.check.ground.context import Grounds
from ledgers.check.issues.bulletins import bulletins_wrong
from ledgers.check.issues.series import nodes_missing, numbers_missing, weeks_missing
from ledgers.check.method.indicators import indicators_of_no_use
from ledgers.check.method.rules import rules_of_no_use
from ledgers.check.method.schemes import schemes_of_no_use
from ledgers.check.oversight.checks import (
    inspects_home,
    observations_overdue,
    pairs_repeated,
    problems_unrecorded,
)
from ledgers.check.oversight.embargo import embargoes_without_end
from ledgers.check.oversight.feedback import doubles_unsorted, halves_missing
from ledgers.check.oversight.quoted import embargoes_quoted
from ledgers.check.oversight.rounds import entries_without_notice, stages_unsorted
from ledgers.check.privacy.leaks import leaks
from ledgers.check.standards.bodies import bodies_off_standard, pairings_off_standard
from ledgers.check.standards.demonstrations import demonstrations_off_standard
from ledgers.check.standards.documents import documents_missing, models_not_in_force
from ledgers.check.standards.zones import bodies_in_two_zones
from ledgers.check.work.burden import ledgers_over_budget
from ledgers.check.work.figures import figures_in_the_wrong_form
from ledgers.check.work.filings import bodies_left_out, filed_too_early, filings_late
from ledgers.check.work.overdue import feedback_late, not_rectified, pools_stale, trained_too_late
from ledgers.check.work.rectifications import rectifications_decided_out_of_place
from ledgers.check.work.tasks import decisions_out_of_place
from ledgers.model.document import Document
from ledgers.model.problem import Problem

DocumentRule: TypeAlias = Callable[[Grounds, Document], Iterator[Problem]]
CityRule: TypeAlias = Callable[[Grounds], Iterator[Problem]]

DOCUMENT_RULES: tuple[DocumentRule, ...] = (
    schema_lines,
    names_that_differ,
    decisions_on_nothing,
    foreign_measures,
    foreign_units,
    circles,
    tasks_that_do_not_apply,
    spans_backwards,
    phases_unsorted,
    dates_outside,
    entries_unsorted,
    received_after_decided,
    decisions_out_of_place,
    stages_unsorted,
    entries_without_notice,
    doubles_unsorted,
    halves_missing,
    inspects_home,
)
"""Rules about one document beside the others."""

CITY_RULES: tuple[CityRule, ...] = (
    missing_files,
    unknown_counties,
    identifiers_used_twice,
    bodies_off_standard,
    pairings_off_standard,
    references,
    dates_in_the_future,
    parts_above_wholes,
    sums_that_differ,
    figures_in_the_wrong_form,
    entries_filed_twice,
    ledgers_over_budget,
    numbers_and_items_of_nothing,
    misnamed_files,
    periods_filed_twice,
    withdrawn_records,
    foreign_findings,
    models_not_in_force,
    demonstrations_off_standard,
    bodies_in_two_zones,
    bodies_of_others,
    bodies_of_the_wrong_kind,
    offices_of_counties,
    foreign_evidence,
    bodies_left_out,
    documents_missing,
    rectifications_decided_out_of_place,
    filed_too_early,
    filings_late,
    days_that_differ,
    bodies_not_in_being,
    rules_of_no_use,
    schemes_of_no_use,
    conditions_on_nothing,
    indicators_of_no_use,
    leaks,
    embargoes_without_end,
    embargoes_quoted,
    problems_unrecorded,
    pairs_repeated,
    observations_overdue,
    pools_stale,
    not_rectified,
    feedback_late,
    bulletins_wrong,
    numbers_missing,
    weeks_missing,
    nodes_missing,
    trained_too_late,
)
"""Rules about the city as a whole."""
