"""M9: maxima, shares of units, weights of raters and of modes are computed, and shown once final.

The right values are worked out here from the files alone, with fractions.
"""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

import pytest
import yaml

from ledgers.assess.city import measured_at
from ledgers.flow.assess import question_about
from ledgers.flow.changed import before
from ledgers.flow.figures import computed
from ledgers.flow.load import City, checked
from ledgers.model.bulletin import Bulletin
from ledgers.model.catalog import Catalog
from ledgers.model.lives.on_day import known_on
from ledgers.model.rows import rows
from ledgers.project.catalog import project
from ledgers.read.documents import documents_of, schemas_of
from tests.cities import MINI, SCHEMAS, MemoryTree

pytestmark = pytest.mark.no_cover  # Lines are counted in tests/unit/model/test_appraising.py.

TODAY, END, FINAL = date(2026, 7, 15), date(2026, 7, 26), "2026-07-10"
COUNTIES = ("990102", "990121", "990181")
ONE, OTHER = "990100-internal_office-07", "990100-internal_office-02"
VALUES = {"excellent": 30, "good": 24}
WEIGHTS = {"leaders": "0.5", "peers": "0.3", "staff": "0.2"}
MARKS = {"990102": (88, 79), "990121": (88, 91), "990181": (61, 70)}
VOTES = {"990102": ((5, 1), (4, 8), (3, 3)), "990121": ((6, 0), (9, 3), (2, 2)), "990181": ()}
VOTES["990181"] = ((0, 6), (1, 11), (0, 9))


def unit(county: str) -> str:
    """Return the body of a county that is appraised."""
    return f"{county}-county_commission-01"


def quarterly(published: str, scale: int = 1, final: str = FINAL) -> dict[str, Any]:
    """Return an appraisal of three counties by two units and three groups of raters."""
    return {
        "kind": "spot" if scale > 1 else "quarterly_two_resp",
        "period": "2026-Q1",
        "scheme": "2026-2",
        "assessor": ONE,
        "rater_groups": [
            {"code": code, "weight": Fraction(weight), "minimum": 6}
            for code, weight in WEIGHTS.items()
        ],
        "form": [
            {
                "item": "study",
                "zh": "学习",
                "max": 100,
                "points": 70,
                "assessors": [
                    {"unit": ONE, "share": Fraction("0.75")},
                    {"unit": OTHER, "share": Fraction("0.25")},
                ],
            },
            {
                "item": "voted",
                "zh": "评议",
                "max": 30,
                "options": [{"code": code, "value": value} for code, value in VALUES.items()],
            },
        ],
        "publish_as": published,
        "first": 1,
        "last": 1,
        "grades": [{"code": "excellent", "at_least": 90}, {"code": "good", "at_least": 60}],
        "entries": [entry(county, scale) for county in COUNTIES],
        "confirmed_on": "2026-07-03",
        "appeals_until": "2026-07-08",
        "final_on": final,
    }


