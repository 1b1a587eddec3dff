"""The names of an issue and its parts, and its preface with the figures that it quotes."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeAlias

from ledgers.model import NONE, Catalog, Struct, Translate, in_chinese, replace, say
from ledgers.model.bulletin import Bulletin, Redaction, digest_of
from ledgers.model.facts import FACT_KINDS, Figure, filled_in, kind_in
from ledgers.model.lives.on_day import name_on
from ledgers.publish.bulletins.frozen import shown
from ledgers.publish.kit.view import Language
from ledgers.publish.subjects.issues import titled

SERIES = "bulletin_series"
"""The list of the vocabulary with the names of series."""
CHANGED = (say("Figure"), say("County or task"), say("Was"), say("Is"))
"""The heads of the table of what a correction changed; the last two are numbers."""


class Wording(Struct, frozen=True):
    """Names from the catalogue, in one language.

    On the page of an issue the words printed in it come first, whatever was renamed since.
    """

    catalog: Catalog
    translate: Translate
    language: Language
    issue: Bulletin | None = None

    def in_issue(self, issue: Bulletin) -> "Wording":
        """Return the wording of one issue."""
        return replace(self, issue=issue)

    def listed(self, texts: Iterable[str]) -> str:
        """Return texts one after the other, as the language parts them."""
        return ("、" if self.language == "zh" else ", ").join(texts)

    def day(self, on: date) -> str:
        """Return a day as a document in the language has it."""
        return in_chinese(on) if self.language == "zh" else str(on)

    def post(self, code: str) -> str:
        """Return what a post is called, or its code."""
        signed = self.issue.words.signed_by if self.issue and self.issue.words else None
        return signed.within(self.language) if signed else self.term("posts", code)

    def term(self, vocabulary: str, code: str) -> str:
        """Return a word of the vocabulary, or its code."""
        return self.catalog.term(vocabulary, code).within(self.language)

    def county(self, code: str) -> str:
        """Return what a county is called; one that is gone shows its code."""
        area, words = self.catalog.areas.get(code), self.issue.words if self.issue else None
        rows = () if words is None or (area and self._has(area.en)) else words.counties
        printed = (row.name for row in rows if row.code == code)
        of = self.issue.as_of if self.issue else date.max
        return next(printed, name_on(self.catalog, code, of))

    def task(self, name: str) -> str:
        """Return a task's identifier and title; one that is gone shows its identifier."""
        task, words = self.catalog.tasks.get(name), self.issue.words if self.issue else None
        rows = () if words is None or (task and self._has(task.en)) else words.tasks
        title = next((row.title for row in rows if row.id == name), task.title if task else "")
        return f"{name} {title}" if title else name

    def issuer(self, issue: Bulletin) -> str:
        """Return who issued it, or the identifier of a body that is gone."""
        unit = self.catalog.units.get(issue.issuer)
        if unit and (issue.words is None or self._has(unit.en)):
            return unit.name
        return issue.words.issuer if issue.words else issue.issuer

    def _has(self, name: str) -> bool:
        """Say whether the data has a name in the language, which is not the one of the issue."""
        return bool(name) and self.language != "zh"

    def numbered(self, issue: Bulletin) -> str:
        """Return the series with the number of the issue."""
        named = issue.words.series if issue.words else self.catalog.term(SERIES, issue.series)
        about = {"series": named, "number": issue.issue_no, "year": issue.year}
        return self.translate(say("{series}, no. {number} of {year}", **about))

    def title(self, issue: Bulletin) -> str:
        """Return its title, or series and number where it has none, or says no more in Chinese."""
        return titled(issue, self.language, self.numbered(issue))

    def figure(self, key: str) -> str:
        """Return what a figure is called, or its key where today's program no longer has it."""
        kind = kind_in(self.issue, key) if self.issue else FACT_KINDS.get(key)
        return self.translate(kind.words) if kind else key

    def of(self, county: str | None, task: str | None) -> str:
        """Return the county or task of a figure, or a dash for the city's."""
        if county:
            return self.county(county)
        return self.task(task) if task else NONE

    def contested(self, county: str, key: str, text: str) -> str:
        """Return a figure of a county, marked where an objection to it awaits its answer."""
        rows = self.issue.contested if self.issue else ()
        if any((row.county, row.key) == (county, key) for row in rows):
            return self.translate(say("{figure} (objection pending)", figure=text))
        return text

    def changes(self, issue: Bulletin) -> Iterator[tuple[str, str, str, str]]:
        """Yield the rows of what a correction changed, under the heads `CHANGED`."""
        for row in issue.corrections:
            was, now = (shown(kind_in(issue, row.key), value) for value in (row.was, row.now))
            yield self.figure(row.key), self.of(row.county, row.task), was, now


def period_text(issue: Bulletin) -> str:
    """Return the days that an issue is about, after its period where it has one."""
    days = str(issue.start_on)
    if issue.end_on != issue.start_on:
        days = f"{issue.start_on} – {issue.end_on}"
    return f"{issue.period} · {days}" if issue.period else days


Passage: TypeAlias = tuple[str | Figure, ...] | Redaction | None
"""A paragraph; or why it was taken down; or nothing, where it was never public."""


def passages(issue: Bulletin) -> Iterator[Passage]:
    """Yield the paragraphs of a preface in the order in which they were issued.

    A paragraph that was taken down is replaced by its redaction.
    """
    there = {digest_of(paragraph): paragraph for paragraph in issue.preface}
    if not there.keys() <= set(issue.preface_digests):
        yield from (filled_in(paragraph, issue) for paragraph in issue.preface)
        return
    gone = {redaction.digest: redaction for redaction in issue.redactions}
    for digest in issue.preface_digests:
        paragraph = there.get(digest)
        yield gone.get(digest) if paragraph is None else filled_in(paragraph, issue)
