"""What records refer to exists; the schemas say what a field names.

Corrections say what is in the file: undone one by one, each finds the value that it brought.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import lru_cache
from typing import Any, TypeAlias

from ledgers.check.file.layout import missing
from ledgers.check.file.wording import meant, shown
from ledgers.check.ground import AREAS, CITY_UNITS, PARTS, VOCAB, Grounds, file_of, reference, text
from ledgers.model import Both, Document, Field, Kind, Path, Problem, Struct, Words, kinds, say
from ledgers.model.cataloguing import REGISTERS
from ledgers.model.layout import CITY, NOT_REQUIRED, located
from ledgers.model.lives.on_day import CORRECTIONS, MISSING, found_at, steps_of, undone
from ledgers.model.rows import fields, groups

TASKS = ("data/city/tasks.yaml",)
SUBJECT = ("decisions", ("subject",))
"""What a decision is on; `decisions_on_nothing` asks about it."""

THINGS: Mapping[str, Words] = {
    "tasks.measures": say("measure"),
    "programme.nodes": say("node"),
    "programme.sources": say("source document"),
    "programme.dimensions": say("dimension"),
    "calendar.nodes": say("node of the calendar"),
    "rules.rules": say("rule"),
    "indicators": say("indicator"),
    "indicators.parts": say("part of an indicator"),
    "standards.checklists": say("checklist"),
    "standards.checklists.items": say("item of a checklist"),
    "standards.documents": say("required document"),
    "posts": say("post"),
    "unit_kinds": say("kind of body"),
    "blockers": say("kind of difficulty"),
}


class Names(Struct, frozen=True):
    """The names that a reference may use: what they name, which there are, in which files.

    Where `files` are not sound, no reference to them is reported. `kind` is the kind of problem
    that a reference to nothing is.
    """

    thing: Words | Both
    known: Collection[str]
    files: tuple[str, ...]
    kind: Kind = kinds.references.NO_SUCH_RECORD


Finder: TypeAlias = Callable[[Document, Path, str], Names]
"""Return the names that a value at a place of a document may be one of."""


def references(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each reference to something that does not exist, once for each file."""
    yield from {(row.place, row.kind.code): row for row in _references(grounds)}.values()


def _references(grounds: Grounds) -> Iterator[Problem]:
    for ledger in grounds.catalog.by_ledger:
        fields_of = grounds.contract.ledger(ledger).fields.values()
        ways = [way for way in fields_of if (ledger, way.names) != SUBJECT]
        wanted = [(way.names, find) for way in ways if (find := _finder(grounds, ledger, way))]
        for document in grounds.filed(ledger):
            there = ((names, find) for names, find in wanted if names[0] in document.value)
            for names, find in there:
                for path, value in fields(document.value, *names):
                    if isinstance(value, str):
                        yield from _dangling(grounds, document, path, value, find)


def _dangling(
    grounds: Grounds, document: Document, path: Path, value: str, find: Finder
) -> Iterator[Problem]:
    names = find(document, path, value)
    if value not in names.known and document.file in grounds.sound_files:
        yield from (missing(file) for file in names.files if _is_left_out(grounds, file))
    if value in names.known or not grounds.sound_files.issuperset(names.files):
        return
    message = say("there is no {thing} “{name}”", thing=names.thing, name=shown(value))
    own = (it for it in names.known if it[:6] == value[:6] or value[:6] not in grounds.county_codes)
    hint = meant(value, own) or say("check the spelling, or add what is referred to first")
    if path == ("unit",) and value[:6] in grounds.county_codes - {document.owner}:
        other = document.file.replace(f"/{document.owner}/", f"/{value[:6]}/")
        hint = say("this looks like another county's file: move it to {path}", path=other)
    yield names.kind.at(document.at(*path), message, hint)


def _is_left_out(grounds: Grounds, file: str) -> bool:
    """Say whether a register that need not be there is named and not there."""
    where = located(file)
    owned = where is not None and (where.owner != CITY or where.ledger in NOT_REQUIRED)
    return owned and file not in grounds.files


def _among(names: Names) -> Finder:
    return lambda _document, _path, _value: names


def _terms(grounds: Grounds, name: str) -> Names:
    listed = grounds.contract.ledger("vocab").fields.get((name,))
    title = listed.title if listed else Both(name, name)
    thing = THINGS.get(name, say("word of the list “{list}”", list=title))
    return Names(thing, grounds.catalog.words.get(name, {}), (VOCAB,))


def _finder(grounds: Grounds, ledger: str, way: Field) -> Finder | None:
    """Return how to find what a field names, None where it names nothing."""
    if "x-vocab" in way.entry:
        return _among(_terms(grounds, way.entry["x-vocab"]))
    named = way.entry.get("x-refers")
    if way.definition.endswith("_ref"):
        return _records(grounds, named if isinstance(named, list) else None)
    if named == "units":
        return _units(grounds, ledger, way)
    if named == "areas":
        return _among(_areas(grounds, way))
    if isinstance(named, str) and named.startswith("programme."):
        return _in_programme(grounds, named)
    return _among(_named(grounds, named)) if isinstance(named, str) else None


