"""Every indicator can be measured: its fields, numbers and window, and who may see them.

Adding an indicator needs no code; a wrong one is a problem with its place.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from ledgers.check.file.wording import meant, shown
from ledgers.check.ground import Grounds, Group, groups, texts
from ledgers.check.method.fields import Field, Reach, is_dated, is_day, is_number
from ledgers.model import PERIODIC_LEDGERS, Kind, Path, Problem, Struct, Words, kinds, method, say
from ledgers.model.contract import NOTHING, Contract
from ledgers.model.forms import FORMS

WAYS = ("count", "sum", "middle", "distinct", "entries", "days")
OF_PERIOD = ("day_of_next_month", "calendar")
DUE = ("due", "start", *OF_PERIOD)
DAYS = frozenset({"done", "due", "start"})
"""Fields with a day that a limit names."""
PUBLIC = "public"
WORKED_OUT = (method.ASSESSMENT, method.STANDARDS)
"""What is counted of no record as it is filed: states of tasks, and standards met."""

Fault: TypeAlias = tuple[Kind, Path, Words, Words]
Asked: TypeAlias = tuple[Callable[[Field], bool], Words]
"""What a field is asked to be: the test, and in words."""

ANY: Asked = (lambda _: True, say("a field"))
ORDERED: Asked = (lambda field: is_number(field) or is_day(field), say("a number or a day"))
DAY: Asked = (is_day, say("a day"))
ASKED: Mapping[str, Asked] = {
    "sum": (is_number, say("a number")),
    "middle": (is_number, say("a number")),
    "distinct": ANY,
    "entries": (lambda field: field.listed, say("a list")),
    "days": DAY,
    "dated": (is_dated, say("a day")),
}
"""What each field is asked to be that a number names."""
CHOSEN = {method.ASSESSMENT: method.OF_TASKS, method.STANDARDS: method.OF_STANDARDS}


class Counted(Struct, frozen=True):
    """One set of rows that an indicator counts: its path, its ledger and list, its window."""

    path: Path
    said: Group
    reach: Reach
    window: object
    months: object
    dated: object
    where: tuple[tuple[Path, Group], ...]


def indicators_of_no_use(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each indicator that cannot be measured or not be used as it says."""
    for document, path, row in grounds.entries("indicators", "indicators"):
        for kind, inner, message, hint in _faults(grounds, row):
            yield kind.at(document.at(*path, *inner), message, hint)


def _faults(grounds: Grounds, row: Group) -> Iterator[Fault]:
    source = row.get("source")
    if row["ranking_allowed"] and row["visibility"] != PUBLIC:
        hint = say("write ranking_allowed: false; only what everybody can recompute is ranked")
        message = say("what is not public may not be ranked")
        yield kinds.schemas.NOT_FOR_RANKING, ("ranking_allowed",), message, hint
    if isinstance(source, dict):
        unknown = tuple(_ledgers(grounds, source))
        yield from unknown
        if not unknown and (known := CHOSEN.get(str(source["ledger"]))):
            own = _of_assessment if source["ledger"] == method.ASSESSMENT else _of_standards
            yield from own(row, source)
            for path, said in groups(source, "where"):
                if said["field"] not in known or "in" not in said:
                    yield _unknown(("source", *path, "field"), said["field"], known, say("field"))
        elif not unknown:
            counted = tuple(_counted(grounds, source))
            wrong = (*_parts(row, source), *_ways(source))
            wrong += (*_windows(counted, source), *_fields(counted, source))
            yield from wrong or _public(counted, row, source)


def _ledgers(grounds: Grounds, source: Group) -> Iterator[Fault]:
    known = counted_ledgers(grounds.contract)
    for path, said in ((("source",), source), *_numbers(source)):
        if "ledger" in said and said["ledger"] not in known:
            yield _unknown((*path, "ledger"), said["ledger"], known, say("ledger"))


def counted_ledgers(contract: Contract) -> tuple[str, ...]:
    """Return the ledgers whose records, entries or states of tasks an indicator may count."""
    rows = (row for row in contract.ledgers if row.record.counted)
    return (*(row.name for row in rows if row.dated or row.record.begins), *WORKED_OUT)


def _numbers(source: Group) -> Iterator[tuple[Path, Group]]:
    return ((("source", *path), said) for path, said in groups(source, "numbers"))


def _unknown(path: Path, name: object, known: tuple[str, ...], thing: Words) -> Fault:
    allowed = say("allowed here: {names}", names=", ".join(sorted(known)[:12]))
    message = say("there is no {thing} “{name}”", thing=thing, name=shown(name))
    return kinds.schemas.INDICATOR_OF_NOTHING, path, message, meant(name, known) or allowed


