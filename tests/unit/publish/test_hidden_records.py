"""More hidden records of every ledger change no byte of the portal, however they are hidden."""

import re
from collections.abc import Iterator

import pytest

from demo import mini_city
from ledgers.model.drawn import LETTERS, drawn
from ledgers.model.layout import PERIODIC_LEDGERS, located
from tests.unit.fields import CONTRACT
from tests.unit.publish.views import mini_portal, portal_of, view_in

CITY = mini_city()
MORE = 20
MONTHS = [f"{year}-{month:02}" for year in (2026, 2025) for month in range(1, 13)]
QUARTERS = [f"{year}-Q{quarter}" for year in range(2026, 2020, -1) for quarter in range(1, 5)]
FREE = {"month": MONTHS, "quarter": QUARTERS, "period": [*MONTHS, *QUARTERS]}
FOUND = {
    "data/city/findings": "data/city/findings/F2026-0004.yaml",
    "data/counties/990102/rectifications": "data/counties/990102/rectifications/F2026-0004.yaml",
    "data/city/decisions/990102/rectifications": (
        "data/city/decisions/990102/rectifications/F2026-0004.yaml"
    ),
}
"""A finding and what follows it: these are hidden together, under one name."""
DRAFT = """# yaml-language-server: $schema=../../../schemas/bulletins.schema.json
series: weekly
kind: weekly
status: draft
year: "2026"
issue_no: {number}
title: 通报
period: "2026-W{number:02}"
start_on: 2026-07-06
end_on: 2026-07-12
as_of: 2026-07-12
method: "2026-1"
issuer: "990100-city_commission-01"
preface:
  - "逾期{{tasks.overdue}}项。"
"""


def hidden(ledger: str, text: str, *, waits: bool) -> str:
    """Return a record that keeps itself in, or waits for its event where there may be one."""
    awaited = CONTRACT.ledger(ledger).opens
    if waits and awaited:
        return re.sub(rf"^{awaited}: .*\n", "", text, flags=re.MULTILINE)
    return text if ledger == "decisions" else f"{text}visibility: internal\n"


def models() -> dict[str, str]:
    """Return the first record of each folder of a ledger whose records can hide, by folder."""
    found: dict[str, str] = {}
    for path in sorted(CITY):
        place = located(path)
        if place and ("visibility",) in CONTRACT.ledger(place.ledger).fields:
            found.setdefault(path.rpartition("/")[0], path)
    return {
        folder: path for folder, path in found.items() if "rectifications" not in folder
    } | FOUND


def names_in(folder: str, ledger: str) -> list[str]:
    """Return twenty names for records that nothing in a folder has."""
    if ledger in PERIODIC_LEDGERS:
        periods = FREE[CONTRACT.ledger(ledger).record.name]
        return [name for name in periods if f"{folder}/{name}.yaml" not in CITY][:MORE]
    of = ledger if ledger in LETTERS else "findings"
    return [drawn(of, 2026, 7 * number) for number in range(MORE)]


def more(*, waits: bool) -> Iterator[tuple[str, bytes]]:
    """Yield twenty hidden records of each ledger that can have some, made like one of the city."""
    for folder, path in models().items():
        place = located(path)
        assert place
        text = hidden(place.ledger, CITY[path].decode(), waits=waits)
        old = path.rpartition("/")[2].removesuffix(".yaml")
        for name in names_in(folder, place.ledger):
            yield f"{folder}/{name}.yaml", text.replace(old, name).encode()
    for number in range(1, MORE + 1):
        name = f"data/city/bulletins/weekly-2026-{number:02}.yaml"
        yield name, DRAFT.format(number=number).encode()


@pytest.mark.parametrize("waits", [False, True])
def test_more_hidden_records_of_every_ledger_change_no_byte(waits: bool) -> None:  # noqa: FBT001
    added = dict(more(waits=waits))

    after = portal_of(view_in({**CITY, **added}))

    assert {path for path in added if path in CITY} == set()
    assert after.keys() == mini_portal().keys()
    assert [path for path, data in after.items() if data != mini_portal()[path]] == []
