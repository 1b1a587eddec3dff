"""Hold several programmes in one repository to the issue: each by its own, nothing summed up."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from ledgers.assess.city import assess
from ledgers.edit.drafts import DraftWish, drafted
from ledgers.flow.assess import asked_about, question_about, todo_of
from ledgers.flow.bulletins import words_from
from ledgers.flow.figures import computed
from ledgers.flow.load import City, Request, checked
from ledgers.flow.review import moves_between
from ledgers.model.assessment import Assessment, CountyResult, MeasureStatus
from ledgers.model.bulletin import Bulletin, Fact, differences
from ledgers.model.catalog import Catalog
from ledgers.model.changes import explanations
from ledgers.model.lives.missing import Due, missing
from ledgers.model.lives.on_day import known_on
from ledgers.model.lives.programmes import leading, of_programme
from ledgers.model.problem import CannotGoOn
from ledgers.model.review import RANK, SCORE
from ledgers.model.words import english
from ledgers.publish.subjects.asked import reforms_of
from ledgers.read.documents import documents_of, schemas_of
from ledgers.read.home import in_both
from tests.cities import MINI, SCHEMAS, MemoryTree, write_city
from tests.sequel import NAME, with_sequel
from tests.unit.check.change.judging import CITY, TODAY, TREE, after, codes, problems_of, put, swap

FIRST = "foundations-2026"
START, END = date(2026, 3, 31), date(2026, 10, 31)
LATER = date(2027, 3, 5)
SEQUEL = with_sequel("2027-01-04", "2027-03-01", "2027-06-30")
DAYS = ("2026-08-31", "2026-10-01", "2026-12-31")
OVERLAP = with_sequel(*DAYS)
COUNTIES = ("990102", "990121", "990181")


@cache
def known(text: str) -> City:
    """Return one of the cities below, read and checked as of its last day."""
    files, today = CITIES[text]
    tree = MemoryTree({**SCHEMAS, **files})
    return checked(documents_of(tree), schemas_of(tree), today, None)


def edited(files: Mapping[str, bytes], path: str, old: str, new: str) -> Mapping[str, bytes]:
    text = files[path].decode()
    assert text.count(old) == 1
    return {**files, path: text.replace(old, new).encode()}


T16 = "data/counties/990121/progress/T16.yaml"
RETURNED = """\
# yaml-language-server: $schema=../../../../../schemas/decisions.schema.json
subject: progress/T16
decisions:
  - on: 2026-10-30
    decision: returned
    of: 2
    measures: [T16.3]
    reason: 缺少照片
"""
SUBMITTED = """
  - on: 2026-10-12
    status: submitted
    measures: [T16.3]
"""
AGAIN = """\
  - on: 2026-11-04
    status: submitted
    measures: [T16.3]
"""
ACCEPTED = """\
  - on: 2026-11-06
    decision: accepted
    of: 3
    measures: [T16.3]