def entry(county: str, scale: int) -> dict[str, Any]:
    """Return the marks and the votes that a county got; a larger scale divides its marks."""
    scores = zip((ONE, OTHER), MARKS[county], strict=True)
    ballots = zip(WEIGHTS, VOTES[county], strict=True)
    return {
        "unit": unit(county),
        "marks": [{"item": "study", "by": by, "score": score // scale} for by, score in scores],
        "ballots": [
            {
                "item": "voted",
                "group": code,
                "distribution": [
                    {"code": grade, "count": count}
                    for grade, count in zip(VALUES, votes, strict=True)
                ],
            }
            for code, votes in ballots
        ],
    }


OVERALL = {
    "kind": "overall",
    "period": "2026-Q1",
    "scheme": "2026-2",
    "assessor": ONE,
    "combine": [
        {"mode": "spot", "weight": Fraction("0.6")},
        {"mode": "quarterly_two_resp", "weight": Fraction("0.4")},
    ],
    "publish_as": "score",
    "entries": [{"unit": unit(county)} for county in COUNTIES],
    "confirmed_on": "2026-07-12",
    "final_on": "2026-07-14",
}
TOTAL = """
  - id: appraised
    zh: 季度考核得分率
    en: Points of the quarterly appraisals
    form: ratio
    measure: "%"
    numerator_zh: 得分
    denominator_zh: 满分
    cycle: quarter
    level: county
    visibility: public
    ranking_allowed: true
    direction: more_is_better
    source:
      ledger: appraisals
      each: results
      window: year
      dated: final_on
      where:
        - {field: kind, in: [quarterly_two_resp]}
        - {field: publish_as, in: [score]}
      numbers:
        - {part: numerator, sum: [total]}
        - {part: denominator, sum: [full_marks]}
    requirements: [R336]
"""
OF_ITEM = (
    TOTAL.replace("appraised", "studied")
    .replace("results", "results.items")
    .replace("sum: [total]", "sum: [points], where: [{field: item, in: [study]}]")
    .replace("sum: [full_marks]", "sum: [full_marks], where: [{field: item, in: [study]}]")
)


def written(value: Mapping[str, Any]) -> bytes:
    """Return a record as its file holds it."""
    line = "# yaml-language-server: $schema=../../../schemas/appraisals.schema.json\n"
    return (line + json.dumps(value, default=float, ensure_ascii=False, indent=1)).encode()


def city(
    *appraisals: Mapping[str, Any], indicators: str = "", scored: str = "task_progress"
) -> City:
    """Return the mini city with some appraisals more, scored by an indicator."""
    names = [f"data/city/appraisals/K2026-{number:04}.yaml" for number in range(9001, 9010)]
    more = {name: written(value) for name, value in zip(names, appraisals, strict=False)}
    measures = MINI["data/city/indicators.yaml"] + indicators.encode()
    method = MINI["data/city/schemes.yaml"].replace(b"task_progress", scored.encode())
    registers = {"data/city/indicators.yaml": measures, "data/city/schemes.yaml": method}
    tree = MemoryTree({**SCHEMAS, **MINI, **more, **registers})
    return checked(documents_of(tree), schemas_of(tree), END, None)


@cache
def published(way: str) -> City:
    """Return the city whose quarter is published in a way."""
    return city(quarterly(way))


def results(found: City, number: int = 9001, day: date = TODAY) -> list[dict[str, Any]]:
    """Return the public results of an appraisal on a day."""
    public = project(found.catalog, day)
    (value,) = [row.value for row in public.documents if row.id == f"K2026-{number}"]
    return [dict(row) for row in value["results"]]  # type: ignore[attr-defined]


def two(number: Fraction) -> Fraction:
    """Return a number above nought with two decimals, halves upwards."""
    return Fraction(int(number * 100 + Fraction(1, 2)), 100)


def expected(file: bytes) -> dict[str, Fraction]:
    """Work the totals out from the file alone: sums of points with two decimals."""
    value = yaml.safe_load(file)
    weights = {row["code"]: Fraction(str(row["weight"])) for row in value["rater_groups"]}
    study, voted = value["form"]
    shares = {row["unit"]: Fraction(str(row["share"])) for row in study["assessors"]}
    worth = {row["code"]: row["value"] for row in voted["options"]}
    found = {}
    for row in value["entries"]:
        marked = sum(shares[mark["by"]] * mark["score"] for mark in row["marks"])
        groups = [
            (weights[each["group"]], [(one["code"], one["count"]) for one in each["distribution"]])
            for each in row["ballots"]
        ]
        kept = [(weight, rows) for weight, rows in groups if sum(n for _, n in rows) >= 6]
        means = [
            (weight, Fraction(sum(worth[code] * n for code, n in rows), sum(n for _, n in rows)))
            for weight, rows in kept
        ]
        ballots = sum(weight * mean for weight, mean in means) / sum(w for w, _ in means)
        found[row["unit"]] = two(Fraction(marked * 70, 100)) + two(Fraction(ballots))
    return found


def test_points_of_units_and_ballots_come_out_as_the_file_says() -> None:
    """990102: 0.7 × (0.75 × 88 + 0.25 × 79) + 0.5 × 29 + 0.3 × 26 + 0.2 × 27 = 60.03 + 27.7."""
    found = expected(written(quarterly("score")))
    shown = {row["unit"]: row for row in results(published("score"))}

    assert found[unit("990102")] == Fraction("87.73")
    assert {name: row["total"] for name, row in shown.items()} == found
    assert [row["rank"] for row in shown.values()] == [2, 1, 3]
    assert [row["grade"] for row in shown.values()] == ["good", "excellent", "good"]
    assert [item["spread"] for item in shown[unit("990102")]["items"]] == [Decimal("6.30"), 3]


@pytest.mark.parametrize(
    ("way", "fields"),
    [
        ("rank", {"unit", "rank"}),
        ("band", {"unit", "place"}),
        ("grade", {"unit", "grade"}),
        ("best_only", {"unit", "rank", "place"}),
    ],
)
def test_nothing_is_public_but_what_the_appraisal_says(way: str, fields: set[str]) -> None:
    found = published(way)
    public = project(found.catalog, TODAY)
    (value,) = [row.value for row in public.documents if row.id == "K2026-9001"]

    assert {name for row in results(found) for name in row} == fields
    assert "marks" not in str(value)
    assert "ballots" not in str(value)
    assert len(results(found)) == (1 if way == "best_only" else 3)


def test_before_it_is_final_nothing_is_known_of_it() -> None:
    found = published("score")
    public = project(found.catalog, date(2026, 7, 9))

    assert [row for row in public.documents if row.id == "K2026-9001"] == []


def test_an_overall_appraisal_is_computed_from_the_others_of_its_period() -> None:
    parts = [quarterly("score"), quarterly("score", scale=2)]
    found = city(*parts, OVERALL)
    quarter, spot = (expected(written(part)) for part in parts)
    totals = {row["unit"]: row["total"] for row in results(found, 9003)}

    assert found.problems == published("score").problems
    assert totals == {
        name: two(Fraction("0.6") * spot[name]) + two(Fraction("0.4") * quarter[name])
        for name in quarter
    }


def test_what_becomes_final_later_is_not_in_an_overall_appraisal() -> None:
    late = quarterly("score", scale=2, final="2026-07-15")
    rows = results(city(quarterly("score"), late, OVERALL), 9003)

    assert [set(row) for row in rows] == [{"unit", "items"}] * 3


def shares(
    found: City, catalog: Catalog, day: date = TODAY
) -> dict[tuple[str, str], Fraction | None]:
    """Return what the two indicators above give for each county."""
    asked = [catalog.indicators[name] for name in ("appraised", "studied")]
    measured = measured_at(question_about(found, catalog), asked, day)
    return {
        (name, code): row.value for name, rows in measured.items() for code, row in rows.items()
    }


def test_a_scheme_may_be_fed_by_points_that_are_published() -> None:
    found = city(quarterly("score"), indicators=TOTAL + OF_ITEM)
    public = project(found.catalog, TODAY)
    totals = expected(written(quarterly("score")))

    assert found.problems == published("score").problems
    assert shares(found, public) == shares(found, found.catalog)
    assert shares(found, public)["studied", "990102"] == Fraction(6003, 7000)
    for code in COUNTIES:
        assert shares(found, public)["appraised", code] == totals[unit(code)] / 100


def test_points_that_are_not_always_published_may_not_be_ranked() -> None:
    loose = TOTAL.replace("        - {field: publish_as, in: [score]}\n", "")
    problems = city(quarterly("rank"), indicators=loose).problems
    known = published("rank").problems

    assert {row.kind.code for row in problems if row not in known} == {"S124"}


# ── A mark that is corrected once all is final ───────────────────────────────────────────────────

BEFORE, AFTER = date(2026, 7, 19), date(2026, 7, 20)
"""The correction counts ten days after the appraisal was final."""


def corrected(way: str = "score", on: str = "2026-07-20", score: int = 48) -> dict[str, Any]:
    """Return the appraisal with another first mark of 990102, 88 until a day."""
    value = quarterly(way)
    mark = value["entries"][0]["marks"][0]
    made = {"on": on, "at": "/entries/0/marks/0/score", "was": mark["score"], "now": score}
    mark["score"] = score
    return {**value, "corrections": [{**made, "reason": "复核更正"}]}


def public_at_the_end(found: City) -> Catalog:
    """Return what is public of a city in the end."""
    return project(found.catalog, END)


def test_a_correction_counts_from_its_day_for_the_city_and_the_public_alike() -> None:
    """Forty of 100 fewer by a share of 0.75 are 21 of 70 points."""
    found = city(corrected(), indicators=TOTAL + OF_ITEM)
    public, first = public_at_the_end(found), city(quarterly("score"), indicators=TOTAL + OF_ITEM)

    assert found.problems == first.problems
    was, now = (expected(written(value))[unit("990102")] for value in (quarterly(""), corrected()))
    for day, total in ((BEFORE, was), (AFTER, now), (END, now)):
        assert shares(found, public, day) == shares(found, found.catalog, day)
        assert shares(found, public, day)["appraised", "990102"] == total / 100
    assert was - now == 21
    assert shares(found, public, BEFORE) == shares(first, first.catalog, BEFORE)


@pytest.mark.parametrize("way", ["score", "rank", "band", "grade", "best_only"])
def test_the_public_sees_of_a_former_result_what_it_saw_then(way: str) -> None:
    found, first = city(corrected(way, score=100)), city(quarterly(way))
    then = known_on(public_at_the_end(found), BEFORE)
    value = next(row.value for row in then.documents if row.id == "K2026-9001")

    assert rows(value, "results") == results(first)
    assert results(found, day=END) != results(first)
    assert ("/marks" in str(then.by_ledger["appraisals"])) is (way == "score")


def test_what_was_corrected_before_it_was_final_is_never_told() -> None:
    found = city(corrected("rank", on=FINAL, score=100))
    (value,) = [row.value for row in public_at_the_end(found).documents if row.id == "K2026-9001"]

    assert "corrections" not in value
    assert [row["rank"] for row in rows(value, "results")] == [1, 2, 3]


def overall_on(found: City, day: date) -> dict[str, Fraction]:
    """Return the public totals of the overall appraisal as they were known on a day."""
    then = known_on(public_at_the_end(found), day)
    value = next(row.value for row in then.documents if row.id == "K2026-9003")
    return {row["unit"]: row["total"] for row in rows(value, "results")}


def test_an_overall_appraisal_follows_a_correction_and_a_withdrawal_of_its_parts() -> None:
    """A part that was withdrawn leaves its mode open, so that no total is left."""
    spot, gone = quarterly("score", scale=2), {"on": "2026-07-22", "reason": "重复"}
    found = city(corrected(), {**spot, "withdrawn": gone}, OVERALL)
    first, then = (city(each, spot, OVERALL) for each in (quarterly("score"), corrected()))

    assert overall_on(found, BEFORE) == overall_on(first, END)
    assert overall_on(found, AFTER) == overall_on(found, date(2026, 7, 21))
    assert overall_on(found, AFTER) == overall_on(then, END) != overall_on(first, END)
    with pytest.raises(KeyError, match="total"):
        overall_on(found, date(2026, 7, 22))


def test_without_a_correction_the_overall_appraisal_is_what_it_was() -> None:
    spot = quarterly("score", scale=2)
    then, now = (city(each, spot, OVERALL) for each in (quarterly("score"), corrected()))
    late = before(now, then, {"data/city/appraisals/K2026-9001.yaml"})

    assert [row.value for row in late.catalog.by_ledger["appraisals"]] == [
        row.value for row in then.catalog.by_ledger["appraisals"]
    ]


@pytest.mark.parametrize(("day", "same"), [(BEFORE, True), (AFTER, False)])
def test_an_issue_between_an_appraisal_and_its_correction_keeps_its_figures(
    day: date, *, same: bool
) -> None:
    then, now = (
        city(each, indicators=TOTAL, scored="appraised")
        for each in (quarterly("score"), corrected())
    )
    issue = Bulletin("weekly", "weekly", "2026", 1, day, day, day, "", "")
    was, found = (computed(each, issue).facts for each in (then, now))

    assert "county.score" in {fact.key for fact in was}
    assert (was == found) is same
