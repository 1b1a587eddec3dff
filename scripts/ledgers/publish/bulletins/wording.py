"""Say what an issue, its counties, tasks and figures are called, in the reader's language."""

from dataclasses import dataclass, replace
from typing import Literal

from ledgers.model.bulletin import Bulletin, Pair
from ledgers.model.catalog import Catalog
from ledgers.model.facts import FACT_KINDS, kind_in
from ledgers.model.numbers import NONE
from ledgers.model.words import Translate, Words, say


@dataclass(frozen=True, slots=True)
class Wording:
    """Hold the catalogue that names come from, and the language.

    On the page of one issue its own words come first: as they were printed, whatever was renamed
    since.
    """

    catalog: Catalog
    translate: Translate
    language: Literal["zh", "en"]
    issue: Bulletin | None = None

    def in_issue(self, issue: Bulletin) -> "Wording":
        """Return the wording of one issue."""
        return replace(self, issue=issue)

    def say(self, words: Words) -> str:
        """Translate."""
        return self.translate(words)

    def _of_both(self, pair: Pair) -> str:
        return pair.zh if self.language == "zh" else pair.en

    def series(self, code: str) -> str:
        """Return what a series is called, or its code."""
        return self._term("bulletin_series", code)

    def post(self, code: str) -> str:
        """Return what a post is called, or its code."""
        signed = self.issue.words.signed_by if self.issue and self.issue.words else None
        return self._of_both(signed) if signed else self._term("posts", code)

    def _term(self, vocabulary: str, code: str) -> str:
        term = self.catalog.words.get(vocabulary, {}).get(code)
        return self._of_both(Pair(term.zh, term.en)) if term else code

    def county(self, code: str) -> str:
        """Return what a county is called; one that is gone shows its code."""
        words = self.issue.words if self.issue else None
        printed = (row.name for row in (words.counties if words else ()) if row.code == code)
        area = self.catalog.areas.get(code)
        return next(printed, area.name if area else code)

    def task(self, name: str) -> str:
        """Return a task's identifier and title; one that is gone shows its identifier."""
        words = self.issue.words if self.issue else None
        printed = (row.title for row in (words.tasks if words else ()) if row.id == name)
        task = self.catalog.tasks.get(name)
        title = next(printed, task.title if task else "")
        return f"{name} {title}" if title else name

    def issuer(self, issue: Bulletin) -> str:
        """Return who issued it, or the identifier of a body that is gone."""
        unit = self.catalog.units.get(issue.issuer)
        return issue.words.issuer if issue.words else unit.name if unit else issue.issuer

    def numbered(self, issue: Bulletin) -> str:
        """Return the series with the number of the issue."""
        words = say(
            "{series}, no. {number} of {year}",
            series=self._of_both(issue.words.series) if issue.words else self.series(issue.series),
            number=issue.issue_no,
            year=issue.year,
        )
        return self.say(words)

    def title(self, issue: Bulletin) -> str:
        """Return its title, or series and number where it has none."""
        return issue.title or self.numbered(issue)

    def figure(self, key: str) -> str:
        """Return what a figure is called, or its key where today's program knows it no more."""
        kind = kind_in(self.issue, key) if self.issue else FACT_KINDS.get(key)
        return self.say(kind.words) if kind else key

    def of(self, county: str | None, task: str | None) -> str:
        """Return what a figure is of, or a dash where it is the city's."""
        if county:
            return self.county(county)
        return self.task(task) if task else NONE


def period_text(issue: Bulletin) -> str:
    """Return the days that an issue is about, after its period where it has one."""
    days = str(issue.start_on)
    if issue.end_on != issue.start_on:
        days = f"{issue.start_on} – {issue.end_on}"
    return f"{issue.period} · {days}" if issue.period else days
