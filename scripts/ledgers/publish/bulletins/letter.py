"""The content of an issue as an official document; its layout (GB/T 9704-2012) is elsewhere."""

from collections.abc import Iterator
from datetime import date

from ledgers.model import INSIDE, Both, Struct, Words, in_chinese, say
from ledgers.model.bulletin import DONE, Bulletin
from ledgers.model.facts import plainly
from ledgers.publish.bulletins.beside import HEADS as NAMED
from ledgers.publish.bulletins.beside import demand_lines, followed_in_short, named_rows
from ledgers.publish.bulletins.frozen import TASK, frozen, told
from ledgers.publish.bulletins.subjects import SUBJECTS, leads_of, order_of, problems_of
from ledgers.publish.bulletins.wording import CHANGED, Wording, passages
from ledgers.publish.kit.components import Templated
from ledgers.publish.kit.view import TAGS
from ledgers.publish.subjects.asked import reforms_of
from ledgers.publish.subjects.issues import corrected, issues_of

SHORT = 8
"""Rows up to which a table is not broken between pages."""
WIDEST = 24.0
"""The widest column in characters; longer text is wrapped."""


class Paragraph(Struct, frozen=True):
    """A paragraph, its first line indented by two characters, or a `heading` of the first level."""

    text: str
    heading: bool = False


class Grid(Struct, frozen=True):
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


Part = Paragraph | Grid


class Annex(Struct, frozen=True):
    """What stands on pages of its own after the signature: its label, its title, its parts."""

    label: str
    title: str
    parts: tuple[Part, ...]


class Letter(Templated, template="bulletin_print.html.j2", frozen=True):
    """An official document: mark, number if it has one, title, to whom, body, signature, the day.

    A seal is never drawn: only the organ that signs may put one there. `across` is printed across
    each page of what is no issue yet.
    """

    mark: str
    number: str
    title: str
    body: tuple[Part, ...]
    signature: str
    on: date
    printed_by: str
    to: str = ""
    note: str = ""
    language: str = TAGS["zh"]
    identifier: str = ""
    across: str = ""
    annexes: tuple[Annex, ...] = ()

    @property
    def mark_points(self) -> int:
        """Return the size in which the mark fills at most nine tenths of the block's width."""
        return max(22, min(48, int(398 / max(width(self.mark), 1))))

    @property
    def day(self) -> str:
        """Return the day as the language writes it: in Chinese without leading zeros."""
        return in_chinese(self.on) if self.language == TAGS["zh"] else str(self.on)

    @property
    def printed(self) -> str:
        """Return the day of printing as the colophon has it."""
        return f"{self.day}印发" if self.language == TAGS["zh"] else f"printed {self.day}"


def width(text: str) -> float:
    """Return how wide a text is, in characters: half for ASCII."""
    return sum(0.5 if sign.isascii() else 1.0 for sign in text)


def letter_of(wording: Wording, issue: Bulletin, across: str = "") -> Letter:
    """Return the official document of an issue, or of a draft, which has a text across."""
    wording = wording.in_issue(issue)
    issuer, publication = wording.issuer(issue), wording.catalog.publication
    invented = publication is not None and publication.demonstration
    note = wording.translate(say("Demonstration data")) if invented else ""
    return Letter(
        mark=wording.translate(say("{issuer} document", issuer=issuer)),
        number=issue.doc_no or "",
        title=wording.title(issue),
        to=wording.translate(say("To the commissions of all counties:")),
        note=note if wording.catalog.published else f"{INSIDE} {note}".strip(),
        body=tuple(_sections(wording, issue)),
        annexes=tuple(_annexes(wording, issue)),
        signature=issuer,
        on=issue.issued_on or issue.as_of,
        printed_by=issuer,
        language=TAGS[wording.language],
        identifier=issue.id,
        across=across,
    )


def _sections(wording: Wording, issue: Bulletin) -> Iterator[Part]:
    """Yield the sections that are not empty, numbered from one."""
    changes, caption = tuple(wording.changes(issue)), say("Figures before and after")
    troubles = problems_of(issue, frozen(issue), wording)
    sections: tuple[tuple[Words, tuple[Part, ...]], ...] = (
        (say("General situation"), tuple(_situation(wording, issue))),
        (say("What was corrected"), _grid(wording, caption, CHANGED, changes)),
        (say("What was changed of the programme"), tuple(_reforms(wording, issue))),
        (say("What is missing"), tuple(Paragraph(wording.translate(words)) for words in troubles)),
        (say("What is asked next"), tuple(map(Paragraph, demand_lines(wording, issue.demands)))),
    )
    for at, (heading, parts) in enumerate(row for row in sections if row[1]):
        number = Both("一二三四五"[at], str(at + 1))
        numbered = say("{number}. {heading}", number=number, heading=heading)
        yield Paragraph(wording.translate(numbered), heading=True)
        yield from parts


