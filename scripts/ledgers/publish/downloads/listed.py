"""List the tables for download; each family of them has a module of its own."""

from ledgers.publish.downloads import activities as tables_activities
from ledgers.publish.downloads import filed as tables_filed
from ledgers.publish.downloads import records as tables_records
from ledgers.publish.downloads import rectification as tables_rectification
from ledgers.publish.downloads import registers as tables_registers
from ledgers.publish.downloads import sums as tables_sums
from ledgers.publish.downloads.results import results
from ledgers.publish.downloads.scores import components, indicators, sensitivity
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.entries import dated
from ledgers.publish.kit.tables import DataTable
from ledgers.publish.ledgers.oversight import APPRAISALS, CHECKS, ROUNDS, targets
from ledgers.publish.ranking.table import ranking_data


def data_tables(desk: Desk) -> tuple[DataTable, ...]:
    """Return every table for download: what the pages show, from what is public and no more."""
    view = desk.view
    return (
        ranking_data(desk),
        components(desk),
        sensitivity(desk),
        *results(desk),
        indicators(desk),
        tables_rectification.rectification(desk),
        tables_rectification.ages(desk),
        tables_activities.documents(desk),
        tables_activities.events(desk),
        tables_filed.facilities(desk),
        tables_filed.checklists(desk),
        tables_filed.posts(desk),
        CHECKS.data(desk, dated(desk, "checks")),
        ROUNDS.data(desk, targets(desk)),
        APPRAISALS.data(desk, dated(desk, "appraisals")),
        *tables_sums.sums(desk),
        tables_records.records(desk),
        tables_records.burden(desk),
        tables_records.filings(desk),
        tables_registers.areas(view),
        tables_registers.units(view),
        tables_registers.pairings(view),
    )