"""
DECISION = "data/city/decisions/990121/progress/T16.yaml"
OPEN = {
    **edited(MINI, T16, "    status: doing\n", f"    status: doing{SUBMITTED}"),
    DECISION: RETURNED.encode(),
}
RESUBMITTED = edited(OPEN, T16, SUBMITTED.strip("\n"), SUBMITTED.strip("\n") + "\n" + AGAIN)
FINISHED = {**RESUBMITTED, DECISION: (RETURNED + ACCEPTED).encode()}
EXTENDED = edited(
    MINI,
    "data/city/decisions/990121/progress/T20.yaml",
    "until: 2026-07-30",
    "until: 2026-11-20",
)
TWO_LEADS = with_sequel(
    "2026-08-31", "2026-10-01", "2026-12-31", more="\n    leads_from: 2026-11-01"
)
WEEKLY = edited(
    with_sequel(*DAYS, more="\n    series: [weekly_sequel]"),
    "data/city/programme.yaml",
    "end_on: 2026-10-31\nphases",
    "end_on: 2026-10-31\nseries: [weekly]\nphases",
)
WORD = "bulletin_series:\n"
OVER = "{on: 2026-10-01, reason: 不再要求}"
WEEKLY = edited(
    WEEKLY,
    "data/city/vocab.yaml",
    WORD,
    f"{WORD}  - code: weekly_sequel\n    zh: 提升周通报\n    en: Weekly of the sequel\n",
)
TASKS = "data/city/tasks.yaml"
CANCELLED = edited(
    edited(WEEKLY, TASKS, "- id: T07.2\n", f"- id: T07.2\n{' ' * 8}cancelled: {OVER}\n"),
    TASKS,
    "{id: T31.2, ",
    f"{{id: T31.2, cancelled: {OVER}, ",
)
CITIES: Mapping[str, tuple[Mapping[str, bytes], date]] = {
    "one": (MINI, LATER),
    "two": (SEQUEL, LATER),
    "overlap": (OVERLAP, LATER),
    "led later": (TWO_LEADS, LATER),
    "series": (WEEKLY, LATER),
    "cancelled": (CANCELLED, LATER),
    "open": (OPEN, date(2026, 11, 3)),
    "resubmitted": (RESUBMITTED, date(2026, 11, 5)),
    "finished": (FINISHED, date(2026, 11, 6)),
    "extended": (EXTENDED, date(2026, 11, 6)),
}


def assessed(text: str, day: date, name: str | None = None) -> Assessment:
    """Return the assessment of a programme of a city, of the leading one where none is named."""
    city = known(text)
    catalog = asked_about(known_on(city.catalog, day), day, name)
    return assess(question_about(city, catalog), day)


def results(text: str, day: date, name: str | None = None) -> dict[str, CountyResult]:
    return {row.code: row for row in assessed(text, day, name).counties}


def scores(text: str, day: date, name: str) -> dict[str, tuple[int | None, Decimal | None]]:
    found = results(text, day, name)
    return {code: (row.standing.rank, row.standing.score) for code, row in found.items()}


@pytest.mark.parametrize("text", sorted(CITIES))
def test_a_city_of_several_programmes_has_no_error(text: str) -> None:
    errors = [row for row in known(text).problems if row.is_error]

    assert [(row.place, row.kind.code) for row in errors] == []


# T7 ──────────────────────────────────────────────────────────────────────────────────────────────


def third_measure(text: str, day: date) -> tuple[MeasureStatus, bool, int | None]:
    """Return status and lateness of T16.3 in 990121, and the county's rank."""
    county = results(text, day)["990121"]
    (state,) = (row for row in county.tasks if row.task == "T16")
    (measure,) = (row for row in state.measures if row.id == "T16.3")
    return measure.status, measure.overdue, county.standing.rank


def test_what_was_returned_on_the_last_day_is_filed_again_and_accepted_after_it() -> None:
    returned, pending, done = (
        MeasureStatus.RETURNED,
        MeasureStatus.SUBMITTED,
        MeasureStatus.ACCEPTED,
    )

    assert third_measure("open", date(2026, 11, 3)) == (returned, False, 3)
    assert third_measure("open", date(2026, 11, 10)) == (returned, True, 3)
    assert third_measure("resubmitted", date(2026, 11, 10)) == (pending, False, 3)
    assert third_measure("finished", date(2026, 11, 10)) == (done, False, 3)


def test_what_is_accepted_after_the_end_counts() -> None:
    before, after = (
        results(text, date(2026, 11, 10))["990121"].standing for text in ("resubmitted", "finished")
    )

    assert (before.score, after.score) == (Decimal("12.2"), Decimal("17.3"))


def test_an_extension_may_end_after_the_programme() -> None:
    county = results("extended", date(2026, 11, 6))["990121"]
    (limit,) = (row.limit for state in county.tasks for row in state.measures if row.id == "T20.2")

    assert limit == date(2026, 11, 20)
    assert county.standing.rank is not None


