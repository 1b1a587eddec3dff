"""Which entries could have changed a figure of the past."""

from datetime import date

import pytest

from ledgers.flow.changed import late_entries
from ledgers.flow.load import City, checked
from ledgers.model.bulletin import Bulletin
from ledgers.model.problem import Place
from ledgers.read.documents import documents_of, schemas_of
from tests.cities import MINI, SCHEMAS, MemoryTree

RETURNS = "data/counties/990102/returns/2026-04.yaml"
CORRECTED = "  - {on: 2026-07-14, at: /values/0/numerator, was: 11, now: 10, reason: 核对更正}\n"


def city(files: dict[str, bytes]) -> City:
    tree = MemoryTree({**SCHEMAS, **files})
    return checked(documents_of(tree), schemas_of(tree), date(2026, 7, 15), None)


@pytest.mark.parametrize(("day", "places"), [("2026-07-13", False), ("2026-07-14", True)])
def test_a_correction_is_named_from_its_own_day_on(day: str, *, places: bool) -> None:
    text = MINI[RETURNS].decode().replace("numerator: 11\n", "numerator: 10\n", 1)
    now = city({**MINI, RETURNS: f"{text}corrections:\n{CORRECTED}".encode()})
    on = date.fromisoformat(day)
    issue = Bulletin("weekly", "weekly", "2026", 1, on, on, on, "", "")

    found = late_entries(city(dict(MINI)), now, issue)

    assert (RETURNS in found) is places
    assert all(isinstance(place, Place) for rows in found.values() for place in rows)
