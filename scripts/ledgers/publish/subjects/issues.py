"""The bulletins that are public, in order."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import TypeVar

from ledgers.model import Catalog, Struct, replace, say
from ledgers.model.bulletin import Bulletin, Change, Fact
from ledgers.publish.kit.context import Desk

HIDDEN = "none"
MONTH = len("2026-07")


class Issues(Struct, frozen=True):
    """Hold the issues that are public on a day, newest first."""

    all: tuple[Bulletin, ...] = ()

    def named(self, name: str) -> Bulletin | None:
        """Return an issue by its identifier, where it is public."""
        return next((issue for issue in self.all if issue.id == name), None)

    def of_series(self, series: str) -> tuple[Bulletin, ...]:
        """Return the issues of a series, newest first."""
        return tuple(issue for issue in self.all if issue.series == series)

    def of_year(self, year: str) -> tuple[Bulletin, ...]:
        """Return what was issued in a year, newest first."""
        return tuple(issue for issue in self.all if month_of(issue).startswith(f"{year}-"))

    @property
    def series(self) -> tuple[str, ...]:
        """Return the series that have issues."""
        return tuple(sorted({issue.series for issue in self.all}))

    @property
    def years(self) -> tuple[str, ...]:
        """Return the years in which something was issued, newest first."""
        return tuple(sorted({month_of(issue)[:4] for issue in self.all}, reverse=True))

    def corrected_by(self, issue: Bulletin) -> tuple[Bulletin, ...]:
        """Return the corrections of an issue, newest first."""
        return tuple(one for one in self.all if corrected(one) == issue.id)

    def beside(self, issue: Bulletin) -> tuple[Bulletin | None, Bulletin | None]:
        """Return the issues of the same series before and after one."""
        row = self.of_series(issue.series)
        at = [one.id for one in row].index(issue.id)
        older = row[at + 1] if at + 1 < len(row) else None
        return older, row[at - 1] if at else None


def issues_of(catalog: Catalog, day: date) -> Issues:
    """Return the issues of a projected catalogue that are public on a day; drafts never are."""
    public = (issue for issue in catalog.bulletins.values() if _is_public(issue, day))
    order = attrgetter("issued_on", "series", "issue_no")
    return Issues(tuple(sorted(public, key=order, reverse=True)))


def _is_public(issue: Bulletin, day: date) -> bool:
    """Say it again at the door: the projection has dropped what may not be seen."""
    if not issue.is_issued or issue.issued_on is None or issue.public_scope == HIDDEN:
        return False
    return (issue.published_on or date.max) <= day <= (issue.expires_on or day)


def corrected(issue: Bulletin) -> str:
    """Return the identifier of the issue that one corrects, or an empty text."""
    return (issue.corrects or "").rsplit("/", 1)[-1]


def month_of(issue: Bulletin) -> str:
    """Return the month in which it was issued, as in 2026-07."""
    return str(issue.issued_on)[:MONTH]


def by_month(issues: Iterable[Bulletin]) -> Iterator[tuple[str, tuple[Bulletin, ...]]]:
    """Yield each month with its issues, in the order given."""
    return ((month, tuple(row)) for month, row in groupby(issues, month_of))


def issued(desk: Desk) -> list[Bulletin]:
    """Return the bulletins that the public may read, oldest first."""
    aside = desk.view.aside
    issues = issues_of(desk.view.catalog, aside.day if aside else desk.view.assessment.as_of)
    return sorted(issues.all, key=lambda bulletin: (public_day(bulletin), bulletin.id))


def public_day(bulletin: Bulletin) -> date:
    """Return the day on which an issue became public; what is public has one."""
    return bulletin.published_on or bulletin.as_of


def bulletin_title(desk: Desk, bulletin: Bulletin) -> str:
    """Return what a bulletin is called, by its title or its series and number."""
    told = {"series": desk.term("bulletin_series", bulletin.series), "year": bulletin.year}
    numbered = say("{series}, no. {number} of {year}", number=str(bulletin.issue_no), **told)
    return titled(bulletin, desk.view.language, desk.say(numbered))


def titled(issue: Bulletin, language: str, numbered: str) -> str:
    """Return the title of an issue, or its number where the title says no more in Chinese."""
    only = language != "zh" and issue.title.endswith(f"（{issue.year}年第{issue.issue_no}期）")
    return (not only and issue.title) or numbered


Told = TypeVar("Told", Fact, Change)


def by_present_code(desk: Desk, rows: Iterable[Told]) -> list[Told]:
    """Return figures, or changes of them, by the codes that their counties have now."""
    areas = desk.view.catalog.areas
    now = {area.code: area.continued_by for area in areas.values() if area.continued_by}
    return [replace(row, county=now.get(row.county or "", row.county)) for row in rows]
