"""What a county takes back or keeps in counts as not filed, inside and in public alike."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from ledgers.assess.city import assess
from ledgers.flow.assess import question_about
from ledgers.flow.load import checked
from ledgers.project.catalog import project
from ledgers.read.documents import documents_of, schemas_of
from tests.cities import MemoryTree
from tests.unit.check.change.judging import TODAY, Edit, Files, add, after, county, gone
from tests.unit.flow.test_review_shared import BASE

WITHDRAWN = "withdrawn: {on: 2026-07-14, reason: 重复}\n"
Scores = Mapping[str, tuple[Decimal | None, int | None]]


def scores(files: Files) -> tuple[Scores, Scores]:
    """Return score and rank of each county, inside and in public."""
    tree = MemoryTree(files)
    city = checked(documents_of(tree), schemas_of(tree), TODAY, None)
    public = project(city.catalog, city.schemas.by_ledger, TODAY)
    inside, outside = (
        assess(question_about(city, catalog), TODAY, weeks=False).counties
        for catalog in (city.catalog, public)
    )
    told = [
        {row.code: (row.standing.score, row.standing.rank) for row in rows}
        for rows in (inside, outside)
    ]
    return told[0], told[1]


@pytest.mark.parametrize("path", ["petitions/2026-06", "returns/2026-06", "facilities/2026-Q2"])
def test_withdrawn_kept_in_or_never_filed_is_the_same(path: str) -> None:
    file = county(path)
    edits: tuple[Edit, ...] = (
        add(file, WITHDRAWN),
        add(file, "visibility: internal\n"),
        gone(file),
    )
    never = scores(after((gone(file),), BASE))

    assert [scores(after((edit,), BASE)) for edit in edits] == [never] * 3
    assert never[0] == never[1]
