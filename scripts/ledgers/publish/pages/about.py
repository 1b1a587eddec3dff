"""The pages about the portal and its downloads: who answers for it, and all tables."""

import json
from collections.abc import Iterator

from ledgers.model import NONE, replace, say
from ledgers.publish.frame.open_data import ALL, CITED, PACKAGE, licence, told_of
from ledgers.publish.kit import Desk, Filled, Inline, Leaf, Linked, Row, links
from ledgers.publish.kit.addresses import subscribe
from ledgers.publish.tables.tables import DataTable

DESCRIBED = (PACKAGE, *(links.DATA + name for name in CITED), links.MANIFEST)
"""The files that describe all of the data."""


def about_page(desk: Desk) -> Filled:
    """Return the page about the portal."""
    here = desk.here(links.ABOUT)
    publication = desk.view.catalog.publication
    return here.page(
        "about.html.j2",
        here.opening(say("About"), say("What this portal is and how to check it.")),
        contact=(publication.contact if publication else "") or NONE,
        repository=desk.view.repository and Linked(desk.view.repository, desk.view.repository),
    )


def data_page(desk: Desk, tables: tuple[DataTable, ...]) -> Filled:
    """Return the page of downloads."""
    here = desk.here(links.DATA)
    about = say("Every table of the portal as CSV, XLSX and JSON.")
    head, crumbs, here = here.opening(say("Data"), about, contents=True)
    said, stated = json.loads(told_of(desk, "dataset")), licence(desk.view)
    head = replace(head, dataset={name: value for name, value in said.items() if value})
    return here.page(
        "data.html.j2",
        (head, crumbs, here),
        all=here.to(ALL, "all.zip"),
        described=Inline(tuple(here.to(path, path.rpartition("/")[2]) for path in DESCRIBED)),
        licence=Linked(stated["id"], stated["url"]) if stated else say("none is stated"),
        citation=told_of(desk, "citation"),
        downloads=tuple(
            (table, here.table(say("Columns of {name}", name=table.name), _columns(here, table)))
            for table in tables
        ),
        subscribe=subscribe(desk, here),
    )


def _columns(here: Leaf, table: DataTable) -> Iterator[Row]:
    for name, words in table.fields.items():
        yield here.row(here.cell(say("Column"), name), here.cell(say("Holds"), words))
