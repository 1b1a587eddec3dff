"""Required documents are there while they are in force."""

import pytest

from ledgers.check.standards.documents import REPEALED_TOO, documents_missing
from tests.unit.check.filed import grounds

FILES = {
    "data/city/areas.yaml": "areas:\n  - {code: '990121', name: 岫岭县, kind: county}\n",
    "data/city/standards.yaml": (
        "documents:\n  - {id: plan, title: 方案, category: C, due_on: 2026-04-30}\n"
    ),
}
ISSUED = "  - {on: 2026-04-20, status: issued}\n"
REPEALED = "  - {on: 2026-05-20, status: repealed}\n"


@pytest.mark.parametrize(
    ("updates", "found"),
    [
        (ISSUED, []),
        ("", [None]),
        (ISSUED + REPEALED, [REPEALED_TOO]),
        (ISSUED + REPEALED.replace("05-20", "07-16"), []),
    ],
)
def test_what_was_repealed_is_missing_since_the_version_that_says_so(
    updates: str, found: list[str | None]
) -> None:
    filed = {"data/counties/990121/documents/D1.yaml": f"fulfils: plan\nupdates:\n{updates}"}
    problems = documents_missing(grounds(FILES | filed if updates else FILES))

    assert [problem.sharper for problem in problems] == found
