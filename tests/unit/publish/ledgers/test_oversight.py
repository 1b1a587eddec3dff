"""Checks, rounds, appraisals and actions, as far as they are public."""

from ledgers.publish.ledgers.oversight import APPRAISALS, CHECKS, ROUNDS, actions
from tests.unit.publish.ledgers.made import FOLDER, cells_of, desk, record


def test_checks_and_rounds_and_appraisals_are_told_as_far_as_they_are_public() -> None:
    check = record("checks", owner="city", counties=(), value={"problems_n": 3})
    inspected = record("rounds", owner="city", value={"targets": [{"problems_n": 4}]})
    target = {"problems_n": 4, "immediate_n": 1, "rectified_n": 3}
    done = {"targets": [{**target, "stages": {"enter": "2026-06-12"}}]}
    rectified = record("rounds", "X2", owner="city", value=done)
    raters = {"rater_groups": [{"code": "served", "weight": 0.6}, {"code": "others"}]}
    judged = record("appraisals", owner="city", counties=(), sort="annual", value=raters)
    quiet = record("appraisals", "X2", owner="city")
    seen = desk(check, inspected, rectified, judged, quiet)
    (checked,), (targets,), (final,) = (
        CHECKS.block(seen.here(FOLDER)),
        ROUNDS.block(seen.here(FOLDER)),
        APPRAISALS.block(seen.here(FOLDER)),
    )

    assert cells_of(checked.tables[0])[0][2:] == ["—", "—", "—", "—", "—", "3", "—"]
    assert [row[4:10] for row in cells_of(targets.tables[0])] == [
        ["2026-06-12", "—", "4", "1", "3", "75.0%"],
        ["—", "—", "4", "—", "—", "—"],
    ]
    assert [row[6] for row in cells_of(final.tables[0])][1] == "Those served 60.0% others —"
    assert cells_of(final.tables[0])[1][2] == "the city"


def test_what_is_not_there_is_not_shown() -> None:
    empty = desk().here(FOLDER)

    assert [
        *CHECKS.block(empty),
        *ROUNDS.block(empty),
        *APPRAISALS.block(empty),
    ] == []
    assert list(actions(empty)) == []
    assert len(list(actions(desk(record("actions")).here(FOLDER)))) == 1
