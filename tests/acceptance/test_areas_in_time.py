"""Hold areas in time to the design: a county counts on the days on which it is there, as then."""

from datetime import date, timedelta
from functools import cache

from ledgers.assess.city import Question, assess
from ledgers.flow.assess import question_about
from ledgers.flow.load import City, checked
from ledgers.model.assessment import Assessment, Totals
from ledgers.model.lives.as_one import as_one
from ledgers.model.lives.finding import life_of
from ledgers.model.lives.on_day import known_on
from ledgers.model.problem import Problem
from ledgers.read.documents import documents_of, schemas_of
from tests.cities import MemoryTree
from tests.unit.check.change.judging import TREE, Edit, Files, after, catalog_of_files, put, swap

TODAY = date(2026, 7, 15)
AREAS, OWNERS = "data/city/areas.yaml", "data/city/owners.yaml"
NEW, OLD = "990122", "990121"
DAY = timedelta(days=1)


def city_of(files: Files, today: date = TODAY) -> City:
    """Return a city from files in memory, checked."""
    tree = MemoryTree(files)
    return checked(documents_of(tree), schemas_of(tree), today, None)


def asked(files: Files, today: date = TODAY) -> Question:
    """Return what is asked about a city as of a day."""
    city = city_of(files, today)
    return question_about(city, as_one(known_on(city.catalog, today), today))


def area(code: str, name: str, kind: str, *more: str) -> Edit:
    """Return the edit that adds a county to the register of areas."""
    lines = [f'code: "{code}"', f"name: {name}", f"kind: {kind}", 'parent: "990100"', *more]
    text = "  - " + "\n    ".join([*lines, "fictional: true"]) + "\n"
    return lambda files: {AREAS: (files[AREAS] or b"") + text.encode()}


def ending(code: str, *lines: str) -> Edit:
    """Return the edit that says more about an area that is there already."""
    return swap(AREAS, f'code: "{code}"\n', f'code: "{code}"\n' + "".join(f"    {x}\n" for x in lines))


def founded(day: str = "2026-07-01") -> tuple[Edit, ...]:
    """Return the edits that found a county with the bodies of another one."""
    units = (TREE[f"data/counties/{OLD}/units.yaml"] or b"").decode()
    own = [unit for unit in units.split("  - id: ")]
    head, bodies = own[0], [unit for unit in own[1:] if unit.startswith(f"{OLD}-")]
    text = head + "".join(f"  - id: {unit}" for unit in bodies)
    return (
        area(NEW, "新设县", "county", f"valid_from: {day}"),
        put(f"data/counties/{NEW}/units.yaml", text.replace(OLD, NEW)),
    )


RECODED = (
    ending(OLD, "valid_to: 2026-06-14"),
    area("990103", "岫岭区", "district", "valid_from: 2026-06-15", f'continues: "{OLD}"'),
)
MERGED = (ending("990181", "valid_to: 2026-06-30", f'merged_into: "{OLD}"'),)


@cache
def plain() -> Question:
    """Return what is asked about the city in which nothing ever changes."""
    return asked(TREE)


def errors(files: Files, today: date = TODAY) -> list[str]:
    """Return what a check says that it does not say of the city of before."""
    before = {told(row) for row in city_of(TREE, today).problems}
    return [told(row) for row in city_of(files, today).problems if told(row) not in before]


def told(row: Problem) -> str:
    """Return a problem in one line."""
    return f"{row.place.file}:{row.place.line} {row.kind.code} {row.message}"


def totals(found: Assessment) -> dict[str, Totals]:
    """Return the totals of each county."""
    return {row.code: row.totals for row in found.counties}


if __name__ == "__main__":
    for edits in ((), founded(), RECODED, MERGED):
        files = after(edits)
        print("----", errors(files))
        question = asked(files)
        for day in (date(2026, 5, 31), date(2026, 6, 30), TODAY):
            found = assess(question, day)
            print(day, found.city.overdue, found.city.missed, len(found.weeks))
            for row in found.counties:
                t = row.totals
                print("  ", row.code, row.name, row.kind, t.overdue, t.missed, t.plan, t.progress, t.measures, row.standing.rank, row.standing.score, row.before and row.before.rank)
