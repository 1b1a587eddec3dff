"""The words that a column of a workbook may hold, and the codes that they stand for."""

from collections.abc import Iterator, Mapping

from ledgers.model.catalog import Catalog
from ledgers.model.choices import terms_of
from ledgers.model.contract import UNITS, Field
from ledgers.model.layout import CITY
from ledgers.model.rows import fields, text
from ledgers.model.words import Both

YES_OR_NO = {"true": Both("是", "yes"), "false": Both("否", "no")}


def words_of(catalog: Catalog, county: str, field: Field) -> Mapping[str, Both]:
    """Return what each code is called that a field may hold; nothing where it holds none."""
    if field.entry.get("type") == "boolean":
        return YES_OR_NO
    found = dict(_named(catalog, county, field))
    names = [str(name.zh) for name in found.values()]
    return {
        code: Both(f"{name.zh} {code}", f"{name} {code}") if names.count(name.zh) > 1 else name
        for code, name in found.items()
    }


def _named(catalog: Catalog, county: str, field: Field) -> Iterator[tuple[str, Both]]:
    yield from terms_of(field, catalog.words).items()
    target = field.entry.get("x-refers")
    if target == UNITS:
        asked = field.entry.get("x-must-be", {})
        owners = (county,) if asked.get("of") == "owner" else (county, CITY)
        for unit in (row for owner in owners for row in catalog.units_of.get(owner, ())):
            if unit.abolished_on is None and asked.get("kind", unit.kind) == unit.kind:
                yield unit.id, Both(unit.name, unit.en)
    elif isinstance(target, str):
        yield from _listed(catalog, target)


def _listed(catalog: Catalog, target: str) -> Iterator[tuple[str, Both]]:
    """Yield the entries of a list in a register of the city; of indicators those that are filed."""
    ledger, _, inner = target.partition(".")
    way = (inner or ledger).split(".")
    for document in catalog.by_ledger.get(ledger, ()):
        for _, row in fields(document.value, *way):
            code = text(row, "id") or text(row, "code")
            if not (ledger == "indicators" and "source" in row):
                zh = text(row, "zh") or text(row, "title") or code
                yield code, Both(zh, text(row, "en"))
