"""Every requirement that is said to be shown is: what comes out is right, and gone without it."""

from functools import cache

import pytest

from ledgers.flow.load import City
from tests.requirements.seen import GROUPS, SEEN, Row, is_seen, records, rows, taken_out
from tests.requirements.world import city_with

ROWS = [one for one in rows() if next(iter(one[2])) in SEEN]
city_of = cache(lambda group: city_with(records(group), GROUPS[group].get("edits", ())))


@pytest.mark.parametrize(
    ("group", "row"),
    [(group, row) for group, _, row in ROWS],
    ids=[f"{number}-{next(iter(row.values()))}" for _, number, row in ROWS],
)
def test_it_comes_out_and_does_not_without_its_mechanism(group: str, row: Row) -> None:
    city: City = city_of(group)

    assert SEEN[next(iter(row))](city, row) == row["value"]
    with taken_out(city, row) as without:
        assert not is_seen(without, row)
