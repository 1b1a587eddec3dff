"""A county's score is told from plain words down to files and lines."""

import json
from decimal import Decimal

import pytest

from ledgers.assess.city import assess
from ledgers.assess.explaining import outlook
from ledgers.model.assessment import Assessment
from ledgers.model.explanation import (
    TASK,
    Explanation,
    Improvement,
    Outlook,
    indicator_name,
    nth,
    section_name,
)
from ledgers.model.values import replace
from ledgers.model.words import english
from ledgers.report.explanation import as_text, indicator_text
from ledgers.report.explanation_json import as_json
from tests.unit.assess.explained import CODES, DAY, city, finding

ONE, OTHER = CODES


def explained(assessment: Assessment | None = None, found: Outlook | None = None) -> Explanation:
    """Return the first county's score taken apart; the other has one task of four accepted."""
    question = city(accepted={OTHER: ("T02",), ONE: ("T02", "T03")})
    made = assessment or assess(question, DAY, weeks=False)
    told = outlook(question.catalog, made, ONE) if found is None else found
    return Explanation(question.catalog, made, made.county(ONE), told, "abc")


def unranked() -> Explanation:
    """Return a county with an error in its data."""
    question = city(unranked=(ONE,))
    assessment = assess(question, DAY, weeks=False)
    county = assessment.county(ONE)
    return Explanation(question.catalog, assessment, county, Outlook())


def test_plain_words_come_first() -> None:
    first, second = as_text(explained(), english).splitlines()[:2]

    assert first == (
        "990121县 is 1st of 2 with 49.0 points; its rank is certain within the weights drawn."
    )
    assert second == "as of 2026-07-15, method 2026-1 Scores by progress of tasks"


def test_every_step_is_told_down_to_the_rank() -> None:
    text = as_text(explained(), english)

    # Two of four tasks are accepted: 50 points, less one for the missed deadline.
    for line in (
        "Indicator  50.0%  2 ÷ 4",
        "Across the dimensions: arithmetic mean, times 100: 50.0000 points",
        "Points taken off for “Indicator”: 1.0",
        "Score, rounded as published: 49.0",
        "Rank: one more than the 0 counties with a higher score: 1st",
        "one more task of “N1” accepted in time: 1st, 74.0 points",
        "“Indicator” at its upper goalpost: 1st, 99.0 points",
    ):
        assert line in text


def test_a_county_without_a_rank_is_told_why() -> None:
    text = as_text(unranked(), english)

    assert text.startswith("990121县 is not ranked: data error in f.\n")
    assert "What would change the rank" not in text


def test_setbacks_are_told() -> None:
    text = as_text(explained(found=Outlook(setbacks=2)), english)

    assert "No single change lifts the score." in text
    assert "whose acceptance now would lower the score: 2." in text


def test_an_outcome_that_depends_on_which_is_a_span() -> None:
    change = Improvement(TASK, "N1", 3, Decimal("62.5"), Decimal("63.0"), 6, 7)

    text = as_text(explained(found=Outlook((change,))), english)

    assert "accepted in time: 6th to 7th depending on which of 3, 62.5–63.0 points" in text


def test_an_indicator_is_told_with_every_input() -> None:
    explanation = explained()
    found = explanation.measurements["task_progress"]

    lines = indicator_text(explanation, found, english).splitlines()

    assert lines[0] == "Indicator of 990121县 on 2026-07-15"
    assert lines[1] == "Indicator (task_progress): 2 ÷ 4 = 50.0%"
    assert [line.split()[0] for line in lines[2:]] == ["value"] * 4
    assert "nothing filed  990121/progress/T01  1 × 0 ÷ 1" in lines[2]


def test_an_indicator_without_a_value_says_why() -> None:
    explanation = explained()
    found = replace(explanation.measurements["task_progress"], value=None)

    assert "(task_progress): not known" in indicator_text(explanation, found, english)


def test_inputs_have_their_file_and_line() -> None:
    question = finding(city())
    assessment = assess(question, DAY, weeks=False)
    catalog = question.catalog
    explanation = Explanation(catalog, assessment, assessment.county(ONE), Outlook())

    row = json.loads(as_json(explanation, explanation.measurements["task_progress"]))

    assert row["formula"] == "0 ÷ 2"
    assert {one["part"] for one in row["inputs"]} == {"denominator"}


def test_json_has_every_step() -> None:
    told = json.loads(as_json(explained()))

    assert [told[key] for key in ("as_of", "commit", "method", "raw")] == [
        "2026-07-15",
        "abc",
        "2026-1",
        50,
    ]
    (dimension,) = told["dimensions"]
    (part,) = dimension["indicators"]
    keys = ("value", "low", "high", "normalised", "weight", "points", "formula")
    assert [part[key] for key in keys] == [0.5, 0, 1, 0.5, 1, 50, "2 ÷ 4"]
    assert [step["printed"] for step in told["steps"]] == [50, -1]
    assert told["county"]["score"] == 49
    assert told["changes"][0]["kind"] == TASK


def test_json_of_a_county_without_a_score_has_null() -> None:
    told = json.loads(as_json(unranked()))

    assert (told["county"]["score"], told["raw"], told["steps"], told["changes"]) == (
        None,
        None,
        [],
        [],
    )


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (13, "13th"), (21, "21st")],
)
def test_places_are_ordinal_in_english(number: int, text: str) -> None:
    assert (str(nth(number)), nth(number).zh) == (text, str(number))


def test_names_that_are_not_known_are_the_identifiers() -> None:
    catalog = city().catalog

    assert str(indicator_name(catalog, "gone")) == "gone"
    assert section_name(catalog, "N9") == "N9"
