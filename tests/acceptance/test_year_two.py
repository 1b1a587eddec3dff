"""Hold a city in its second year to what it was promised: pages, days and decisions of before."""

import re
from datetime import date
from functools import cache
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Literal

import pytest

from ledgers.flow.load import Request, checked
from ledgers.flow.publish import Order, view_of
from ledgers.model.bulletin import Bulletin
from ledgers.model.lives.programmes import schemes_about
from ledgers.model.method import scheme_at
from ledgers.model.words import english
from ledgers.publish.charts import wanted_charts
from ledgers.publish.kit.view import View
from ledgers.publish.site import render_portal
from ledgers.read.documents import documents_of, schemas_of
from ledgers.read.home import LOCALE, SITE, texts_below, translator
from tests.acceptance.test_areas_in_time import ending
from tests.acceptance.test_programmes import WEEKLY
from tests.cities import SCHEMAS, MemoryTree
from tests.sequel import NAME, with_sequel
from tests.unit.check.change.judging import CITY, after, problems_of, put, swap

LATER = date(2027, 3, 5)
FIRST = "foundations-2026"
SEQUEL = {**SCHEMAS, **with_sequel("2027-01-04", "2027-03-01", "2027-06-30")}
ASIDE = f"programmes/{FIRST}/"
LINK = re.compile(r'href="(?![a-z]+:)([^"#]+/index\.html|index\.html)')


@cache
def shown(last: str, day: date = LATER, programme: str | None = None) -> View:
    """Return what is shown of two programmes where 990181 became part of 990121 after a day."""
    edits = (ending("990181", f"valid_to: {last}", 'merged_into: "990121"'),)
    tree = MemoryTree(after(edits, SEQUEL))
    city = checked(documents_of(tree), schemas_of(tree), day, None)
    request = Request(Path("city"), day, programme=programme)
    return view_of(city, Order(request, day, Path("public"), "en", english, float))


def pages_of(view: View) -> dict[str, str]:
    """Return the pages of a portal by path, without drawings."""
    drawings = {chart.digest(""): "<svg></svg>" for chart in wanted_charts(view)}
    made = render_portal(view, texts_below(SITE / "templates"), drawings, "")
    return {file.path: file.data.decode() for file in made if file.path.endswith("index.md")}


def dead(pages: dict[str, str]) -> list[tuple[str, str]]:
    """Return the pages that lead to a page that there is not, each with its link."""
    return [
        (page, link)
        for page, text in pages.items()
        for link in LINK.findall(text)
        if normpath(join(dirname(page), link)).replace(".html", ".md") not in pages
    ]


# ── A county that ended, once the next programme leads ───────────────────────────────────────────


@pytest.mark.parametrize("last", ["2019-05-05", "2026-07-10", "2026-11-30"])
def test_a_county_that_ended_before_the_programme_that_leads_keeps_its_page(last: str) -> None:
    pages = pages_of(shown(last))

    told = f"Jialing City (葭陵市) ended on {last} and is part of"
    assert told in pages["counties/990181/index.md"]
    assert dead(pages) == []


def test_the_first_programme_shows_the_county_that_ended_in_it_as_of_its_last_day() -> None:
    first = shown("2026-07-10").others[0]

    assert [row.code for row in first.assessment.counties] == ["990102", "990121"]
    assert [one.as_of for one in first.ended] == ["2026-07-10"]
    assert [row.standing.rank for row in first.ended[0].ending] == [1]


def test_the_first_programme_shows_on_its_last_day_a_county_that_ended_after_it() -> None:
    first = shown("2026-11-30").others[0]

    assert first.as_of == "2026-10-31"
    assert [row.code for row in first.assessment.counties] == ["990102", "990121", "990181"]
    assert "990181" in first.measurements["task_progress"]
    assert first.ended == ()


def test_a_portal_of_one_programme_alone_keeps_the_page_too() -> None:
    assert dead(pages_of(shown("2026-07-10", programme=NAME))) == []


# ── What was changed ────────────────────────────────────────────────────────────────────────────


def changes_on(page: str) -> list[list[str]]:
    """Return the cells of the table of changes on a page."""
    table = page.partition('id="changes"')[2].partition("</table>")[0]
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", table, re.DOTALL)
    told = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in rows]
    return [[re.sub(r"<[^>]+>", "", cell).strip() for cell in row] for row in told][1:]


