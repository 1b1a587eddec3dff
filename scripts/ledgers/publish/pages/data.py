"""The page of downloads: every table, and what each of its columns holds."""

from dataclasses import dataclass
from typing import ClassVar

from ledgers.model.words import Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.addresses import Subscribe, subscribe
from ledgers.publish.kit.components import Crumbs, Head, Table, row_of, table_of_rows
from ledgers.publish.kit.context import Desk, Leaf
from ledgers.publish.kit.links import Linked
from ledgers.publish.kit.tables import DataTable

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Download:
    """A table with its files."""

    name: str
    title: Words
    size: Words
    csv: Linked
    json: Linked
    columns: Table


@dataclass(frozen=True, slots=True)
class DataPage:
    """All downloads."""

    template: ClassVar[str] = "data.html.j2"
    head: Head
    crumbs: Crumbs
    downloads: tuple[Download, ...]
    manifest: Linked
    sources: Linked
    weekly: Linked
    subscribe: Subscribe


def data_page(desk: Desk, tables: tuple[DataTable, ...]) -> DataPage:
    """Return the page of downloads."""
    here = desk.here(links.DATA)
    title = desk.say(say("Data"))
    return DataPage(
        head=here.head(title, say("Every table of the portal as CSV and JSON."), contents=True),
        crumbs=desk.crumbs(here, title=title),
        downloads=tuple(_download(here, table) for table in tables),
        manifest=Linked(MANIFEST, f"../{MANIFEST}"),
        sources=here.said(links.SOURCE, say("Source pages")),
        weekly=here.said(links.CHANGES, say("Figures week by week")),
        subscribe=subscribe(desk, here),
    )


def _download(here: Leaf, table: DataTable) -> Download:
    path = f"tables/{table.name}"
    return Download(
        name=table.name,
        title=table.title,
        size=say(
            "{rows} rows, {columns} columns",
            rows=Linked(str(len(table.rows)), f"{path}.csv"),
            columns=Linked(str(len(table.fields)), f"#{table.name}"),
        ),
        csv=Linked(f"{table.name}.csv", f"{path}.csv"),
        json=Linked(f"{table.name}.json", f"{path}.json"),
        columns=table_of_rows(
            say("Columns of {name}", name=table.name),
            (
                row_of(
                    here.cell(say("Column"), field.name),
                    here.cell(say("Holds"), field.words),
                )
                for field in table.fields
            ),
        ),
    )
