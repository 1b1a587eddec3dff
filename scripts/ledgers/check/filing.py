"""List the rules about what counties and the city file: figures, periods, references, standards."""

from ledgers.check.being import bodies_not_in_being
from ledgers.check.burden import ledgers_over_budget
from ledgers.check.demonstrations import demonstrations_off_standard
from ledgers.check.evidence import foreign_evidence, foreign_findings, withdrawn_records
from ledgers.check.forms import figures_in_the_wrong_form
from ledgers.check.inner import numbers_and_items_of_nothing
from ledgers.check.leftout import bodies_left_out, filed_too_early, filings_late
from ledgers.check.mending import rectifications_decided_out_of_place
from ledgers.check.models import documents_missing, models_not_in_force
from ledgers.check.names import days_that_differ, misnamed_files
from ledgers.check.parts import parts_above_wholes
from ledgers.check.rule import CityRule, DocumentRule
from ledgers.check.ruling import rules_of_no_use
from ledgers.check.scheming import schemes_of_no_use
from ledgers.check.suited import bodies_of_others, bodies_of_the_wrong_kind, offices_of_counties
from ledgers.check.sums import sums_that_differ
from ledgers.check.twice import entries_filed_twice, periods_filed_twice
from ledgers.check.zones import bodies_in_two_zones

DOCUMENT_RULES: tuple[DocumentRule, ...] = ()
"""Rules about one document beside the others."""

CITY_RULES: tuple[CityRule, ...] = (
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
)
"""Rules about the city as a whole."""
