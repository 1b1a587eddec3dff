"""What came in later: figures of past days beside today's, and the entries that make them differ.

The data of an issue's day and that of today are computed by the same program, so that whatever
differs is of the data. An entry made a figure differ where it comes out otherwise without it.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from ledgers.check.change.context import compared, naming_of
from ledgers.flow.figures import city_from, computed
from ledgers.flow.load import City, Request, load
from ledgers.model import CannotGoOn, Document, Place, Struct, as_day, field, replace, rows
from ledgers.model.appraising import appraised
from ledgers.model.bulletin import LEFT_OUT, Bulletin, Inputs, Name, differences, facts_digest
from ledgers.model.cataloguing import catalog_of
from ledgers.model.edition import Edition
from ledgers.model.history import Moved, Since
from ledgers.model.lives.on_day import CORRECTIONS, MISSING, known_document
from ledgers.read.editions import editions_in
from ledgers.read.engine import engine_at
from ledgers.read.home import HOME
from ledgers.read.inputs import Archive, archive_of, tree_by_ids


class Later(Struct, frozen=True):
    """The city of today; those of past days are read once for each tree."""

    archive: Archive
    now: City
    then: dict[Inputs, City] = field(default_factory=dict)

    def of(self, name: str, issue: Bulletin) -> Since:
        """Return what differs of an issue."""
        try:
            return Since(name, issue.as_of, tuple(self._moved(issue)))
        except CannotGoOn as error:
            return Since(name, issue.as_of, unknown=error.words)

    def _moved(self, issue: Bulletin) -> Iterator[Moved]:
        today = computed(self.now, issue).facts
        if issue.facts_digest == facts_digest(today):
            return  # What was printed comes out today: the data of that day is not asked.
        then = self._then(issue.inputs)
        known = computed(then, issue).facts
        found = differences(known, today)
        late = late_entries(then, self.now, issue) if found else {}
        made: dict[Name, list[Place]] = {}
        for file, places in late.items():
            for change in differences(computed(before(self.now, then, {file}), issue).facts, today):
                made.setdefault(change.name, []).extend(places)
        together = tuple(row for places in late.values() for row in places)
        if all(change.name in made for change in found):
            together = ()
        elif differences(known, computed(before(self.now, then, late), issue).facts):
            together = ()  # Not even all of them explain it.
        yield from (Moved(row, tuple(made.get(row.name, together))) for row in found)

    def _then(self, inputs: Inputs | None) -> City:
        if inputs is None:
            raise CannotGoOn.say("it does not say what it was computed from")
        if inputs not in self.then:
            self.then[inputs] = city_from(tree_by_ids(self.archive, inputs), engine_at(HOME).tool)
        return self.then[inputs]


def late_entries(then: City, now: City, issue: Bulletin) -> Mapping[str, tuple[Place, ...]]:
    """Return by file the entries that differ and that could count on the day of an issue."""
    was, there = _files(then), _files(now)
    files = sorted(was.keys() | there.keys())
    found = {file: tuple(_places(was.get(file), there.get(file), now, issue)) for file in files}
    return {file: places for file, places in found.items() if places}


def _files(city: City) -> Mapping[str, Document]:
    there = (*city.catalog.documents, *city.left_out)
    return {row.file: row for row in there if not row.file.startswith(LEFT_OUT)}


def _places(
    was: Document | None, there: Document | None, now: City, issue: Bulletin
) -> Iterator[Place]:
    """Yield the places of entries that differ, each once; those of later days cannot count."""
    if was is None or there is None:
        begun = first_in(there, now) if there else None
        if begun is None or begun <= issue.as_of:
            yield from (Place(each.file) for each in (was, there) if each)
    elif was.text != there.text:
        naming, told = naming_of(now.catalog.contract.ledger(there.ledger)), set()
        one, other = (known_document(each, issue.as_of).value for each in (was, there))
        for path, old, new in compared(one, other, naming):
            on = as_day(new.get("came_in", new.get("on"))) if isinstance(new, dict) else None
            later = old is MISSING and on is not None and on > issue.as_of
            # What was corrected is named itself, if its correction counts by the day.
            if not later and path[:2] not in told and path[0] != CORRECTIONS:
                told.add(path[:2])
                yield there.place(*path)


def first_in(document: Document, city: City) -> date | None:
    """Return the day on which the first of a file came in, where it says one."""
    said = city.catalog.contract.ledger(document.ledger).record
    found = rows(document.value, said.history) if said.history else [document.value]
    named = (row.get("came_in", row.get("on", row.get("filed_on"))) for row in found)
    return min(filter(None, map(as_day, named)), default=None)


def before(now: City, then: City, files: Iterable[str]) -> City:
    """Return the city of today with some files as they were."""
    wanted, was = set(files), _files(then)
    kept = [row for row in now.catalog.documents if row.file not in wanted]
    kept += [was[file] for file in wanted if file in was]
    problems = tuple(row for row in now.problems if row.place.file not in wanted)
    catalog = appraised(catalog_of(kept, now.catalog.contract))
    return replace(now, catalog=catalog, problems=problems)


def changed_since(request: Request) -> tuple[City, tuple[Since, ...]]:
    """Return the city, and what differs of each issue and edition, by day.

    Raises CannotGoOn outside a repository.
    """
    city = load(request)
    issues = {name: one for name, one in city.catalog.bulletins.items() if one.is_issued}
    editions = {name: as_issue(one) for name, one in editions_in(request.root).items()}
    listed = sorted((*issues.items(), *editions.items()), key=lambda row: (row[1].as_of, row[0]))
    # Issues and editions are no inputs of an issue: reading those of years takes long.
    left_out = (row.file for row in city.catalog.documents if row.file.startswith(LEFT_OUT))
    later = Later(archive_of(request.root), before(city, city, left_out))
    return city, tuple(later.of(name, issue) for name, issue in listed)


def as_issue(edition: Edition) -> Bulletin:
    """Return an edition as if it were an issue of its day, since both stand on the same figures."""
    on = edition.as_of
    named = ("", "annual", str(on.year), 0, on, on, on, edition.method, "")
    return Bulletin(*named, inputs=edition.inputs)
