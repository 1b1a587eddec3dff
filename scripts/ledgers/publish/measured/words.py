"""Words for the codes in the data of indicators and rules, and links to the fields they name."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TypeAlias

from ledgers.model import NONE, Indicator, plain, rulebook
from ledgers.model.contract import NOTHING, Schema
from ledgers.model.method import AS_OF, ASSESSMENT, RETURNS, Condition, Limit, Operand, Source
from ledgers.model.words import OR, Words, say, together
from ledgers.publish.kit import Desk, Leaf, links, word_of

Rows: TypeAlias = rulebook.Rows | Source
"""What names rows: their ledger, the list inside its records, and which of them count."""
WORKED_OUT_WORDS: Mapping[str, Words] = {
    "progress": say("share of work accepted"),
    "plan": say("share of work due"),
    "deviation": say("share of work accepted − share of work due"),
    "on_time": say("measures accepted in time ÷ those, and all that came in late or are past due"),
    "missed": say("task-deadlines ever missed"),
    "overdue": say("task-deadlines overdue now"),
    "blocked": say("tasks blocked"),
    "stale": say("tasks on which nothing was filed or decided for longer than allowed"),
    "met": say("standards met"),
    "asked": say("standards asked"),
    "in_time": say("documents that were there by their day"),
    "short": say("lacking against the standards, or too many"),
    "complete": say("bodies with all that is asked"),
    "bodies": say("bodies of which something is asked"),
    "group": say("group of standards"),
    "category": say("category of documents"),
    "standard": say("standard"),
    "submitted_on": say("day on which it was submitted for closing"),
    "closed_on": say("day of closing"),
    "first_closed_on": say("day of the first closing"),
    "reopened_on": say("day of reopening"),
    "limit_on": say("day by which it is to be closed, extensions included"),
    "short_days": say("days of help lacking in the last whole month"),
    "classes": say("classes that its leader held there this year"),
    "vacant": say("established posts that are vacant"),
    "vacant_advertised": say("vacant posts advertised this year"),
    "standing": say("status now"),
    "done_on": say("day on which it was done"),
    "decided_on": say("day of the decision"),
    "ledger": say("ledger decided on"),
    "weeks": say("whole weeks from entry to report"),
    "record": say("record"),
}
"""Numbers and days that no file holds: they are worked out from several records."""

ITS_OWN = ("progress", "plan", "deviation", "missed", "overdue")
METHOD_OF = {**{name: name for name in ITS_OWN}, "on_time": "on-time", "blocked": "light"}
"""The formula on the page of methods behind what is worked out from the states of tasks."""


WINDOWS: Mapping[str, Words] = {
    "latest": say("each county's latest filing"),
    "year": say("the calendar year so far"),
    "programme": say("since the programme began"),
    "term": say("the present term of the Party committee"),
    "now": say("what holds on the day shown"),
}


def windows_of(indicator: Indicator) -> tuple[Words, ...]:
    """Return the windows of an indicator, each once: its source's, and those of its numbers."""
    source = indicator.source
    if source is None:
        return (WINDOWS["latest"],)
    if source.ledger == ASSESSMENT:
        return (say("the states of all tasks on the day shown"),)
    found = [window_of(source.of(number)) for number in source.numbers or (Operand(),)]
    return tuple({words.text: words for words in found}.values())


def window_of(source: Source) -> Words:
    """Say which time a number of an indicator covers."""
    if source.ledger == ASSESSMENT:
        return say("on the day shown")
    in_months = say("the last {n} months", n=str(source.months or 0))
    return in_months if source.window == "months" else WINDOWS[source.window]


TRUTH: Mapping[str, Words] = {"True": say("yes"), "False": say("no")}


def entry_spot(here: Leaf, record: str, name: str) -> str | None:
    """Return where an entry of a list, by its identifier, stands in the file of a record."""
    files = (source for source in here.view.sources if record in source.records)
    lines = ((source, links.entry_line(source, id=name)) for source in files)
    found = (links.line_address(here.spots, source, line) for source, line in lines if line)
    return next(found, None)


def ledger_link(here: Leaf, ledger: str) -> object:
    """Return a ledger's title, leading to its page; the states of tasks lead to their formula."""
    if ledger == ASSESSMENT:
        return here.said(links.method("measure"), say("states of tasks"))
    return here.ledger(ledger)


