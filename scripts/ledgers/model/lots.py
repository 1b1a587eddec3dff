"""Draws that nobody can choose, by two secrets and a public value that came after them (R42, R52).

The page `draws/` of the portal says step by step how anyone does one again (`draws.html.j2`); its
script `site/assets/draws.js` does the same as this module.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, localcontext
from hashlib import sha256
from itertools import count
from typing import TypeAlias

from ledgers.model import PRECISION, Path, Value, Words, group, rows, say, text, texts

ALGORITHM = "ledgers-draw-1"
HALVES = ("half_a", "half_b")
LARGEST = 2**64 - 1
SPACE = 1 << 256
"""How many tickets there are."""
Strata: TypeAlias = Sequence[tuple[str, list[str]]]
"""The name and the members of each stratum."""


def number_of(key: str) -> int:
    """Return the number of a key in draws of weights, from 0 to 2⁶⁴ − 1."""
    return int.from_bytes(sha256(key.encode()).digest()[:8], "big")


def factor(key: str, spread: Decimal) -> Decimal:
    """Return the factor of a key, from 1 − spread to 1 + spread, worked out exactly and rounded."""
    number = number_of(key)
    with localcontext(prec=PRECISION):
        over, under = spread.as_integer_ratio()
        return Decimal(under * LARGEST + over * (2 * number - LARGEST)) / Decimal(under * LARGEST)


def message(name: str, *parts: str) -> str:
    """Return a message."""
    lines = (f"{len(part.encode())} {part}\n" for part in parts)
    return f"county-ledgers {name} 1\n{''.join(lines)}"


def digest(said: str | bytes) -> str:
    """Return the SHA-256 of a text or of bytes, in hexadecimal digits."""
    return sha256(said.encode() if isinstance(said, str) else said).hexdigest()


def seed_of(half_a: str, half_b: str, value: str) -> str:
    """Return the seed."""
    return digest(message("seed", half_a, half_b, value))


def population_digest(draw: Value) -> str:
    """Return what is committed of the lists of a draw that is revealed, with its first half.

    Without the half a list that one could guess would be found by guessing.
    """
    rule = f"each {draw['each']}" if "each" in draw else f"percent {draw.get('percent')}"
    parts = [draw["reveal"]["half_a"], draw["of"], rule]
    for row in draw["reveal"]["strata"]:
        members = row["population"]
        parts += [row["name"], str(len(members)), str(asked(draw, len(members))), *members]
    return digest(message("population", *parts))


def tickets(seed: str) -> Iterator[int]:
    """Yield the tickets of a seed."""
    return (int(digest(f"{seed},{number}"), 16) for number in count(1))


def below(most: int, found: Iterator[int], space: int = SPACE) -> int:
    """Return a number below another one, each as likely as the others."""
    return next(ticket for ticket in found if ticket < space - space % most) % most


def drawn(
    strata: Iterable[tuple[Sequence[str], int]], found: Iterator[int], space: int = SPACE
) -> list[list[str]]:
    """Return who is drawn from the members of each stratum, in the order drawn."""
    samples = []
    for members, number in strata:
        left = list(members)
        samples.append([left.pop(below(len(left), found, space)) for _ in range(number)])
    return samples


def asked(draw: Value, members: int) -> int:
    """Return how many of a stratum the rule asks for: so many of each, or a share rounded up."""
    return min(int(draw.get("each", members)), -(-members * int(draw.get("percent", 100)) // 100))


def sampled(draw: Value) -> list[list[str]]:
    """Return who is drawn by what a draw reveals; nobody where it reveals nothing."""
    said = group(draw, "reveal")
    found = tickets(seed_of(*(text(said, name) for name in (*HALVES, "value"))))
    members = (texts(row, "population") for row in rows(said, "strata"))
    return drawn(((row, asked(draw, len(row))) for row in members), found)


Fault: TypeAlias = tuple[Path, Words, Words]
"""What does not fit in a draw: where, what is wrong, and what to write."""


def faults(draw: Value) -> Iterator[Fault]:
    """Yield what in a draw does not follow from the rest of it, or that it cannot be read."""
    try:
        yield from _faults(draw)
    except (AttributeError, KeyError, TypeError, ValueError):  # Somebody touched the file.
        yield (), say("this cannot be read as a draw"), say("write what ledgers draw writes")


def _faults(draw: Value) -> Iterator[Fault]:
    for at, row in enumerate(rows(draw, "strata")):
        if row["sample_n"] != (right := asked(draw, row["population_n"])):
            wrong = say("by the rule this is {value}", value=f"{right}")
            yield ("strata", at, "sample_n"), wrong, say("write {value}", value=f"{right}")
    if draw["algorithm"] != ALGORITHM:
        wrong = say("nobody here knows how this is drawn")
        yield ("algorithm",), wrong, say("write {value}", value=ALGORITHM)
    if draw["value_on"] <= draw["committed_on"]:
        wrong = say("the value was known when this was committed")
        yield ("value_on",), wrong, say("take a value of a later day, which nobody knows yet")
    said = group(draw, "reveal")
    for name in HALVES if said else ():
        if digest(bytes.fromhex(said[name])) != draw[f"{name}_digest"]:
            wrong = say("this half is not the one that was committed")
            hint = say("write the half from the file that ledgers draw commit wrote")
            yield ("reveal", name), wrong, hint
    sizes = [row["population_n"] for row in rows(draw, "strata")]
    fits = sizes == [len(row["population"]) for row in rows(said, "strata")]
    if said and not (fits and population_digest(draw) == draw["population_digest"]):
        wrong = say("these are not the strata and lists that were committed")
        hint = say("write the list that ledgers draw commit read, in its order")
        yield ("reveal", "strata"), wrong, hint
        return
    for at, (row, sample) in enumerate(zip(rows(said, "strata"), sampled(draw), strict=True)):
        if row["sample"] != sample:
            wrong = say("halves, value and list give another sample")
            hint = say("write {value}", value=f"[{', '.join(sample)}]")
            yield ("reveal", "strata", at, "sample"), wrong, hint


def verdict(draw: Value) -> tuple[Words, bool]:
    """Say what a draw proves, as far as it is public, and whether that is no contradiction."""
    said = group(draw, "reveal")
    if "seed" in draw or (said and not all(said.get(name) for name in (*HALVES, "value"))):
        return say("drawn by one party: could have been chosen"), True
    if not said:
        hidden = say("revealed, and not published")
        return (hidden if "revealed_on" in draw else say("committed, not revealed yet")), True
    for _, wrong, _ in faults(draw):
        return wrong, False
    return say("comes out again"), True