# T8 ──────────────────────────────────────────────────────────────────────────────────────────────


def test_each_programme_ranks_by_its_own() -> None:
    assert scores("two", LATER, NAME) == {
        "990102": (2, Decimal("0.0")),
        "990121": (1, Decimal("25.0")),
        "990181": (2, Decimal("0.0")),
    }
    assert scores("two", LATER, FIRST) == scores("one", LATER, FIRST)
    assert assessed("two", LATER, NAME).method == "2027-9"
    assert assessed("two", LATER, NAME).weeks[0].as_of == date(2027, 1, 10)


@pytest.mark.parametrize("text", ["two", "overlap", "led later", "series"])
def test_a_further_programme_changes_no_number_of_the_first(text: str) -> None:
    days = (START + timedelta(days=37 * step) for step in range(10))

    for day in (*days, END, LATER):
        assert assessed(text, day, FIRST) == assessed("one", day), day


def test_an_error_in_the_work_on_one_programme_unranks_nobody_in_another() -> None:
    path = "data/counties/990121/progress/T30.yaml"
    tree = MemoryTree({**SCHEMAS, **SEQUEL, path: SEQUEL[path].replace(b"submitted", b"done")})
    city = checked(documents_of(tree), schemas_of(tree), LATER, None)
    ranks = {
        name: [
            row.standing.rank
            for row in assess(
                question_about(city, asked_about(city.catalog, LATER, name)), LATER
            ).counties
        ]
        for name in (FIRST, NAME)
    }

    assert ranks == {FIRST: [2, 3, 1], NAME: [1, None, 1]}


def test_a_programme_that_cannot_be_read_adds_nothing_to_the_first() -> None:
    path = "data/city/programmes.yaml"
    tree = MemoryTree({**SCHEMAS, **SEQUEL, path: SEQUEL[path].replace(b"programmes:", b"rows:")})
    city = checked(documents_of(tree), schemas_of(tree), LATER, None)
    found = assess(question_about(city, asked_about(city.catalog, LATER, None)), LATER)

    assert found.city == assessed("one", LATER).city
    assert {row.standing.rank for row in found.counties} == {None}


# Which one leads ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "day", "name"),
    [
        ("two", date(2026, 1, 1), FIRST),
        ("two", END, FIRST),
        ("two", date(2027, 1, 3), FIRST),
        ("two", date(2027, 1, 4), NAME),
        ("overlap", date(2026, 8, 30), FIRST),
        ("overlap", date(2026, 8, 31), NAME),
        ("led later", date(2026, 10, 31), FIRST),
        ("led later", date(2026, 11, 1), NAME),
    ],
)
def test_the_last_one_begun_leads_also_through_a_gap(text: str, day: date, name: str) -> None:
    found = leading(known(text).catalog, day)

    assert found is not None
    assert found.id == name


def test_a_programme_that_there_is_not_is_said_with_those_there_are() -> None:
    with pytest.raises(CannotGoOn) as caught:
        asked_about(known("two").catalog, LATER, "sequel")

    said = english(caught.value.words)
    assert said == "there is no programme sequel: foundations-2026, sequel-2027"


# It ends earlier than it was to ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("due", ["{by_end_of: 2026-Q3}", "{every: month, from: 2026-05-01}"])
def test_what_was_asked_until_a_later_end_is_no_error_after_an_earlier_one(due: str) -> None:
    last = "        due_on: 2026-07-17\n  - id: T07\n"
    asked = edited(MINI, TASKS, last, f"        due: {due}\n  - id: T07\n")
    path = "data/counties/990121/progress/T02.yaml"
    entry = b"  - {on: 2026-07-03, status: submitted, measures: [T02.2]}\n"
    asked = {**asked, path: asked[path].rstrip() + b"\n" + entry}
    row, change = (
        "end_on: 2026-10-31\nphases",
        "{on: 2026-07-06, was: {end_on: 2026-10-31}, reason: 提前}",
    )
    end = f"end_on: 2026-07-10\nchanges: [{change}]\nphases"
    today, day = date(2026, 7, 15), date(2026, 7, 5)
    shorter = edited(asked, "data/city/programme.yaml", row, end)

    found = []
    for files in (asked, shorter):
        tree = MemoryTree({**SCHEMAS, **files})
        city = checked(documents_of(tree), schemas_of(tree), today, None)
        assert [row for row in city.problems if row.is_error] == []
        found.append(assess(question_about(city, known_on(city.catalog, day)), day))

    assert found[0] == found[1]


