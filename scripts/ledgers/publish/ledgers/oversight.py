"""Show checks and inspection rounds, each only after it was fed back or announced."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ledgers.model.numbers import NONE, percent, share_of
from ledgers.model.rows import Value, decimal, rows, text, whole
from ledgers.model.words import Words, say
from ledgers.publish.kit.components import Cell, Column, Here, Inline, Line, Table
from ledgers.publish.kit.context import Desk, order
from ledgers.publish.kit.count_tables import Block, county_spot, shown
from ledgers.publish.kit.labels import sort_word, word
from ledgers.publish.kit.links import Linked
from ledgers.publish.kit.records import Record, valid

NEWEST = 50


@dataclass(frozen=True, slots=True)
class Listing:
    """Say how a list of records looks: its heading, the rule of its publication, its columns."""

    id: str
    title: Words
    rule: Words
    caption: Words
    columns: tuple[Column, ...]


CHECKS = Listing(
    id="checks",
    title=say("What the checks found"),
    rule=say("A check is published once it was fed back; until then nothing tells that it was."),
    caption=say("Checks fed back, the newest first"),
    columns=(
        Column(say("Check"), short=True),
        Column(say("Kind")),
        Column(say("Counties")),
        Column(say("Held"), short=True),
        Column(say("Fed back"), short=True),
        Column(say("Units"), number=True),
        Column(say("Problems found"), number=True),
        Column(say("Corrected at once"), number=True),
    ),
)
ROUNDS = Listing(
    id="targets",
    title=say("Units inspected"),
    rule=say("A round is published once its notice is; of its six stages only entry and feedback."),
    caption=say("Units inspected, the newest round first"),
    columns=(
        Column(say("Round"), short=True),
        Column(say("County")),
        Column(say("Unit")),
        Column(say("Mode")),
        Column(say("Entered"), short=True),
        Column(say("Fed back"), short=True),
        Column(say("Problems"), number=True),
        Column(say("Rectified"), number=True),
        Column(say("Rectified ÷ problems"), number=True),
        Column(say("Made public"), short=True),
    ),
)
APPRAISALS = Listing(
    id="final",
    title=say("Final appraisals"),
    rule=say("An appraisal is published once it is final; points and votes only in sums."),
    caption=say("Appraisals that are final, the newest first"),
    columns=(
        Column(say("Appraisal"), short=True),
        Column(say("Kind")),
        Column(say("County")),
        Column(say("Period"), short=True),
        Column(say("Assessor")),
        Column(say("Units appraised"), number=True),
        Column(say("Who rated, and weights")),
        Column(say("Final"), short=True),
    ),
)


def _listed(listing: Listing, lines: Sequence[Line]) -> Iterator[Block]:
    """Yield a list of records under its rule; nothing where there is none."""
    if lines:
        table = Table(
            caption=listing.caption, stacked=True, columns=listing.columns, lines=tuple(lines)
        )
        yield Block(listing.id, listing.title, (listing.rule,), tables=(table,))


def dated(desk: Desk, ledger: str) -> list[Record]:
    """Return the records of a ledger that tell their day, the newest first."""
    found = [record for record in valid(desk.records.get(ledger, ())) if record.day]
    return sorted(found, key=lambda record: (record.day, record.id), reverse=True)


# ── Checks ───────────────────────────────────────────────────────────────────────────────────────


def checks(desk: Desk, here: Here) -> Iterator[Block]:
    """Yield the checks that were fed back, with what they found."""
    yield from _listed(CHECKS, [_check(desk, here, row) for row in dated(desk, "checks")[:NEWEST]])


def _check(desk: Desk, here: Here, record: Record) -> Line:
    return Line(
        (
            Cell(shown(here, record, record.id)),
            Cell(sort_word(desk, "checks", record.sort)),
            Cell(_counties(desk, here, record)),
            Cell(_day(here, record, "start_on")),
            Cell(_day(here, record, "fed_back_on")),
            Cell(_number(here, record, "units_n"), order(whole(record.value, "units_n"))),
            Cell(_number(here, record, "problems_n"), order(whole(record.value, "problems_n"))),
            Cell(_number(here, record, "corrected_n"), order(whole(record.value, "corrected_n"))),
        )
    )


def _counties(desk: Desk, here: Here, record: Record) -> object:
    found = tuple(
        here.to(county_spot(code, record.ledger), desk.county_name(code))
        for code in record.counties
    )
    return Inline(found) if found else NONE


def _day(here: Here, record: Record, name: str) -> object:
    day = text(record.value, name)
    return shown(here, record, day) if day else NONE


def _number(here: Here, record: Record, name: str) -> object:
    number = whole(record.value, name)
    return NONE if number is None else shown(here, record, str(number))


# ── Rounds ───────────────────────────────────────────────────────────────────────────────────────


def rounds(desk: Desk, here: Here) -> Iterator[Block]:
    """Yield what each inspection round has come to, unit by unit."""
    lines = [
        _target(desk, here, record, target)
        for record in dated(desk, "rounds")[:NEWEST]
        for target in rows(record.value, "targets")
    ]
    yield from _listed(ROUNDS, lines)


def rectified_share(target: Value) -> Decimal | None:
    """Return the rectified ÷ the problems of a unit; None where either is not known."""
    problems, rectified = whole(target, "problems_n"), whole(target, "rectified_n")
    return None if problems is None or rectified is None else share_of(rectified, problems)


def _target(desk: Desk, here: Here, record: Record, target: Value) -> Line:
    stages = target.get("stages")
    steps: Value = stages if isinstance(stages, dict) else {}
    problems, rectified = whole(target, "problems_n"), whole(target, "rectified_n")
    share = rectified_share(target)

    def told(value: str | int | None) -> Linked | str:
        return NONE if value in {None, ""} else shown(here, record, str(value))

    return Line(
        (
            Cell(shown(here, record, record.id)),
            Cell(_counties(desk, here, record)),
            Cell(desk.unit_name(text(target, "unit"))),
            Cell(word(desk, text(target, "mode")) or NONE),
            Cell(told(text(steps, "enter"))),
            Cell(told(text(steps, "feedback"))),
            Cell(told(problems)),
            Cell(told(rectified)),
            Cell(told("" if share is None else percent(share))),
            Cell(told(text(target, "public_society_on"))),
        )
    )


# ── Appraisals ───────────────────────────────────────────────────────────────────────────────────


def appraisals(desk: Desk, here: Here) -> Iterator[Block]:
    """Yield the appraisals that are final."""
    found = dated(desk, "appraisals")[:NEWEST]
    yield from _listed(APPRAISALS, [_appraisal(desk, here, record) for record in found])


def _appraisal(desk: Desk, here: Here, record: Record) -> Line:
    units = rows(record.value, "entries")
    return Line(
        (
            Cell(shown(here, record, record.id)),
            Cell(sort_word(desk, "appraisals", record.sort)),
            Cell(_counties(desk, here, record) if record.counties else say("the city")),
            Cell(_day(here, record, "period")),
            Cell(desk.unit_name(text(record.value, "assessor"))),
            Cell(shown(here, record, str(len(units)))),
            Cell(_raters(desk, here, record)),
            Cell(_day(here, record, "final_on")),
        )
    )


def _raters(desk: Desk, here: Here, record: Record) -> object:
    """Return the groups that rated, with their weights."""
    found = tuple(
        say(
            "{group} {weight}",
            group=word(desk, text(row, "code"), "rater_groups"),
            weight=shown(here, record, percent(decimal(row, "weight"))),
        )
        for row in rows(record.value, "rater_groups")
    )
    return Inline(found) if found else NONE


# ── Actions ──────────────────────────────────────────────────────────────────────────────────────


def actions(desk: Desk, here: Here) -> Iterator[Block]:
    """Yield a sentence on what is not listed: most actions are published in sums alone."""
    if desk.records.get("actions"):
        yield Block(
            "scope",
            say("What is counted"),
            (
                say(
                    "Only actions that were decided, and whose publication was decided with them,"
                    " stand here one by one; all others appear in sums of at least {least}.",
                    least=here.source("city/publication/publication", desk.least, "as-of"),
                ),
            ),
        )
