"""Make the page of how sure ranks are: what moves them, and how to repeat the draws."""

from dataclasses import dataclass
from typing import ClassVar

from ledgers.model.assessment import CountyResult, in_rank
from ledgers.model.method import Scheme
from ledgers.model.words import Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Crumbs, Facts, Head, Table
from ledgers.publish.kit.context import Desk
from ledgers.publish.ranking.draws import draw_facts, worked_draw
from ledgers.publish.ranking.sensitivity_tables import county_table, shift_table, without_table


@dataclass(frozen=True, slots=True)
class SensitivityPage:
    """How sure ranks are; without a scheme or a rank it only says so."""

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
        head=desk.head(
            links.SENSITIVITY, title, say("What the ranks become when the method is varied.")
        ),
        crumbs=desk.crumbs(here, (links.RANKING, say("Ranking")), title=title),
        text=_text(here.to(links.method("schemes"), known.id) if known else None, rows),
        counties=county_table(here, rows) if known else None,
        without=without_table(desk, here, rows) if known else None,
        shifts=shift_table(desk, here, known, rows) if known else None,
        draws=draw_facts(desk, here, known) if known else None,
        worked=_worked(known),
        withheld=any(row.only_band for row in desk.view.assessment.counties),
        downloads=here.href(f"{links.DATA}#ranking"),
    )


def robust(desk: Desk) -> list[CountyResult]:
    """Return the counties of which it is known how sure their rank is, by rank."""
    return [row for row in in_rank(desk.view.assessment.counties) if row.robustness]


def _text(method: object, rows: list[CountyResult]) -> tuple[Words, ...]:
    if method is None:
        return (say("No county is ranked."),)
    certain = sum(row.robustness.rank_low == row.robustness.rank_high
                  for row in rows if row.robustness)  # fmt: skip
    return (
        say(
            "By the method {method}, {certain} of {total} ranks stay the same when the weights are"
            " varied; the others are one place among several.",
            method=method,
            certain=str(certain),
            total=str(len(rows)),
        ),
    )


def _worked(scheme: Scheme | None) -> Words | None:
    return worked_draw(scheme) if scheme else None
