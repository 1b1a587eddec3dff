"""List the rules about inspecting and protecting: checks, rounds, embargoes, persons."""

from ledgers.check.bulletins import bulletins_wrong
from ledgers.check.conditions import conditions_on_nothing
from ledgers.check.doubles import doubles_unsorted, halves_missing
from ledgers.check.embargo import embargoes_without_end
from ledgers.check.followed_up import feedback_late, not_rectified, pools_stale, trained_too_late
from ledgers.check.inspections import (
    inspects_home,
    observations_overdue,
    pairs_repeated,
    problems_unrecorded,
)
from ledgers.check.leaks import leaks
from ledgers.check.measuring import indicators_of_no_use
from ledgers.check.quoted import embargoes_quoted
from ledgers.check.rule import CityRule, DocumentRule
from ledgers.check.series import nodes_missing, numbers_missing, weeks_missing
from ledgers.check.stages import entries_without_notice, stages_unsorted

DOCUMENT_RULES: tuple[DocumentRule, ...] = (
    stages_unsorted,
    entries_without_notice,
    doubles_unsorted,
    halves_missing,
    inspects_home,
)
"""Rules about one document beside the others."""

CITY_RULES: tuple[CityRule, ...] = (
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
