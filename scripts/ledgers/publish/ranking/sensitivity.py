"""The page about how sure ranks are, and how to draw the weights again."""

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from fractions import Fraction
from hashlib import sha256
from typing import ClassVar

from ledgers.model.assessment import CountyResult, in_rank
from ledgers.model.method import Scheme
from ledgers.model.numbers import HUNDRED, plain
from ledgers.model.words import Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Crumbs, Fact, Facts, Head, Table
from ledgers.publish.kit.context import Desk, Leaf
from ledgers.publish.ranking.page import scheme_name
from ledgers.publish.ranking.sensitivity_tables import county_table, shift_table, without_table

LARGEST = 2**64 - 1
PRECISION = 28


@dataclass(frozen=True, slots=True)
class SensitivityPage:
    """How sure ranks are; without a scheme or a rank the page only says so."""

    template: ClassVar[str] = "sensitivity.html.j2"
    head: Head
    crumbs: Crumbs
    text: tuple[Words, ...]
    counties: Table | None
    without: Table | None
    shifts: Table | None
    draws: Facts | None
    worked: Words | None
    withheld: bool
    downloads: str


def sensitivity_page(desk: Desk) -> SensitivityPage:
    """Return the page."""
    here = desk.here(links.SENSITIVITY)
    title = desk.say(say("How sure the ranks are"))
    scheme, rows = desk.view.assessment.scheme, robust(desk)
    known = scheme if rows else None
    return SensitivityPage(
        head=here.head(title, say("What the ranks become when the method is varied.")),
        crumbs=desk.crumbs(here, (links.RANKING, say("Ranking")), title=title),
        text=_text(here.method("schemes", known.id) if known else None, rows),
        counties=county_table(here, rows) if known else None,
        without=without_table(here, rows) if known else None,
        shifts=shift_table(here, known, rows) if known else None,
        draws=draw_facts(here, known) if known else None,
        worked=worked_draw(known) if known else None,
        withheld=any(row.only_band for row in desk.view.assessment.counties),
        downloads=here.href(f"{links.DATA}#ranking"),
    )


def robust(desk: Desk) -> list[CountyResult]:
    """Return the counties whose ranks were calculated with other weights too, by rank."""
    return [row for row in in_rank(desk.view.assessment.counties) if row.robustness]


def _text(method: object, rows: list[CountyResult]) -> tuple[Words, ...]:
    if method is None:
        return (say("No county is ranked."),)
    found = [row.robustness for row in rows if row.robustness]
    certain = sum(one.rank_low == one.rank_high for one in found)
    return (
        say(
            "By the method {method}, {certain} of {total} ranks stay the same when the weights are"
            " varied; the others are one place among several.",
            method=method,
            certain=str(certain),
            total=str(len(rows)),
        ),
    )


# ── Drawing the weights again ────────────────────────────────────────────────────────────────────


def draw_facts(here: Leaf, scheme: Scheme) -> Facts:
    """Return the numbers of the scheme's draws; each leads to its line in the scheme."""

    def linked(text: str) -> object:
        return here.source(f"city/schemes/{scheme.id}", text, "interval")

    draws = scheme.draws
    widened = say("yes: the interval contains that rank")
    return Facts(
        (
            Fact(say("Method"), scheme_name(here, scheme)),
            Fact(say("Number of draws"), linked(str(draws.number))),
            Fact(say("Each weight varies by"), linked(f"±{plain(draws.spread * HUNDRED)}%")),
            Fact(say("Seed"), linked(draws.seed)),
            Fact(say("Share of the draws inside"), linked(f"{plain(draws.level * HUNDRED)}%")),
            Fact(say("The other mean counts too"), here.said(links.method("interval"), widened)),
        )
    )


def worked_draw(scheme: Scheme) -> Words:
    """Return the first factor of the first draw, by which readers can check their programs."""
    key = f"{scheme.draws.seed}/1/{scheme.dimensions[0].id}"
    number = int.from_bytes(sha256(key.encode()).digest()[:8], "big")
    return say(
        "To check your own program: the key “{key}” gives n = {number} and the factor {factor}.",
        key=key,
        number=str(number),
        factor=f"{factor_of(number, scheme.draws.spread):f}",
    )


def factor_of(number: int, spread: Decimal) -> Decimal:
    """Return 1 + spread × (2n ÷ (2⁶⁴ − 1) − 1), calculated exactly and rounded once."""
    exact = 1 + Fraction(spread) * (Fraction(2 * number, LARGEST) - 1)
    with localcontext(prec=PRECISION, rounding=ROUND_HALF_EVEN):
        return Decimal(exact.numerator) / Decimal(exact.denominator)
