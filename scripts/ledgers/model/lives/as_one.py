"""The catalogue with one code for each area, in which each record is whose it is on a day.

An area whose code changes stays the same area. Its files lie where they were filed, and whoever
counts finds them under the code that the area has on a day; for earlier days its name and kind of
then are among its `changes`, as if it had been renamed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, TypeAlias

from ledgers.model import Catalog, Document, Value, group, replace
from ledgers.model.cataloguing import catalog_of
from ledgers.model.layout import CITY, COUNTY_REGISTERS, PERIODIC_LEDGERS
from ledgers.model.lives.on_day import HANDED_OVER, handed_over
from ledgers.model.rows import rows as listed_in
from ledgers.model.values import each_changed

Codes: TypeAlias = Mapping[str, str]
"""The code that each area has on a day, by the codes that it had before; the oldest ones first."""

HEAD = re.compile("[-/]")
"""What ends the code with which an identifier of a body, or a reference, begins."""
AS_ISSUED = frozenset({"bulletins", "editions", "owners"})
"""Ledgers whose records keep the codes of their day."""
WAS = ("name", "kind", "parent", "villages")


def as_one(catalog: Catalog, day: date) -> Catalog:
    """Return a catalogue in which each area has only its code of a day; mostly itself."""
    codes = codes_on(catalog, day)
    handed = [row for row in catalog.by_ledger.get("findings", ()) if group(row.value, HANDED_OVER)]
    if not (codes or handed):
        return catalog
    moved = {row.file: handed_over(row, day) for row in handed}
    age = {code: number for number, code in enumerate(codes)}
    rows = (moved.get(document.file, document) for document in catalog.documents)
    filed = sorted(rows, key=lambda row: age.get(row.about[0], len(age)))
    named = tuple(_named(document, codes) for document in filed)
    found = catalog_of(_newest(named), catalog.contract)
    return replace(found, published=catalog.published, day=catalog.day)


def codes_on(catalog: Catalog, day: date) -> Codes:
    """Return the present code of each area that had another one by the end of a day."""
    begun = (area for area in catalog.areas.values() if (area.valid_from or date.min) <= day)
    former = (row for row in catalog.areas.values() if row.continued_by is None)
    known = {row.code for row in former}
    after = {row.continues: row.code for row in begun if row.continues in known}
    found: dict[str, str] = {}
    for code in (code for code in after if code and code not in after.values()):
        chain = [code]
        while chain[-1] in after:
            chain.append(after[chain[-1]])
        found |= dict.fromkeys(chain[:-1], chain[-1])
    return found


def _newest(documents: Iterable[Document]) -> Iterator[Document]:
    """Yield documents without the registers and periods that were filed under both codes."""
    found: dict[object, Document] = {}
    for document in documents:
        once = document.owner != CITY and document.ledger in {*COUNTY_REGISTERS, *PERIODIC_LEDGERS}
        found[document.present if once else document.file] = document
    yield from found.values()


def _named(document: Document, codes: Codes) -> Document:
    if document.ledger in AS_ISSUED:
        return document
    if document.ledger == "areas":
        return replace(document, value=_areas(document.value, codes))
    owner, name = codes.get(document.owner, document.owner), document.id
    if document.ledger == "decisions":
        name = _word(name, codes)
    value = _words(document.value, codes)
    if document.ledger == "pairings":
        # A pairing that ended keeps its identifier: the one that follows may have the same number.
        made = zip(listed_in(value, "pairings"), listed_in(document.value, "pairings"), strict=True)
        value = {**value, "pairings": [{**row, "id": old.get("id")} for row, old in made]}
    former = "" if (owner, name) == (document.owner, document.id) else document.reference
    return replace(document, owner=owner, id=name, value=value, filed_as=former)


def _words(value: Any, codes: Codes) -> Any:  # noqa: ANN401 - a plain value of any shape
    """Return a value in which each former code, also that of a body, is the present one."""
    return each_changed(value, lambda held: _word(held, codes) if isinstance(held, str) else held)


def _word(word: str, codes: Codes) -> str:
    code = HEAD.split(word, maxsplit=1)[0]
    return f"{codes[code]}{word[len(code) :]}" if code in codes else word


def _areas(value: Value, codes: Codes) -> dict[str, Any]:
    """Return the register: a present entry has the life of the former ones, which end with it."""
    listed = {str(row.get("code")): row for row in listed_in(value, "areas")}
    found: dict[str, Value] = {}

    def one(code: str, row: Value) -> Value:
        former = row.get("continues")
        own = {**_words(row, codes), "code": code, "continues": former}
        own["continued_by"] = codes.get(code)
        # No entry continues one without a code, though neither has one.
        before = listed.get(former) if isinstance(former, str) and former in codes else None
        if before is None:
            return own
        return _continued(own, found.setdefault(before["code"], one(before["code"], before)))

    made = [found.setdefault(code, one(code, row)) for code, row in listed.items()]
    return {**value, "areas": made}


def _continued(row: Value, before: Value) -> Value:
    """Return an entry that takes up the life of the one before it."""
    was = {name: before[name] for name in WAS if name in before}
    change = {"on": row.get("valid_from"), "was": was, "reason": ""}
    changes = [*listed_in(before, "changes"), change, *listed_in(row, "changes")]
    days = {"valid_from": before.get("valid_from"), "code_from": row.get("valid_from")}
    return {**row, "changes": changes, **days}
