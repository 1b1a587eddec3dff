"""What figures are computed by: a scheme, its indicators, and the settings that decide figures."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ledgers.model.bulletin import digest_of
from ledgers.model.catalog import Catalog
from ledgers.model.rows import former, groups

SETTINGS: Mapping[str, tuple[str, ...]] = {
    "rules": ("resubmit_days", "lag", "due_soon_days", "urgent_days"),
    "publication": ("minimum_cell",),
}
"""The settings that decide figures, by the register that holds them."""
OPTIONAL = frozenset({"unfiled_floor"})
"""Further ones, which are no part of a method where a city does not say them."""
ENDING = frozenset({"valid_to", "end_on", "note", "note_en"})
"""What may still be added to a scheme or an indicator that an issue used."""


def method_digest(catalog: Catalog, scheme: str, day: date) -> str:
    """Return the digest of a method on a day: a JSON list of names and values as they are filed."""
    rows = sorted(_used(catalog, scheme, day), key=lambda row: row[0])
    text = json.dumps(rows, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return digest_of(text)


def _used(catalog: Catalog, scheme: str, day: date) -> Iterator[tuple[str, Any]]:
    named = next((row for row in catalog.schemes if row.id == scheme), None)
    wanted = {"schemes": {scheme}, "indicators": {*(named.indicators if named else ())}}
    for ledger, names in wanted.items():
        for document in catalog.by_ledger.get(ledger, ()):
            for _, row in groups(document.value, ledger):
                if row.get("id") in names:
                    kept = {name: value for name, value in row.items() if name not in ENDING}
                    yield f"{ledger}/{row['id']}", kept
    for ledger, fields in SETTINGS.items():
        for document in catalog.by_ledger.get(ledger, ()):
            held = former(document.value, day)
            yield from ((f"{ledger}/{name}", held.get(name)) for name in fields)
            yield from ((f"{ledger}/{name}", held[name]) for name in OPTIONAL & held.keys())
