"""The figures that a bulletin may hold, their names, and how a preface quotes them."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from ledgers.model.bulletin import Bulletin, Name
from ledgers.model.numbers import in_chinese
from ledgers.model.words import Both, Words, say

QUOTATION = re.compile(r"\{([^{}]*)\}")
KEY = re.compile(r"(?P<key>[a-z][a-z0-9_.]*)(?:@(?P<of>[A-Za-z0-9]+))?\Z")
NUMERALS = "零〇一二三四五六七八九十百千万两"
DIGITS = re.compile(
    rf"[0-9０-９①-⑳]+|第[{NUMERALS}]+|[{NUMERALS}]+(?=[个项条件次名家位期分县区市年成类]|人次)"
)
COUNTY_CODE = re.compile(r"[0-9]{6}\Z")

NUMBER, PERCENT, POINTS, PLACES = "number", "percent", "points", "places"
CITY, COUNTY, TASK = "city", "county", "task"


@dataclass(frozen=True, slots=True)
class FactKind:
    """One kind of figure: what it is called, what it is measured in, and of what it is."""

    key: str
    words: Words
    unit: str = NUMBER
    of: str = CITY

    def shown(self, value: int | Decimal) -> str:
        """Write a figure with its unit."""
        return f"{value}%" if self.unit == PERCENT else str(value)


FACT_KINDS: Mapping[str, FactKind] = {
    kind.key: kind
    for kind in (
        FactKind("progress", say("Progress of the city"), PERCENT),
        FactKind("plan", say("Plan of the city"), PERCENT),
        FactKind("tasks.total", say("Tasks in all counties")),
        FactKind("tasks.done", say("Tasks done")),
        FactKind("tasks.overdue", say("Tasks overdue")),
        FactKind("tasks.pending", say("Tasks awaiting the city's decision")),
        FactKind("tasks.behind", say("Tasks behind")),
        FactKind("deadlines.missed", say("Task-deadlines missed so far")),
        FactKind("measures.accepted", say("Measures accepted so far")),
        FactKind("measures.accepted_new", say("Measures newly accepted")),
        FactKind("measures.returned_new", say("Measures returned")),
        FactKind("findings.opened", say("Findings opened")),
        FactKind("findings.closed", say("Findings closed")),
        FactKind("findings.open", say("Findings still open")),
        FactKind("actions.decided", say("Actions decided this year, as far as published")),
        FactKind("actions.person_times", say("Person-times named or talked to this year")),
        FactKind("counties.ranked", say("Counties ranked")),
        FactKind("scores.year", say("Yearly figures in the scores: the last complete year is")),
        FactKind("scores.silent", say("Dimensions of the score without data in any county")),
        FactKind("county.score", say("Score"), POINTS, COUNTY),
        FactKind("county.rank", say("Rank"), PLACES, COUNTY),
        FactKind("county.rank_low", say("Best rank that the weights allow"), PLACES, COUNTY),
        FactKind("county.rank_high", say("Worst rank that the weights allow"), PLACES, COUNTY),
        FactKind("county.rank_before", say("Rank in the issue's last period"), PLACES, COUNTY),
        FactKind("county.progress", say("Progress"), PERCENT, COUNTY),
        FactKind("county.plan", say("Plan"), PERCENT, COUNTY),
        FactKind("county.overdue", say("Overdue"), NUMBER, COUNTY),
        FactKind("county.missed", say("Missed"), NUMBER, COUNTY),
        FactKind("county.accepted_new", say("Newly accepted"), NUMBER, COUNTY),
        FactKind("county.returned_new", say("Returned"), NUMBER, COUNTY),
        FactKind("task.done", say("Counties that have done the task"), NUMBER, TASK),
        FactKind("task.overdue", say("Counties that are overdue"), NUMBER, TASK),
        FactKind("task.pending", say("Counties that await the city's decision"), NUMBER, TASK),
    )
}
"""Every figure that a bulletin may hold, by key."""


def kind_in(issue: Bulletin, key: str) -> FactKind | None:
    """Return what a figure is called in an issue: as it was printed, else as it is today."""
    labels = issue.words.labels if issue.words else ()
    label = next((row for row in labels if row.key == key), None)
    if label is None:
        return FACT_KINDS.get(key)
    return FactKind(key, Words("{label}", {"label": Both(label.zh, label.en)}), label.unit)


OWN: Mapping[str, Callable[[Bulletin], object]] = {
    "period": lambda issue: issue.period or "",
    "as_of": lambda issue: issue.as_of,
    "start_on": lambda issue: issue.start_on,
    "end_on": lambda issue: issue.end_on,
    "issue_no": lambda issue: issue.issue_no,
    "year": lambda issue: issue.year,
    "task": lambda issue: issue.node_task or "",
}
"""What a preface may say about its issue."""
CHINESE = re.compile("[\u4e00-\u9fff]")


def own_text(name: str, issue: Bulletin, paragraph: str) -> str | None:
    """Return what a paragraph says of its issue by a name of `OWN`, a day in its language."""
    own = OWN.get(name.strip())
    if own is None:
        return None
    said = own(issue)
    return in_chinese(said) if isinstance(said, date) and CHINESE.search(paragraph) else str(said)


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of a paragraph that quotes nothing."""

    text: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation in a paragraph: the text between the braces, and the figure it names."""

    text: str
    name: Name | None


Piece: TypeAlias = Text | Quoted


def pieces(paragraph: str) -> Iterator[Piece]:
    """Take a paragraph apart into text and quotations, in order."""
    for index, part in enumerate(QUOTATION.split(paragraph)):
        if index % 2:
            yield Quoted(part, quoted_name(part))
        elif part:
            yield Text(part)


def quoted_name(quotation: str) -> Name | None:
    """Return the figure that `key`, `key@990121` or `key@T07` names; None where it names none."""
    match = KEY.match(quotation.strip())
    if match is None:
        return None
    of = match["of"] or ""
    return (match["key"], of, "") if COUNTY_CODE.match(of) else (match["key"], "", of)


def quotation_of(name: Name) -> str:
    """Return how a paragraph quotes a figure: `{key}`, `{key@990121}` or `{key@T07}`."""
    key, county, task = name
    return f"{{{key}@{county or task}}}" if county or task else f"{{{key}}}"


def typed_figures(paragraph: str) -> tuple[str, ...]:
    """Return the figures that are typed into a paragraph instead of quoted."""
    return tuple(
        found.group(0)
        for piece in pieces(paragraph)
        if isinstance(piece, Text)
        for found in DIGITS.finditer(piece.text)
    )


@dataclass(frozen=True, slots=True)
class Figure:
    """A quoted figure as it is printed, and which one it is."""

    text: str
    name: Name


def filled_in(paragraph: str, issue: Bulletin) -> tuple[str | Figure, ...]:
    """Return a paragraph with its quotations filled in; one that names nothing stays as it is."""
    values = {fact.name: fact.value for fact in issue.facts}
    return tuple(_filled(piece, issue, values, paragraph) for piece in pieces(paragraph))


def _filled(
    piece: Piece, issue: Bulletin, values: Mapping[Name, int | Decimal], paragraph: str
) -> str | Figure:
    if isinstance(piece, Text):
        return piece.text
    own = own_text(piece.text, issue, paragraph)
    kind = kind_in(issue, piece.name[0]) if piece.name else None
    if own is not None or piece.name is None or piece.name not in values or kind is None:
        return f"{{{piece.text}}}" if own is None else own
    return Figure(kind.shown(values[piece.name]), piece.name)


def plainly(pieces: Iterable[str | Figure]) -> str:
    """Return a paragraph that is filled in as text."""
    return "".join(it if isinstance(it, str) else it.text for it in pieces)


def unknown_quotations(paragraph: str, names: frozenset[Name]) -> tuple[str, ...]:
    """Return the quotations that name neither a figure of the issue nor one of `OWN`."""
    return tuple(
        piece.text
        for piece in pieces(paragraph)
        if isinstance(piece, Quoted)
        and piece.text.strip() not in OWN
        and (piece.name is None or piece.name not in names)
    )
