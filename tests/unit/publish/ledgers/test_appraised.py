"""Appraisals on pages: the form, what came of it as far as it is published, a county's results."""

from typing import Any

import pytest

from ledgers.model.ledger_records import Record
from ledgers.publish.ledgers.appraised import appraisals
from ledgers.publish.subjects.appraised import of_county
from tests.unit.publish.issued import TEMPLATES
from tests.unit.publish.ledgers.made import COUNTY, FOLDER, block, cells_of, desk, record, shown

UNIT = f"{COUNTY}-county_commission-01"
ITEM = {
    "item": "study",
    "zh": "学习",
    "en": "Study",
    "max": 40,
    "points": 20,
    "assessors": [{"unit": "one"}, {"unit": "two"}],
}
VOTED = {"item": "voted", "zh": "评议", "max": 80, "options": [{"code": "good", "value": 80}]}
FORM = {"form": [ITEM, VOTED], "rater_groups": [{"code": "served", "weight": 1}]}
POINTS = {
    "unit": UNIT,
    "total": 97,
    "full_marks": 100,
    "rank": 1,
    "place": "first",
    "items": [{"item": "study", "points": 17, "spread": 2}, {"item": "voted", "points": 80}],
}
MARKS = [{"item": "study", "by": "one", "score": 36}, {"item": "study", "by": "two", "score": 32}]


def appraisal(**value: Any) -> Record:  # noqa: ANN401 - plain values
    """Return a final appraisal."""
    return record("appraisals", "K1", owner="city", counties=(), sort="annual", value=value)


def test_points_are_told_with_the_marks_that_they_come_from() -> None:
    entries = [{"unit": UNIT, "marks": MARKS}]
    made = appraisal(**FORM, publish_as="score", entries=entries, results=[POINTS])
    found = block(appraisals(desk(made).here(FOLDER)), "K1")
    form, results = (cells_of(table) for table in found.tables)

    assert form == [
        ["Study", "40", "20", "one 50.0% two 50.0%"],
        ["评议", "80", "80", "Those served 100.0%"],
    ]
    assert [row[1:] for row in results] == [
        ["17 (36 · 32 · Δ2)", "80", "97 / 100", "1", "among the first"]
    ]
    assert "<p>Marks, points and ranks are published.</p>" in TEMPLATES.printed(found.part)


def test_where_ranks_are_published_the_table_has_nothing_else_and_the_best_come_first() -> None:
    ranks = [{"unit": "b", "rank": 2}, {"unit": "a", "rank": 1}, {"unit": "c"}]
    made = appraisal(**FORM, publish_as="rank", results=ranks)
    found = block(appraisals(desk(made).here(FOLDER)), "K1")

    assert cells_of(found.tables[1]) == [["a", "1"], ["b", "2"], ["c", "—"]]
    assert "<p>Equal totals share a rank.</p>" in TEMPLATES.printed(found.part)


@pytest.mark.parametrize(("ties", "told"), [("include", "all belong to"), ("exclude", "left out")])
def test_what_happens_to_ties_at_the_edge_of_a_group_is_told(ties: str, told: str) -> None:
    made = appraisal(**FORM, publish_as="band", last=3, ties=ties, results=[])
    found = block(appraisals(desk(made).here(FOLDER)), "K1")

    assert told in TEMPLATES.printed(found.part)


def test_what_is_combined_is_told_by_mode() -> None:
    modes = [{"mode": "spot", "weight": 0.6}, {"mode": "annual", "weight": 0.4}]
    made = appraisal(combine=modes, publish_as="band", results=[])
    found = block(appraisals(desk(made).here(FOLDER)), "K1")

    assert [cells_of(table) for table in found.tables] == [
        [["spot appraisal", "60.0%"], ["yearly appraisal", "40.0%"]]
    ]


def test_a_county_sees_the_results_of_its_bodies() -> None:
    others = {"unit": "990102-county_commission-01", "rank": 2}
    made = appraisal(**FORM, period="2026", results=[{"unit": UNIT, "rank": 1}, others])
    (row,) = of_county(desk(made).here(FOLDER), COUNTY)

    name, _, rank = (shown(cell.value) for cell in row.cells)
    assert (name, rank) == ("yearly appraisal, 2026", "1")
    assert list(of_county(desk(appraisal(entries=[])).here(FOLDER), COUNTY)) == []
