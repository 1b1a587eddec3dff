"""Records, desks and texts of tables for tests of ledger pages."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from ledgers.assess.ledgers import ledger_facts
from ledgers.model.document import Document
from ledgers.model.ledger_records import Record
from ledgers.model.records import Decision, Decisions, Finding, Rectification, Update
from ledgers.model.values import replace
from ledgers.model.words import Both, english
from ledgers.publish.kit.components import Block, Here, Mark, Table
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.links import spots
from ledgers.publish.kit.templates import Templates
from ledgers.read.dialect import YamlPlaces
from tests.unit.publish.views import mini_view

FOLDER = "ledgers/events/"
HERE = Here(FOLDER, {})


COUNTY = "990121"


def record(ledger: str, name: str = "X1", **values: Any) -> Record:  # noqa: ANN401 - plain values
    """Return a record of a county on a day in June."""
    file = values.pop("file", f"data/counties/{COUNTY}/{ledger}/{name}.yaml")
    owner, value = values.pop("owner", COUNTY), values.pop("value", {})
    document = Document(file, owner, ledger, name, value, "", "", YamlPlaces(""))
    known = {"counties": (COUNTY,), "day": "2026-06-10", "period": "2026-06", "sort": ""}
    return Record(document, (), value, id=name, **(known | values))


def desk(*records: Record, **changes: Any) -> Desk:  # noqa: ANN401 - fields of the view
    """Return a desk with these records alone, in a view with these changes."""
    view = replace(mini_view(), **changes)
    by_ledger: dict[str, tuple[Record, ...]] = {}
    for one in records:
        by_ledger[one.ledger] = (*by_ledger.get(one.ledger, ()), one)
    facts = ledger_facts(view.catalog, by_ledger, view.assessment.as_of)
    return Desk(replace(view, facts=facts), spots(view.sources), {}, "", by_ledger)


def plainly(value: object) -> str:
    """Return the text of a value without its links."""
    return Templates({}, english).plain(value)  # type: ignore[arg-type]


def cells_of(table: Table) -> list[list[str]]:
    """Return the texts of a table's rows; a mark is its word in brackets."""
    return [[shown(cell.value) for cell in line.cells] for line in table.lines]


def shown(value: object) -> str:
    """Return what a reader sees of a value; a mark is its word in brackets."""
    if isinstance(value, Mark):
        return f"[{value.word}]"
    if isinstance(value, Both):
        return str(value)
    if hasattr(value, "values"):
        return " ".join(shown(one) for one in value.values)
    return plainly(value)


def block(found: Iterable[Block], name: str) -> Block:
    """Return the block of a name among those that were yielded."""
    return next(one for one in found if one.id == name)


LAST = date(2026, 6, 30)


def findings(
    *decided: tuple[str, ...],
    submitted: str = "2026-06-15",
    sort: str = "check",
    values: Sequence[Mapping[str, object]] = (),
) -> Desk:
    """Return a desk with a finding for each history of decisions, all due in June."""
    found, catalog = [], mini_view().catalog
    filed = (Update(date.fromisoformat(submitted), "submitted"),) if submitted else ()
    for number, words in enumerate(decided):
        name = f"F2026-000{number}"
        subject = f"rectifications/{name}"
        until = date(2026, 8, 1)
        made = tuple(
            Decision(LAST, word, until=until if word == "extended" else None) for word in words
        )
        catalog = replace(
            catalog,
            findings={**catalog.findings, name: Finding(COUNTY, LAST)},
            rectifications={**catalog.rectifications, (COUNTY, name): Rectification(filed)},
            decisions={**catalog.decisions, (COUNTY, subject): Decisions(subject, made)},
        )
        value = dict(values[number]) if values else {"aspect": "rooms"}
        whose = (str(value.get("county", COUNTY)),)
        found.append(record("findings", name, owner="city", sort=sort, value=value, counties=whose))
    return desk(*found, catalog=catalog)