def _named(grounds: Grounds, target: str) -> Names:
    """Return the tasks, the programmes, or the names in a list of a register."""
    if target == "tasks":
        return Names(say("task"), grounds.catalog.tasks, TASKS)
    if target == "programmes":
        known = tuple(row.id for row in grounds.catalog.programmes)
        return Names(say("programme"), known, grounds.programme_files)
    return _listed(grounds, target)


def _areas(grounds: Grounds, way: Field) -> Names:
    if way.definition == "county_code":
        whose = way.names[-1] == "county"  # Whose record or entry it is.
        kind = kinds.references.WRONG_FOLDER if whose else kinds.references.NO_SUCH_RECORD
        return Names(say("county"), tuple(sorted(grounds.county_codes)), (AREAS,), kind)
    return Names(say("area"), grounds.catalog.areas, (AREAS,))


def _listed(grounds: Grounds, target: str) -> Names:
    """Return the names in a list of one of the city's registers, such as `calendar.nodes`."""
    ledger, _, inner = target.partition(".")
    way = target if ledger in {"indicators", "tasks"} else inner
    known = _names_in(grounds.register(ledger), way)
    return Names(THINGS.get(target, say("record")), known, (f"data/city/{ledger}.yaml",))


@lru_cache(maxsize=64)  # Many fields name what one list holds.
def _names_in(register: Document | None, way: str) -> frozenset[str]:
    found = [row for _, row in groups(register.value if register else {}, *way.split("."))]
    names = (row[key] for key in ("id", "code") for row in found if key in row)
    return frozenset(name for name in names if isinstance(name, str))


def _in_programme(grounds: Grounds, target: str) -> Finder:
    """Return how nodes and the like are found: in the entry's own programme, or in any."""
    listed: dict[str, frozenset[str]] = {}
    for _, _, group in grounds.programmes:
        names = map(text, (name for _, name in fields(group, target.partition(".")[2], "id")))
        listed.setdefault(text(group.get("id")), frozenset(names))
    first = next(iter(listed), "")

    def find(document: Document, path: Path, _value: str) -> Names:
        own: Any = document.value
        for step in path[:2] if document.ledger in {"programmes", "tasks"} else ():
            own = own[step]
        whose = own.get("programme", first) if document.ledger == "tasks" else own.get("id")
        known = listed.get(text(whose), frozenset().union(*listed.values()))
        return Names(THINGS.get(target, say("record")), known, grounds.programme_files)

    return find


def _units(grounds: Grounds, ledger: str, way: Field) -> Finder:
    """Return how bodies are found: tasks name the city's own, a filing is of the county's own."""
    catalog = grounds.catalog
    own = {owner: frozenset(unit.id for unit in rows) for owner, rows in catalog.units_of.items()}

    def find(document: Document, _path: Path, value: str) -> Names:
        if ledger == "tasks":
            return Names(say("body of the city"), own.get(CITY, frozenset()), (CITY_UNITS,))
        if ledger == "progress" and way.names == ("unit",):
            file = grounds.file_of(document.owner, "units")
            return Names(say("body of this county"), own.get(document.owner, frozenset()), (file,))
        expected = grounds.units_file(value)
        return Names(say("body"), catalog.units, (expected,) if expected else (AREAS,))

    return find


def _records(grounds: Grounds, allowed: list[str] | None) -> Finder:
    """Return how records are found by a reference, of any ledger or of some."""

    def find(document: Document, _path: Path, value: str) -> Names:
        full = reference(document.owner, value)
        if full.count("/") != PARTS - 1:
            return Names(say("record"), (value,), ())  # The schema reports its form.
        ledger = full.split("/")[1]
        file = file_of(full)
        there = full in grounds.catalog.filed or (ledger not in REGISTERS and file in grounds.files)
        fits = allowed is None or ledger in allowed
        origins = (file,) if ledger in REGISTERS and fits else ()
        return Names(say("record"), (value,) if there and fits else (), origins)

    return find


def decisions_on_nothing(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem where the city decides on a filing that the county never made.

    An extension needs no filing yet.
    """
    hint = say("decide on what a county has filed; only an extension may come before")
    for document in grounds.filed("decisions"):
        county, subject = document.about
        decided = [value for _, value in fields(document.value, "decisions", "decision")]
        missing = grounds.file_of(county, subject) not in grounds.files
        if missing and any(value != "extended" for value in decided):
            words = {"county": county, "subject": subject}
            message = say("{county} has filed nothing on “{subject}”", **words)
            yield kinds.references.NO_SUCH_RECORD.at(document.at("subject"), message, hint)


def corrections_not_there(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each correction whose value is not in the file.

    The former value could not be put back for earlier days.
    """
    hint = say("write this value as “now”, or correct where “at” leads")
    for document in (row for row in grounds.filed() if row.ledger != "bulletins"):
        value: object = document.value
        made = [row for row in groups(value, CORRECTIONS) if steps_of(row[1].get("at"))]
        for path, row in reversed(made):
            way = steps_of(row["at"])
            there, now = found_at(value, way), row.get("now", MISSING)
            taken_out = now is MISSING and isinstance(found_at(value, way[:-1]), list)
            if there != now and not taken_out:
                name, place = row["at"], document.at(*path, "at")
                message = say("“{name}” is {there} in this file", name=name, there=shown(there))
                yield kinds.references.CORRECTION_ELSEWHERE.at(place, message, hint)
            value = undone(value, [row])
