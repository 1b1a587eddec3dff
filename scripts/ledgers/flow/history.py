"""The weeks of a programme as they were known then, beside what is known of them now."""

from datetime import date
from zoneinfo import ZoneInfo

from ledgers.assess.city import assess, standings_on
from ledgers.check.file.one import Alone, alone_under
from ledgers.flow.assess import asked_about, by_codes_of, day_of, question_about
from ledgers.flow.load import City, Request, load, past_schemas
from ledgers.model import CannotGoOn, Struct, WeekPoint, field, in_order, replace, say
from ledgers.model.cataloguing import catalog_of
from ledgers.model.history import CITY_ZONE, History, KnownWeek
from ledgers.model.lives.as_one import Codes, codes_on
from ledgers.read.commits import Store, tree_of_commit
from ledgers.read.documents import Schemas
from ledgers.read.history import Shelf, commits_at, whole_history
from ledgers.read.tree import Commit


class Past(Struct, frozen=True):
    """Past trees of one repository; a file or a set of schemas that they share is read once."""

    store: Store
    shelf: Shelf = field(default_factory=Shelf)
    rules: dict[str, tuple[Schemas, Alone]] = field(default_factory=dict)

    def city(self, commit: Commit) -> City:
        """Return a city as a commit holds it, each of its files checked separately.

        Checks of files against each other are left out: they take twenty times as long as all the
        rest, and find nothing new in a tree that passed them when it was filed. They only decide
        who is not ranked because of an error in the data.
        """
        tree = tree_of_commit(self.store, commit)
        reading = self.shelf.reading(tree)
        name = self.store.folder(commit.tree, "schemas")
        if name not in self.rules:
            schemas = past_schemas(tree)
            self.rules[name] = schemas, alone_under(schemas.by_ledger)
        schemas, alone = self.rules[name]
        if not schemas.by_ledger:
            raise CannotGoOn.say("there is no schema below schemas/ in commit {id}", id=commit.id)
        problems = (*reading.problems, *schemas.problems, *alone.of(reading.documents))
        catalog = catalog_of(alone.known(reading.documents))
        return City(catalog, schemas, in_order(problems), len(reading.files), commit.id)


def history_of(
    request: Request, as_of: date | None, last: int | None = None
) -> tuple[City, History]:
    """Return the city as it is known now, and the weeks of its programme up to a day.

    Only the `last` weeks, where given. Raises CannotGoOn outside a repository, or in a clone
    without its past.
    """
    past = Past(whole_history(request.root))
    city = load(request)
    day = day_of(city.catalog, as_of, request.today)
    codes, city = codes_on(city.catalog, day), by_codes_of(city, day)
    known = asked_about(city.catalog, day, request.programme)
    now = assess(question_about(city, known), day)
    points = now.weeks if last is None else now.weeks[-last:]
    days = [point.as_of for point in points]
    commits = commits_at(past.store, request.revision or "HEAD", days, ZoneInfo(CITY_ZONE))
    cities: dict[str, City] = {}
    name = known.chosen or request.programme
    weeks = tuple(
        _by_codes(_week(past, cities, name, point, commits[point.as_of]), codes) for point in points
    )
    there = (area for one in (*cities.values(), city) for area in one.catalog.counties)
    return city, History(now.as_of, now.method, {area.code: area.name for area in there}, weeks)


def _by_codes(week: KnownWeek, codes: Codes) -> KnownWeek:
    """Return a week in which counties are called by the codes that they have now."""
    then = week.then and {codes.get(code, code): row for code, row in week.then.items()}
    return replace(week, then=then)


def _week(
    past: Past,
    cities: dict[str, City],
    programme: str | None,
    point: WeekPoint,
    commit: Commit | None,
) -> KnownWeek:
    now = {code: standing for code, (_, standing) in point.counties.items()}
    week = KnownWeek(point.period, point.as_of, now, point.method)
    if commit is None:
        return replace(week, unknown=say("no commit had been made by then"))
    try:
        if commit.tree not in cities:
            cities[commit.tree] = past.city(commit)
        city = cities[commit.tree]
        catalog = asked_about(city.catalog, point.as_of, programme)
        method, then = standings_on(question_about(city, catalog), point.as_of)
    except CannotGoOn as error:
        return replace(week, commit=commit.id, unknown=error.words)
    return replace(week, commit=commit.id, then=then, method_then=method)
