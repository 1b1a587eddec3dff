"""Hold areas in time to the design: a county counts on the days on which it is there, as then."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from ledgers.assess.city import Question, assess, measured_at
from ledgers.flow.assess import question_about
from ledgers.flow.load import City, Request, checked, load
from ledgers.flow.publish import Order, view_of
from ledgers.model.assessment import Light
from ledgers.model.bulletin import Bulletin
from ledgers.model.lives.as_one import as_one
from ledgers.model.lives.finding import life_of
from ledgers.model.lives.on_day import known_on, name_on
from ledgers.model.words import english
from ledgers.project.catalog import project
from ledgers.publish.bulletins.wording import Wording
from ledgers.publish.charts import wanted_charts
from ledgers.publish.counties.page import past_of
from ledgers.publish.kit.context import Desk
from ledgers.publish.site import render_portal
from ledgers.read.documents import documents_of, schemas_of
from ledgers.read.home import SITE, texts_below
from tests.cities import MemoryTree, write_city
from tests.unit.check.change.judging import (
    CITY,
    TREE,
    Edit,
    Files,
    after,
    catalog_of_files,
    codes,
    problems_of,
    put,
    swap,
)

TODAY = date(2026, 7, 15)
AREAS = "data/city/areas.yaml"
NEW, OLD = "990122", "990121"
DAY = timedelta(days=1)


def city_of(files: Files, today: date = TODAY) -> City:
    """Return a city from files in memory, checked."""
    tree = MemoryTree(files)
    return checked(documents_of(tree), schemas_of(tree), today, None)


def asked(files: Files, today: date = TODAY) -> Question:
    """Return what is asked about a city as of a day."""
    city = city_of(files, today)
    return question_about(city, as_one(known_on(city.catalog, today), today))


def area(code: str, name: str, kind: str, *more: str) -> Edit:
    """Return the edit that adds a county to the register of areas."""
    lines = [f'code: "{code}"', f"name: {name}", f"kind: {kind}", 'parent: "990100"', *more]
    text = "  - " + "\n    ".join([*lines, "fictional: true"]) + "\n"
    return lambda files: {AREAS: (files[AREAS] or b"") + text.encode()}


def ending(code: str, *lines: str) -> Edit:
    """Return the edit that says more about an area that is there already."""
    return swap(
        AREAS, f'code: "{code}"\n', f'code: "{code}"\n' + "".join(f"    {x}\n" for x in lines)
    )


def founded(day: str = "2026-07-01") -> tuple[Edit, ...]:
    """Return the edits that found a county with the bodies of another one."""
    units = (TREE[f"data/counties/{OLD}/units.yaml"] or b"").decode()
    head, *rows = units.split("  - id: ")
    bodies = [unit for unit in rows if unit.startswith(f"{OLD}-")]
    text = head + "".join(f"  - id: {unit}" for unit in bodies)
    return (
        area(NEW, "新设县", "county", f"valid_from: {day}"),
        put(f"data/counties/{NEW}/units.yaml", text.replace(OLD, NEW)),
    )


RECODED = (
    ending(OLD, "valid_to: 2026-06-14"),
    area("990103", "岫岭区", "district", "valid_from: 2026-06-15", f'continues: "{OLD}"'),
)
MERGED = (ending("990181", "valid_to: 2026-07-10", f'merged_into: "{OLD}"'),)


HANDED = swap(
    "data/city/findings/F2026-0007.yaml",
    'county: "990181"\n',
    f'county: "990181"\nhanded_over: {{on: 2026-07-11, to: "{OLD}", reason: 撤并}}\n',
)
RENAMED = swap(
    AREAS,
    "name: 岫岭县\n",
    "name: 岫山县\n    changes: [{on: 2026-06-15, was: {name: 岫岭县}, reason: 更名}]\n",
)


@cache
def plain() -> Question:
    """Return what is asked about the city in which nothing ever changes."""
    return asked(TREE)


def told(files: Files, today: date = TODAY) -> list[str]:
    """Return what a check says of a city that it does not say of the one of before."""
    before, now = (
        [
            f"{row.place.file}:{row.place.line} {row.kind.code}"
            for row in city_of(each, today).problems
        ]
        for each in (TREE, files)
    )
    return [row for row in now if row not in before]


def weeks_of(question: Question, *leave: str, until: date = TODAY) -> list[object]:
    """Return all that the weeks up to a day say, without some counties."""
    found = assess(question, TODAY).weeks
    rows = [point for point in found if point.as_of <= until]
    counties = [{k: v for k, v in point.counties.items() if k not in leave} for point in rows]
    return [(point.as_of, point.city, own) for point, own in zip(rows, counties, strict=True)]


# ── A county begins ──────────────────────────────────────────────────────────────────────────────


def test_a_county_is_charged_nothing_from_before_its_first_day() -> None:
    question = asked(after(founded()), date(2026, 7, 1))
    first, before = assess(question, date(2026, 7, 1)), assess(question, date(2026, 6, 30))

    new = first.county(NEW)
    assert [row.code for row in before.counties] == ["990102", OLD, "990181"]
    assert [new.totals.overdue, new.totals.missed, new.totals.plan] == [0, 0, 0]
    assert {row.due_on >= date(2026, 7, 1) for state in new.tasks for row in state.measures} == {
        True
    }
    assert {state.light for state in new.tasks} <= {Light.NOT_STARTED, Light.DUE_SOON}


def test_the_totals_of_the_city_hold_the_counties_of_the_day() -> None:
    question = asked(after(founded()))

    assert weeks_of(question, until=date(2026, 6, 30)) == weeks_of(plain(), until=date(2026, 6, 30))
    assert assess(question, TODAY).city.overdue == assess(plain(), TODAY).city.overdue + 1


def test_no_filing_and_no_document_is_missed_that_was_due_before_a_county_was_there() -> None:
    found = [row for row in told(after(founded())) if f"/{NEW}/units" not in row]

    assert [row for row in found if "T115" in row or "R126" in row] == []


def test_the_line_of_a_task_begins_with_the_county() -> None:
    # Due on 07-31, with nothing filed: half of 30 days have passed, but more of the programme's.
    behind = {row.code: row for row in assess(asked(after(founded("2026-07-15"))), TODAY).counties}

    assert Light.BEHIND not in {state.light for state in behind[NEW].tasks}


@settings(max_examples=6, deadline=None)
@given(st.dates(date(2026, 4, 10), date(2026, 7, 10)))
def test_adding_a_county_changes_no_earlier_number(day: date) -> None:
    question = asked(after(founded(day.isoformat())))

    assert weeks_of(question, until=day - DAY) == weeks_of(plain(), until=day - DAY)


@settings(max_examples=6, deadline=None)
@given(st.dates(date(2026, 4, 10), date(2026, 7, 10)))
def test_the_numbers_of_a_county_depend_on_no_day_on_which_it_is_not_there(last: date) -> None:
    question = asked(after((ending("990181", f"valid_to: {last}"),)))
    days = {point.as_of: point.counties for point in assess(question, TODAY).weeks}
    whole = {point.as_of: point.counties for point in assess(plain(), TODAY).weeks}

    assert {on for on, own in days.items() if "990181" in own} == {on for on in whole if on <= last}
    for on in (on for on in whole if on <= last):
        assert days[on] == whole[on]


# ── A code changes ───────────────────────────────────────────────────────────────────────────────


def test_an_area_with_another_code_stays_the_same_one() -> None:
    question = asked(after(RECODED))
    now, was = assess(question, TODAY), assess(plain(), TODAY)

    assert told(after(RECODED)) == []
    new, old = now.county("990103"), was.county(OLD)
    assert (new.name, new.kind) == ("岫岭区", "district")
    assert new.totals == old.totals
    assert new.standing.rank == old.standing.rank
    assert new.before
    assert old.before
    assert (new.before.rank, new.before.score) == (old.before.rank, old.before.score)
    assert [point.counties["990103"][0] for point in now.weeks] == [
        point.counties[OLD][0] for point in was.weeks
    ]
    assert [point.city for point in now.weeks] == [point.city for point in was.weeks]
    before = assess(question, date(2026, 6, 14)).county("990103")
    assert (before.name, before.kind) == ("岫岭县", "county")


def test_before_the_change_an_area_has_the_code_of_then() -> None:
    day = date(2026, 6, 14)

    assert assess(asked(after(RECODED), day), day) == assess(asked(TREE, day), day)


def test_new_filings_go_to_the_new_folder_and_their_numbers_run_on() -> None:
    head = "# yaml-language-server: $schema=../../../../{0}schemas/{1}.schema.json\n"
    progress = (
        f"task: T20\nunit: {OLD}-internal_office-01\nupdates:\n"
        "  - {on: 2026-07-10, status: submitted, measures: [T20.2]}\n"
    )
    decision = (
        "subject: progress/T20\ndecisions:\n"
        "  - {on: 2026-07-12, decision: accepted, of: 3, measures: [T20.2]}\n"
    )
    files = after(
        (
            *RECODED,
            put("data/counties/990103/progress/T20.yaml", head.format("", "progress") + progress),
            put(
                "data/city/decisions/990103/progress/T20.yaml",
                head.format("../", "decisions") + decision,
            ),
        )
    )
    tasks = {row.task: row for row in assess(asked(files), TODAY).county("990103").tasks}
    accepted = {row.id: row.decided_on for row in tasks["T20"].measures if row.done}

    assert told(files) == []
    assert accepted == {"T20.1": date(2026, 4, 23), "T20.2": date(2026, 7, 12)}


def test_a_decision_on_what_was_filed_before_goes_to_the_new_folder(
    ledgers: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    files = {path: data for path, data in after(RECODED).items() if data is not None}
    root = write_city(tmp_path, files)
    wish = ("decide", "accept", OLD, "T22", "--on", "2026-07-14", "--root", root, "--lang", "en")

    status, out, errors = ledgers(*wish, "--today", "2026-07-15")

    assert status == 0, out + errors
    made = root / "data/city/decisions/990103/progress/T22.yaml"
    assert "of: 2\n" in made.read_text("utf-8")
    former = "data/city/decisions/990121/progress/T22.yaml"
    assert (root / former).read_bytes() == TREE[former]


# ── A county is merged ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("unit", [OLD, "990103"])
@pytest.mark.parametrize("filed", [False, True])
def test_the_public_sees_of_an_area_with_another_code_what_the_city_sees(
    unit: str, *, filed: bool
) -> None:
    """Also of what was filed under the former code, decided on under the new one."""
    head = "# yaml-language-server: $schema=../../../../{0}schemas/{1}.schema.json\n"
    decision = "subject: progress/T22\ndecisions:\n  - {on: 2026-07-14, decision: accepted, of: 2,"
    path = "data/city/decisions/990103/progress/T22.yaml"
    edits = [put(path, f"{head.format('../', 'decisions')}{decision} measures: [T22.2]}}\n")]
    if filed:
        text = f"task: T22\nunit: {unit}-internal_office-01\nupdates:\n"
        text += "  - {on: 2026-07-14, status: doing}\n"
        path = "data/counties/990103/progress/T22.yaml"
        edits.append(put(path, head.format("", "progress") + text))
    city = city_of(after((*RECODED, *edits)))
    public = as_one(project(city.catalog, TODAY), TODAY)
    within = as_one(city.catalog, TODAY)

    both = [assess(question_about(city, known_on(each, TODAY)), TODAY) for each in (within, public)]
    found = [{row.task: row for row in one.county("990103").tasks} for one in both]
    assert found[0] == found[1]
    assert {row.id: row.done for row in found[1]["T22"].measures}["T22.2"]


def test_what_is_overdue_stays_with_the_county_that_ended() -> None:
    question = asked(after((*MERGED, HANDED)))
    last, now = assess(question, date(2026, 6, 30)), assess(question, TODAY)

    assert (
        last.county("990181").totals == assess(plain(), date(2026, 6, 30)).county("990181").totals
    )
    assert [row.code for row in now.counties] == ["990102", OLD]
    assert now.county(OLD).totals == assess(plain(), TODAY).county(OLD).totals
    assert now.city.overdue == assess(plain(), TODAY).city.overdue - 1


def test_a_finding_is_the_other_countys_from_the_day_on_which_it_is_handed_over() -> None:
    catalog = city_of(after((*MERGED, HANDED))).catalog
    days = (date(2026, 7, 10), date(2026, 7, 11))
    known = [as_one(known_on(catalog, day), day) for day in days]

    assert [one.findings["F2026-0007"].county for one in known] == ["990181", OLD]
    lives = [life_of(one, "F2026-0007", day) for one, day in zip(known, days, strict=True)]
    assert [life.limit_on for life in lives if life] == [date(2026, 8, 7)] * 2
    found = [row for row in told(after((*MERGED, HANDED))) if "F2026-0007" in row]
    assert found == ["data/counties/990181/rectifications/F2026-0007.yaml:11 T125"]  # Of 07-13.


def test_growth_is_not_comparable_until_a_full_year_is_there() -> None:
    question = asked(after(MERGED))
    base = next(iter(question.catalog.indicators.values()))
    grown = structs.replace(base, id="grown", form="yoy", source=None, cycle="month", start_on=None)

    found = measured_at(question, [grown], TODAY)["grown"]
    why = {code: english(row.reason) for code, row in found.items() if row.reason}
    assert why[OLD] == "not comparable before 2027-07-11: 葭陵市 became part of it"
    assert "comparable" not in why["990102"]


# ── A county is renamed ──────────────────────────────────────────────────────────────────────────


def test_a_county_is_called_as_on_the_day() -> None:
    question = asked(after((RENAMED,)))
    days = (date(2026, 6, 14), date(2026, 6, 15))

    assert [assess(question, day).county(OLD).name for day in days] == ["岫岭县", "岫山县"]
    assert [name_on(question.catalog, OLD, day) for day in days] == ["岫岭县", "岫山县"]
    assert weeks_of(question) == weeks_of(plain())


def test_an_issue_prints_the_names_of_its_day() -> None:
    catalog = city_of(after((RENAMED,))).catalog
    day = date(2026, 6, 7)
    issue = Bulletin("weekly", "weekly", "2026", 1, day, day, day, "", "")
    wording = Wording(catalog, english, "en")

    assert wording.in_issue(issue).county(OLD) == "岫岭县"
    assert wording.county(OLD) == "岫山县"


ISSUE = """series: weekly
kind: weekly
year: "2026"
issue_no: 15
start_on: 2026-07-06
end_on: 2026-07-12
as_of: 2026-07-12
method: ""
issuer: 990100-internal_office-08
"""


@pytest.mark.parametrize(("day", "expected"), [("2026-07-12", ["P411"]), ("2026-07-13", [])])
def test_no_change_gives_other_areas_to_a_day_that_was_printed(
    day: str, expected: list[str]
) -> None:
    base = after((put("data/city/bulletins/weekly-2026-15.yaml", ISSUE),))
    renamed = swap(
        AREAS,
        "name: 岫岭县\n",
        f"name: 岫山县\n    changes: [{{on: {day}, was: {{name: 岫岭县}}, reason: 更名}}]\n",
    )

    assert codes(problems_of(CITY, renamed, base=base, received=TODAY)) == expected


@pytest.mark.parametrize(("day", "expected"), [("2026-07-12", ["P411"]), ("2026-07-13", [])])
def test_a_county_is_founded_on_a_day_that_was_not_printed(day: str, expected: list[str]) -> None:
    base = after((put("data/city/bulletins/weekly-2026-15.yaml", ISSUE),))
    entry, _ = founded(day)

    assert codes(problems_of(CITY, entry, base=base, received=TODAY)) == expected


# ── Pages ────────────────────────────────────────────────────────────────────────────────────────


def pages_of(folder: Path, *edits: Edit) -> dict[str, str]:
    """Return the pages and tables of a portal, in English, without drawings."""
    files = {path: data for path, data in after(edits).items() if data is not None}
    request = Request(write_city(folder, files), TODAY)
    order = Order(request, None, folder, "en", english, float)
    view = view_of(load(order.request), order)
    drawings = {chart.digest(""): "<svg></svg>" for chart in wanted_charts(view)}
    made = render_portal(view, texts_below(SITE / "templates"), drawings, "")
    return {file.path: file.data.decode(errors="replace") for file in made}


def test_the_page_of_a_county_that_ended_shows_its_last_state(tmp_path: Path) -> None:
    pages = pages_of(tmp_path, *MERGED, HANDED)

    page = pages["counties/990181/index.md"]
    assert "Jialing City (葭陵市) ended on 2026-07-10 and is part of" in page
    assert "Data as of 2026-07-10" in page
    assert "BEGIN:VEVENT" not in pages["feeds/counties/990181.ics"]
    assert "990181" not in pages["ranking/index.md"] + pages["counties/index.md"]
    assert "990181" in pages["data/2026-W27/ranking.csv"]
    assert "990181" not in pages["data/2026-W28/ranking.csv"]


def test_an_area_has_one_page_and_the_former_address_leads_to_it(tmp_path: Path) -> None:
    pages = pages_of(tmp_path, *RECODED)

    assert "had the code 990121 until 2026-06-14" in pages[f"counties/{OLD}/index.md"]
    assert "../990103/index.html" in pages[f"counties/{OLD}/index.md"]
    assert pages[f"feeds/counties/{OLD}.ics"] == pages["feeds/counties/990103.ics"]
    assert "990103,岫岭县" in pages["data/2026-W23/ranking.csv"]
    assert "990103,Xiuling District (岫岭区)" in pages["data/2026-W25/ranking.csv"]
    assert "source/990121/progress/index.html#T20" in pages["counties/990103/lists/index.md"]


def test_the_page_of_a_former_code_says_what_is_known_of_its_end(tmp_path: Path) -> None:
    page = pages_of(tmp_path, RECODED[1])[f"counties/{OLD}/index.md"]

    assert "had the code 990121 before" in page
    assert "../990103/index.html" in page


def test_an_entry_without_a_code_is_not_the_former_one_of_the_others() -> None:
    nameless = swap(AREAS, 'code: "990181"\n', "code: null\n")
    files = {path: data for path, data in after((*RECODED, nameless)).items() if data is not None}

    found = as_one(catalog_of_files(files), TODAY)

    assert found.areas[OLD].continued_by == "990103"


def test_pairings_of_a_former_code_keep_their_identifiers() -> None:
    pairings = "data/city/pairings.yaml"
    text = (TREE[pairings] or b"").decode()
    row = text.index(f"  - id: {OLD}-leader-01\n")
    start = text.index("start_on: 2026-03-31\n", row)
    ended = f"{text[:start]}start_on: 2026-03-31\n    end_on: 2026-06-14\n" + text[start + 21 :]
    own = text[row:start].replace(OLD, "990103") + "start_on: 2026-06-15\n"
    files = after((*RECODED, put(pairings, ended + own)))

    found = city_of(files)
    leaders = as_one(found.catalog, TODAY).paired("990103", "leader", TODAY)

    assert [row.kind.code for row in found.problems if row.kind.code == "R108"] == []
    assert [row.id for row in leaders] == ["990103-leader-01"]


def test_a_finding_is_handed_to_a_county_that_is_there_on_the_day() -> None:
    finding = "data/city/findings/F2026-0002.yaml"
    for day, kinds in (("2026-07-10", []), ("2026-07-11", [f"{finding}:3 R131"])):
        lines = f'county: "{OLD}"\nhanded_over: {{on: {day}, to: "990181", reason: 移交}}\n'
        files = after((*MERGED, swap(finding, f'county: "{OLD}"\n', lines)))
        assert [row for row in told(files) if row.endswith("R131")] == kinds


LINKED = re.compile(r"Linked\(text='([^']*)'[^)]*\)")


# ── A county's page tells what it was ────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("edits", "code", "sentences"),
    [
        ((), OLD, []),
        ((RENAMED,), OLD, ["Renamed on 2026-06-15, formerly 岫岭县."]),
        (
            RECODED,
            "990103",
            [
                "Renamed on 2026-06-15, formerly 岫岭县.",
                "It was a rural county before 2026-06-15.",
            ],
        ),
        (
            MERGED,
            OLD,
            ["Jialing City (葭陵市) was there until 2026-07-10 and is part of it since."],
        ),
        (founded(), NEW, ["It is there since 2026-07-01."]),
    ],
)
def test_the_page_of_a_county_tells_what_it_was(
    edits: tuple[Edit, ...], code: str, sentences: list[str]
) -> None:
    order = Order(Request(Path("city"), TODAY), TODAY, Path("public"), "en", english, float)
    desk = Desk(view_of(city_of(after(edits)), order), {}, {}, "")

    told = [english(words) for words in past_of(desk.here("counties/"), code)]
    assert [LINKED.sub(r"\1", sentence) for sentence in told] == sentences