# Bulletins ───────────────────────────────────────────────────────────────────────────────────────

WEEK = "2026-W40"
SUNDAY = date(2026, 10, 4)


def issue_of(text: str, series: str) -> Bulletin:
    wish = DraftWish(series, date(2026, 10, 5), period=WEEK)
    return drafted(known(text).catalog, wish, english, in_both("prefaces.yaml"))


def facts(text: str, series: str) -> tuple[Fact, ...]:
    return computed(known(text), issue_of(text, series)).facts


def total(found: tuple[Fact, ...]) -> int | Decimal:
    return next(fact.value for fact in found if fact.key == "tasks.total")


def test_a_series_is_about_its_programme_and_any_other_about_the_one_that_leads() -> None:
    assert facts("series", "weekly") == facts("one", "weekly")
    assert total(facts("series", "weekly")) == 5 * len(COUNTIES)
    assert total(facts("series", "weekly_sequel")) == 2 * len(COUNTIES)
    assert total(facts("overlap", "weekly")) == 2 * len(COUNTIES)


@pytest.mark.parametrize("text", ["extended", "resubmitted"])
def test_before_version_0_4_work_after_the_end_left_a_county_without_a_rank(text: str) -> None:
    issue = issue_of(text, "weekly")
    then, now = (computed(known(text), issue, version).facts for version in ("0.3.0", None))
    keys = {change.key for change in differences(then, now)}
    ranked = [{row.county for row in found if row.key == "county.rank"} for found in (then, now)]

    assert ranked == [{"990102", "990181"}, {*COUNTIES}]
    assert {"counties.ranked", "county.rank", "county.score"} <= keys
    told = [row.what for row in explanations("0.3.0", keys) or ()]
    assert "Work on a task that comes in after its programme" in " ".join(map(str, told))


def test_a_draft_is_named_after_its_series_and_has_the_scheme_of_its_programme() -> None:
    first, second = (issue_of("series", name) for name in ("weekly", "weekly_sequel"))

    assert (first.id, first.kind, first.method) == ("weekly-2026-01", "weekly", "2026-1")
    assert (second.id, second.kind, second.method) == ("weekly_sequel-2026-01", "weekly", "2026-9")


@pytest.mark.parametrize(
    ("text", "series", "title"),
    [
        ("one", "weekly", None),
        ("two", "weekly", None),
        ("series", "weekly", "纪检监察基层基础工作规范化制度化建设方案（演示）"),
        ("series", "weekly_sequel", "巩固提升方案（演示）"),
    ],
)
def test_an_issue_prints_its_programme_where_several_have_begun(
    text: str, series: str, title: str | None
) -> None:
    assert words_from(known(text), issue_of(text, series), ()).programme == title


@pytest.mark.parametrize("chosen", [None, FIRST, NAME])
def test_an_issue_tells_what_changed_of_its_own_programme_from_wherever_it_is_seen(
    chosen: str | None,
) -> None:
    catalog = of_programme(known("cancelled").catalog, chosen)

    first, second = (issue_of("cancelled", name) for name in ("weekly", "weekly_sequel"))
    assert [row.name for row in reforms_of(catalog, first)] == ["T07.2"]
    assert [row.name for row in reforms_of(catalog, second)] == ["T31.2"]


