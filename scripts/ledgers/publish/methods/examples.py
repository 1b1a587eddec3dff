"""Work out the formulas for one county, so that a reader can follow them."""

from collections.abc import Callable
from decimal import Decimal
from typing import TypeAlias

from ledgers.model.assessment import CountyResult, in_rank
from ledgers.model.numbers import (
    percent,
    plain,
    points,
    rounded,
    share_of,
    signed,
    signed_share,
)
from ledgers.model.words import Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Here
from ledgers.publish.kit.context import Desk

THOUSANDTHS = 3
Example: TypeAlias = Callable[[Here, CountyResult], Words]


def example_county(desk: Desk) -> CountyResult | None:
    """Return a county to work out: the best ranked that lost points, else the best ranked."""
    ranked = [row for row in in_rank(desk.view.assessment.counties) if row.standing.rank]
    lost = [row for row in ranked if row.totals.missed]
    return next(iter([*lost, *ranked]), None)


def _name(here: Here, county: CountyResult, anchor: str = "score") -> object:
    return here.to(f"{links.county_page(county.code)}#{anchor}", county.name)


def progress(here: Here, county: CountyResult) -> Words:
    """Work out a county's progress from its tasks."""
    rows = [(row.weight, row.progress) for row in county.tasks if row.progress is not None]
    return say(
        "{county}: {tasks} tasks apply, with weights that add up to {weight}; their progress by"
        " weight adds up to {sum}; {sum} ÷ {weight} = {progress}",
        county=_name(here, county, "tasks"),
        tasks=str(len(rows)),
        progress=percent(county.totals.progress),
        **_sums(rows),
    )


def plan(here: Here, county: CountyResult) -> Words:
    """Work out a county's plan from its tasks."""
    rows = [(row.weight, row.plan) for row in county.tasks if row.plan is not None]
    return say(
        "{county}: the plan of its tasks by weight adds up to {sum}; {sum} ÷ {weight} = {plan}",
        county=_name(here, county, "tasks"),
        plan=percent(county.totals.plan),
        **_sums(rows),
    )


def _sums(rows: list[tuple[Decimal, Decimal]]) -> dict[str, str]:
    """Return the sum of weights, and of shares by weight."""
    total = sum((weight * share for weight, share in rows), Decimal(0))
    return {
        "weight": plain(sum((weight for weight, _ in rows), Decimal(0))),
        "sum": plain(rounded(total, THOUSANDTHS)),
    }


def deviation(here: Here, county: CountyResult) -> Words:
    """Work out how far a county is from its plan."""
    return say(
        "{county}: {progress} − {plan} = {deviation} percentage points",
        county=_name(here, county, "sections"),
        progress=percent(county.totals.progress),
        plan=percent(county.totals.plan),
        deviation=signed_share(county.totals.deviation),
    )


def on_time(here: Here, county: CountyResult) -> Words:
    """Work out the share that a county filed in time."""
    totals = county.totals
    return say(
        "{county}: {on_time} ÷ {accepted} = {share}",
        county=_name(here, county, "tasks"),
        on_time=str(totals.on_time),
        accepted=str(totals.accepted),
        share=percent(share_of(totals.on_time, totals.accepted)),
    )


def deduction(here: Here, county: CountyResult) -> Words:
    """Work out the points that a county lost."""
    return say(
        "{county}: {missed} missed task-deadlines, {deduction} points off",
        county=_name(here, county, "overdue"),
        missed=str(county.totals.missed),
        deduction=points(county.standing.deduction),
    )


def score(here: Here, county: CountyResult) -> Words:
    """Work out a county's score."""
    standing = county.standing
    return say(
        "{county}: {raw} − {deduction} = {score}",
        county=_name(here, county),
        raw=points(standing.raw),
        deduction=points(standing.deduction),
        score=points(standing.score),
    )


def rank(here: Here, county: CountyResult) -> Words:
    """Work out a county's rank."""
    rank = county.standing.rank or 1
    return say(
        "{county}: {better} counties have a higher score, so its rank is {rank}",
        county=_name(here, county),
        better=str(rank - 1),
        rank=here.to(links.RANKING, str(rank)),
    )


def change(here: Here, county: CountyResult) -> Words:
    """Work out how a county changed in seven days."""
    before = county.before
    if before is None or before.rank is None:
        return say("{county}: there is no week before", county=_name(here, county))
    return say(
        "{county}: rank {was} before, {now} now; score {old} before, {new} now: {gained}",
        county=_name(here, county),
        was=str(before.rank),
        now=str(county.standing.rank),
        old=points(before.score),
        new=points(county.standing.score),
        gained=signed(county.gained),
    )
