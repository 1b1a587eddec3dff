"""The tables for download, in their order."""

from ledgers.publish.downloads.results import results
from ledgers.publish.downloads.scores import components, indicators, sensitivity
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.sums import sums_data
from ledgers.publish.kit.tables import DataTable
from ledgers.publish.ledgers.activities import DOCUMENTS, EVENTS
from ledgers.publish.ledgers.burden import BURDEN, FILINGS
from ledgers.publish.ledgers.filed import CHECKLISTS, FACILITIES, POSTS
from ledgers.publish.ledgers.listed import AREAS, PAIRINGS, RECORDS, UNITS
from ledgers.publish.ledgers.oversight import APPRAISALS, CHECKS, ROUNDS
from ledgers.publish.ledgers.rectifications import AGES, RECTIFICATION
from ledgers.publish.ranking.table import ranking_data


def data_tables(desk: Desk) -> tuple[DataTable, ...]:
    """Return every table for download: what the pages show, from what is public and no more."""
    return (
        ranking_data(desk),
        components(desk),
        sensitivity(desk),
        *results(desk),
        indicators(desk),
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
