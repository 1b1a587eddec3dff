"""Hold every number of a day to what was known on that day, inside and in public alike."""

from datetime import date
from fractions import Fraction

import pytest

from ledgers.assess.city import Question, assess, measured_at
from ledgers.model.catalog import Catalog
from ledgers.project.catalog import project
from tests.unit.check.change.judging import BASE, after, catalog_of_files, county, swap

RETURN = county("returns/2026-05")
FILED = "filed_on: 2026-06-01\n"
CORRECTION = "  - {on: 2026-06-12, at: /values/0/numerator, was: 50, now: 56, reason: 漏计}\n"
CITIES = {
    "corrected": after([swap(RETURN, FILED, f"{FILED}corrections:\n{CORRECTION}")]),
    "withdrawn": after(
        [swap(RETURN, FILED, f"{FILED}withdrawn: {{on: 2026-06-12, reason: 重复}}\n")]
    ),
}
BEFORE, ON, LATER = date(2026, 6, 11), date(2026, 6, 12), date(2026, 6, 25)


def question_on(catalog: Catalog, day: date, *, public: bool) -> Question:
    """Return what is assessed: inside everything, in public what may be seen on a day."""
    shown = project(catalog, day) if public else catalog
    assert shown.programme is not None
    assert shown.rules is not None
    return Question(shown, shown.programme, shown.rules, {})


@pytest.mark.parametrize("public", [False, True])
@pytest.mark.parametrize(
    ("city", "found"),
    [
        ("corrected", {BEFORE: Fraction(132, 153), ON: Fraction(138, 153)}),
        ("withdrawn", {BEFORE: Fraction(138, 153), ON: None}),  # It was due, and is not filed.
    ],
)
def test_a_number_of_a_day_uses_what_was_known_on_it(
    city: str, found: dict[date, Fraction | None], *, public: bool
) -> None:
    question = question_on(catalog_of_files(CITIES[city]), LATER, public=public)
    asked = [question.catalog.indicators["village_day"]]

    measured = {day: measured_at(question, asked, day)["village_day"]["990121"] for day in found}

    assert {day: row.value for day, row in measured.items()} == found


def test_the_weeks_before_a_withdrawal_stay_what_they_were() -> None:
    plan = county("progress/T07")
    withdrawn = catalog_of_files(
        after([swap(plan, "task: T07\n", "task: T07\nwithdrawn: {on: 2026-07-10, reason: 误报}\n")])
    )

    then = assess(question_on(BASE, LATER, public=False), date(2026, 7, 15)).weeks
    now = assess(question_on(withdrawn, LATER, public=False), date(2026, 7, 15)).weeks

    known = [week.counties["990121"][0] for week in then if week.as_of < date(2026, 7, 10)]
    assert [week.counties["990121"][0] for week in now][: len(known)] == known
    assert len(known) > 10


def test_by_the_rules_before_this_version_earlier_days_are_judged_in_hindsight() -> None:
    """Issues of versions before 0.4.0 were computed so."""
    question = question_on(catalog_of_files(CITIES["corrected"]), LATER, public=True)
    late = Question(question.catalog, question.programme, question.rules, {}, before_0_4=True)
    asked = [question.catalog.indicators["village_day"]]

    assert measured_at(late, asked, BEFORE)["village_day"]["990121"].value == Fraction(138, 153)
