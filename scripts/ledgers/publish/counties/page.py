"""The list of counties, and the page of each: its rank, the reasons, and all its lists."""

from collections.abc import Iterator
from dataclasses import dataclass

from ledgers.model.assessment import CountyResult, Light
from ledgers.model.explanation import (
    GOALPOST,
    TASK,
    Improvement,
    Outlook,
    change_words,
    nth,
    outcome_words,
    points_words,
)
from ledgers.model.numbers import number, spanned
from ledgers.model.words import Words, say
from ledgers.publish.charts.progress import against_plan
from ledgers.publish.counties.ledgers import (
    CountyLedger,
    bodies,
    county_ledgers,
    pairing_name,
    pairings_of,
    responsible,
)
from ledgers.publish.counties.lists import Weeks, missed_of, sections_of, tasks_of, weeks_of
from ledgers.publish.counties.past import past_of
from ledgers.publish.counties.score import Score, score_of
from ledgers.publish.kit import links
from ledgers.publish.kit.addresses import Subscribe, subscribe
from ledgers.publish.kit.components import Facts, Figure, Inner, Linked, Row, Several, Table
from ledgers.publish.kit.context import KIND_WORDS, Desk, Leaf, bar
from ledgers.publish.kit.measures import todo_table
from ledgers.publish.measured.values import indicator_link, name_of


@dataclass(frozen=True, slots=True)
class CountiesPage(Inner):
    """All counties by code."""

    template = "counties.html.j2"
    table: Table


def counties_page(desk: Desk) -> CountiesPage:
    """Return the list of counties."""
    here = desk.here(links.COUNTIES)
    rows = (_county(here, row) for row in desk.view.assessment.counties)
    return CountiesPage(
        *here.opening(say("Counties"), say("All counties, and who is responsible for each.")),
        table=here.table(say("Counties by code"), rows, sortable=True, stacked=True),
    )


def _county(here: Leaf, row: CountyResult) -> Row:
    page, rank = links.county_page(row.code), row.standing.rank
    progress = bar(here, row.totals, f"{page}#sections")
    done, overdue = (row.totals.lights.get(light, 0) for light in (Light.DONE, Light.OVERDUE))
    towns = len(here.desk.townships(row.code))
    answering = (
        here.source(f"city/pairings/{pair.id}", pairing_name(here.desk, pair), "as-of")
        for pair in pairings_of(here.desk, row.code)
    )
    return here.row(
        here.county_cell(row.code, row.name),
        here.short(say("Kind"), KIND_WORDS.get(row.kind, row.kind), row.kind),
        here.number(say("Townships"), here.source("city/areas/areas", str(towns), "as-of"), towns),
        here.number(say("Rank"), here.to(links.RANKING, number(rank)), rank, "rank"),
        here.number(say("Done"), here.to(f"{page}#tasks", str(done)), done, "light"),
        here.number(say("Overdue"), here.to(f"{page}#overdue", str(overdue)), overdue, "light"),
        here.cell(say("Progress"), progress, row.totals.progress, method="progress"),
        here.cell(say("Responsible leader and office"), Several(tuple(answering)), fixed=True),
    )


@dataclass(frozen=True, slots=True)
class CountyPage(Inner):
    """One county."""

    template = "county.html.j2"
    headline: tuple[Words, ...]
    score: Score
    outlook: tuple[Words, ...]
    weeks: Weeks | None
    escalation: str
    figures: tuple[Figure, ...]
    sections: Table
    tasks: Table
    overdue: Table | None
    todos: Table | None
    responsible: Facts
    bodies: Table | None
    ledgers: tuple[CountyLedger, ...]
    subscribe: Subscribe


