"""The pages about the portal and its downloads: who answers for it, and all tables."""

import json
from collections.abc import Iterator

from ledgers.model.numbers import NONE
from ledgers.model.values import replace
from ledgers.model.words import Words, say
from ledgers.publish.frame.open_data import ALL, CITED, PACKAGE, licence, told_of
from ledgers.publish.kit import links
from ledgers.publish.kit.addresses import subscribe
from ledgers.publish.kit.components import Fact, Facts, Filled, Inline, Linked, Row
from ledgers.publish.kit.context import Desk, Leaf
from ledgers.publish.tables.tables import DataTable


def about_page(desk: Desk) -> Filled:
    """Return the page about the portal."""
    here = desk.here(links.ABOUT)
    publication, repository = desk.view.catalog.publication, desk.view.repository
    contact = (publication.contact if publication else "") or NONE
    where = say("Name the page and the number, and turn to: {contact}", contact=contact)
    return here.page(
        "about.html.j2",
        here.opening(say("About"), say("What this portal is and how to check it.")),
        report=where,
        facts=_facts(here),
        repository=None if repository is None else Linked(repository, repository),
    )


def _facts(here: Leaf) -> Facts:
    view = here.view
    facts = (
        Fact(say("Method"), here.to(links.METHODS, view.assessment.method)),
        Fact(say("Files"), here.to(links.SOURCE, str(len(view.sources)))),
        Fact(say("SHA-256 of the input"), here.to(links.MANIFEST, view.digest)),
        Fact(say("Version of the program"), view.tool_version),
    )
    return Facts(facts)


def data_page(desk: Desk, tables: tuple[DataTable, ...]) -> Filled:
    """Return the page of downloads."""
    here = desk.here(links.DATA)
    about = say("Every table of the portal as CSV, XLSX and JSON.")
    head, crumbs, here = here.opening(say("Data"), about, contents=True)
    said = json.loads(told_of(desk, "dataset"))
    head = replace(head, dataset={name: value for name, value in said.items() if value})
    return here.page(
        "data.html.j2",
        (head, crumbs, here),
        whole=Facts(tuple(_whole(here))),
        downloads=tuple(
            (table, here.table(say("Columns of {name}", name=table.name), _columns(here, table)))
            for table in tables
        ),
        subscribe=subscribe(desk, here),
    )


def _whole(here: Leaf) -> Iterator[Fact]:
    """Yield where all of the data is, and on what terms."""
    files = (PACKAGE, *(links.DATA + name for name in CITED), links.MANIFEST)
    listed = tuple(here.to(path, path.rpartition("/")[2]) for path in files)
    yield Fact(say("All tables in one file"), here.to(ALL, "all.zip"))
    yield Fact(say("Described in"), Inline(listed))
    yield Fact(say("Interface for programs"), here.said(links.API, say("Interface")))
    yield Fact(say("Licence"), terms(here.desk))
    yield Fact(say("To cite"), told_of(here.desk, "citation"))


def terms(desk: Desk) -> Linked | Words:
    """Return the licence of the data, leading to its text."""
    stated = licence(desk.view)
    return Linked(stated["id"], stated["url"]) if stated else say("none is stated")


def _columns(here: Leaf, table: DataTable) -> Iterator[Row]:
    for name, words in table.fields.items():
        yield here.row(here.cell(say("Column"), name), here.cell(say("Holds"), words))