@pytest.mark.parametrize(
    ("language", "moved", "retitled"),
    [
        ("zh", "最后一天由2026-09-30调整为2026-10-31", "调整：名称、权重"),
        ("en", "last day moved from 2026-09-30 to 2026-10-31", "changed: Title, Weight"),
    ],
)
def test_pages_tell_what_was_changed_in_the_words_of_the_schema(
    language: Literal["zh", "en"], moved: str, retitled: str
) -> None:
    later = "{on: 2026-06-20, was: {end_on: 2026-09-30}, reason: 延期}"
    other = "{on: 2026-06-21, was: {weight: 1, title: 旧名}, reason: 规范名称}"
    edits = (
        swap(
            "data/city/programme.yaml",
            "id: foundations-2026\n",
            f"id: {FIRST}\nchanges: [{later}]\n",
        ),
        swap("data/city/tasks.yaml", "  - id: T22\n", f"  - id: T22\n    changes: [{other}]\n"),
    )
    tree = MemoryTree(after(edits))
    city = checked(documents_of(tree), schemas_of(tree), date(2026, 7, 15), None)
    say = translator(LOCALE, language)
    order = Order(
        Request(Path("city"), date(2026, 7, 15)), None, Path("public"), language, say, float
    )
    pages = pages_of(view_of(city, order))

    title = city.catalog.programme.title if city.catalog.programme else ""
    assert changes_on(pages["programme/index.md"]) == [["2026-06-20", title, moved, "延期"]]
    assert changes_on(pages["tasks/T22/index.md"]) == [["2026-06-21", "T22", retitled, "规范名称"]]


# ── Issues of two programmes that run side by side ───────────────────────────────────────────────


@pytest.mark.parametrize(("series", "method"), [("weekly", "2026-1"), ("weekly_sequel", "2026-9")])
def test_the_method_of_an_issue_is_that_of_its_programme(series: str, method: str) -> None:
    tree = MemoryTree({**SCHEMAS, **WEEKLY})
    catalog = checked(documents_of(tree), schemas_of(tree), LATER, None).catalog
    first, last = date(2026, 9, 28), date(2026, 10, 4)
    issue = Bulletin(series, "weekly", "2026", 1, first, last, last, method, "990100-office-01")

    valid = scheme_at(schemes_about(catalog, issue), issue.as_of)
    assert valid is not None
    assert valid.id == method


# ── A second programme comes while the first one runs ────────────────────────────────────────────


def test_the_tasks_of_a_programme_to_come_need_not_say_from_when_they_are_asked() -> None:
    names = ("programmes", "tasks", "schemes")
    edits = (put(f"data/city/{name}.yaml", SEQUEL[f"data/city/{name}.yaml"]) for name in names)

    found = [row for row in problems_of(CITY, *edits) if row.kind.code == "P431"]

    assert found == []


def test_a_task_is_not_moved_from_one_programme_to_another_that_runs_beside_it() -> None:
    base = {**SCHEMAS, **with_sequel("2026-06-01", "2026-08-03", "2026-12-31")}
    row = "    no: 2\n"
    moved = swap("data/city/tasks.yaml", row, f"{row}    programme: {NAME}\n")
    named = swap("data/city/tasks.yaml", row, f"{row}    programme: {FIRST}\n")

    found = [problems_of(CITY, edit, base=base) for edit in (moved, named)]
    assert [[row.kind.code for row in rows if row.is_error] for rows in found] == [["P432"], []]


def test_pages_of_a_closed_programme_lead_to_no_counts_of_the_one_that_leads() -> None:
    pages = pages_of(shown("2026-11-30", date(2027, 1, 4)))

    aside = {path: text for path, text in pages.items() if path.startswith(f"{ASIDE}counties/")}
    assert aside
    assert [path for path, text in aside.items() if "#sorts" in text] == []


@pytest.mark.parametrize(
    ("due", "told"),
    [
        ("{by_end_of: 2027-H1}", []),
        ("{by_end_of: 2026-H2}", ["T131"]),  # It is over before its programme begins.
        ("{every: month}", []),
        ("{every: month, until: 2027-01-03}", ["T131"]),
    ],
)
def test_a_rule_of_a_deadline_is_held_against_the_programme_of_its_task(
    due: str, told: list[str]
) -> None:
    tasks = "data/city/tasks.yaml"
    old, text = "{id: T31.1, text: 完善制度, due_on: 2027-03-01}", SEQUEL[tasks].decode()
    assert text.count(old) == 1
    other = text.replace(old, f"{{id: T31.1, text: 完善制度, due: {due}}}")
    tree = MemoryTree({**SEQUEL, tasks: other.encode()})

    problems = checked(documents_of(tree), schemas_of(tree), LATER, None).problems

    assert sorted({row.kind.code for row in problems} & {"T131", "T132"}) == told
