"""The tables for download, in their order."""

from ledgers.publish.downloads import indicators as tables_indicators
from ledgers.publish.downloads import programme as tables_programme
from ledgers.publish.downloads import results as tables_results
from ledgers.publish.downloads import scores as tables_scores
from ledgers.publish.downloads import states as tables_states
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.sums import sums_data
from ledgers.publish.kit.tables import DataTable
from ledgers.publish.ledgers.activities import DOCUMENTS, EVENTS
from ledgers.publish.ledgers.burden import BURDEN, FILINGS
from ledgers.publish.ledgers.filed import CHECKLISTS, FACILITIES, POSTS
from ledgers.publish.ledgers.listed import AREAS, PAIRINGS, RECORDS, UNITS
from ledgers.publish.ledgers.oversight import APPRAISALS, CHECKS, ROUNDS
from ledgers.publish.ledgers.rectifications import AGES, RECTIFICATION


def data_tables(desk: Desk) -> tuple[DataTable, ...]:
    """Return every table for download: what the pages show, from what is public and no more."""
    view = desk.view
    return (
        tables_results.ranking(view),
        tables_scores.components(view),
        tables_scores.sensitivity(view),
        tables_results.counties(view),
        tables_results.sections(view),
        tables_programme.tasks(view),
        tables_programme.measures(view),
        tables_states.task_states(view),
        tables_states.measure_states(view),
        tables_results.weeks(view),
        tables_indicators.indicators(desk),
        RECTIFICATION.data(desk),
        AGES.data(desk),
        DOCUMENTS.data(desk),
        EVENTS.data(desk),
        FACILITIES.data(desk),
        CHECKLISTS.data(desk),
        POSTS.data(desk),
        CHECKS.data(desk),
        ROUNDS.data(desk),
        APPRAISALS.data(desk),
        *sums_data(desk),
        RECORDS.data(desk),
        BURDEN.data(desk),
        FILINGS.data(desk),
        AREAS.data(desk),
        UNITS.data(desk),
        PAIRINGS.data(desk),
    )
