"""The content of an issue as an official document; its layout (GB/T 9704-2012) is elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ledgers.model.bulletin import Bulletin
from ledgers.model.facts import kind_in
from ledgers.model.words import Words, say
from ledgers.publish.bulletins.frozen import STANDING, TASK, WORK, Frozen, Kind, frozen, shown, used
from ledgers.publish.bulletins.wording import Withheld, Wording, as_text, passages

SHORT = 8
"""Rows up to which a table is not broken between pages."""
WIDEST = 24.0
"""The widest column in characters; longer text is wrapped."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the first level, written 一、 in front of it."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, its first line indented by two characters."""

    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: a caption, the heads of its columns, rows of text."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def whole(self) -> bool:
        """Say whether the table is short enough to be kept on one page."""
        return len(self.rows) <= SHORT

    @property
    def shares(self) -> tuple[float, ...]:
        """Return how wide each column should be, as shares of the whole, by its widest text."""
        columns = zip(self.heads, *self.rows, strict=True)
        widths = [min(max(map(width, column)), WIDEST) + 2 for column in columns]
        return tuple(each / sum(widths) for each in widths)


@dataclass(frozen=True, slots=True)
class Letter:
    """An official document: mark, number, title, body, who signs and when it was printed.

    A seal is never drawn: only the organ that signs may put one there.
    """

    mark: str
    number: str
    title: str
    body: tuple[Heading | Paragraph | Grid, ...]
    signature: str
    on: date
    printed_by: str
    printed_on: date
    note: str = ""
    language: str = "zh-CN"
    identifier: str = ""

    @property
    def mark_points(self) -> int:
        """Return the size in which the mark fills at most nine tenths of the block's width."""
        return max(22, min(48, int(398 / max(width(self.mark), 1))))


def chinese_day(day: date) -> str:
    """Write a day as official documents do: Arabic figures without leading zeros."""
    return f"{day.year}年{day.month}月{day.day}日"


def day_text(day: date, language: str) -> str:
    """Write a day in the language of a document."""
    return chinese_day(day) if language == "zh-CN" else day.isoformat()


def printed_text(day: date, language: str) -> str:
    """Write the day of printing as the colophon has it."""
    text = day_text(day, language)
    return f"{text}印发" if language == "zh-CN" else f"printed {text}"


def width(text: str) -> float:
    """Return how wide a text is, in characters: half for ASCII."""
    return sum(0.5 if sign.isascii() else 1.0 for sign in text)


# ── An issue as a document ────────────────────────────────────────────────────────────────────────


Part = Heading | Paragraph | Grid

ORDINALS = (
    say("1. {heading}"),
    say("2. {heading}"),
    say("3. {heading}"),
    say("4. {heading}"),
    say("5. {heading}"),
    say("6. {heading}"),
)
LANGUAGES = {"zh": "zh-CN", "en": "en"}


def letter_of(wording: Wording, issue: Bulletin) -> Letter:
    """Return the official document of an issue that was issued."""
    wording = wording.in_issue(issue)
    issuer, day = wording.issuer(issue), issue.issued_on or issue.as_of
    return Letter(
        mark=wording.say(say("{issuer} document", issuer=issuer)),
        number=issue.doc_no or wording.numbered(issue),
        title=wording.title(issue),
        note=_note(wording),
        body=(*_preface(wording, issue), *_sections(wording, issue)),
        signature=issuer,
        on=day,
        printed_by=issuer,
        printed_on=day,
        language=LANGUAGES[wording.language],
        identifier=issue.id,
    )


def _note(wording: Wording) -> str:
    publication = wording.catalog.publication
    is_demonstration = publication is not None and publication.demonstration
    return wording.say(say("Demonstration data")) if is_demonstration else ""


def _preface(wording: Wording, issue: Bulletin) -> Iterator[Part]:
    for passage in passages(issue):
        if not isinstance(passage, Withheld):
            yield Paragraph(as_text(passage))
        elif passage.redaction is not None:
            words = say("[A paragraph was taken down on {day}.]", day=passage.redaction.on)
            yield Paragraph(wording.say(words))


def _sections(wording: Wording, issue: Bulletin) -> Iterator[Part]:
    """Yield the sections that are not empty, numbered from one."""
    found = (row for row in _all_sections(wording, issue) if row[1])
    for ordinal, (heading, parts) in zip(ORDINALS, found, strict=False):
        yield Heading(wording.say(Words(ordinal.text, {"heading": heading})))
        yield from parts


def _all_sections(wording: Wording, issue: Bulletin) -> Iterator[tuple[Words, tuple[Part, ...]]]:
    figures = frozen(issue)
    yield say("What was corrected"), _corrections(wording, issue)
    yield say("General figures"), _city(wording, figures)
    yield (
        say("Ranking of the counties"),
        _listed(wording, figures, STANDING, say("Table of ranks")),
    )
    yield (
        say("Progress of the counties"),
        _listed(wording, figures, WORK, say("Table of progress")),
    )
    yield say("Tasks"), _listed(wording, figures, TASK, say("Figures of the tasks"))
    yield say("How to verify it"), _proof(wording, issue)


def _corrections(wording: Wording, issue: Bulletin) -> tuple[Grid, ...]:
    heads = (say("Figure"), say("County or task"), say("Was"), say("Is"))
    rows = (
        (
            wording.figure(change.key),
            wording.of(change.county, change.task),
            shown(kind_in(issue, change.key), change.was),
            shown(kind_in(issue, change.key), change.now),
        )
        for change in issue.corrections
    )
    return _grid(wording, say("Figures before and after"), heads, tuple(rows))


def _city(wording: Wording, figures: Frozen) -> tuple[Grid, ...]:
    rows = ((wording.figure(key), figures.shown(key, value)) for key, value in figures.city.items())
    heads = (say("Figure"), say("Value"))
    return _grid(wording, say("Figures of the issue"), heads, tuple(rows))


def _listed(
    wording: Wording, figures: Frozen, kinds: tuple[Kind, ...], caption: Words
) -> tuple[Grid, ...]:
    columns, of_tasks = used(kinds, figures), kinds is TASK
    first, name = (say("Task"), wording.task) if of_tasks else (say("County"), wording.county)
    listed = (figures.tasks if of_tasks else figures.counties) if columns else {}
    heads = (first, *(kind.head(figures) for kind in columns))
    rows = (
        (name(key), *(kind.text(figures, row) for kind in columns)) for key, row in listed.items()
    )
    return _grid(wording, caption, heads, tuple(rows))


def _grid(
    wording: Wording, caption: Words, heads: tuple[Words, ...], rows: tuple[tuple[str, ...], ...]
) -> tuple[Grid, ...]:
    if not rows:
        return ()
    return (Grid(wording.say(caption), tuple(map(wording.say, heads)), rows),)


def _proof(wording: Wording, issue: Bulletin) -> tuple[Part, ...]:
    words = say(
        "The figures were frozen when the issue was issued. Anyone with the data can compute them "
        "again and compare."
    )
    basis = issue.inputs
    rows = (
        (say("Figures as of"), str(issue.as_of)),
        (say("Method"), issue.method),
        (say("Command"), f"ledgers bulletin verify {issue.id}"),
        (say("All inputs (SHA-256)"), basis.digest if basis else ""),
        (say("Figures (SHA-256)"), issue.facts_digest or ""),
    )
    told = tuple((wording.say(name), text) for name, text in rows if text)
    heads = (say("What"), say("Value"))
    return Paragraph(wording.say(words)), *_grid(wording, say("What proves it"), heads, told)
