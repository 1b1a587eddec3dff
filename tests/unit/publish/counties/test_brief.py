"""See that a county's sheet says the same on its page and in its document, and keeps to a sheet."""

import re
from io import BytesIO

import docx
import pytest
from docx.document import Document

from ledgers.model.assessment import CountyResult
from ledgers.model.values import replace
from ledgers.model.words import Words, english
from ledgers.publish.counties.brief import ROWS, brief_files, brief_page
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Filled, Linked, Table, filled
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.templates import Templates
from ledgers.read.home import SITE, texts_below
from tests.unit.publish.views import mini_desk

TEMPLATES = Templates(texts_below(SITE / "templates"), english)


@pytest.fixture(scope="module")
def desk() -> Desk:
    return mini_desk()


def county_of(desk: Desk, code: str = "990121") -> CountyResult:
    return next(row for row in desk.view.assessment.counties if row.code == code)


def texts(table: Table) -> list[list[str]]:
    """Return the texts of a table, heads first."""
    heads = [TEMPLATES.plain(column.title) for column in table.columns]
    return [heads, *([plain(cell.value) for cell in line.cells] for line in table.lines)]


def plain(value: object) -> str:
    assert isinstance(value, Words | Linked | str)
    return TEMPLATES.plain(value)


def documents(desk: Desk) -> dict[str, bytes]:
    return {file.path: file.data for file in brief_files(desk, TEMPLATES)}


def document_of(desk: Desk, page: Filled) -> Document:
    (path,) = (path for path in documents(desk) if path.startswith(page.head.folder))
    return docx.Document(BytesIO(documents(desk)[path]))


def test_page_and_document_say_the_same(desk: Desk) -> None:
    page = brief_page(desk, county_of(desk))
    document = document_of(desk, page)

    tables = [[[cell.text for cell in row.cells] for row in each.rows] for each in document.tables]
    shown = [table for table in (*page.figures, *page.lists) if table.lines]
    assert [table for table in tables if len(table[0]) < 10] == list(map(texts, shown))
    lines = [line.text for line in document.paragraphs]
    assert lines[0] == page.head.title
    assert {TEMPLATES.plain(words) for words in page.lead} <= set(lines)


def test_bars_are_as_long_as_progress(desk: Desk) -> None:
    county = county_of(desk)
    shares = [round((row.progress or 0) * 50) for _, row in sorted(county.sections.items())]
    assert [steps for _, _, steps, _, _ in brief_page(desk, county).sections] == shares


def test_what_is_late_and_due_is_listed_by_day(desk: Desk) -> None:
    county = county_of(desk)
    late, due = brief_page(desk, county).lists

    missed = sorted((str(on), state.task) for state in county.tasks for on in state.overdue)
    assert [(row[0], row[1].partition(" ")[0]) for row in texts(late)[1:]] == missed
    days = [row[0] for row in texts(due)[1:]]
    assert days
    assert days == sorted(days)


def test_a_list_that_would_not_fit_says_how_many_it_leaves_out(desk: Desk) -> None:
    county = county_of(desk)
    late = next(state for state in county.tasks if state.overdue)
    many = replace(county, tasks=(late,) * (ROWS + 1))

    table = brief_page(desk, many).lists[0]

    assert len(table.lines) == ROWS
    numbers = {"count": str(ROWS + 1), "shown": str(ROWS)}
    assert {name: table.caption.args[name] for name in numbers} == numbers


def test_what_a_list_leaves_out_has_an_address_on_page_and_paper(desk: Desk) -> None:
    county = county_of(desk)
    late = next(state for state in county.tasks if state.overdue)
    page = brief_page(desk, replace(county, tasks=(late,) * (ROWS + 3)))
    paper = filled("brief_document.xml.j2", brief=page, steps=50)

    there = f"{links.county_page(county.code)}{links.INDEX}"
    for printed in (TEMPLATES.page(page).decode(), TEMPLATES.printed(paper)):
        (line,) = re.findall("<p>3 more: .*</p>|>3 more: [^<]*<", printed)
        assert there in line


def test_documents_are_the_same_each_time_and_one_for_each_county(desk: Desk) -> None:
    made = documents(desk)
    assert made == documents(desk)
    assert len(made) == len(desk.view.assessment.counties)
