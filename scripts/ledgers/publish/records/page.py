"""The page of a finding, a round or a check: its way, what it says, and where it is named."""

from collections.abc import Iterator, Mapping

from ledgers.model import NONE, Both, Struct, Words, as_words, replace, say
from ledgers.model.ledger_records import Record, valid
from ledgers.model.lives.finding import life_of, steps_of
from ledgers.model.records import Decision, Event
from ledgers.model.rows import as_iso, group, in_groups, inside, leaves, rows, text, whole
from ledgers.publish.kit import Block, Desk, Facts, Filled, Inline, Leaf, Row, Text, filled, links
from ledgers.publish.kit.labels import VISIBILITY_WORDS, label_of, word
from ledgers.publish.measured.words import coded
from ledgers.publish.subjects.entries import Entry, by_schema
from ledgers.publish.subjects.issues import issued
from ledgers.publish.subjects.stages import inside_of
from ledgers.publish.tables.count_tables import called, county_spot, shown

ELSEWHERE = frozenset({"county", "summary"})
"""Fields that other parts of the page say, beside the days of the way."""
RECTIFYING = "rectifications"


def pages_of_records(desk: Desk) -> Mapping[str, str]:
    """Return the page of each record that has one, by reference.

    These are records of the year of the day shown, and findings of before that are not closed:
    pages cost time, and there may be thousands. Others are in lists. Public issues have pages too.
    """
    catalog, as_of = desk.view.catalog, desk.view.assessment.as_of
    found = {f"city/bulletins/{one.id}": links.bulletin_page(one.id) for one in issued(desk)}
    for row in (row for ledger in DAYS for row in valid(desk.records.get(ledger, ()))):
        life = life_of(catalog, row.id, as_of)
        if row.day[:4] == desk.view.as_of[:4] or (life and not life.closed):
            found[row.reference] = f"{row.ledger}/{links.segment(row.id)}/"
    return found


def _label(desk: Desk, row: Record) -> Both | str:
    """Return what a record is called; its sort in both languages where that is all."""
    label, vocabulary = label_of(desk, row), desk.contract.ledger(row.ledger).vocabulary
    term = desk.view.catalog.term(vocabulary, row.sort)
    return term if label == desk.both(term.zh, term.en) else label


def record_pages(desk: Desk) -> Iterator[Filled]:
    """Yield the page of each record that has one."""
    for ledger in DAYS:
        title = say("{name}", name=desk.ledger_title(ledger))
        way = (links.LEDGERS, say("Ledgers")), (links.ledger_page(ledger), title)
        about = say("{ledger}: its way, what it says and where it is named.", ledger=title)
        for row in [row for row in desk.records.get(ledger, ()) if row.reference in desk.paged]:
            here, names = desk.here(desk.paged[row.reference]), map(desk.county_name, row.counties)
            label = " ".join(names) if ledger == "rounds" else _label(desk, row)
            yield here.page(
                "record.html.j2",
                here.opening(say("{id} {label}", id=row.id, label=label), about, *way, end=row.id),
                way=way_of(here, row),
                facts=Facts(tuple(_facts(here, row))),
                blocks=(*_events(here, row), *_inside(here, row), *_named(here, row)),
            )


def _facts(here: Leaf, record: Record) -> Iterator[tuple[Words | str, object]]:
    """Yield where it is written, whom it concerns, and what its fields say, codes as words."""
    yield say("Record"), shown(here, record, record.id)
    names = ((code, here.desk.county_name(code)) for code in record.counties)
    found = tuple(here.to(county_spot(code, record.ledger), name) for code, name in names)
    yield say("Counties"), Inline(found) if found else say("the city")
    fields = here.desk.contract.ledger(record.ledger).fields
    named, entry = {*record.value} - ELSEWHERE - {*DAYS[record.ledger]}, Entry(record, record.value)
    for col in by_schema(here.desk, record.ledger, named).columns:
        field, code = fields.get((col.name,)), str(record.value.get(col.name))
        if field and col.head and "." not in str(field.said("x-refers")):
            is_code = code in {"True", "False"} or field.said("enum")
            told = coded(here.desk, col.name, code, field.schema) if is_code else None
            yield col.head, told or col.cell(here, entry).value
    every = here.view.facts.findings.matters
    own = [row for row in every if row.record.value.get("source_ref") == record.reference]
    own = [row for row in own if row.record.value.get("livelihood")]
    if own:  # R186
        told = f"{sum(row.life.closed for row in own)} ÷ {len(own)}"
        yield say("Livelihood problems solved"), here.at("named", told)


