"""Shared context of the rules about a change: both sides of it, and who submits it when.

Both sides of a record are compared value by value, entries of lists by their names.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, TypeAlias

from ledgers.model import Catalog, Contract, Document, Ledger, Path, Struct, converted, field
from ledgers.model.diff import Diff, FileChange
from ledgers.model.lives.on_day import CORRECTIONS, MISSING
from ledgers.model.owners import MAINTAINERS, Owner, Owners

OWNERS = "data/city/owners.yaml"


class Change(Struct, frozen=True, dict=True):
    """A change and the catalogues of both its sides.

    `actor` is the account that submits it, `received` the day on which the host received it,
    `branch` what its branch is called; None where they are not known. `seen` has the files as
    earlier pushes brought them, by path: what was asked then is not asked again. `proved` says that
    the data is what its program makes. `upgrades` has the paths in which a commit differs from the
    tag that it names, by commit; None where there is no such tag. Owners, rules, publication,
    schemas are those of the base.
    """

    diff: Diff
    base: Catalog
    head: Catalog
    today: date
    actor: str | None = None
    received: date | None = None
    branch: str | None = None
    seen: Mapping[str, Sequence[Document]] = field(default_factory=dict)
    proved: bool = False
    upgrades: Mapping[str, tuple[str, ...] | None] = field(default_factory=dict)

    @property
    def day(self) -> date:
        """Return the day on which the change came in; where that is not known, today."""
        return self.received or self.today

    @property
    def is_live(self) -> bool:
        """Say whether days are asked about when the change came in: not of the first import."""
        begins = self.owners.live_from if self.owners else None
        return begins is None or begins <= self.day

    @property
    def asks_days(self) -> bool:
        """Say whether days are asked about: of a push, and of a folder that is to be pushed."""
        return self.is_live and (self.received is not None or self.diff.head is None)

    @property
    def contract(self) -> Contract:
        """Return what the ledgers are, by the schemas of the base."""
        return self.base.contract

    @cached_property
    def owners(self) -> Owners | None:
        """Return the owners as the base has them; None where it has none."""
        return owners_in(self.base)

    @cached_property
    def acting(self) -> tuple[Owner, ...]:
        """Return what the account that submits is owner of."""
        owners = self.owners or owners_in(self.head)
        return tuple(owners.of(self.actor)) if owners and self.actor else ()

    @property
    def is_demonstration(self) -> bool:
        """Say whether the base holds invented data, which the program makes."""
        return bool(self.base.publication and self.base.publication.demonstration)

    @property
    def begins(self) -> bool:
        """Say whether a city begins in the place of the demonstration; it can do so only once."""
        city, same = self.head.publication, self.base.areas.keys() & self.head.areas.keys()
        turned = self.is_demonstration and city is not None and not city.demonstration
        return turned and bool(self.head.areas) and not same

    @cached_property
    def data(self) -> tuple[str, ...]:
        """Return the paths below data/ that are changed in the end."""
        paths = (file.path for file in self.diff.whole)
        return tuple(path for path in paths if path.split("/")[0] == "data")

    @property
    def is_made(self) -> bool:
        """Say whether the data may be made anew by its program; on main nobody says who submits."""
        may = self.proved and self.actor is None
        may = may or any(owner.kind == MAINTAINERS for owner in self.acting)
        with_program = len(self.data) < len(self.diff.whole)
        return self.is_demonstration and may and (self.proved or with_program)

    def changed(self, *ledgers: str) -> Iterator[tuple[Document, Document]]:
        """Yield the documents of some ledgers that both sides have, and that differ."""
        for file in self.diff.whole:
            if file.before and file.after and file.before.ledger in ledgers:
                yield file.before, file.after

    def removed(self) -> Iterator[FileChange]:
        """Yield the files of data that the change takes away."""
        return (file for file in self.diff.whole if file.before and file.new is None)


def owners_in(catalog: Catalog) -> Owners | None:
    """Return the owners of a catalogue; None where there are none, or they cannot be read."""
    for document in catalog.by_ledger.get("owners", ()):
        return converted(document.value, Owners)
    return None


Naming: TypeAlias = Mapping[tuple[str, ...], tuple[str, ...]]
USUAL = ("id", "code", "unit", "kind")
"""Fields that name an entry where the schema says nothing else."""


def compared(
    was: object, now: object, naming: Naming, path: Path = ()
) -> Iterator[tuple[Path, object, object]]:
    """Yield path and both values of everything that differs, MISSING where there is none.

    Entries of a list are compared with those of the same name; `naming` gives the fields that name
    them, by the way to the list. The path is that of the newer side.
    """
    if isinstance(was, dict) and isinstance(now, dict):
        for name in {**was, **now}:
            sides = was.get(name, MISSING), now.get(name, MISSING)
            yield from compared(*sides, naming, (*path, name))
    elif isinstance(was, list) and isinstance(now, list):
        names = naming.get(tuple(part for part in path if isinstance(part, str)), USUAL)
        for at, old, new in _paired(was, now, names):
            yield from compared(old, new, naming, (*path, at))
    elif was != now or type(was) is not type(now):  # 5 and 5.0 are read as the same.
        yield path, was, now


def naming_of(ledger: Ledger) -> Naming:
    """Return the fields that name the entries of each list of a ledger, by the way to it."""
    return {field.names: field.named("x-unique") for field in ledger.with_word("x-unique")}


def _paired(
    was: Sequence[Any], now: Sequence[Any], names: tuple[str, ...]
) -> Iterator[tuple[int, Any, Any]]:
    """Yield each older entry with the newer one of the same name, and the place of that.

    Entries without names, or with a name that is there twice, are compared place by place. New
    entries follow.
    """
    called = [_name(row, names) for row in now]
    often, place = Counter(called), {name: at for at, name in enumerate(called)}
    known = set()
    for at, row in enumerate(was):
        name = _name(row, names)
        if name and name not in place:
            yield min(at, len(now) - 1), row, MISSING
            continue
        there = place[name] if name and often[name] == 1 else at
        known.add(there)
        yield there, row, now[there] if there < len(now) else MISSING
    yield from ((at, MISSING, row) for at, row in enumerate(now) if at not in known)


def _name(row: object, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the name of an entry: what its naming fields say; a plain value is its own name."""
    if isinstance(row, dict):
        return tuple(f"{name} {row[name]}" for name in names if name in row)
    return () if isinstance(row, list) else (str(row),)


def new_corrections(before: Document, after: Document) -> list[Mapping[str, Any]]:
    """Return the corrections that a record has and had not."""
    new = listed(after, CORRECTIONS)[len(listed(before, CORRECTIONS)) :]
    return [row for row in new if isinstance(row, dict)]


def pointer(path: Path) -> str:
    """Return a path as a JSON pointer, such as `/units/0/established`."""
    return "".join(f"/{part}" for part in path)


def listed(document: Document | None, name: str) -> list[Any]:
    """Return a list of a record; an empty one where there is none."""
    found = document.value.get(name) if document else None
    return found if isinstance(found, list) else []
