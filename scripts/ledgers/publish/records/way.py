"""The way of a record as a strip: a finding's to its closing, a round's six stages, a check's."""

from collections.abc import Iterator, Mapping

from ledgers.model.ledger_records import Record
from ledgers.model.lives.finding import life_of, steps_of
from ledgers.model.numbers import NONE
from ledgers.model.rows import as_iso, group, inside, rows, text, whole
from ledgers.model.values import Struct
from ledgers.model.words import Words, as_words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Filled, Text, filled
from ledgers.publish.kit.context import Leaf
from ledgers.publish.kit.labels import CODE_WORDS, VISIBILITY_WORDS
from ledgers.publish.tables.count_tables import shown

DAYS: Mapping[str, tuple[str, ...]] = {
    "findings": ("found_on", "fed_back_on"),
    "rounds": ("notice_on", "closed_on"),
    "checks": ("start_on", "end_on", "fed_back_on"),
}
"""By ledger whose records have pages: the days that they say themselves."""


class Stage(Struct, frozen=True):
    """A stage: what it is called, its days, how it stands (done, now, late, open), and a note."""

    name: Words
    days: Text
    key: str
    note: Words | None = None


def way_of(here: Leaf, record: Record) -> Filled:
    """Return the way of a finding, a round or a check."""
    fields = here.desk.contract.ledger(record.ledger).fields
    days = [(as_words(fields[of,].title), text(record.value, of)) for of in DAYS[record.ledger]]
    first, *others = (
        Stage(name, shown(here, record, on), "done") if on else Stage(name, NONE, "open")
        for name, on in days
    )
    stages = (*_drawn(here, record), first, *others, *_life(here, record))
    if record.ledger == "rounds":
        stages = (first, *_six(here, record), *others)
    return filled("partials/way.html.j2", stages=stages)


def _drawn(here: Leaf, record: Record) -> Iterator[Stage]:
    if draw := group(record.value, "draw"):
        of = {name: f"{whole(draw, f'{name}_n') or NONE}" for name in ("sample", "population")}
        note = say("{sample} of {population}", **of)
        yield Stage(say("Drawn by lot"), here.said(links.DRAWS, say("the draw")), "done", note)


def _life(here: Leaf, record: Record) -> Iterator[Stage]:
    """Yield the deadline of a finding, when it was submitted, given back last, and closed."""
    catalog, as_of = here.view.catalog, here.view.assessment.as_of
    life = life_of(catalog, record.id, as_of) if record.ledger == "findings" else None
    if life is not None:
        closed, late = "done" if life.closed else "open", life.overdue(as_of)
        key = "late" if late else "now" if life.open else "done"
        yield Stage(say("Due"), str(life.limit_on), key, say("overdue") if late else None)
        key = "now" if life.pending else closed
        yield Stage(CODE_WORDS["submitted"], str(life.submitted_on or NONE), key)
        decided = [step.event for step in steps_of(catalog, record.id, as_of)]
        told = [(getattr(row, "decision", ""), str(row.on)) for row in decided]
        for word, on in [row for row in told if row[0] in {"returned", "reopened"}][-1:]:
            yield Stage(CODE_WORDS[word], on, "done")
        yield Stage(CODE_WORDS["closed"], str(life.closed_on or NONE), closed)


def _six(here: Leaf, record: Record) -> Iterator[Stage]:
    """Yield each of the six stages with the days on which the units reached it (R176)."""
    ledger, targets = here.desk.contract.ledger("rounds"), rows(record.value, "targets")
    for way in [way for way in ledger.fields if way[:-1] == ("targets", "planned")]:
        found = [as_iso(inside(row, f"stages.{way[-1]}")) for row in targets]
        known = sorted(filter(None, found))
        seen = here.view.inside or ledger.is_public(("targets", "stages", way[-1]))
        note = say("{part} of {all} units", part=str(len(known)), all=str(len(targets)))
        key = "open" if not known else "done" if all(found) else "now"
        days = " – ".join(dict.fromkeys((*known[:1], *known[-1:]))) or NONE
        note = note if seen or known else VISIBILITY_WORDS["internal"]
        yield Stage(as_words(ledger.fields[way].title), days, key, note)
