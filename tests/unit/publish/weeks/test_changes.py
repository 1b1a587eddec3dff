"""See that the pages of changes say what differs between two neighbouring weeks, and no more."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from html import unescape
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ledgers.model.assessment import Standing, Totals, WeekPoint
from ledgers.model.ledger_facts import Happening
from ledgers.model.values import replace
from ledgers.model.words import english
from ledgers.publish.bulletins.site import issue_page
from ledgers.publish.bulletins.wording import Wording
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Here, Table
from ledgers.publish.kit.context import Desk
from ledgers.publish.subjects.issues import issues_of
from ledgers.publish.weeks.changes import changes_pages
from ledgers.publish.weeks.compare import Step, counts_of, months_of, moves_of, steps_of
from tests.unit.publish.issued import TEMPLATES, desk_with, plainly, weekly
from tests.unit.publish.views import mini_desk

HERE = Here("changes/", {})
FIRST, SECOND = date(2026, 7, 5), date(2026, 7, 12)
TASK = Happening(SECOND, "accepted", "990121", "T20", "r", ("T20.1", "T20.2"))
FINDING = Happening(SECOND, "closed", "990121", "F2026-0001", "r")


def point(day: date, ranks: Mapping[str, int | None], method: str = "2026-1") -> WeekPoint:
    """Return a week with the ranks of its counties."""
    totals = Totals({}, Decimal("0.5"), Decimal("0.6"))
    standings = {
        name: (totals, Standing(name, None, None, Decimal(50), rank))
        for name, rank in ranks.items()
    }
    return WeekPoint("2026-W27" if day == FIRST else "2026-W28", day, totals, standings, method)


def step(
    old: Mapping[str, int | None],
    new: Mapping[str, int | None],
    *happened: Happening,
    method: str = "",
) -> Step:
    """Return the step from one week to the next; `method` is what the second went over to."""
    later = point(SECOND, new, method or "2026-1")
    return Step(point(FIRST, old), later, happened)


def said(one: Step) -> str:
    """Return what stands first on the page of a step."""
    here = mini_desk().here(HERE.folder)
    moves = unescape(re.sub("<[^>]+>", "", TEMPLATES.printed(moves_of(here, one))))
    return " ".join((moves, *map(plainly, counts_of(here, one, HERE.folder))))


def cells(table: Table) -> list[list[object]]:
    """Return the values of a table, row by row, links as their text."""
    return [[getattr(cell.value, "text", cell.value) for cell in row.cells] for row in table.lines]


# ── Steps ────────────────────────────────────────────────────────────────────────────────────────


def test_everything_that_happened_stands_in_exactly_one_step() -> None:
    desk = mini_desk()
    weeks, happened = desk.view.assessment.weeks, desk.view.facts.happenings
    told = [row for one in steps_of(weeks, happened) for row in one.happened]

    assert told == [row for row in happened if weeks[0].as_of < row.on <= weeks[-1].as_of]
    assert told


@given(st.permutations([1, 2, 3]), st.permutations([1, 2, 3]))
def test_the_places_gained_and_lost_add_up_to_none(old: list[int], new: list[int]) -> None:
    names = ("990102", "990121", "990181")
    one = step(dict(zip(names, old, strict=True)), dict(zip(names, new, strict=True)))

    assert sum(one.climbed(code) or 0 for code in one.counties) == 0


def test_ranks_by_two_methods_are_not_compared() -> None:
    one = step({"990121": 2}, {"990121": 1}, method="2026-2")

    assert one.climbed("990121") is None
    assert said(one).startswith("The method changed from 2026-1 to 2026-2")


def test_a_county_without_a_rank_has_not_climbed() -> None:
    assert step({"990121": None}, {"990121": 1}).climbed("990121") is None


# ── In a few sentences ───────────────────────────────────────────────────────────────────────────


def test_the_first_sentence_names_who_moved_furthest() -> None:
    up = step({"990121": 3, "990181": 2, "990102": 1},
              {"990121": 1, "990181": 3, "990102": 2})  # fmt: skip
    down = step({"990121": 1, "990181": 2, "990102": 2},
                {"990121": 3, "990181": 1, "990102": 1})  # fmt: skip

    assert said(up).startswith(
        "Counties that moved up since 07-05: 1; down: 2."
        " Xiuling County (岫岭县) moved furthest, 2 up."
    )
    assert said(down).startswith(
        "Counties that moved up since 07-05: 2; down: 1."
        " Xiuling County (岫岭县) moved furthest, 2 down."
    )


def test_where_nothing_changed_the_page_says_so() -> None:
    assert said(step({"990121": 1}, {"990121": 1})) == (
        "No county moved up or down since 07-05. Nothing was decided in this time."
    )


def test_a_page_of_changes_names_both_weeks() -> None:
    page = next(page for page in changes_pages(mini_desk()) if "W28" in page.head.folder)
    told = "From 2026-W27 (up to 2026-07-05) to 2026-W28 (up to 2026-07-12)."

    assert told in TEMPLATES.page(page).decode()


def test_a_week_leads_to_its_bulletin_and_the_bulletin_to_the_week() -> None:
    desk = desk_with(weekly(2, end=SECOND, period="2026-W28"))
    pages = {page.head.folder: page for page in changes_pages(desk)}
    week, bulletin = links.week_changes("2026-W28"), links.bulletin_page("weekly-2026-02")
    issues = issues_of(desk.view.catalog, SECOND + timedelta(days=7))
    [issue] = issues.all
    wording = Wording(desk.view.catalog, english, "en")

    there = f'Bulletin of the week: <a href="{links.between(week, bulletin)}'
    assert there in TEMPLATES.page(pages[week]).decode()
    back = TEMPLATES.page(issue_page(desk, wording, issues, issue)).decode()
    assert f'<a href="{links.between(bulletin, week)}' in back


def test_measures_and_findings_are_counted_apart() -> None:
    text = said(step({}, {}, TASK, FINDING, replace(FINDING, kind="accepted")))

    assert "Measures accepted: 2." in text
    assert "Findings closed: 1." in text
    assert "returned" not in text


# ── Pages ────────────────────────────────────────────────────────────────────────────────────────


def test_every_two_neighbouring_weeks_have_a_page_and_the_newest_comes_first() -> None:
    weeks = [row.period for row in mini_desk().view.assessment.weeks]
    pages = list(changes_pages(mini_desk()))

    assert [page.head.folder for page in pages] == [
        "changes/",
        *(f"changes/since-{row.before.as_of}/" for row in months()),
        *(f"changes/{after}/" for _, after in pairwise(weeks)),
    ]
    assert pages[0].changes is not None
    assert cells(pages[0].changes["counties"]) == cells(pages[-1].changes["counties"])


def months() -> list[Step]:
    """Return the steps of the mini city from the end of each month."""
    view = mini_desk().view
    return months_of(view.assessment.weeks, view.facts.happenings)


def test_a_month_is_told_from_its_last_week_to_now() -> None:
    weeks = mini_desk().view.assessment.weeks
    ends = {(row.as_of.year, row.as_of.month): row for row in weeks}
    *over, _ = ends.values()
    assert [(row.before, row.after) for row in months()] == [(row, weeks[-1]) for row in over]

    pages = {page.head.folder: page for page in changes_pages(mini_desk())}
    for step in months():
        page = pages[f"changes/since-{step.before.as_of}/"]
        told = {row[0]: row for row in cells(page.changes["counties"])}
        for code in step.counties:
            old, new = (str(one.counties[code][0].overdue) for one in (step.before, step.after))
            overdue = told[mini_desk().county_name(code)][6]
            assert overdue == (old if old == new else f"{old} → {new}")
        since = [row.period for row in weeks if row.as_of > step.before.as_of]
        assert [row[0] for row in cells(page.weeks)] == since[::-1]


def test_a_county_is_shown_as_it_was_and_as_it_is() -> None:
    pages = {page.head.folder: page for page in changes_pages(mini_desk())}
    changes = pages["changes/2026-W27/"].changes
    assert changes is not None
    rows = {row[0]: row for row in cells(changes["counties"])}

    assert rows["Jialing City (葭陵市)"][1] == "2 → 1"
    assert rows["Jialing City (葭陵市)"][3:5] == ["18.0 → 44.7", "+26.7"]
    assert rows["Xiuling County (岫岭县)"][1] == "3"


def test_a_moved_deadline_shows_both_days_and_no_decision_twice() -> None:
    changes = next(page.changes for page in changes_pages(mini_desk()) if "W27" in page.head.folder)
    assert changes is not None
    assert changes["moved"] is not None
    assert changes["decided"] is not None

    assert [row[2:] for row in cells(changes["moved"])] == [
        ["T20.2", "2026-07-07 → 2026-07-30", "2026-07-02"]
    ]
    assert "T20.2" not in [row[2] for row in cells(changes["decided"])]


def test_the_page_of_the_newest_week_lists_all_weeks_with_what_was_kept() -> None:
    page = next(iter(changes_pages(desk_with(weekly()))))
    assert page.weeks is not None
    rows = {str(row[0]): row[1:] for row in cells(page.weeks)}

    assert list(rows) == sorted(rows, reverse=True)
    assert rows["2026-W29"] == ["2026-07-15", "changes", "—", "—", "—"]
    assert rows["2026-W28"] == ["2026-07-12", "changes", "ranking", "data", "—"]
    assert rows["2026-W14"] == ["2026-04-05", "—", "ranking", "data", "—"]
    assert [link.text for link in rows["2026-W27"][-1].values] == ["周通报第1期"]  # type: ignore[attr-defined]


def test_a_programme_of_one_week_has_nothing_to_compare() -> None:
    desk = mini_desk()
    assessment = replace(desk.view.assessment, weeks=desk.view.assessment.weeks[:1])
    young: Desk = replace(desk, view=replace(desk.view, assessment=assessment))

    assert [(page.head.folder, page.changes) for page in changes_pages(young)] == [
        ("changes/", None)
    ]
