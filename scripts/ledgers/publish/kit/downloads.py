"""Lead from a page to the tables for download that hold what it shows."""

from collections.abc import Iterable

from ledgers.model.words import Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Here
from ledgers.publish.kit.tables import DataTable


def downloads(here: Here, tables: Iterable[DataTable]) -> tuple[Words, ...]:
    """Return for each table its title, leading to both of its files."""
    return tuple(
        say(
            "{title}: {csv}, {json}",
            title=table.title,
            csv=here.to(f"{links.TABLES}{table.name}.csv", "CSV"),
            json=here.to(f"{links.TABLES}{table.name}.json", "JSON"),
        )
        for table in tables
    )
