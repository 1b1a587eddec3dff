"""Write an issue as an official document: the same words as its page, set by GB/T 9704-2012."""

from collections.abc import Iterator

from ledgers.model.bulletin import Bulletin
from ledgers.model.facts import kind_in
from ledgers.model.words import Words, say
from ledgers.publish.bulletins.frozen import (
    STANDING,
    TASK,
    WORK,
    Figures,
    Frozen,
    Kind,
    frozen,
    shown,
    used,
)
from ledgers.publish.bulletins.letter import Grid, Heading, Letter, Paragraph
from ledgers.publish.bulletins.wording import Withheld, Wording, as_text, passages

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
    """Return the official document of an issue; it was issued, so it has a day."""
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
    """Yield what there is, numbered from one."""
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
        _counties(wording, figures, STANDING, say("Table of ranks")),
    )
    yield (
        say("Progress of the counties"),
        _counties(wording, figures, WORK, say("Table of progress")),
    )
    yield say("Tasks"), _tasks(wording, figures)
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


def _counties(
    wording: Wording, figures: Frozen, kinds: tuple[Kind, ...], caption: Words
) -> tuple[Grid, ...]:
    columns = used(kinds, figures)
    rows = (
        (wording.county(code), *_row(figures, columns, row))
        for code, row in figures.counties.items()
    )
    heads = (say("County"), *(kind.head(figures) for kind in columns))
    return _grid(wording, caption, heads, tuple(rows) if columns else ())


def _tasks(wording: Wording, figures: Frozen) -> tuple[Grid, ...]:
    columns = used(TASK, figures)
    rows = (
        (wording.task(name), *_row(figures, columns, row)) for name, row in figures.tasks.items()
    )
    heads = (say("Task"), *(kind.head(figures) for kind in columns))
    return _grid(wording, say("Figures of the tasks"), heads, tuple(rows))


def _row(figures: Frozen, columns: tuple[Kind, ...], row: Figures) -> tuple[str, ...]:
    return tuple(kind.text(figures, row) for kind in columns)


def _grid(
    wording: Wording,
    caption: Words,
    heads: tuple[Words, ...],
    rows: tuple[tuple[str, ...], ...],
) -> tuple[Grid, ...]:
    if not rows:
        return ()
    return (Grid(wording.say(caption), tuple(map(wording.say, heads)), rows),)


def _proof(wording: Wording, issue: Bulletin) -> tuple[Part, ...]:
    words = say(
        "The figures were frozen when the issue was issued. Whoever has the data can compute them "
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
