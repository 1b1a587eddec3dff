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


NEW = "data/counties/990102/progress/T22.yaml"
FILED = """# yaml-language-server: $schema=../../../../schemas/progress.schema.json
task: T22
unit: 990102-internal_office-02
updates:
  - {on: 2026-07-08, came_in: 2026-07-14, late: 材料移交, status: doing}
"""
MONTH = "data/counties/990102/returns/2026-05.yaml"
LATE = """# yaml-language-server: $schema=../../../../schemas/returns.schema.json
period: 2026-05
filed_on: 2026-07-14
values: [{indicator: masses_checks_township, numerator: 3, denominator: 3}]
"""


@pytest.mark.parametrize(("day", "named"), [("2026-07-13", []), ("2026-07-14", [NEW, MONTH])])
def test_a_file_that_is_new_is_named_from_the_day_on_which_it_came_in(
    day: str, named: list[str]
) -> None:
    was = {path: data for path, data in MINI.items() if path not in {NEW, MONTH}}
    now = city({**was, NEW: FILED.encode(), MONTH: LATE.encode()})
    on = date.fromisoformat(day)
    issue = Bulletin("weekly", "weekly", "2026", 1, on, on, on, "", "")

    assert sorted(late_entries(city(was), now, issue)) == named
