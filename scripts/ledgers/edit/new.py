"""Drafts of new records, made from their schema: a person fills them in."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import Any

from ledgers.edit.amending import head_of
from ledgers.model import Catalog, Document, Period, Translate, period, say
from ledgers.model.contract import LATER, Field, Ledger, Names
from ledgers.model.yaml_text import block, scalar

OF_ONE_PERIOD = frozenset(
    ["period", "filed_on", "submitted_on", "came_in", "late", "entered_by", "note", "visibility"]
)
"""The fields that no period takes over from the last one."""

Given = Mapping[Names, Sequence[object]]
"""What is known of a new record, by field; a list has a row for each of several bodies."""


def skeleton(ledger: Ledger, file: str, given: Given, translate: Translate) -> str:
    """Return a record for a file, without values: those that it may lack stand in comments.

    Every field says what it is for. What is given as `on` is the day that the record is about,
    where one is known.
    """
    named = ledger.record.named_after
    dated: Names = (named, "on") if (named, "on") in ledger.fields else (named,)
    field, on = ledger.fields.get(dated), given.get(("on",))
    day = {dated: on} if on and field and field.definition == "date" else {}
    lines = _lines(ledger, (), ledger.schema.get("required", ()), {**given, **day}, translate)
    return head_of(ledger.name, file) + "".join(f"{line}\n" for line in lines)


def like(last: Document, ledger: Ledger, file: str, given: Given, translate: Translate) -> str:
    """Return the file of a period with the values of the last one, and a comment on that."""
    own = {names[0]: rows[0] for names, rows in given.items() if len(names) == 1}
    words = say(
        "these are the numbers of {period}: write the new ones, delete this", period=last.id
    )
    value = {**own, **_kept(last.value)}
    return f"{head_of(ledger.name, file)}# {translate(words)}\n{block(value)}"


def _kept(held: Any) -> Any:  # noqa: ANN401 - any value of a record
    if isinstance(held, dict):
        return {name: _kept(row) for name, row in held.items() if name not in OF_ONE_PERIOD | LATER}
    return [_kept(row) for row in held] if isinstance(held, list) else held


def last_before(catalog: Catalog, ledger: str, county: str, new: Period) -> Document | None:
    """Return what a county filed for the last period of the same length before one."""
    rows = (row for row in catalog.by_ledger.get(ledger, ()) if row.owner == county)
    alike = ((old.last, row) for row in rows if (old := period(row.id)) and old.cycle == new.cycle)
    before = [row for last, row in sorted(alike, key=itemgetter(0)) if last < new.first]
    return before[-1] if before else None


def own_units(catalog: Catalog, ledger: Ledger, county: str, day: date) -> Given:
    """Return the county's bodies of a day, by the fields that name one of them."""
    there = [unit for unit in catalog.units_of.get(county, ()) if unit.is_there(day)]
    asked = ((row.names, row.said("x-must-be")) for row in ledger.with_word("x-must-be"))
    return {
        names: [unit.id for unit in there if must.get("kind", unit.kind) == unit.kind] or [""]
        for names, must in asked
        if must.get("of") == "owner"
    }


def _lines(
    ledger: Ledger, above: Names, required: Names, given: Given, translate: Translate
) -> Iterator[str]:
    """Yield the lines of an object's fields, in the order of the schema."""
    for way, field in ledger.fields.items():
        known = given.get(way, ("",))[0]
        if way[:-1] == above and (way[-1] in required or (known and not above)):
            value = f" {scalar(known)}" if known else ""
            yield f"{way[-1]}:{value}{_about(field, translate)}"
            inner = field.entry.get("required", ()) if field.listed else ()
            for unit in given.get((*way, "unit"), ("",)):
                rows = _lines(ledger, way, inner, {**given, (*way, "unit"): [unit]}, translate)
                yield from (f"{'   ' if at else '  -'} {row}" for at, row in enumerate(rows))
        elif way[:-1] == above and not above and way[-1] not in LATER:
            yield f"# {way[-1]}:{_about(field, translate)}"


def _about(field: Field, translate: Translate) -> str:
    words = say("{title}: {description}", title=field.title, description=field.description)
    return f"  # {translate(words)}"
