"""The pages about the portal and its downloads: who answers for it, and all tables."""

from collections.abc import Iterator
from dataclasses import dataclass

from ledgers.model.numbers import NONE
from ledgers.model.words import say
from ledgers.publish.kit import links
from ledgers.publish.kit.addresses import Subscribe, subscribe
from ledgers.publish.kit.components import Fact, Facts, Inner, Linked, Row, Table
from ledgers.publish.kit.context import Desk, Leaf
from ledgers.publish.kit.tables import DataTable


@dataclass(frozen=True, slots=True)
class AboutPage(Inner, template="about.html.j2"):
    """The page about the portal."""

    facts: Facts
    repository: Linked | None


def about_page(desk: Desk) -> AboutPage:
    """Return the page about the portal."""
    here = desk.here(links.ABOUT)
    repository = desk.view.repository
    return AboutPage(
        *here.opening(say("About"), say("What this portal is and how to check it.")),
        facts=_facts(here),
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
        Fact(say("SHA-256 of the input"), here.to(links.MANIFEST, view.digest)),
        Fact(say("Version of the program"), view.tool_version),
    )
    return Facts(facts)


@dataclass(frozen=True, slots=True)
class DataPage(Inner, template="data.html.j2"):
    """All downloads: each table with what its columns hold."""

    downloads: tuple[tuple[DataTable, Table], ...]
    subscribe: Subscribe


def data_page(desk: Desk, tables: tuple[DataTable, ...]) -> DataPage:
    """Return the page of downloads."""
    here = desk.here(links.DATA)
    about = say("Every table of the portal as CSV and JSON.")
    return DataPage(
        *here.opening(say("Data"), about, contents=True),
        downloads=tuple(
            (table, here.table(say("Columns of {name}", name=table.name), _columns(here, table)))
            for table in tables
        ),
        subscribe=subscribe(desk, here),
    )


def _columns(here: Leaf, table: DataTable) -> Iterator[Row]:
    for name, words in table.fields.items():
        yield here.row(here.cell(say("Column"), name), here.cell(say("Holds"), words))
