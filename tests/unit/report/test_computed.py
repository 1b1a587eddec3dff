"""What a changed program computes is shown, marked, and does nothing."""

import json

import pytest

from ledgers.model.words import english
from ledgers.report.comment import READ, ROOM, as_markdown

HEAD = "\n## Computed by the changed program, which proves nothing\n\n"
COUNTY = {"code": "990121", "name": "岫岭县", "score": 63.7, "rank": 2, "more": [{}]}


def printed(*rows: dict[str, object]) -> bytes:
    """Return what a program prints of a city."""
    return json.dumps({"as_of": "2026-07-15", "counties": rows}).encode()


def shown(base: bytes, head: bytes) -> str:
    """Return what is shown below the mark."""
    found = as_markdown(base, head, english)
    assert found.startswith(HEAD)
    return found.removeprefix(HEAD)


def test_scores_and_ranks_that_move_are_shown() -> None:
    new = {**COUNTY, "code": "990122", "score": 7, "rank": 1}
    head = printed({**COUNTY, "score": 62.45, "rank": None}, new)

    assert shown(printed(COUNTY), head) == (
        "- 岫岭县 990121: score 63.7 → 62.45; rank 2 → —\n"
        "- 岫岭县 990122: score — → 7; rank — → 1\n"
    )


def test_what_does_not_move_is_said_in_one_line() -> None:
    assert shown(printed(COUNTY), printed(COUNTY)) == "No score or rank moves.\n"


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"\xff",
        b"[" * READ,
        b"[1]",
        printed({**COUNTY, "code": "<img>"}),
        printed({**COUNTY, "code": "990121\n"}),
        printed({**COUNTY, "name": "x" * 41}),
        printed({**COUNTY, "score": "1"}),
        printed({**COUNTY, "score": 1e300}),
        printed({**COUNTY, "score": float("nan")}),
        printed({**COUNTY, "rank": 0}),
        printed({**COUNTY, "rank": True}),
        printed(*[COUNTY] * 1001),
    ],
)
def test_what_is_not_in_its_form_is_not_shown(head: bytes) -> None:
    assert shown(printed(COUNTY), head) == "What it says of both sides cannot be read.\n"


def test_a_name_is_text() -> None:
    head = printed({**COUNTY, "name": "<b>@all`\n#7", "rank": 3})

    assert shown(printed(COUNTY), head) == "- ``<b>@all` #7`` 990121: rank 2 → 3\n"


def test_rows_that_have_no_room_are_counted() -> None:
    rows = [{**COUNTY, "code": f"{code:06}"} for code in range(1000)]
    found = shown(printed(), printed(*rows))

    assert len(found) < ROOM + 100
    assert found.endswith("more rows are left out here; the JSON has them all\n")