def test_a_draft_about_a_programme_that_ended_says_so() -> None:
    wish = DraftWish("weekly", date(2026, 11, 16), period="2026-W46")
    after = drafted(known("one").catalog, wish, english, in_both("prefaces.yaml"))

    assert after.preface[0].startswith("The programme has ended")
    assert after.preface[1:] == issue_of("one", "weekly").preface


def due_on(catalog: Catalog, day: date) -> tuple[Due, ...]:
    """Return what is due on a day where nothing was issued so far."""
    return tuple(missing(catalog, day, ()))


def test_each_series_is_due_while_its_programme_runs() -> None:
    catalog = known("series").catalog
    both = Due("weekly", period=WEEK), Due("weekly_sequel", period=WEEK)

    assert due_on(catalog, date(2026, 10, 5)) == both
    assert due_on(catalog, date(2026, 11, 16)) == (Due("weekly_sequel", period="2026-W46"),)
    assert due_on(known("two").catalog, date(2026, 12, 14)) == ()


# What is to be done ──────────────────────────────────────────────────────────────────────────────


def test_what_is_to_be_done_is_told_of_every_programme_that_has_begun(tmp_path: Path) -> None:
    root, day = write_city(tmp_path, OVERLAP), date(2026, 10, 5)

    def subjects(name: str | None) -> set[str]:
        rows = todo_of(Request(root, day, programme=name), day, "990121")[2]
        return {row.subject for row in rows}

    first, second, both = subjects(FIRST), subjects(NAME), subjects(None)
    assert first - second == {f"progress/{task}" for task in ("T02", "T07", "T16", "T20", "T22")}
    assert second - first == {"progress/T31"}
    assert both == first | second


# A change ────────────────────────────────────────────────────────────────────────────────────────


def test_a_review_tells_what_moves_in_the_programme_that_does_not_lead_with_its_name() -> None:
    path = "data/counties/990121/progress/T22.yaml"
    decided = "data/city/decisions/990121/progress/T22.yaml"
    text = "  - on: 2026-11-03\n    decision: accepted\n    of: 2\n    measures: [T22.2]\n"
    head = {**OVERLAP, decided: OVERLAP[decided].rstrip() + b"\n" + text.encode()}
    assert b"T22.2" in OVERLAP[path]
    tree = MemoryTree({**SCHEMAS, **head})
    after = checked(documents_of(tree), schemas_of(tree), LATER, None)
    day = date(2026, 11, 3)

    _, moved = moves_between(known("overlap"), after, day, day)

    assert isinstance(moved, tuple)
    told = [(row.kind, row.owner, row.what) for row in moved if row.kind in {RANK, SCORE}]
    assert told == [(SCORE, "990121", "纪检监察基层基础工作规范化制度化建设方案（演示）")]


def test_a_change_that_adds_a_programme_moves_nothing_in_the_first() -> None:
    day = date(2026, 11, 3)

    assert moves_between(known("one"), known("overlap"), day, day) == (day, ())


TOLD = """series: weekly
kind: weekly
status: issued
year: "2026"
issue_no: 27
start_on: 2026-09-28
end_on: 2026-10-04
as_of: 2026-10-04
method: 2026-9
issuer: 990100-internal_office-08
"""


@pytest.mark.parametrize(("leads_from", "expected"), [("2026-10-04", []), ("2026-10-05", ["P404"])])
def test_no_change_gives_an_issue_to_another_programme(
    leads_from: str, expected: list[str]
) -> None:
    base = after([put("data/city/bulletins/weekly-2026-27.yaml", TOLD)], {**TREE, **OVERLAP})
    line = "    end_on: 2026-12-31\n    phases:\n"
    leads = swap("data/city/programmes.yaml", line, f"    leads_from: {leads_from}\n{line}")

    assert codes(problems_of(CITY, leads, base=base, received=TODAY)) == expected
