"""Hold corrections to the word of the value that they name: seen where it is, else not at all."""

from datetime import date
from typing import Any

import pytest

from ledgers.project.catalog import project, sources_of
from tests.unit.check.change.judging import (
    Edit,
    add,
    after,
    catalog_of_files,
    county,
    put,
    swap,
)

DAY = date(2026, 7, 15)
RETURN, UNITS, POSTS = county("returns/2026-05"), county("units"), county("posts/2026-Q2")
HIDDEN = "units:\n  - id: 990121-internal_office-77\n    visibility: internal\n    name: 密\n"
HIDDEN += '    kind: internal_office\n    level: county\n    area: "990121"\n'


def public(path: str, *edits: Edit) -> tuple[Any, list[str]]:
    """Return the public corrections of a record, and the public lines of its file about them."""
    catalog = catalog_of_files(after(edits))
    city = project(catalog, DAY)
    shown = next(row for row in city.documents if row.file == path)
    source = next(row for row in sources_of(city) if row.file == path)
    lines = [line.strip() for line in source.lines]
    there = lines.index("corrections:") if "corrections:" in lines else len(lines)
    return shown.value.get("corrections"), lines[there:]


def corrected(at: str, **more: object) -> str:
    """Return a correction with every field, in block style."""
    said = {"at": at, "was": "原", "now": "新", "reason": "理由", **more}
    rows = "".join(f"    {name}: {value}\n" for name, value in said.items())
    return f"corrections:\n  - on: 2026-07-14\n{rows}"


def test_the_correction_of_a_public_value_is_public_with_its_reason() -> None:
    text = corrected("/values/0/numerator", was=50, now=56)

    value, lines = public(RETURN, add(RETURN, text))

    entry = {"on": "2026-07-14", "at": "/values/0/numerator", "was": 50, "now": 56}
    assert value == [{**entry, "reason": "理由"}]
    assert len(lines) == len(text.splitlines())


@pytest.mark.parametrize(
    "at",
    [
        "/values/4/this_period",  # Counted in sums only: the indicator is.
        "/visibility",
        "/corrections/0/reason",
        "/nothing",
        "/values/²/numerator",  # A digit to Python, and no number.
        "/values/٣/numerator",
        "/values/nothing/0",
        "/",
        "words",
    ],
)
def test_the_correction_of_a_hidden_value_or_of_none_leaves_no_trace(at: str) -> None:
    value, lines = public(RETURN, add(RETURN, corrected(at)))

    assert value is None
    assert lines == []


def test_a_pointer_is_numbered_anew_behind_a_hidden_entry() -> None:
    edits = swap(UNITS, "units:\n", HIDDEN), add(UNITS, corrected("/units/1/name"))

    value, lines = public(UNITS, *edits)

    assert [row["at"] for row in value] == ["/units/0/name"]
    assert "at: /units/0/name" in lines  # The other number would say that one before is hidden.


def test_the_correction_of_a_hidden_entry_is_hidden() -> None:
    value, _ = public(
        UNITS, swap(UNITS, "units:\n", HIDDEN), add(UNITS, corrected("/units/0/name"))
    )

    assert value is None


def test_of_a_group_only_the_public_part_is_shown() -> None:
    entry = "{unit: 990121-county_commission-01, established: 9, nobody: 3}"
    text = corrected("/units/0", was=entry, now=entry)

    value, _ = public(POSTS, put(POSTS, f"quarter: 2026-Q2\nunits:\n  - {entry}\n{text}"))

    assert [sorted(row["was"]) for row in value] == [["established", "unit"]]
