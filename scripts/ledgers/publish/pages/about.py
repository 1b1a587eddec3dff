"""The pages about the portal and its downloads, and the guides by role.

Guides are Markdown of ours (`site/guides/`), of which they use little.
"""

import json
import re
from collections.abc import Iterator

from ledgers.model import NONE, Both, as_words, replace, say
from ledgers.publish.frame.open_data import ALL, CITED, PACKAGE, licence, told_of
from ledgers.publish.kit import Code, Desk, Filled, Inline, Leaf, Linked, Row, links
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


BLOCK = re.compile(
    r"^```.*\n(?P<code>(?:.*\n)*?)```$|^## (?P<head>.+)|^<!-- picture: (?P<picture>.+) -->$"
    r"|^(?P<steps>(?:\d\. .+\n)+)|^(?P<rows>(?:- .+\n)+)|^(?P<text>.+)",
    re.MULTILINE,
)
ROW = re.compile(r"^(- |\d\. )")
PIECE = re.compile(
    r"`(?P<code>[^`]+)`|\*\*(?P<strong>[^*]+)\*\*|\*(?P<em>[^*]+)\*"
    r"|\[(?P<said>[^]]+)\]\((?P<there>[^)]+)\)|(?P<plain>[^`*[]+)"
)


def guide_page(desk: Desk, role: str) -> Filled:
    """Return the guide of a role."""
    here, (title, text) = desk.here(links.guide(role)), desk.view.guides[role]
    about, _, body = desk.both(text.zh, text.en).partition("\n\n")
    picture = f"guides/{role}.{here.view.language}.webp"
    return here.page(
        "role.html.j2",
        here.opening(as_words(title), as_words(Both(about, about)), contents=True),
        blocks=tuple(_blocks(here, body)),
        picture=here.href(f"assets/{picture}") if picture in here.view.pictures else None,
    )


def _blocks(here: Leaf, body: str) -> Iterator[tuple[str, object]]:
    """Yield the kind of each block with its lines in pieces; code is one piece."""
    for found in BLOCK.finditer(body):
        kind = str(found.lastgroup)
        lines = (ROW.sub("", line) for line in found[kind].splitlines())
        told = tuple(tuple(_pieces(here, line)) for line in lines)
        yield kind, Code(found[kind]) if kind == "code" else told


def _pieces(here: Leaf, text: str) -> Iterator[tuple[str, object]]:
    """Yield the pieces of a line, each with how it is marked."""
    for found in PIECE.finditer(text):
        kind, there = str(found.lastgroup), found["there"]
        yield kind, _led(here, found["said"], there) if there else found[kind]


def _led(here: Leaf, said: str, there: str) -> Linked:
    """Return words that lead to a guide, another page, or a file of a repository that is public."""
    role = there.partition(".")[0]
    page = links.guide(role) if role in here.view.guides else there
    if page.endswith("/"):
        return here.to(page, said)
    return Linked(said, here.view.hosted("blob", there.removeprefix("../..")))
