"""Required documents on their page."""

from typing import Any

from ledgers.publish.ledgers.documents import documents
from tests.unit.publish.ledgers.made import FOLDER, cells_of, desk, record


def test_required_documents_are_there_missing_or_not_yet_due() -> None:
    wanted = [
        {"id": "a", "title": "A", "category": "A", "due_on": "2026-06-01"},
        {"id": "b", "title": "B", "category": "B", "due_on": "2026-06-01"},
        {"id": "c", "category": "C", "due_on": "2026-09-01", "applies_to": ["district"]},
    ]
    standards = record("standards", "standards", owner="city", value={"documents": wanted})
    issued = {"on": "2025-06-10", "status": "issued"}
    repealed = {"on": "2026-06-12", "status": "repealed"}
    own = record("documents", value={"fulfils": "b", "updates": [issued]}, day="2025-06-10")
    gone = record("documents", "X3", value={"fulfils": "c", "updates": [issued, repealed]})
    for_all: dict[str, Any] = {"fulfils": "a", "updates": [issued]}
    of_city = record("documents", "X2", owner="city", counties=(), value=for_all)
    found = {part.id: part for part in documents(desk(standards, own, gone, of_city).here(FOLDER))}
    tables = {name: cells_of(part.tables[0])[0] for name, part in found.items()}

    assert tables["category-A"] == ["A", "2026-06-01", "3 / 3", "06-10", "06-10", "06-10"]
    assert tables["category-B"] == [
        *("B", "2026-06-01", "1 / 3"),
        *("[missing]", "2025-06-10", "[missing]"),
    ]
    assert tables["category-C"] == ["c", "2026-09-01", "0 / 1", "[not yet]", "—", "—"]