def _of_assessment(row: Group, source: Group) -> Iterator[Fault]:
    numbers = [(path, name) for path, said in _numbers(source) for name in texts(said.get("sum"))]
    if row["form"] not in {"value", "count"} or len(numbers) != 1 or "every" in source:
        message = say("from the states of tasks comes one number, as a value")
        hint = say("write form: value and one number with sum: [{name}]", name=method.ASSESSED[0])
        yield kinds.schemas.INDICATOR_INCOMPLETE, ("source", "ledger"), message, hint
    for path, name in numbers:
        if name not in method.ASSESSED:
            yield _unknown((*path, "sum"), name, method.ASSESSED, say("number of task states"))


def _of_standards(row: Group, source: Group) -> Iterator[Fault]:
    yield from _parts(row, source)
    for path, said in _numbers(source):
        unknown = set(texts(said.get("sum"))) - set(method.HELD)
        for name in unknown if "sum" in said else (None,):
            yield _unknown((*path, "sum"), name, method.HELD, say("number of the standards"))


def _parts(row: Group, source: Group) -> Iterator[Fault]:
    name, limit = str(row["form"]), source.get("limit")
    form = FORMS[name]
    given = [str(said["part"]) for _, said in _numbers(source)]
    asked = form.operands
    if "every" in source:
        yield from _every(row, source)
        return
    if source["ledger"] == method.RETURNS and not given and limit is None:
        return
    if form.limited and isinstance(limit, dict):
        asked = ()
    elif limit is not None:
        yield _incomplete(("source", "limit"), say("a limit goes with the form on_time alone"))
    if sorted(given) != sorted(asked) or not form.numbers:
        wanted = ", ".join(asked) or say("none")
        message = say("{form} needs these numbers: {names}", form=name, names=wanted)
        yield _incomplete(("source", "numbers") if given else ("source", "ledger"), message)


def _every(row: Group, source: Group) -> Iterator[Fault]:
    """Yield a fault where a share of periods is no share, or is counted in another way, too."""
    for name in sorted(source.keys() & {"limit", "numbers", "take"}):
        yield _incomplete(("source", name), say("a share of periods needs nothing but conditions"))
    if row["form"] != "ratio":
        yield _incomplete(("source", "every"), say("a share of periods has the form ratio"))
    if source["ledger"] in PERIODIC_LEDGERS or source.get("window") == "now":
        message = say("only what has a day of its own is held in a period")
        yield _incomplete(("source", "ledger"), message)


def _incomplete(path: Path, message: Words) -> Fault:
    hint = say("see the sample of indicators in schemas/README.md")
    return kinds.schemas.INDICATOR_INCOMPLETE, path, message, hint


def _ways(source: Group) -> Iterator[Fault]:
    for path, said in _numbers(source):
        if sum(way in said for way in WAYS) != 1:
            yield _incomplete((*path, "part"), say("a number is counted in exactly one way"))
    limit = _limit(source)
    spans = sum(name in limit for name in ("days", "workdays", "months"))
    if limit and (sum(name in limit for name in DUE) != 1 or spans != ("start" in limit)):
        message = say("a limit is a day, a time after one or in the next month, or the calendar")
        yield _incomplete(("source", "limit"), message)


def _limit(source: Group) -> Group:
    """Return how a limit is worked out; nothing where there is none, or where it is a number."""
    limit = source.get("limit")
    return limit if isinstance(limit, dict) else NOTHING


def _windows(rows: Iterable[Counted], source: Group) -> Iterator[Fault]:
    for path, reason in {_place(counted, source): _unfit(counted) for counted in rows}.items():
        if reason is not None:
            hint = say("choose from: {names}", names=", ".join(method.WINDOWS))
            yield kinds.schemas.WINDOW_UNFIT, path, reason, hint
    periodic = source["ledger"] in PERIODIC_LEDGERS
    for name in () if periodic else _limit(source).keys() & {*OF_PERIOD}:
        message = say("only a filing of a period has a next month")
        hint = say("name a field with the last day as due")
        yield kinds.schemas.WINDOW_UNFIT, ("source", "limit", name), message, hint


def _place(counted: Counted, source: Group) -> Path:
    """Return where a window is said: in the number, or for all numbers in the source."""
    own = next((key for key in ("window", "ledger") if key in counted.said), None)
    if own is not None:
        return (*counted.path, own)
    return ("source", "window" if "window" in source else "ledger")


def _unfit(counted: Counted) -> Words | None:
    ledger, window = counted.reach.grounds.contract.ledger(counted.reach.ledger), counted.window
    if (window == "months") is (counted.months is None):
        return say("the window months and a number of months go together")
    if bool(ledger.record.begins) is not (window == "now"):
        return say("a register is counted as it is now, and nothing else is")
    if window == "latest" and not ledger.is_periodic:
        return say("only filings of periods have a latest one")
    if window == "term" and ("term",) not in ledger.fields:
        return say("only rounds of inspection are of a term")
    return None


