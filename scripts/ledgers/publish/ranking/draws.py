"""Tell how weights are drawn, so that a reader can draw them again and get the same digits."""

from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from fractions import Fraction
from hashlib import sha256

from ledgers.model.method import Scheme
from ledgers.model.numbers import HUNDRED, plain
from ledgers.model.words import Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Fact, Facts, Here
from ledgers.publish.kit.context import Desk
from ledgers.publish.ranking.change import scheme_name

LARGEST = 2**64 - 1
PRECISION = 28


def draw_facts(desk: Desk, here: Here, scheme: Scheme) -> Facts:
    """Return what the scheme says of its draws; each number leads to the scheme's own lines."""

    def linked(text: str) -> object:
        return here.source(f"city/schemes/{scheme.id}", text, "interval")

    draws = scheme.draws
    spread = f"±{plain(draws.spread * HUNDRED)}%"
    return Facts(
        (
            Fact(say("Method"), scheme_name(desk, here, scheme)),
            Fact(say("Number of draws"), linked(str(draws.number))),
            Fact(say("Each weight varies by"), linked(spread)),
            Fact(say("Seed"), linked(draws.seed)),
            Fact(say("Share of the draws inside"), linked(f"{plain(draws.level * HUNDRED)}%")),
            Fact(say("The other mean counts too"), here.to(links.method("interval"), _other(desk))),
        )
    )


def _other(desk: Desk) -> str:
    return desk.say(say("yes: the interval contains that rank"))


def worked_draw(scheme: Scheme) -> Words:
    """Return the first draw's first factor, worked out, for a reader's own program to check."""
    key = f"{scheme.draws.seed}/1/{scheme.dimensions[0].id}"
    number = int.from_bytes(sha256(key.encode()).digest()[:8], "big")
    return say(
        "To check a program of one's own: the key “{key}” gives n = {number} and the factor"
        " {factor}.",
        key=key,
        number=str(number),
        factor=f"{factor_of(number, scheme.draws.spread):f}",
    )


def factor_of(number: int, spread: Decimal) -> Decimal:
    """Return 1 + spread × (2n ÷ (2⁶⁴ − 1) − 1), worked out exactly and rounded once."""
    exact = 1 + Fraction(spread) * (Fraction(2 * number, LARGEST) - 1)
    with localcontext(prec=PRECISION, rounding=ROUND_HALF_EVEN):
        return Decimal(exact.numerator) / Decimal(exact.denominator)
