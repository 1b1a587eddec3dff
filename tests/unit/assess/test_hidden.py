"""What a county takes back or keeps in counts as not filed, inside and in public alike."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

import pytest

from ledgers.assess.city import assess
from ledgers.flow.assess import question_about
from ledgers.flow.load import checked
from ledgers.project.catalog import project
from ledgers.read.documents import documents_of, schemas_of
from tests.cities import MemoryTree
from tests.unit.check.change.judging import TODAY, Edit, Files, add, after, county, gone, swap
from tests.unit.flow.test_review_shared import BASE as SHARED
from tests.unit.flow.test_review_shared import SCHEMES

WITHDRAWN = "withdrawn: {on: 2026-07-14, reason: 重复}\n"
INDICATORS = "data/city/indicators.yaml"
UNRANKED = (
    "denominator_zh: 应报告的事项数\n    cycle: quarter\n    level: county\n"
    "    visibility: public\n    ranking_allowed: false"
)
BASE = after(
    (
        swap(SCHEMES, "indicator: finding_closing_rate", "indicator: upward_reports"),
        swap(INDICATORS, UNRANKED, UNRANKED.replace("false", "true")),
        swap(county("returns/2026-Q2"), "numerator: 44", "numerator: 4"),
    ),
    SHARED,
)
"""A county has a low figure, which it would rather not have filed."""
PERIODIC = re.compile("data/counties/[0-9]+/(casework|facilities|petitions|posts|returns)/")
Scores = Mapping[str, tuple[Decimal | None, int | None]]


@cache
def before() -> Scores:
    """Return score and rank of each county as the city is."""
    return scores(BASE)[0]


def scores(files: Files) -> tuple[Scores, Scores]:
    """Return score and rank of each county, inside and in public."""
    tree = MemoryTree(files)
    city = checked(documents_of(tree), schemas_of(tree), TODAY, None)
    public = project(city.catalog, TODAY)
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


@pytest.mark.parametrize("path", [row for row in sorted(BASE) if PERIODIC.match(row)])
def test_nobody_gains_by_taking_back_or_keeping_in(path: str) -> None:
    was, (now, _) = before(), scores(after((add(path, WITHDRAWN),), BASE))
    code = path.split("/")[2]
    (old, rank), (new, place) = was[code], now[code]

    assert old is not None
    assert rank is not None
    assert new is None or (new <= old and (place or 0) >= rank)
