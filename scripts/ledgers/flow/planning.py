"""Plans of cross inspections and observations to come, from what the checks were so far."""

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import itemgetter

from ledgers.assess.rota import Turn, cross_rota, in_drawn_order, observation_rota
from ledgers.flow.load import Request, load
from ledgers.model.catalog import Catalog
from ledgers.model.lives.as_one import as_one
from ledgers.model.periods import DAY, add_months
from ledgers.model.problem import CannotGoOn
from ledgers.model.rows import Value, as_day, in_groups, rows, text, texts
from ledgers.model.words import say

FORTNIGHT = 14
YEAR = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Wish:
    """What to plan: from which day, how many turns, and after how many a county comes back."""

    first: date
    turns: int
    apart: int
    each: int = 2
    seed: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The turns to come, each with its counties; in a cross inspection each one with its host."""

    seed: str
    names: dict[str, str]
    turns: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]


def plan_cross(request: Request, wish: Wish) -> Plan:
    """Return who inspects whom in the months to come (R44).

    Raises CannotGoOn where no rota keeps to the wish.
    """
    months = [add_months(wish.first.replace(day=1), number) for number in range(wish.turns)]
    catalog, seed, turns = _asked(request, wish, [(f"{day:%Y-%m}", day) for day in months])
    past = [dict(pairs) for pairs in _past_pairs(catalog, months[0])]
    rota = cross_rota(turns, past, wish.apart)
    made = tuple(
        (turn.name, _sorted(hosts.items())) for turn, hosts in zip(turns, rota, strict=True)
    )
    return Plan(seed, _names(catalog), made)


def plan_observation(request: Request, wish: Wish) -> Plan:
    """Return which counties are looked at in the rounds to come, on the last workday by a day.

    A round follows the one before within the days of `rules.yaml: observation_days` (R39).
    """
    catalog = load(request).catalog
    said = next((row.value for row in catalog.by_ledger.get("rules", ())), {})
    days = said.get("observation_days", FORTNIGHT)
    step = timedelta(days=days if isinstance(days, int) else FORTNIGHT)
    limits = [wish.first + number * step for number in range(wish.turns)]
    held = [_workday(catalog, day) for day in limits]
    catalog, seed, turns = _asked(request, wish, [(str(day), day) for day in held])
    rota = observation_rota(turns, _past_rounds(catalog, wish.first), wish.each, wish.apart)
    rounds = (
        (turn.name, _sorted((code,) for code in found))
        for turn, found in zip(turns, rota, strict=True)
    )
    return Plan(seed, _names(catalog), tuple(rounds))


def _asked(
    request: Request, wish: Wish, days: Sequence[tuple[str, date]]
) -> tuple[Catalog, str, list[Turn]]:
    """Return the city, the seed, and the turns with the counties that are there, as drawn."""
    if not days or wish.apart < 1:
        raise CannotGoOn(say("nothing is to be planned"))
    catalog, seed = load(request).catalog, wish.seed or secrets.token_hex(16)
    catalog = as_one(catalog, days[-1][1])
    turns = [
        Turn(name, in_drawn_order((area.code for area in catalog.counties_on(day)), seed))
        for name, day in days
    ]
    return catalog, seed, turns


def _sorted(found: object) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted(tuple(row) for row in found))  # type: ignore[attr-defined]


def _names(catalog: Catalog) -> dict[str, str]:
    return {area.code: area.name for area in catalog.counties_so_far}


def _workday(catalog: Catalog, day: date) -> date:
    """Return the last workday by a day, so that no round is late."""
    while not catalog.workdays.holds(day):
        day -= DAY
    return day


def _checks(catalog: Catalog, kind: str, before: date) -> Iterator[tuple[date, Value]]:
    """Yield the checks of a kind that began before a day, in order."""
    found = (
        (on, row.value)
        for row in catalog.by_ledger.get("checks", ())
        if text(row.value, "kind") == kind and (on := as_day(row.value.get("start_on")))
    )
    yield from sorted((row for row in found if row[0] < before), key=itemgetter(0))


def _past_pairs(catalog: Catalog, before: date) -> Iterator[list[tuple[str, str]]]:
    """Yield the pairs of each month so far."""
    for _, check in _checks(catalog, "cross", before):
        teams = rows(check, "teams")
        pairs = [(text(team, "home_county"), text(team, "host_county")) for team in teams]
        yield [(home, host) for home, host in pairs if home and host]


def _past_rounds(catalog: Catalog, before: date) -> list[set[str]]:
    """Return the counties of each round of observation in the year before."""
    found = [row for row in _checks(catalog, "observation", before) if row[0] >= before - YEAR]
    named = in_groups((text(check, "round_no") or str(on), check) for on, check in found)
    return [{code for check in row for code in texts(check, "counties")} for row in named.values()]
