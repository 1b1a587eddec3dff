"""See that publishing says what it leaves out."""

from datetime import date, timedelta

from msgspec import structs

from ledgers.model.portal import Published
from ledgers.model.words import english
from ledgers.report.outcomes import published_text
from tests.unit.publish.issued import desk_with, weekly

DAY = date(2026, 7, 15)


def said(*published_on: date | None, status: str = "issued") -> str:
    """Return what publishing says, line by line, of issues that are published on some days."""
    issues = (
        structs.replace(weekly(number), published_on=day, status=status)
        for number, day in enumerate(published_on, 1)
    )
    catalog = desk_with(*issues).view.catalog
    return published_text(Published(DAY, "public", 3, 5, 9, 1, 0, 1, ()), catalog, english)


def test_issues_that_are_published_after_the_day_of_the_figures_are_named() -> None:
    later = DAY + timedelta(days=1)

    assert said(DAY, later, None, later).splitlines()[0] == (
        "2 issues are published after 2026-07-15, and are not in this portal:"
        " weekly-2026-02, weekly-2026-04"
    )


def test_nothing_is_said_of_issues_that_are_there_and_of_drafts() -> None:
    later = DAY + timedelta(days=1)

    assert len(said(DAY, DAY).splitlines()) == len(said(later, status="draft").splitlines()) == 2
