"""See that the page of editions leads to each of them, the newest first."""

from typing import Any

from msgspec import structs

from ledgers.model.document import Document
from ledgers.model.ledger_records import Record
from ledgers.model.values import replace
from ledgers.publish.kit.components import Block, Linked
from ledgers.publish.kit.context import Desk
from ledgers.publish.ledgers.events import editions
from ledgers.read.dialect import YamlPlaces
from tests.unit.publish.views import mini_desk

FOLDER = "ledgers/editions/"


def record(name: str, as_of: str) -> Record:
    value: dict[str, Any] = {
        "title": f"Edition {name}",
        "as_of": as_of,
        "files_n": 423,
        "manifest_digest": "ab" * 32,
    }
    file = f"data/city/editions/{name}.yaml"
    document = Document(file, "city", "editions", name, value, "", "", YamlPlaces(""))
    return Record(document, (), value, name, (), as_of, "", "")


def desk_at(address: str | None) -> Desk:
    """Return the desk of a city whose portal has an address, with two editions."""
    desk = mini_desk()
    assert desk.view.catalog.publication is not None
    publication = structs.replace(desk.view.catalog.publication, site_url=address)
    view = replace(desk.view, catalog=replace(desk.view.catalog, publication=publication))
    found = record("2026-Q1", "2026-03-31"), record("2026-Q2", "2026-06-30")
    return replace(desk, view=view, records={**desk.records, "editions": found})


def shown(desk: Desk) -> list[Block]:
    return list(editions(desk.here(FOLDER)))


def test_each_edition_has_its_address_its_day_and_its_digest() -> None:
    [block] = shown(desk_at("https://example.org/ledgers/"))
    [table] = block.tables

    rows = [[cell.value for cell in line.cells] for line in table.lines]
    assert rows[1] == [
        Linked("2026-Q1", "https://example.org/ledgers/editions/2026-Q1/index.html"),
        "Edition 2026-Q1",
        "2026-03-31",
        "423",
        "ab" * 32,
    ]
    assert [row[2] for row in rows] == ["2026-06-30", "2026-03-31"]


def test_without_the_portals_address_there_is_no_link() -> None:
    [block] = shown(desk_at(None))

    first = block.tables[0].lines[0].cells[0].value
    assert first == Linked("2026-Q2", None)


def test_without_editions_nothing_is_shown() -> None:
    assert shown(replace(mini_desk(), records={})) == []
