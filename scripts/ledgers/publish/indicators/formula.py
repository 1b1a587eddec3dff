"""What an indicator is, and what is counted of which rows."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from ledgers.model import NONE, rows, text
from ledgers.model.forms import PARTS, form_of, is_share
from ledgers.model.method import AS_OF, ASSESSMENT, RETURNS, Indicator, Limit, Operand, Source
from ledgers.model.words import PLUS, Words, say, together
from ledgers.publish.kit import Desk, Inline, Leaf, Linked, Row, Table, links, word
from ledgers.publish.kit.components import Cell, Column
from ledgers.publish.measured import words
from ledgers.publish.measured.values import answer, bound, name_of, unit

FILE = "city/indicators/indicators"
TODAY = say("the day shown")


def about(here: Leaf, indicator: Indicator) -> dict[str, object]:
    """Return what the page says of an indicator, by name."""
    target = indicator.target
    return {
        "indicator": indicator,
        "form": form_of(indicator),
        "formula": formula(here.desk, indicator),
        "is_share": is_share(indicator),
        "source": source_link(here, indicator),
        "unit": unit(here.desk, indicator),
        "ledger": words.ledger_link(here, indicator.ledger),
        "cycle": word(here.desk, indicator.cycle),
        "level": word(here.desk, indicator.level, ledger="indicators"),
        "time": together(words.windows_of(indicator)),
        "direction": word(here.desk, indicator.direction or "neutral", ledger="indicators"),
        "target": None if target is None else _target(here.desk, indicator, target),
        "requirements": Inline(tuple(indicator.requirements)),
    }


def _target(desk: Desk, indicator: Indicator, target: Decimal) -> str:
    """Write a target, and where it is not enough itself that it is to be passed (R68)."""
    told = answer(desk, indicator, target) if indicator.yes_no else bound(indicator, target)
    below = indicator.direction == "less_is_better"
    passed = say("less than {n}", n=told) if below else say("more than {n}", n=told)
    return desk.say(passed) if indicator.target_passed else told


def source_link(here: Leaf, indicator: Indicator) -> Linked:
    """Return an indicator's name in files, leading to its first line on the source pages."""
    return here.to(words.entry_spot(here, FILE, indicator.id) or links.SOURCE, indicator.id)


def formula(desk: Desk, indicator: Indicator) -> Words:
    """Return the arithmetic of an indicator in words, those of the data where it has some."""
    numerator, denominator = indicator.numerator_zh, indicator.denominator_zh
    if numerator and denominator and desk.view.language == "zh":
        return say("{numerator} ÷ {denominator}", numerator=numerator, denominator=denominator)
    form, limited = form_of(indicator), indicator.source and indicator.source.limit
    return form.limited if limited and form.limited else form.formula


def operands(here: Leaf, indicator: Indicator) -> Table:
    """Return what goes into an indicator: each number, its ledger, and the rows that count."""
    made = _filed if indicator.ledger == RETURNS else _read
    heads = (say("Number counted"), say("Ledger"), say("Which rows count"), say("Time"))
    columns = (Column(say("Part"), short=True), *map(Column, heads))
    lines = tuple(Row(tuple(map(Cell, columns, cells))) for cells in made(here, indicator))
    return Table(say("What goes in"), columns, lines, stacked=True)


def _filed(here: Leaf, indicator: Indicator) -> Iterator[tuple[object, ...]]:
    source = indicator.source
    window = words.window_of(source) if source else words.WINDOWS["latest"]
    for part in form_of(indicator).filed:
        yield (
            PARTS[part],
            _said(here.desk, indicator, part),
            words.ledger_link(here, RETURNS),
            say("those of this indicator"),
            window,
        )


def _said(desk: Desk, indicator: Indicator, part: str) -> object:
    """Describe a filed number, in the words of the data where it has some."""
    told = {"numerator": indicator.numerator_zh, "denominator": indicator.denominator_zh}
    if told.get(part):
        return told[part]
    if not form_of(indicator).numbers:
        entries = (row for row in desk.records.get("indicators", ()) if row.id == indicator.id)
        parts = (part for row in entries for part in rows(row.value, "parts"))
        if listed := [text(part, desk.view.language) for part in parts]:
            return together(listed, PLUS)
    name = name_of(desk, indicator)
    if len(form_of(indicator).filed) == 1:
        return say("“{name}” as the county filed it", name=name)
    return say("“{name}”, {part}, as the county filed it", name=name, part=PARTS[part])


def _read(here: Leaf, indicator: Indicator) -> Iterator[tuple[object, ...]]:
    source = indicator.source
    if source is None:
        return
    if source.limit is not None or source.every is not None:
        place, which = words.rows_link(here, source), _which(here, source)
        said = _timed(here, source, source.limit) if source.limit else _held(here, source)
        for part, told in said.items():
            counting = which if source.limit or part == "numerator" else say("all")
            yield PARTS[part], told, place, counting, words.window_of(source)
        return
    for number in source.numbers:
        of = source.of(number)
        yield (
            PARTS.get(number.part, say("{name}", name=number.part)),
            counted(here, of, number),
            words.rows_link(here, of),
            _which(here, of),
            words.window_of(of),
        )


OF_ONE_FIELD: Mapping[str, Callable[[object], Words]] = {
    "middle": lambda field: say("median of {field}", field=field),
    "distinct": lambda field: say("number of different entries in {field}", field=field),
    "entries": lambda field: say("number of entries in {field}", field=field),
}


def counted(here: Leaf, of: Source, number: Operand) -> Words:
    """Say what one number counts."""

    def field(name: str) -> object:
        return words.field_link(here, of, name)

    if number.sum is not None:
        told = together(map(field, number.sum), PLUS)
        if of.ledger == ASSESSMENT:
            return say("{field}", field=told)
        return say("sum of {fields}", fields=told)
    for way, said in OF_ONE_FIELD.items():
        if (name := getattr(number, way)) is not None:
            return said(field(name))
    if number.days is not None:
        first, last = (TODAY if name == AS_OF else field(name) for name in number.days)
        if number.both_days:
            return say("days from {first} to {last}, both included", first=first, last=last)
        return say("days from {first} to {last}", first=first, last=last)
    return say("number of entries")


TAKEN = {
    "last": say("only the newest of each record"),
    "status": say("of each record since its last status"),
    "first": say("only the earliest of those that are about the same"),
}


def _which(here: Leaf, of: Source) -> Words:
    told = [*words.conditions(here, of)]
    if of.take:
        told.append(TAKEN[of.take])
    if of.filed_by:
        told.append(say("kept by the city") if of.filed_by == "city" else say("kept by the county"))
    return together(told) if told else say("all")


def _held(here: Leaf, source: Source) -> Mapping[str, Words]:
    cycle = word(here.desk, source.every or NONE)
    return {
        "numerator": say("periods with such an entry, counted {cycle}", cycle=cycle),
        "denominator": say("all periods that are over, unless without a workday"),
    }


def _timed(here: Leaf, source: Source, limit: Limit) -> Mapping[str, Words]:
    done = words.field_link(here, source, limit.done or "")
    within = words.limit_words(here, source, limit)
    return {
        "numerator": say("entries with “{done}” {limit}", done=done, limit=within),
        "denominator": say("these, those done late, and those not done whose limit has passed"),
    }
