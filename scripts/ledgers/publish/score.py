"""Take a county's score apart: what goes in, by which rule, what comes out."""

from ledgers.model.assessment import CountyResult
from ledgers.model.words import Words, say
from ledgers.publish import links
from ledgers.publish.desk import Desk
from ledgers.publish.numbers import percent, plain, points
from ledgers.publish.parts import Cell, Column, Here, Line, Table


def score_table(desk: Desk, here: Here, county: CountyResult) -> Table | None:
    """Return the steps from progress to rank; None where there is no score."""
    if county.standing.score is None:
        return None
    return Table(
        caption=say("How the score of {county} comes about", county=county.name),
        columns=(Column(say("Step")), Column(say("Value"), number=True), Column(say("How"))),
        lines=tuple(
            Line((Cell(here.to(links.method(anchor), desk.say(name))), Cell(value), Cell(how)))
            for anchor, name, value, how in _steps(desk, here, county)
        ),
    )


def _steps(
    desk: Desk, here: Here, county: CountyResult
) -> tuple[tuple[str, Words, object, Words], ...]:
    standing, totals = county.standing, county.totals
    applying = sum(state.progress is not None for state in county.tasks)
    return (
        (
            "progress",
            say("Progress"),
            here.to(f"{here.folder}#tasks", percent(totals.progress)),
            say(
                "mean by weight of the {tasks} tasks that apply",
                tasks=here.to(f"{here.folder}#tasks", str(applying)),
            ),
        ),
        (
            "score",
            say("Points before deduction"),
            here.to(links.method("score"), points(standing.raw)),
            say("100 × progress"),
        ),
        (
            "missed",
            say("Missed task-deadlines"),
            here.to(f"{here.folder}#overdue", str(totals.missed)),
            say("each counts once; an extension granted in time excuses"),
        ),
        ("deduction", say("Deduction"), *_deduction(desk, here, county)),
        (
            "score",
            say("Score"),
            here.to(links.method("score"), points(standing.score)),
            say(
                "{raw} − {deduction}, at least 0, rounded to one decimal",
                raw=here.to(links.method("score"), points(standing.raw)),
                deduction=here.to(links.method("deduction"), points(standing.deduction)),
            ),
        ),
        (
            "rank",
            say("Rank"),
            here.to(links.RANKING, str(standing.rank)),
            say("one more than the number of counties with a higher score"),
        ),
    )


def _deduction(desk: Desk, here: Here, county: CountyResult) -> tuple[object, Words]:
    rules = desk.view.catalog.rules
    value = here.to(links.method("deduction"), points(county.standing.deduction))
    if rules is None:
        return value, say("by the rules in force")
    rule = rules.overdue_deduction
    return value, say(
        "{missed} × {points} points, {cap} at most",
        missed=here.to(f"{here.folder}#overdue", str(county.totals.missed)),
        points=here.source("city/rules/rules", plain(rule.points), "deduction"),
        cap=here.source("city/rules/rules", plain(rule.cap), "deduction"),
    )
