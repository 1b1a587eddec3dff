"""Who checks whom, and when: rotas in which every county comes up equally often.

In a cross inspection every county sends one team and receives one (R44). Nobody inspects home, no
two counties inspect each other in one month, and a pair comes back only after some months; as long
as it can be, only once all others were seen. Observations look at some counties at a time (R39,
R41). Both go on from what was done, and take counties in an order that is drawn.
"""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import count

from ledgers.model import CannotGoOn, Struct

Hosts = Mapping[str, str]
"""The county that each county inspects in a month."""
Pairs = AbstractSet[tuple[str, str]]
"""Who inspected whom in a month."""
FEWEST = 3
"""With two counties each would inspect the other."""
LONGEST = 20_000
"""After how many steps a month counts as one that cannot be filled."""


class Turn(Struct, frozen=True):
    """A month, or a round of observation: what it is called, and the counties that are there."""

    name: str
    counties: Sequence[str]


def in_drawn_order(codes: Iterable[str], seed: str) -> tuple[str, ...]:
    """Return codes in the order that a seed gives: by the SHA-256 of seed and code."""
    return tuple(sorted(codes, key=lambda code: hashlib.sha256(f"{seed}/{code}".encode()).digest()))


def cross_rota(turns: Iterable[Turn], past: Sequence[Pairs], apart: int) -> Iterator[Hosts]:
    """Yield who inspects whom in each of the months to come.

    `past` are the months before, the newest last, those without an inspection too; a pair comes
    back after `apart` months at the earliest. Raises CannotGoOn where there is no such rota, with
    the reason.
    """
    known = list(past)
    for turn in turns:
        _refuse_too_few(turn, apart)
        recent = known[max(len(known) - apart + 1, 0) :]
        barred = set[tuple[str, str]]().union(*recent)
        unseen = barred | _seen_before_all_others(known, turn.counties)
        found = _month(turn.counties, unseen) or _month(turn.counties, barred)
        if found is None:
            raise CannotGoOn.say(
                "{month}: the pairs of the {apart} months before leave no rota; "
                "let pairs come back sooner",
                month=turn.name,
                apart=len(recent),
            )
        known.append(set(found.items()))
        yield found


def _refuse_too_few(turn: Turn, apart: int) -> None:
    """Stop where no rota can be: of an even number, one turn would have all see each other."""
    number = len(turn.counties)
    most = number - 2 + number % 2
    told = {"month": turn.name, "number": number, "most": most}
    if number < FEWEST:
        raise CannotGoOn.say(
            "{month}: {number} counties are too few: nobody inspects home, or each other", **told
        )
    if apart > most:
        raise CannotGoOn.say(
            "{month}: with {number} counties a pair may rest {most} months", **told
        )


def _seen_before_all_others(
    known: Iterable[Pairs], counties: Collection[str]
) -> set[tuple[str, str]]:
    """Return the pairs that each county has used since it last had seen all others."""
    seen: dict[str, set[str]] = {}
    for month in known:
        for home, host in sorted(month):
            mine = seen.setdefault(home, set())
            if mine >= set(counties) - {home}:
                mine.clear()
            mine.add(host)
    full = {home for home, mine in seen.items() if mine >= set(counties) - {home}}
    return {(home, host) for home in seen.keys() - full for host in seen[home]}


def _month(counties: Sequence[str], barred: set[tuple[str, str]]) -> Hosts | None:
    """Return a month without some pairs: by one step round the circle, else by trying."""
    number = len(counties)
    for step in (step for step in range(1, number) if 2 * step != number):
        made = {home: counties[(at + step) % number] for at, home in enumerate(counties)}
        if barred.isdisjoint(made.items()):
            return made
    free = {
        home: [host for host in counties if host != home and (home, host) not in barred]
        for home in counties
    }
    return _filled({}, free, count())


def _filled(made: Hosts, free: Mapping[str, Sequence[str]], steps: Iterator[int]) -> Hosts | None:
    """Return a month in which the others have hosts too, the one with the least choice first."""
    taken = set(made.values())
    left = {
        home: [host for host in hosts if host not in taken and made.get(host) != home]
        for home, hosts in free.items()
        if home not in made
    }
    if not left:
        return made
    home = min(left, key=lambda one: len(left[one]))
    for host in left[home]:
        if next(steps) > LONGEST:
            return None
        if found := _filled({**made, home: host}, free, steps):
            return found
    return None


def observation_rota(
    turns: Iterable[Turn], past: Sequence[Collection[str]], each: int, apart: int
) -> Iterator[tuple[str, ...]]:
    """Yield the counties of each round to come: those seen least so far, in their order.

    A county comes back after `apart` rounds at the earliest. One that is founded on the way counts
    as seen as often as the one that was seen least. Raises CannotGoOn where too few are left.
    """
    known = [frozenset(seen) for seen in past]
    times = Counter(code for seen in known for code in seen)
    there: Collection[str] = ()
    for turn in turns:
        least = min((times[code] for code in there), default=0)
        times.update({code: least for code in turn.counties if there and code not in there})
        there = turn.counties
        recent = frozenset().union(*known[max(len(known) - apart + 1, 0) :])
        rested = [code for code in turn.counties if code not in recent]
        if len(rested) < each:
            told = {"round": turn.name, "number": len(turn.counties), "left": len(rested)}
            raise CannotGoOn.say(
                "{round}: of {number} counties {left} have rested long enough; "
                "look at fewer at a time, or let them come back sooner",
                **told,
            )
        found = sorted(rested, key=lambda code: times[code])[:each]
        times.update(found)
        known.append(frozenset(found))
        yield tuple(found)
