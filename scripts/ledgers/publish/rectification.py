"""Show rectification: what was found, what is closed, how old the rest is, and what came back.

Counted are findings that the county has been told of; the city alone closes and reopens them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ledgers.model.words import Words, say
from ledgers.publish import links
from ledgers.publish.desk import Desk
from ledgers.publish.grids import ALL, Block, Frame, county_rows, county_spot, grid, shown
from ledgers.publish.links import Linked
from ledgers.publish.numbers import NONE, percent, share_of
from ledgers.publish.parts import Cell, Column, Here, Line, Table, Text, Tile, Tiles
from ledgers.publish.registry import Record, valid
from ledgers.publish.terms import word
from ledgers.publish.values import Value, last, rows, text

AGES = (30, 60, 90)
OLDEST = 25


@dataclass(frozen=True, slots=True)
class Matter:
    """Follow one finding: whether it is closed, was ever closed and reopened, and until when."""

    record: Record
    county: str
    fed_back_on: str
    due_on: str
    closed: bool
    ever_closed: bool
    reopened: bool
    awaiting: bool

    @property
    def open(self) -> bool:
        """Say whether the county has still to act: neither closed nor put forward."""
        return not self.closed and not self.awaiting

    def overdue(self, as_of: str) -> bool:
        """Say whether its time has run out while it is open."""
        return self.open and "" < self.due_on < as_of

    def counts(self, as_of: str) -> Mapping[str, int]:
        """Return one for each of `COUNTS` that it is counted in, else zero."""
        return {
            "found": 1,
            "closed": int(self.closed),
            "awaiting": int(self.awaiting),
            "open": int(self.open),
            "overdue": int(self.overdue(as_of)),
            "reopened": int(self.reopened),
        }


COUNTS: Mapping[str, Words] = {
    "found": say("Found"),
    "closed": say("Closed"),
    "awaiting": say("Put forward"),
    "open": say("Open findings"),
    "overdue": say("Of these overdue"),
    "reopened": say("Reopened"),
}
"""What is counted of findings."""


def matters_of(desk: Desk) -> list[Matter]:
    """Return every finding that a county has been told of, with what became of it."""
    filed = {record.id: record.value for record in valid(desk.records.get("rectifications", ()))}
    decided = {record.id: record.value for record in desk.records.get("decisions", ())}
    return [
        _matter(
            record,
            filed.get(record.id, {}),
            decided.get(f"{record.counties[0]}/rectifications/{record.id}", {}),
        )
        for record in valid(desk.records.get("findings", ()))
        if record.counties and record.day
    ]


def _matter(record: Record, filed: Value, decided: Value) -> Matter:
    words = [text(row, "decision") for row in rows(decided, "decisions")]
    newest = next((word for word in reversed(words) if word in {"closed", "reopened"}), "")
    until = [text(row, "until") for row in rows(decided, "decisions") if text(row, "until")]
    update, decision = last(filed, "updates"), last(decided, "decisions")
    return Matter(
        record=record,
        county=record.counties[0],
        fed_back_on=record.day,
        due_on=until[-1] if until else text(record.value, "due_on"),
        closed=newest == "closed",
        ever_closed="closed" in words,
        reopened="reopened" in words,
        awaiting=newest != "closed"
        and text(update, "status") == "submitted"
        and text(update, "on") >= text(decision, "on"),
    )


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
    counts = sums(matters, desk.view.as_of)
    ever = sum(matter.ever_closed for matter in matters)

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
        " the findings reopened ÷ those ever closed. A finding is overdue once its time, or the"
        " time it was extended to, has passed and it has not been put forward for closing."
    )
    return Block("rates", say("Closing and relapse"), (rule,), tiles)


# ── Grids ────────────────────────────────────────────────────────────────────────────────────────


COLUMNS: tuple[tuple[str, Text], ...] = (*COUNTS.items(), ("rate", say("Closing rate")))


def sums(matters: Iterable[Matter], as_of: str) -> Mapping[str, int]:
    """Return how many of the findings are counted in each of `COUNTS`."""
    told = [matter.counts(as_of) for matter in matters]
    return {name: sum(each[name] for each in told) for name in COUNTS}


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
        counts = sums(group, desk.view.as_of)
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
    frame = Frame(say("Rectification by source"), say("Source"), names, COLUMNS)
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


def age_of(matter: Matter, as_of: date) -> int:
    """Return how many days ago the county was told."""
    return (as_of - date.fromisoformat(matter.fed_back_on)).days


def _band(matter: Matter, as_of: date) -> str:
    age = age_of(matter, as_of)
    return next((str(limit) for limit in AGES if age <= limit), "older")


def _by_age(desk: Desk, here: Here, matters: Sequence[Matter]) -> Block:
    as_of = desk.view.assessment.as_of
    rest = [matter for matter in matters if not matter.closed]
    found: dict[tuple[str, str], int] = {}
    for matter in rest:
        for row in (matter.county, ALL):
            for column in (_band(matter, as_of), ALL):
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
    late = [matter for matter in matters if matter.overdue(desk.view.as_of)]
    if not late:
        return
    chosen = sorted(late, key=lambda matter: (matter.due_on, matter.record.id))[:OLDEST]
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
            Cell(shown(here, record, matter.due_on)),
            Cell(shown(here, record, record.id)),
            Cell(here.to(spot, desk.county_name(matter.county))),
            Cell(text(record.value, "summary") or NONE),
            Cell(shown(here, record, age)),
        )
    )