def _events(here: Leaf, record: Record) -> Iterator[Block]:
    """Yield what was filed and decided on a finding, in the order in which it counted."""
    steps = steps_of(here.view.catalog, record.id, here.view.assessment.as_of)
    rows = (_event(here, record, step.event) for step in steps if record.ledger == "findings")
    yield from here.block("events", say("What was filed and decided"), rows)


def _event(here: Leaf, record: Record, event: Event) -> Row:
    county, on = text(record.value, "county"), str(event.on)
    filed = f"{county}/{RECTIFYING}/{record.id}"
    by, told, reason = say("counties"), getattr(event, "status", ""), NONE
    if isinstance(event, Decision):
        filed, by = f"city/decisions/{filed}", say("city level")
        told, reason = event.decision, event.reason or NONE
    return here.row(
        here.short(say("Day"), here.source(filed, on, "as-of", on=on)),
        here.short(say("By"), by),
        here.short(say("What"), word(here.desk, told, ledger=RECTIFYING)),
        here.cell(say("Reason"), reason),
    )


def _inside(here: Leaf, record: Record) -> Iterator[Block]:
    """Yield the lists inside the record."""
    for each in inside_of(here.desk, record.ledger):
        if found := [entry for entry in each.of(here.desk) if entry.record is record]:
            table = replace(each, columns=each.columns[1:]).table(here, found)
            yield Block(f"in-{each.anchor}", each.heading or each.title, tables=(table,))


def _named(here: Leaf, record: Record) -> Iterator[Block]:
    """Yield the records that name this one, bulletins among them."""
    found = dict.fromkeys(here.desk.once(_naming).get(record.reference, []))
    rows = (
        here.row(
            here.short(say("Ledger"), here.ledger(ledger)),
            here.cell(say("Records"), Inline(tuple(called(here, row) for row in named))),
        )
        for ledger, named in in_groups((other.ledger, other) for other in found).items()
    )
    yield from here.block("named", say("Where it is named"), rows)


def _naming(desk: Desk) -> Mapping[str, list[Record]]:
    """Return by record with a page those that name it."""
    every = (row for listed in desk.records.values() for row in valid(listed))
    held = ((value, row) for row in every for _, value in leaves(row.value))
    named = ((told, row) for told, row in held if isinstance(told, str))
    return in_groups((told, row) for told, row in named if told in desk.paged)


DAYS: Mapping[str, tuple[str, ...]] = {
    "findings": ("found_on", "fed_back_on"),
    "rounds": ("notice_on", "secretary_meeting_on", "closed_on"),
    "checks": ("start_on", "end_on", "fed_back_on"),
}
"""By ledger whose records have pages: the days that they say themselves."""


class Stage(Struct, frozen=True):
    """A stage: what it is called, its days, how it stands (done, now, late, open), and a note."""

    name: Words | str
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
        submitted = word(here.desk, "submitted", ledger=RECTIFYING)
        yield Stage(submitted, str(life.submitted_on or NONE), key)
        decided = [step.event for step in steps_of(catalog, record.id, as_of)]
        told = [(getattr(row, "decision", ""), str(row.on)) for row in decided]
        for given, on in [row for row in told if row[0] in {"returned", "reopened"}][-1:]:
            yield Stage(word(here.desk, given, ledger="decisions"), on, "done")
        yield Stage(word(here.desk, "closed"), str(life.closed_on or NONE), closed)


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
