"""Show rectification: what was found, what is closed, how old the rest is, and what came back."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from ledgers.model.numbers import NONE, percent, share_of
from ledgers.model.values import text
from ledgers.model.words import say, say_in
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Cell, Column, Here, Line, Table, Text, Tile, Tiles
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.count_tables import (
    ALL,
    Block,
    Frame,
    county_rows,
    county_spot,
    grid,
    shown,
)
from ledgers.publish.kit.findings import (
    AGES,
    COUNTS,
    Matter,
    age_of,
    band_of,
    counts_of,
    matters_of,
)
from ledgers.publish.kit.labels import word
from ledgers.publish.kit.links import Linked

OLDEST = 25


def rectification(desk: Desk, here: Here) -> Iterator[Block]:
    """Yield the parts of the page of rectifications."""
    matters = matters_of(desk)
    if matters:
        yield _rates(desk, here, matters)
        yield _by_county(desk, here, matters)
        yield _by_source(desk, here, matters)
        yield _by_aspect(desk, here, matters)
        yield _by_age(desk, here, matters)
        yield from _oldest(desk, here, matters)


# ── Rates ────────────────────────────────────────────────────────────────────────────────────────


def _rates(desk: Desk, here: Here, matters: Sequence[Matter]) -> Block:
    counts = counts_of(matters, desk.view.assessment.as_of)
    rules = desk.view.catalog.rules
    ever = sum(matter.life.first_closed_on is not None for matter in matters)

    def spot(anchor: str, shown_text: str) -> Linked:
        return here.to(f"{here.folder}#{anchor}", shown_text)

    closed, found = counts["closed"], counts["found"]
    tiles = Tiles(
        (
            Tile(
                say("Closing rate"),
                spot("counties", percent(share_of(closed, found))),
                say(
                    "{closed} of {found} findings",
                    closed=spot("counties", str(closed)),
                    found=spot("counties", str(found)),
                ),
                "main",
            ),
            Tile(
                say("Relapse"),
                spot("counties", percent(share_of(counts["reopened"], ever))),
                say(
                    "{reopened} of {ever} once closed",
                    reopened=spot("counties", str(counts["reopened"])),
                    ever=spot("counties", str(ever)),
                ),
            ),
            Tile(say("Put forward"), spot("counties", str(counts["awaiting"])), key="pending"),
            Tile(say("Overdue"), spot("oldest", str(counts["overdue"])), key="overdue"),
        )
    )
    rule = say(
        "The closing rate is the findings that stand closed ÷ all that were fed back; relapse is"
        " the findings reopened ÷ those ever closed. A finding is overdue once its deadline has"
        " passed and it has not been put forward for closing. An extension moves the deadline; what"
        " was put forward in time and returned or reopened after the deadline may be put forward"
        " again within {days} days.",
        days=str(rules.resubmit_days) if rules else NONE,
    )
    return Block("rates", say("Closing and relapse"), (rule,), tiles)


# ── Grids ────────────────────────────────────────────────────────────────────────────────────────


COLUMNS: tuple[tuple[str, Text], ...] = (*COUNTS.items(), ("rate", say("Closing rate")))


def _counted(
    desk: Desk, matters: Sequence[Matter], of: Callable[[Matter], str]
) -> dict[tuple[str, str], str]:
    """Return the counts of each group, and its closing rate, as text."""
    groups: dict[str, list[Matter]] = {}
    for matter in matters:
        groups.setdefault(of(matter), []).append(matter)
        groups.setdefault(ALL, []).append(matter)
    cells: dict[tuple[str, str], str] = {}
    for name, group in groups.items():
        counts = counts_of(group, desk.view.assessment.as_of)
        cells |= {(name, key): str(count) for key, count in counts.items() if count}
        cells[name, "rate"] = percent(share_of(counts["closed"], counts["found"]))
    return cells


def _by_county(desk: Desk, here: Here, matters: Sequence[Matter]) -> Block:
    counted = _counted(desk, matters, lambda matter: matter.county)
    cells = {key: here.to(_county_findings(key[0]), told) for key, told in counted.items()}
    caption = say("Rectification by county")
    lines = [*county_rows(desk, here, "findings"), (ALL, say("In all"))]
    table = grid(Frame(caption, say("County"), lines, COLUMNS), cells)
    return Block("counties", say("By county"), tables=(table,))


def _county_findings(code: str) -> str:
    return (
        f"{links.ledger_page('findings')}#records" if code == ALL else county_spot(code, "findings")
    )


def _by_source(desk: Desk, here: Here, matters: Sequence[Matter]) -> Block:
    def of(matter: Matter) -> str:
        return matter.record.sort

    names = [(code, word(desk, code) or NONE) for code in sorted({of(row) for row in matters})]
    frame = Frame(say("Rectification by source"), say_in("of a finding", "Source"), names, COLUMNS)
    return Block("sources", say("By source"), tables=(_split(desk, here, matters, of, frame),))


def _by_aspect(desk: Desk, here: Here, matters: Sequence[Matter]) -> Block:
    def of(matter: Matter) -> str:
        return text(matter.record.value, "aspect")

    names = [(name, name or say("none named")) for name in sorted({of(row) for row in matters})]
    frame = Frame(say("Rectification by aspect"), say("Aspect"), names, COLUMNS)
    return Block("aspects", say("By aspect"), tables=(_split(desk, here, matters, of, frame),))


def _split(
    desk: Desk, here: Here, matters: Sequence[Matter], of: Callable[[Matter], str], frame: Frame
) -> Table:
    there = f"{links.ledger_page('findings')}#records"
    cells = {key: here.to(there, told) for key, told in _counted(desk, matters, of).items()}
    return grid(replace(frame, rows=(*frame.rows, (ALL, say("In all")))), cells)


# ── Age ──────────────────────────────────────────────────────────────────────────────────────────


def _by_age(desk: Desk, here: Here, matters: Sequence[Matter]) -> Block:
    as_of = desk.view.assessment.as_of
    rest = [matter for matter in matters if not matter.life.closed]
    found: dict[tuple[str, str], int] = {}
    for matter in rest:
        for row in (matter.county, ALL):
            for column in (band_of(matter, as_of), ALL):
                found[row, column] = found.get((row, column), 0) + 1
    cells = {key: here.to(_county_findings(key[0]), str(count)) for key, count in found.items()}
    columns: list[tuple[str, Text]] = [
        *((str(limit), say("up to {days} days", days=str(limit))) for limit in AGES),
        ("older", say("longer")),
        (ALL, say("In all")),
    ]
    lines = [*county_rows(desk, here, "findings"), (ALL, say("In all"))]
    frame = Frame(say("Findings not closed, by days since feedback"), say("County"), lines, columns)
    return Block("ages", say("By age"), tables=(grid(frame, cells),))


def _oldest(desk: Desk, here: Here, matters: Sequence[Matter]) -> Iterator[Block]:
    """Yield the findings that are overdue, the longest first."""
    late = [matter for matter in matters if matter.life.overdue(desk.view.assessment.as_of)]
    if not late:
        return
    chosen = sorted(late, key=lambda matter: (matter.life.limit_on, matter.record.id))[:OLDEST]
    table = Table(
        caption=say(
            "{shown} of {all} findings overdue", shown=str(len(chosen)), all=str(len(late))
        ),
        stacked=True,
        columns=(
            Column(say("Was due"), short=True),
            Column(say("Finding"), short=True),
            Column(say("County")),
            Column(say("Summary")),
            Column(say("Days since feedback"), number=True),
        ),
        lines=tuple(_late(desk, here, matter) for matter in chosen),
    )
    yield Block("oldest", say("Overdue the longest"), tables=(table,))


def _late(desk: Desk, here: Here, matter: Matter) -> Line:
    record = matter.record
    spot = county_spot(matter.county, "findings")
    age = str(age_of(matter, desk.view.assessment.as_of))
    return Line(
        (
            Cell(shown(here, record, str(matter.life.limit_on))),
            Cell(shown(here, record, record.id)),
            Cell(here.to(spot, desk.county_name(matter.county))),
            Cell(text(record.value, "summary") or NONE),
            Cell(shown(here, record, age)),
        )
    )
