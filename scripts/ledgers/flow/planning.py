"""Plans of cross inspections and observations to come, from what the checks were so far."""

import secrets
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import count, takewhile
from operator import itemgetter

from ledgers.assess.rota import Turn, cross_rota, in_drawn_order, observation_rota
from ledgers.flow.load import Request, load
from ledgers.model import DAY, CannotGoOn, Catalog, Struct, add_months, in_groups
from ledgers.model.lives.as_one import as_one
from ledgers.model.rows import Value, as_day, rows, text, texts, whole

FORTNIGHT = 14
"""By how many days rounds are apart where the city's rules do not say (R39)."""
YEAR = timedelta(days=366)
FARTHEST = date(9900, 1, 1)
"""From when on the turns of a plan might lie after the last day there is."""


class Wish(Struct, frozen=True):
    """What to plan: from which day, how many turns, and after how many a county comes back."""

    first: date
    turns: int
    apart: int
    each: int = 2
    seed: str | None = None


class Plan(Struct, frozen=True):
    """The turns to come, each with its counties; in a cross inspection each one with its host."""

    seed: str
    names: dict[str, str]
    turns: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]


def plan_cross(request: Request, wish: Wish) -> Plan:
    """Return who inspects whom in the months to come (R44).

    Raises CannotGoOn where no rota keeps to the wish.
    """
    _refuse_far(wish)
    months = [add_months(wish.first.replace(day=1), number) for number in range(wish.turns)]
    catalog = as_one(load(request).catalog, months[-1])
    seed, turns = _drawn(catalog, wish, [(f"{day:%Y-%m}", day) for day in months])
    rota = cross_rota(turns, _past_months(catalog, months[0]), wish.apart)
    return _plan(catalog, seed, turns, (each.items() for each in rota))


def plan_observation(request: Request, wish: Wish) -> Plan:
    """Return which counties are looked at in the rounds to come, on the last workday by a day.

    A round follows the one before within the days of `rules.yaml: observation_days` (R39). Raises
    CannotGoOn where no rota keeps to the wish.
    """
    _refuse_far(wish)
    catalog = load(request).catalog
    said = next((row.value for row in catalog.by_ledger.get("rules", ())), {})
    step = timedelta(days=whole(said, "observation_days") or FORTNIGHT)
    held = [_workday(catalog, wish.first + number * step) for number in range(wish.turns)]
    catalog = as_one(catalog, held[-1])
    seed, turns = _drawn(catalog, wish, [(str(day), day) for day in held])
    rota = observation_rota(turns, _past_rounds(catalog, wish.first), wish.each, wish.apart)
    return _plan(catalog, seed, turns, (zip(each) for each in rota))


def _refuse_far(wish: Wish) -> None:
    if wish.first > FARTHEST:
        raise CannotGoOn.say("{day} is too far away to plan for", day=wish.first)


def _drawn(
    catalog: Catalog, wish: Wish, days: Iterable[tuple[str, date]]
) -> tuple[str, tuple[Turn, ...]]:
    """Return the seed, and the turns with the counties that are there, in the order it gives."""
    seed = wish.seed or secrets.token_hex(16)
    there = ((name, [area.code for area in catalog.counties_on(day)]) for name, day in days)
    return seed, tuple(Turn(name, in_drawn_order(codes, seed)) for name, codes in there)


def _plan(
    catalog: Catalog, seed: str, turns: Iterable[Turn], found: Iterable[Iterable[tuple[str, ...]]]
) -> Plan:
    names = {area.code: area.name for area in catalog.counties_so_far}
    rows = zip(turns, found, strict=True)
    return Plan(seed, names, tuple((turn.name, tuple(sorted(each))) for turn, each in rows))


def _workday(catalog: Catalog, day: date) -> date:
    """Return the last workday by a day, so that no round is late."""
    while not catalog.workdays.holds(day):
        day -= DAY
    return day


def _checks(catalog: Catalog, kind: str, before: date) -> list[tuple[date, Value]]:
    """Return the checks of a kind that began before a day, in order; not what was withdrawn."""
    made = (row.value for row in catalog.by_ledger.get("checks", ()))
    asked = (row for row in made if text(row, "kind") == kind and "withdrawn" not in row)
    found = ((on, row) for row in asked if (on := as_day(row.get("start_on"))) and on < before)
    return sorted(found, key=itemgetter(0))


def _past_months(catalog: Catalog, before: date) -> list[set[tuple[str, str]]]:
    """Return who inspected whom in each month since the first inspection, however many it had."""
    held = in_groups((on.replace(day=1), row) for on, row in _checks(catalog, "cross", before))
    months = takewhile(lambda day: day < before, (add_months(min(held), at) for at in count()))
    return [set(_pairs(held.get(month, ()))) for month in (months if held else ())]


def _pairs(checks: Iterable[Value]) -> Iterator[tuple[str, str]]:
    """Yield home and host of each team that goes from one county to another."""
    for team in (team for check in checks for team in rows(check, "teams")):
        home, host = text(team, "home_county"), text(team, "host_county")
        if home and host:
            yield home, host


def _past_rounds(catalog: Catalog, before: date) -> list[set[str]]:
    """Return the counties of each round of observation in the year before."""
    found = [row for row in _checks(catalog, "observation", before) if row[0] >= before - YEAR]
    named = in_groups((text(check, "round_no") or str(on), check) for on, check in found)
    return [{code for check in row for code in texts(check, "counties")} for row in named.values()]
