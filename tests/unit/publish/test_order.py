"""Lists follow the days of records: what findings, actions and checks are called moves nothing."""

import re
from collections.abc import Mapping
from functools import cache

from demo import mini_city
from ledgers.model.drawn import COUNTING, LETTERS, drawn
from tests.unit.publish.views import mini_desk, mini_portal, portal_of, view_in

OLD = re.compile(rf"(?<![A-Za-z0-9])(?:{COUNTING.pattern})(?![0-9])")
BY_PATH = {"manifest.json"}
"""What names files by their paths, for machines."""


@cache
def other_names() -> Mapping[str, str]:
    """Return other identifiers for the mini city's: the later the day, the earlier in the alphabet.

    Those of one day keep their order.
    """
    days = {record.id: record.day for ledger in LETTERS for record in mini_desk().records[ledger]}
    paths = [path.split("/") for path in mini_city()]
    names = sorted((path[-1][:-5], path[2]) for path in paths if path[2] in LETTERS)
    names.sort(key=lambda row: days.get(row[0], ""), reverse=True)
    ordered = sorted(names, key=lambda row: days.get(row[0], ""), reverse=True)
    return {name: drawn(ledger, 2026, number) for number, (name, ledger) in enumerate(ordered)}


def renamed(text: str) -> str:
    """Return a text in which every record has its other identifier."""
    return OLD.sub(lambda found: other_names().get(found[0], found[0]), text)


def named(text: str) -> list[str]:
    """Return the identifiers in a text, in their order."""
    return re.findall("|".join(other_names().values()), text)


@cache
def portals() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return the portal of the mini city, with its other names, and that of the renamed city."""
    city = {renamed(path): renamed(text.decode()).encode() for path, text in mini_city().items()}
    other = portal_of(view_in(city))
    return (
        {
            renamed(path): renamed(data.decode(errors="replace"))
            for path, data in mini_portal().items()
        },
        {path: data.decode(errors="replace") for path, data in other.items()},
    )


def test_other_identifiers_move_no_record_on_any_page_and_in_no_file() -> None:
    counting, drawn_ones = portals()

    assert counting.keys() == drawn_ones.keys()
    assert [
        (path, named(counting[path]), named(drawn_ones[path]))
        for path in sorted(counting.keys() - BY_PATH)
        # What is found has no order of its own, and examples of problems are no records.
        if not path.startswith(("search/", "problems/"))
        and named(counting[path]) != named(drawn_ones[path])
    ] == []


def test_public_records_of_every_ledger_are_listed() -> None:
    listed = {name for text in portals()[1].values() for name in named(text)}

    assert {name[0] for name in listed} == {*LETTERS.values()} - {"L"}  # It has no draws.
    assert len(listed) >= len("AFFFFFFFCC")