def _counted(grounds: Grounds, source: Group) -> Iterator[Counted]:
    """Yield the rows of each number, or of the source itself where it names none."""
    own = tuple((("source", *path), said) for path, said in groups(source, "where"))
    for path, said in tuple(_numbers(source)) or ((("source",), {}),):
        apart = "ledger" in said
        ledger = said.get("ledger", source["ledger"])
        each = said.get("each", None if apart else source.get("each"))
        where = tuple(((*path, *inner), asked) for inner, asked in groups(said, "where"))
        over = source.get("months") if said.get("window", "months") == "months" else None
        yield Counted(
            path=path,
            said=said or source,
            reach=Reach(
                grounds, str(ledger), "values" if ledger == method.RETURNS else str(each or "")
            ),
            window=said.get("window", source.get("window", "latest")),
            months=said.get("months", over),
            dated=said.get("dated", None if apart else source.get("dated")),
            where=where if apart else (*own, *where),
        )


def _fields(rows: Iterable[Counted], source: Group) -> Iterator[Fault]:
    reported = set[Path]()
    for counted in rows:
        for fault in (*_operand(counted), *_conditions(counted)):
            if fault[1] not in reported:
                reported.add(fault[1])
                yield fault
        taken = counted.said if counted.said.keys() & {"take", "ledger"} else source
        if taken.get("take") == "status":
            path = (*counted.path, "take") if taken is counted.said else ("source", "take")
            yield from _asked(counted, path, "status", ANY)
        limit = _limit(source) if counted.path == ("source",) else NOTHING
        for name in sorted(DAYS.intersection(limit)):
            yield from _asked(counted, ("source", "limit", name), limit[name], DAY)


def _operand(counted: Counted) -> Iterator[Fault]:
    reach = counted.reach
    if reach.each and reach.rows is None:
        path = counted.path if "each" in counted.said else ("source",)
        yield _unknown((*path, "each"), reach.each, reach.lists, say("list"))
    for key, asked in ASKED.items():
        for name in _named(counted, key):
            yield from _asked(counted, (*counted.path, key), name, asked)


def _named(counted: Counted, key: str) -> tuple[object, ...]:
    """Return the fields that a number names in one way: to be added up, several."""
    found = counted.said.get(key, ())
    if key == "days" and [*found][1:] == [method.AS_OF]:
        return (found[0],)
    return tuple(found) if isinstance(found, list) else (found,) if found else ()


def _asked(counted: Counted, path: Path, name: object, asked: Asked) -> Iterator[Fault]:
    """Yield a fault where there is no such field, or where it does not hold what is asked."""
    reach, (fits, thing) = counted.reach, asked
    if reach.each and reach.rows is None:
        return
    found = reach.field(str(name))
    if found is None:
        yield _unknown(path, name, reach.names, say("field"))
    elif not fits(found):
        message = say("“{field}” is not {thing}", field=name, thing=thing)
        yield kinds.schemas.NOT_COUNTABLE, path, message, say("name a field that holds it")


def _conditions(counted: Counted) -> Iterator[Fault]:
    for path, said in counted.where:
        bounded = "at_least" in said or "at_most" in said or "at_least_field" in said
        asked = ORDERED if bounded else ANY
        faults = tuple(_asked(counted, (*path, "field"), said["field"], asked))
        yield from faults
        if "at_least_field" in said:
            yield from _asked(counted, (*path, "at_least_field"), said["at_least_field"], asked)
        found = None if faults else counted.reach.field(str(said["field"]))
        words = found.words if found else None
        for word in said.get("in", ()) if words is not None else ():
            if words is not None and word not in words:
                thing = say("word of “{name}”", name=said["field"])
                yield _unknown((*path, "in"), word, tuple(map(str, words)), thing)


def _public(rows: Iterable[Counted], row: Group, source: Group) -> Iterator[Fault]:
    """Yield a fault where a public indicator is made of what is not public."""
    if row["visibility"] != PUBLIC or source["ledger"] == method.RETURNS:
        return
    for counted in rows:
        kept = {str(said["field"]): set(said["in"]) for _, said in counted.where if "in" in said}
        for path, name in _used(counted, source):
            hidden = counted.reach.hidden(name, kept, counted.dated)
            if hidden is not None:
                message = say("“{field}” is not public, and the indicator is", field=hidden)
                hint = say("write visibility: aggregate or internal and ranking_allowed: false")
                yield kinds.schemas.NOT_FOR_RANKING, path, message, hint
                break


def _used(counted: Counted, source: Group) -> Iterator[tuple[Path, str]]:
    limit = _limit(source)
    last = next(key for key in ("part", "ledger") if key in counted.said)
    for name in ("", *(name for key in ASKED for name in _named(counted, key))):
        yield (*counted.path, last), str(name)
    yield from (((*inner, "field"), str(asked["field"])) for inner, asked in counted.where)
    for day in sorted(DAYS.intersection(limit)):
        yield ("source", "limit", day), str(limit[day])
