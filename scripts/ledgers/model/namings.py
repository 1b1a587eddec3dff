"""Namings in bulletins: the actions that name units or posts in an issue, and their numbers (R17).

The units that an issue names stand beside it (`namings`), never in it: they are taken down on their
day, and the issue stays.
"""

from collections.abc import Iterator

from ledgers.model.catalog import Catalog
from ledgers.model.rows import Value, last, text, whole

STANDING = frozenset({"decided", "delivered"})


def namings_in(catalog: Catalog, bulletin: str) -> Iterator[Value]:
    """Yield the actions that name somebody in an issue (`city/bulletins/…`), and that stand."""
    for document in catalog.by_ledger.get("actions", ()):
        value = document.value
        named = value.get("kind") == "named" and value.get("bulletin") == bulletin
        stands = "withdrawn" not in value and text(last(value, "updates"), "status") in STANDING
        if named and stands:
            yield value


def counted_in(catalog: Catalog, name: str) -> dict[str, int]:
    """Return how many units and how many posts an issue names, as it holds these numbers."""
    found = tuple(namings_in(catalog, f"city/bulletins/{name}"))
    return {
        "named_units_n": sum(whole(row, "units_n") or 0 for row in found),
        "named_posts_n": sum(whole(row, "person_times") or 0 for row in found),
    }
