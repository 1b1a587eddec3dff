"""Say what an issue, its counties, tasks and figures are called, in the reader's language."""

from dataclasses import dataclass
from typing import Literal

from ledgers.model.bulletin import Bulletin
from ledgers.model.catalog import Catalog
from ledgers.model.facts import FACT_KINDS
from ledgers.model.numbers import NONE
from ledgers.model.words import Translate, Words, say


@dataclass(frozen=True, slots=True)
class Wording:
    """Hold the catalogue that names come from, and the language."""

    catalog: Catalog
    translate: Translate
    language: Literal["zh", "en"]

    def say(self, words: Words) -> str:
        """Translate."""
        return self.translate(words)

    def series(self, code: str) -> str:
        """Return what a series is called, or its code."""
        return self._term("bulletin_series", code)

    def post(self, code: str) -> str:
        """Return what a post is called, or its code."""
        return self._term("posts", code)

    def _term(self, vocabulary: str, code: str) -> str:
        term = self.catalog.words.get(vocabulary, {}).get(code)
        if term is None:
            return code
        return term.zh if self.language == "zh" else term.en

    def county(self, code: str) -> str:
        """Return what a county is called; one that is gone shows its code."""
        area = self.catalog.areas.get(code)
        return area.name if area else code

    def task(self, name: str) -> str:
        """Return a task's identifier and title; one that is gone shows its identifier."""
        task = self.catalog.tasks.get(name)
        return f"{name} {task.title}" if task else name

    def issuer(self, issue: Bulletin) -> str:
        """Return who issued it, or the identifier of a body that is gone."""
        unit = self.catalog.units.get(issue.issuer)
        return unit.name if unit else issue.issuer

    def numbered(self, issue: Bulletin) -> str:
        """Return the series with the number of the issue."""
        words = say(
            "{series}, no. {number} of {year}",
            series=self.series(issue.series),
            number=issue.issue_no,
            year=issue.year,
        )
        return self.say(words)

    def title(self, issue: Bulletin) -> str:
        """Return its title, or series and number where it has none."""
        return issue.title or self.numbered(issue)

    def figure(self, key: str) -> str:
        """Return what a figure is called, or its key where today's program knows it no more."""
        kind = FACT_KINDS.get(key)
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
