"""Render the whole portal: every page, every table, the assets and the manifest."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain

from ledgers.model import OutputFile, replace
from ledgers.model.ledger_records import Records, records_of
from ledgers.model.values import in_lines
from ledgers.publish.api.files import api_page, interface_files
from ledgers.publish.boards.compare import compare_page
from ledgers.publish.boards.lists import list_pages
from ledgers.publish.boards.matrix import matrix_page
from ledgers.publish.boards.roles import roles_page
from ledgers.publish.boards.tiles import tiles_page
from ledgers.publish.bulletins.site import bulletin_files, bulletin_pages
from ledgers.publish.charts import charts_by_page
from ledgers.publish.counties.brief import brief_files, brief_page
from ledgers.publish.counties.page import counties_page, county_page, former_pages, pages_below
from ledgers.publish.downloads.listed import data_tables
from ledgers.publish.feeds.subscriptions import feed_files
from ledgers.publish.frame.open_data import open_files
from ledgers.publish.indicators.listed import indicators_page, public_indicators
from ledgers.publish.indicators.page import indicator_page
from ledgers.publish.kit import Desk, Filled, View, links
from ledgers.publish.kit.chart import Drawings, alone
from ledgers.publish.kit.links import MANIFEST, TABLES, spots
from ledgers.publish.kit.templates import Templates
from ledgers.publish.ledgers.burden import burden_page
from ledgers.publish.ledgers.filing import filing_file, filing_page
from ledgers.publish.ledgers.listed import ledgers_page
from ledgers.publish.ledgers.oversight import draws_file, draws_page
from ledgers.publish.ledgers.page import ledger_page
from ledgers.publish.methods.page import guide_page, methods_page
from ledgers.publish.numbers.files import number_files
from ledgers.publish.pages import about
from ledgers.publish.pages.city import city_page
from ledgers.publish.pages.escalation import escalation_page
from ledgers.publish.pages.figures import figures_page, mechanisms_page
from ledgers.publish.pages.problems import in_code_order, kind_page, problems_page
from ledgers.publish.pages.programme import programme_page
from ledgers.publish.pages.sources import source_pages, sources_page
from ledgers.publish.pages.speed import speed_page
from ledgers.publish.ranking.page import ranking_page
from ledgers.publish.ranking.sensitivity import sensitivity_page
from ledgers.publish.records.page import pages_of_records, record_pages
from ledgers.publish.search.files import search_files
from ledgers.publish.search.texts import Printed, printed_of
from ledgers.publish.tables.tables import DataTable, files_of
from ledgers.publish.tasks.page import task_page, tasks_page
from ledgers.publish.weeks.asof import asof_files
from ledgers.publish.weeks.changes import changes_pages
from ledgers.publish.weeks.overview import overview_page
from ledgers.publish.weeks.snapshots import snapshot_files, snapshot_pages


def render_portal(
    view: View, templates: Mapping[str, str], drawings: Drawings, salt: str
) -> Iterator[OutputFile]:
    """Yield every generated file of the portal; the same view gives the same bytes.

    `templates` are the texts below `site/templates`, by path; `drawings` the SVG of each of
    `wanted_charts`, by its digest with the salt. Paths are relative to the folder that the
    generator reads; styles and scripts are put beside them.
    """
    desk, *others = desks = desks_of(view, drawings, salt)
    filled = Templates(templates, view.translate)
    (whole, *parts), tables = tables_of(desks)
    yield from _pages_with_search(desks, tables, filled)
    method = view.assessment.method
    for table in tables:
        yield from files_of(view, table, TABLES + table.name, view.as_of, method)
    yield from open_files(whole, tables)
    yield from interface_files((whole, *parts), tables)
    yield from bulletin_files(view, filled)
    yield from feed_files(desk, others)
    yield draws_file(desk)
    yield filing_file(desk)
    for each in (desk, *others):
        yield from snapshot_files(each)
        yield from number_files(each)
        yield from asof_files(each)
        for chart in chain(*each.charts.values()):
            svg = alone(drawings[chart.digest(salt)], view.interface["colours"])
            yield OutputFile(links.chart(chart.name), svg)
        yield from brief_files(each, filled)
    yield OutputFile(MANIFEST, manifest(view))


def _pages_with_search(
    desks: Sequence[Desk], tables: tuple[DataTable, ...], filled: Templates
) -> Iterator[OutputFile]:
    """Yield all pages, then what finds them: the texts of the pages are let go at the end."""
    desk, *others = desks
    printed: list[Printed] = []
    # One page at a time: all of them together would take more memory than all the rest.
    for page in chain(all_pages(desk, tables), *map(_pages_of_programme, others)):
        body = filled.page(page)
        yield OutputFile(page.head.path, body)
        printed.append(printed_of(page.head, body.decode()))
    yield from search_files(desks, printed)


def desks_of(view: View, drawings: Drawings, salt: str) -> tuple[Desk, ...]:
    """Return what the pages of each programme are made with, first of that which leads."""
    desks = [
        Desk(
            each,
            spots(view.sources),
            drawings,
            salt,
            records_of(each.catalog),
            charts_by_page(each) if drawings else {},
        )
        for each in (view, *view.others)
    ]
    paged = pages_of_records(desks[0])
    return tuple(replace(each, paged=paged) for each in desks)


def tables_of(desks: Sequence[Desk]) -> tuple[tuple[Desk, ...], tuple[DataTable, ...]]:
    """Return every table for download, after the desks that they were made with."""
    whole = tuple(replace(each, records=lasting(each)) for each in desks)
    return whole, data_tables(whole[0], whole[1:])


def interface_alone(view: View) -> Iterator[OutputFile]:
    """Yield the files for programs without any page, and the manifest."""
    yield from interface_files(*tables_of(desks_of(view, {}, "")))
    yield OutputFile(MANIFEST, manifest(view))


def lasting(desk: Desk) -> Records:
    """Return the records that stay public: files for download are kept by others."""
    said = {name: desk.contract.ledger(name).schema.get("x-visibility") for name in desk.records}
    ends = {name: word.get("through") for name, word in said.items() if isinstance(word, dict)}
    return {
        name: tuple(row for row in rows if not row.value.get(ends.get(name) or ""))
        for name, rows in desk.records.items()
    }


def all_pages(desk: Desk, tables: tuple[DataTable, ...]) -> Iterator[Filled]:
    """Yield the pages of the portal, but for those of further programmes."""
    yield from _pages_of_programme(desk)
    yield from _made(desk, escalation_page, ledgers_page, draws_page, filing_page)
    yield from (ledger_page(desk, ledger, tables) for ledger in desk.ledgers)
    yield from record_pages(desk)
    yield from bulletin_pages(desk)
    yield burden_page(desk, tables)
    if desk.view.demonstration:
        yield from _made(desk, figures_page, mechanisms_page, speed_page)
    yield indicators_page(desk, tables)
    yield from (indicator_page(desk, row, tables) for row in public_indicators(desk))
    yield about.data_page(desk, tables)
    yield api_page(desk, tables)
    yield problems_page(desk)
    yield from (kind_page(desk, kind) for kind in in_code_order(desk.view.kinds))
    yield sources_page(desk)
    yield from source_pages(desk)
    yield from _made(desk, about.about_page, guide_page)
    yield from (about.guide_page(desk, role) for role in desk.view.guides)
    if desk.view.inside:
        yield city_page(desk)


def _made(desk: Desk, *pages: Callable[[Desk], Filled]) -> Iterator[Filled]:
    return (page(desk) for page in pages)


def _pages_of_programme(desk: Desk) -> Iterator[Filled]:
    """Yield the pages that each programme has of its own."""
    yield from _made(desk, overview_page, ranking_page, sensitivity_page, counties_page)
    for county in desk.view.assessment.counties:
        yield county_page(desk, county)
        yield from pages_below(desk, county)
        yield brief_page(desk, county)
    yield from former_pages(desk)
    yield from list_pages(desk)
    yield from _made(desk, matrix_page, roles_page, tiles_page, compare_page, tasks_page)
    yield from (task_page(desk, task) for task in desk.tasks())
    yield from _made(desk, programme_page, methods_page)
    yield from changes_pages(desk)
    yield from snapshot_pages(desk)


def manifest(view: View) -> bytes:
    """Return the inputs and versions that the portal was made from: no commit, time or machine."""
    whole = {
        "as_of": view.as_of,
        "method": view.assessment.method,
        "digest": view.digest,
        "tool_version": view.tool_version,
        "demonstration": view.demonstration,
        "inputs": [
            {"file": source.file, "public": source.digest, "blob": source.blob}
            for source in sorted(view.sources, key=lambda one: one.file)
        ],
    }
    return in_lines(whole)
