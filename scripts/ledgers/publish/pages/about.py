"""The pages about the portal and its downloads: who answers for it, and all tables."""

from dataclasses import dataclass

from ledgers.model.numbers import NONE
from ledgers.model.words import Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.addresses import Subscribe, subscribe
from ledgers.publish.kit.components import Fact, Facts, Inner, Linked, Table
from ledgers.publish.kit.context import Desk, Leaf
from ledgers.publish.kit.tables import DataTable


@dataclass(frozen=True, slots=True)
class AboutPage(Inner):
    """The page about the portal."""

    template = "about.html.j2"
    city: str
    demonstration: bool
    facts: Facts
    methods: Linked
    sources: Linked
    data: Linked
    mechanisms: Linked
    repository: Linked | None


def about_page(desk: Desk) -> AboutPage:
    """Return the page about the portal."""
    here = desk.here(links.ABOUT)
    repository = desk.view.repository
    return AboutPage(
        *here.opening(say("About"), say("What this portal is and how to check it.")),
        city=desk.city_name,
        demonstration=desk.view.demonstration,
        facts=_facts(here),
        methods=here.said(links.METHODS, say("Methods")),
        sources=here.said(links.SOURCE, say("Source pages")),
        data=here.said(links.DATA, say("Data")),
        mechanisms=here.said(links.MECHANISMS, say("Mechanisms")),
        repository=None if repository is None else Linked(repository, repository),
    )


def _facts(here: Leaf) -> Facts:
    view = here.view
    publication = view.catalog.publication
    record = "city/publication/publication"
    facts = (
        Fact(say("Data as of"), here.source(record, view.as_of, "as-of")),
        Fact(say("Method"), here.to(links.METHODS, view.assessment.method)),
        Fact(say("Contact"), (publication.contact if publication else "") or NONE),
        Fact(say("Files"), here.to(links.SOURCE, str(len(view.sources)))),
        Fact(say("SHA-256 of the input"), here.to(MANIFEST, view.digest)),
        Fact(say("Version of the program"), view.tool_version),
    )
    return Facts(facts)


MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Download:
    """A table with its size, its two files and its columns."""

    table: DataTable
    size: Words
    csv: Linked
    json: Linked
    columns: Table


@dataclass(frozen=True, slots=True)
class DataPage(Inner):
    """All downloads."""

    template = "data.html.j2"
    downloads: tuple[Download, ...]
    manifest: Linked
    sources: Linked
    weekly: Linked
    subscribe: Subscribe


def data_page(desk: Desk, tables: tuple[DataTable, ...]) -> DataPage:
    """Return the page of downloads."""
    here = desk.here(links.DATA)
    about = say("Every table of the portal as CSV and JSON.")
    return DataPage(
        *here.opening(say("Data"), about, contents=True),
        downloads=tuple(_download(here, table) for table in tables),
        manifest=here.to(MANIFEST, MANIFEST),
        sources=here.said(links.SOURCE, say("Source pages")),
        weekly=here.said(links.CHANGES, say("Figures week by week")),
        subscribe=subscribe(desk, here),
    )


def _download(here: Leaf, table: DataTable) -> Download:
    there = links.TABLES + table.name
    rows = (
        here.row(here.cell(say("Column"), name), here.cell(say("Holds"), words))
        for name, words in table.fields.items()
    )
    return Download(
        table=table,
        size=say(
            "{rows} rows, {columns} columns",
            rows=here.to(f"{there}.csv", str(len(table.rows))),
            columns=Linked(str(len(table.fields)), f"#{table.name}"),
        ),
        csv=here.to(f"{there}.csv", f"{table.name}.csv"),
        json=here.to(f"{there}.json", f"{table.name}.json"),
        columns=here.table(say("Columns of {name}", name=table.name), rows),
    )