def county_page(desk: Desk, county: CountyResult) -> CountyPage:
    """Return the page of a county."""
    here = desk.here(links.county_page(county.code))
    about = say("Score, tasks and deadlines of {county}.", county=county.name)
    return CountyPage(
        *here.opening(county.name, about, (links.COUNTIES, say("Counties"))),
        headline=(*headline(here, county), *past_of(here, county.code)),
        score=score_of(here, county),
        outlook=tuple(outlook_words(here, county)),
        weeks=weeks_of(here, county),
        escalation=here.href(links.ESCALATION),
        figures=desk.figures(here),
        sections=sections_of(here, county),
        tasks=tasks_of(here, county),
        overdue=missed_of(here, county),
        todos=todo_table(here, [row for row in here.view.todos if row.county == county.code]),
        responsible=responsible(here, county.code),
        bodies=bodies(here, county.code),
        ledgers=tuple(county_ledgers(here, county.code)),
        subscribe=subscribe(desk, here, county.code),
    )


def headline(here: Leaf, county: CountyResult) -> tuple[Words, ...]:
    """Say in a few sentences how far a county is."""
    plan = against_plan(county.totals, here.view.as_of, lambda text: here.method("progress", text))
    return _place(here, county), plan, _counts(here, county)


def _place(here: Leaf, county: CountyResult) -> Words:
    standing = county.standing
    if county.only_band is not None:
        return say(
            "{county} is in band {band}; of the lower half of the counties only the band is"
            " published.",
            county=county.name,
            band=here.to(f"{links.RANKING}#bands", spanned(*county.only_band)),
        )
    if standing.rank is None:
        reason = standing.unranked or say("not known")
        return say("{county} is not ranked: {reason}.", county=county.name, reason=reason)
    numbers = {
        "county": county.name,
        "score": here.at("score", f"{standing.score}"),
        "rank": here.method("rank", str(standing.rank)),
        "count": here.to(links.RANKING, str(len(here.view.assessment.counties))),
        "change": _change(here, county),
    }
    if standing.tied:
        return say(
            "{county} has {score} points and shares rank {rank} of {count}; {change}.", **numbers
        )
    return say("{county} has {score} points and rank {rank} of {count}; {change}.", **numbers)


def _change(here: Leaf, county: CountyResult) -> Words:
    climbed = county.climbed
    if climbed is None and county.before and here.view.assessment.unmoved:
        return say("the week before, all counties shared one place")
    if climbed is None:
        return say("there is no week before to compare with")
    places = here.method("change", str(abs(climbed)))
    if climbed > 0:
        return say("{places} places up on the week before", places=places)
    if climbed < 0:
        return say("{places} places down on the week before", places=places)
    return say("the same rank as the week before")


def _counts(here: Leaf, county: CountyResult) -> Words:
    lights = county.totals.lights
    return say(
        "Of its {total} tasks {done} are done, {overdue} overdue and {pending} pending.",
        total=here.at("tasks", str(county.totals.tasks)),
        done=here.method("light", str(lights.get(Light.DONE, 0))),
        overdue=here.at("overdue", str(lights.get(Light.OVERDUE, 0))),
        pending=here.method("pending", str(lights.get(Light.PENDING, 0))),
    )


def outlook_words(here: Leaf, county: CountyResult) -> Iterator[Words]:
    """Yield what would change a county's rank; nothing where its rank is not published."""
    if county.standing.rank is None:
        return
    found = here.view.outlooks.get(county.code, Outlook())
    for change in found.improvements:
        words = change_words(change, _subject(here, change))
        points = here.at("score", points_words(change))
        yield outcome_words(change, words, lambda number: _nth(here, number), points)
    if not found.improvements:
        yield say("No single change lifts the score.")
    if found.setbacks:
        yield say(
            "Overdue tasks whose acceptance now would lower the score: {count}.",
            count=here.at("overdue", str(found.setbacks)),
        )


def _nth(here: Leaf, number: int) -> Linked:
    return here.method("rank", name_of(here.desk, nth(number)))


def _subject(here: Leaf, change: Improvement) -> Linked | str:
    if change.kind == TASK:
        there = f"{links.PROGRAMME}#{links.segment(change.about)}"
        return here.to(there, here.desk.section_title(change.about))
    if change.kind != GOALPOST:
        return ""
    return indicator_link(here, change.about.partition("/")[2])