def rows_link(here: Leaf, of: Rows | None) -> object:
    """Return what rows are called, leading to the page of their ledger; a dash where none are."""
    if of is None:
        return NONE
    if of.each is None or of.ledger == ASSESSMENT:
        return ledger_link(here, of.ledger)
    desk, name = here.desk, here.desk.ledger_title(of.ledger)
    listed = desk.contract.along(desk.contract.ledger(of.ledger).entry, tuple(of.each.split(".")))
    title = desk.told(listed[-1].schema if listed else NOTHING, "title")
    if title in {"", name}:
        return here.ledger(of.ledger)
    return here.said(links.ledger_page(of.ledger), say("{ledger}: {list}", ledger=name, list=title))


def limit_words(here: Leaf, of: Rows | None, limit: Limit) -> Words:
    """Say by when something must be done; the last day counts as in time."""
    if limit.due is not None:
        return say("no later than “{due}”", due=field_link(here, of, limit.due))
    if limit.calendar:
        return say("by the day that the calendar has the period due")
    start = field_link(here, of, limit.start) if limit.start else say("the period's end")
    if limit.days is not None:
        return say("within {n} days of {start}", n=str(limit.days), start=start)
    if limit.workdays is not None:
        return say("within {n} workdays of {start}", n=str(limit.workdays), start=start)
    if limit.months is not None:
        return say("within {n} months of {start}", n=str(limit.months), start=start)
    return say("by day {n} of the month after the period", n=str(limit.day_of_next_month or 0))


def field_link(here: Leaf, of: Rows | None, name: str) -> object:
    """Return a field's title, leading to the fields of its ledger, or to its formula."""
    if of is None:
        return name
    worked_out = WORKED_OUT_WORDS.get(name) or say("{name}", name=name)
    if of.ledger == ASSESSMENT:
        return here.said(links.method(METHOD_OF.get(name, "measure")), worked_out)
    page = f"{links.ledger_page(of.ledger)}#fields"
    schema = schema_of(here.desk, of, name)
    if not schema:
        return here.said(page, worked_out)
    title = here.desk.told(schema, "title") or name
    outer = schema_of(here.desk, of, name.rpartition(".")[0]) if "." in name else NOTHING
    if not outer:
        return here.to(page, title)
    whole = say("{outer}: {inner}", outer=here.desk.told(outer, "title"), inner=title)
    return here.said(page, whole)


def schema_of(desk: Desk, of: Rows, name: str) -> Schema:
    """Return the schema of a field of a row: in the entry, else in the record; empty if neither."""
    root, names = desk.contract.ledger(of.ledger).entry, tuple(name.split("."))
    each = of.each or ("values" if of.ledger == RETURNS else None)  # Whose rows are its values.
    listed = desk.contract.along(root, tuple(each.split("."))) if each else ()
    inner = listed[-1].entry if listed else NOTHING
    own = names[0] in inner.get("properties", NOTHING)
    found = desk.contract.along(inner if own else root, names)
    return found[-1].schema if found else NOTHING


def conditions(here: Leaf, of: Rows) -> Iterator[Words]:
    """Yield which rows count; nothing where all of them do."""
    return (_condition(here, of, one) for one in of.where)


def _condition(here: Leaf, of: Rows, one: Condition) -> Words:
    field = field_link(here, of, one.field)
    parts: list[Words] = []
    if one.among is not None:
        schema = here.desk.contract.entry(schema_of(here.desk, of, one.field))
        told = together((coded(here.desk, one.field, str(code), schema) for code in one.among), OR)
        parts.append(say("{field} is {words}", field=field, words=told))
    if one.at_least is not None:
        parts.append(_bounded(say("{field} at least {limit}"), field, one.at_least))
    if one.at_most is not None:
        parts.append(_bounded(say("{field} at most {limit}"), field, one.at_most))
    if one.at_least_field is not None:
        other = field_link(here, of, one.at_least_field)
        parts.append(say("{field} at least {limit}", field=field, limit=other))
    if one.present is not None:
        filed = say("{field} is there") if one.present else say("{field} is not there")
        parts.append(Words(filed.text, {"field": field}))
    return together(parts) if parts else say("{field}", field=field)


def _bounded(words: Words, field: object, limit: object) -> Words:
    number = plain(limit) if isinstance(limit, Decimal) else f"{limit}"
    shown = say("the day shown") if limit == AS_OF else number
    return Words(words.text, {"field": field, "limit": shown})


def coded(desk: Desk, field: str, code: str, schema: Schema) -> str:
    """Return what a code in a field of a ledger is called."""
    if field == "ledger":
        return desk.ledger_title(code)
    known = desk.view.catalog.indicators.get(code) if field == "indicator" else None
    if known:
        return desk.both(known.zh, known.en)
    return desk.say(TRUTH[code]) if code in TRUTH else word_of(desk, code, schema)