def _situation(wording: Wording, issue: Bulletin) -> Iterator[Part]:
    """Yield what is corrected, the preface, the leading figures, what came of earlier demands."""
    if wrong := corrected(issue):
        known = issues_of(wording.catalog, issue.issued_on or issue.as_of).named(wrong)
        about = {"issue": wording.title(known) if known else wrong, "count": len(issue.corrections)}
        some = say("This issue corrects {issue}; figures that changed: {count}.", **about)
        none = say("This issue replaces {issue}; no figure changed.", **about)
        yield Paragraph(wording.translate(some if issue.corrections else none))
    for passage in passages(issue):
        if isinstance(passage, tuple):
            yield Paragraph(plainly(passage))
        elif passage is not None:
            words = say("[A paragraph was taken down on {day}.]", day=wording.day(passage.on))
            yield Paragraph(wording.translate(words))
    figures = frozen(issue)
    leads = leads_of(issue, figures)
    gap = "" if wording.language == "zh" else " "
    shown = (wording.figure(key) + gap + figures.shown(key, figures.city[key]) for key in leads)
    if leads:
        told_first = say("Leading figures: {told}.", told=wording.listed(shown))
        yield Paragraph(wording.translate(told_first))
    if issue.followed:
        yield Paragraph(followed_in_short(wording, issue))


def _annexes(wording: Wording, issue: Bulletin) -> Iterator[Annex]:
    """Yield the tables, what came of earlier demands, the named units, and how to verify it."""
    late = tuple(demand_lines(wording, (row for row in issue.followed if row.state != DONE)))
    named = tuple(row for _, row in named_rows(wording, issue))
    annexes: tuple[tuple[Words, tuple[Part, ...]], ...] = (
        (say("Tables of figures"), tuple(_tables(wording, issue))),
        (say("Earlier demands not yet met"), tuple(map(Paragraph, late))),
        (say("Units that are named"), _grid(wording, say("Named units"), NAMED, named)),
        (say("How to verify it"), _proof(wording, issue)),
    )
    for number, (title, parts) in enumerate([row for row in annexes if row[1]], 1):
        label = wording.translate(say("Annex {number}", number=number))
        yield Annex(label, wording.translate(title), parts)


def _tables(wording: Wording, issue: Bulletin) -> Iterator[Part]:
    figures = frozen(issue)
    city = (
        (wording.figure(key), figures.shown(key, value))
        for key, value in figures.city.items()
        if value
    )
    heads, caption = (say("Figure"), say("Value")), say("Figures of the issue")
    yield from _grid(wording, caption, heads, tuple(city))
    for subject in (row for name in order_of(issue) for row in SUBJECTS.get(name, ())):
        columns, listed = told(subject.kinds, figures)
        first = say("Task") if subject.kinds is TASK else say("County")
        rows = (
            (
                wording.of(*of),
                *(wording.contested(of[0], kind.key, kind.text(figures, row)) for kind in columns),
            )
            for of, row in listed.items()
        )
        titles = (first, *(kind.head(figures) for kind in columns))
        yield from _grid(wording, subject.caption, titles, tuple(rows))


def _reforms(wording: Wording, issue: Bulletin) -> Iterator[Part]:
    """Yield a line for each deadline moved, each task added, changed or cancelled in the week."""
    for row in reforms_of(wording.catalog, issue):
        words = {"name": row.name, "what": row.what, "reason": row.reason}
        words |= {"day": wording.day(row.on)}
        line = say("{day}, {name}: {what}; {reason}", **words)
        plain = say("{day}, {name}: {what}", **words)
        yield Paragraph(wording.translate(line if row.reason else plain))


def _grid(
    wording: Wording, caption: Words, heads: tuple[Words, ...], rows: tuple[tuple[str, ...], ...]
) -> tuple[Grid, ...]:
    if not rows:
        return ()
    return (Grid(wording.translate(caption), tuple(map(wording.translate, heads)), rows),)


def _proof(wording: Wording, issue: Bulletin) -> tuple[Part, ...]:
    words = say(
        "The figures were frozen when the issue was issued. Anyone with the data can compute them "
        "again and compare."
    )
    basis = issue.inputs
    rows = (
        (say("Programme"), (issue.words and issue.words.programme) or ""),
        (say("Figures as of"), wording.day(issue.as_of)),
        (say("Method"), issue.method),
        (say("Command"), f"ledgers bulletin verify {issue.id}"),
        (say("All inputs (SHA-256)"), basis.digest if basis else ""),
        (say("Figures (SHA-256)"), issue.facts_digest or ""),
    )
    given = tuple((wording.translate(name), text) for name, text in rows if text)
    heads = (say("What"), say("Value"))
    return Paragraph(wording.translate(words)), *_grid(wording, say("What proves it"), heads, given)
