"""See that what records refer to exists, is theirs, and has one meaning."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ledgers.check.fields import fields
from ledgers.check.grounds import Grounds
from ledgers.check.wording import nearest, shown
from ledgers.model import kinds
from ledgers.model.catalog import REGISTERS, Catalog
from ledgers.model.document import Document, Path
from ledgers.model.layout import CITY
from ledgers.model.problem import Problem
from ledgers.model.words import Words, say

PROGRAMME = ("data/city/programme.yaml",)
TASKS = ("data/city/tasks.yaml",)
AREAS = ("data/city/areas.yaml",)
VOCAB = ("data/city/vocab.yaml",)
CITY_UNITS = ("data/city/units.yaml",)


@dataclass(frozen=True, slots=True)
class Reference:
    """A value that must name something: where it stands, what it names, the names there are.

    `origins` are the files that the names come from.
    """

    path: Path
    value: object
    thing: Words
    names: Iterable[str]
    origins: tuple[str, ...]


def references(grounds: Grounds, document: Document) -> Iterator[Problem]:
    """Yield a problem for each reference of a document to something that does not exist."""
    for reference in _references(grounds.catalog, document):
        known = not isinstance(reference.value, str) or reference.value in reference.names
        if not known and grounds.sound.issuperset(reference.origins):
            yield _dangling(document, reference)


def _dangling(document: Document, reference: Reference) -> Problem:
    close = nearest(reference.value, reference.names)
    hint = say("write “{close}”, if that was meant", close=close) if close else None
    return kinds.NO_SUCH_RECORD.at(
        document.place(*reference.path, of_value=True),
        say("there is no {thing} “{name}”", thing=reference.thing, name=shown(reference.value)),
        hint or say("check the spelling, or add what is referred to first"),
    )


def _references(catalog: Catalog, document: Document) -> Iterator[Reference]:
    if document.ledger == "tasks":
        yield from _of_tasks(catalog, document)
    elif document.ledger == "progress":
        yield from _of_progress(catalog, document)
    elif document.ledger == "decisions":
        yield from _of_decisions(catalog, document)
    elif document.ledger in REGISTERS:
        yield from _of_register(catalog, document)
    elif document.ledger == "programme":
        yield from _of_programme(document)
    elif document.ledger == "standards":
        yield from _named(document, ("bodies", "kind"), _body_kinds(catalog))


@dataclass(frozen=True, slots=True)
class Names:
    """The names that a reference may use: what they name, which there are, in which files."""

    thing: Words
    known: Iterable[str]
    files: tuple[str, ...]


def _named(document: Document, way: tuple[str, ...], names: Names) -> Iterator[Reference]:
    """Yield a reference for every value at the end of a way through a document."""
    for path, value in fields(document.value, *way):
        yield Reference(path, value, names.thing, names.known, names.files)


def _terms(catalog: Catalog, thing: Words, name: str) -> Names:
    return Names(thing, catalog.words.get(name, {}), VOCAB)


def _body_kinds(catalog: Catalog) -> Names:
    return _terms(catalog, say("kind of body"), "unit_kinds")


def _posts(catalog: Catalog) -> Names:
    return _terms(catalog, say("post"), "posts")


def _city_units(catalog: Catalog) -> Names:
    return Names(say("body of the city"), _units_of(catalog, CITY), CITY_UNITS)


def _of_programme(document: Document) -> Iterator[Reference]:
    nodes = [str(value) for _, value in fields(document.value, "nodes", "id")]
    yield from _named(document, ("nodes", "parent"), Names(say("node"), nodes, PROGRAMME))


def _of_tasks(catalog: Catalog, document: Document) -> Iterator[Reference]:
    programme = catalog.programme
    nodes = [node.id for node in programme.nodes] if programme else []
    sources = [source.id for source in programme.sources] if programme else []
    wanted: tuple[tuple[tuple[str, ...], Names], ...] = (
        (("section",), Names(say("section"), nodes, PROGRAMME)),
        (("source", "document"), Names(say("source document"), sources, PROGRAMME)),
        (("lead_unit",), _city_units(catalog)),
        (("responsible_units",), _city_units(catalog)),
        (("lead_post",), _posts(catalog)),
    )
    for way, names in wanted:
        yield from _named(document, ("tasks", *way), names)


def _units_of(catalog: Catalog, owner: str) -> tuple[str, ...]:
    """Return the bodies that an owner's register holds."""
    return tuple(unit.id for unit in catalog.units_of.get(owner, ()))


def _of_progress(catalog: Catalog, document: Document) -> Iterator[Reference]:
    yield from _named(document, ("task",), Names(say("task"), catalog.tasks, TASKS))
    units = _units_of(catalog, document.owner)
    own = Names(say("body of this county"), units, (f"data/counties/{document.owner}/units.yaml",))
    yield from _named(document, ("unit",), own)
    blockers = _terms(catalog, say("kind of difficulty"), "blockers")
    yield from _named(document, ("updates", "blocker"), blockers)
    yield from _of_measures(catalog, document, "updates")


def _of_decisions(catalog: Catalog, document: Document) -> Iterator[Reference]:
    yield from _named(document, ("decisions", "by_post"), _posts(catalog))
    yield from _of_measures(catalog, document, "decisions")


def _of_measures(catalog: Catalog, document: Document, name: str) -> Iterator[Reference]:
    names = Names(say("measure"), catalog.task_of_measure, TASKS)
    yield from _named(document, (name, "measures"), names)


def _of_register(catalog: Catalog, document: Document) -> Iterator[Reference]:
    areas = Names(say("area"), catalog.areas, AREAS)
    counties = tuple(area.code for area in catalog.counties)
    wanted: Mapping[str, tuple[tuple[str, Names], ...]] = {
        "areas": (("parent", areas),),
        "units": (
            ("kind", _body_kinds(catalog)),
            ("area", areas),
            ("parent", Names(say("body"), catalog.units, (*CITY_UNITS, document.file))),
        ),
        "pairings": (
            ("county", Names(say("county"), counties, AREAS)),
            ("from_post", _posts(catalog)),
            ("from_unit", _city_units(catalog)),
        ),
    }
    for name, names in wanted[document.ledger]:
        yield from _named(document, (document.ledger, name), names)


def decisions_on_nothing(grounds: Grounds, document: Document) -> Iterator[Problem]:
    """Yield a problem where the city decides on a filing that the county never made.

    An extension needs no filing yet.
    """
    county, _, subject = document.id.partition("/")
    decided = [value for _, value in fields(document.value, "decisions", "decision")]
    filing = f"data/counties/{county}/{subject}.yaml"
    if document.ledger != "decisions" or filing in grounds.files:
        return
    if any(value != "extended" for value in decided):
        message = say("{county} has filed nothing on “{subject}”", county=county, subject=subject)
        hint = say("decide on what a county has filed; only an extension may come before")
        place = document.place("subject", of_value=True)
        yield kinds.NO_SUCH_RECORD.at(place, message, hint)
