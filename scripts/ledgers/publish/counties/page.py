"""The list of counties, the page of each and those below it, and what is left of former ones."""

from collections.abc import Iterator
from functools import partial

from ledgers.model import Area, Words, explanation, number, replace, say, spanned
from ledgers.model.assessment import CountyResult, Light
from ledgers.model.lives.on_day import area_entry
from ledgers.model.rows import as_day, group, rows, text
from ledgers.publish.boards.lists import LISTED
from ledgers.publish.boards.past import weeks_past
from ledgers.publish.charts.lines import spark_of_scores
from ledgers.publish.charts.progress import against_plan
from ledgers.publish.counties import ledgers
from ledgers.publish.counties.lists import missed_of, sections_of, tasks_of, weeks_of
from ledgers.publish.counties.score import score_of
from ledgers.publish.kit import Desk, Filled, Leaf, Linked, Row, bar, links, way_below, word
from ledgers.publish.kit.addresses import subscribe
from ledgers.publish.kit.components import Cell, Lamp, Several, lamp
from ledgers.publish.measured.values import name_of, part_link
from ledgers.publish.subjects.appraised import of_county
from ledgers.publish.subjects.measures import todo_table
from ledgers.publish.subjects.standards import against, short_of


def counties_page(desk: Desk) -> Filled:
    """Return the list of counties."""
    here = desk.here(links.COUNTIES)
    return here.page(
        "counties.html.j2",
        here.opening(say("Counties"), say("All counties, and who is responsible for each.")),
        table=here.table(say("Counties by code"), _rows(here), sortable=True, stacked=True),
    )


def _rows(here: Leaf) -> Iterator[Row]:
    for row in here.view.assessment.counties:
        page, rank = links.county_page(row.code), row.standing.rank
        progress = bar(here, row.totals, f"{page}#sections", links.scored(row.code, "progress"))
        about = links.scored(row.code, "rank") if rank else ""
        towns = len(here.desk.townships(row.code))
        areas = here.source("city/areas/areas", str(towns), "as-of")
        answering = (
            here.source(f"city/pairings/{pair.id}", ledgers.pairing_name(here.desk, pair), "as-of")
            for pair in ledgers.pairings_of(here.desk, row.code)
            if pair.kind in {"leader", "office"}
        )
        yield here.row(
            here.county_cell(row.code, row.name),
            here.short(say("Kind"), word(here.desk, row.kind, ledger="areas"), row.kind),
            here.number(say("Townships"), areas, towns),
            here.number(say("Rank"), here.to(links.RANKING, number(rank), about), rank, "rank"),
            *_lit(here, row),
            here.cell(say("Progress"), progress, row.totals.progress, method="progress"),
            here.cell(say("Responsible leader and office"), Several(tuple(answering)), fixed=True),
        )


def _lit(here: Leaf, row: CountyResult) -> Iterator[Cell]:
    for light, head in ((Light.DONE, say("Done")), (Light.OVERDUE, say("Overdue"))):
        yield here.number(head, _listed(here, row, light), row.totals.lights.get(light, 0), "light")


def county_page(desk: Desk, county: CountyResult) -> Filled:
    """Return the page of a county."""
    here = desk.here(links.county_page(county.code))
    about = say("Score, tasks and deadlines of {county}.", county=county.name)
    return here.page(
        "county.html.j2",
        here.opening(county.name, about, (links.COUNTIES, say("Counties")), contents=True),
        past=weeks_past(here, county=county.code),
        headline=(*headline(here, county), *past_of(here, county.code)),
        score=score_of(here, county),
        outlook=tuple(outlook_words(here, county)),
        weeks=weeks_of(here, county),
        spark=spark_of_scores(here.view.assessment, county.code),
        figures=desk.figures(here),
        sections=here.table(say("Progress by section"), sections_of(here, county)),
        tasks=tuple(tasks_of(here, county)),
        overdue=here.table_of_any(
            say("Task-deadlines missed, each counted once"), missed_of(here, county), stacked=True
        ),
        open=str(county.totals.overdue),
        todos=todo_table(
            here, [row for row in here.view.todos if row.county == county.code], plain=True
        ),
        responsible=ledgers.responsible(here, county.code),
        lights=tuple(_lights(here, county)),
        registers=tuple(ledgers.registers_of(here, county.code)),
        subscribe=subscribe(desk, here, county.code),
    )


def headline(here: Leaf, county: CountyResult) -> tuple[Words, ...]:
    """Say in a few sentences how far a county is."""
    shown = partial(here.method, "progress", about=links.scored(county.code, "progress"))
    return _place(here, county), against_plan(county.totals, here.view.day, shown)


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
    page = links.county_page(county.code)
    numbers = {
        "county": county.name,
        "score": here.to(f"{page}#score", f"{standing.score}", links.scored(county.code, "score")),
        "rank": here.method("rank", str(standing.rank), links.scored(county.code, "rank")),
        "count": here.to(links.RANKING, str(len(here.view.assessment.counties))),
        "change": _change(here, county),
    }
    if standing.tied:
        return say(
            "{county} has {score} points and shares rank {rank} of {count}; {change}.", **numbers
        )
    return say("{county} has {score} points and rank {rank} of {count}; {change}.", **numbers)


def _change(here: Leaf, county: CountyResult) -> Words:
    climbed, past = county.climbed, here.view.assessment.since
    if climbed is None and county.before and here.view.assessment.unmoved:
        return say("seven days before, all counties shared one place")
    if climbed is None and county.before and county.before.rank is not None:
        return say("{since} only a tie makes another rank", since=past)
    if climbed is None:
        return say("there is no week before to compare with")
    if climbed == 0:
        return say("the same rank {since}", since=past)
    up, down = say("{places} places up {since}"), say("{places} places down {since}")
    told = {"places": here.method("change", str(abs(climbed))), "since": past}
    return Words((up if climbed > 0 else down).text, told)


def _lights(here: Leaf, county: CountyResult) -> Iterator[tuple[Lamp, str]]:
    """Yield the lights of a county's tasks, what is late first, each leading to its list."""
    for light in filter(county.totals.lights.get, LISTED):
        there = _listed(here, county, light)
        yield lamp(light, there.href), there.text


def _listed(here: Leaf, county: CountyResult, light: Light) -> Linked:
    """Return how many tasks of a county have a light, leading to their list."""
    count, there = county.totals.lights.get(light, 0), links.county_lists(county.code)
    return here.to(f"{there}#{light}" if count else there, str(count))


def past_of(here: Leaf, code: str) -> Iterator[Words]:
    """Yield a sentence for each change of a county up to the day that is shown."""
    catalog, day = here.view.catalog, here.view.assessment.as_of
    entry, programme = area_entry(catalog, code), catalog.programme
    since = as_day(entry.get("valid_from"))
    if programme and since and programme.start_on < since <= day:
        yield say("It is there since {day}.", day=str(since))
    for row in sorted(rows(entry, "changes"), key=lambda row: text(row, "on")):
        on = as_day(row.get("on"))
        if on and on <= day:
            was = group(row, "was")
            if name := text(was, "name"):
                yield say("Renamed on {day}, formerly {name}.", day=str(on), name=name)
            if kind := text(was, "kind"):
                called = word(here.desk, kind, ledger="areas")
                yield say("It was a {kind} before {day}.", day=str(on), kind=called)
    for other in catalog.areas.values():
        if other.merged_into == code and other.valid_to and other.valid_to < day:
            words = {"county": here.county(other.code), "day": str(other.valid_to)}
            yield say("{county} was there until {day} and is part of it since.", **words)


def outlook_words(here: Leaf, county: CountyResult) -> Iterator[Words]:
    """Yield what would change a county's rank; nothing where its rank is not published."""
    if county.standing.rank is None:
        return
    yield from explanation.outlook_words(
        here.view.outlooks.get(county.code, explanation.Outlook()),
        partial(_subject, here),
        lambda place: here.method("rank", name_of(here.desk, explanation.nth(place))),
        here.at,
    )


def _subject(here: Leaf, change: explanation.Improvement) -> Linked | str:
    if change.kind == explanation.TASK:
        there = f"{links.PROGRAMME}#{links.segment(change.about)}"
        return here.to(there, here.desk.section_title(change.about))
    return part_link(here, change.about) if change.kind == explanation.GOALPOST else ""


def former_pages(desk: Desk) -> Iterator[Filled]:
    """Yield the page of each county that has ended, as of its last day, and of each former code."""
    for view in desk.view.ended:
        then = replace(desk, view=view)
        for county in view.ending:
            page = county_page(then, county)
            told = _ended(then.here(page.head.folder), county)
            yield page.but(headline=(told, *page.headline), past=None)
            yield from pages_below(then, county)
    areas = desk.view.catalog.areas.values()
    yield from (_moved(desk, row) for row in areas if row.is_county and row.continued_by)


def _ended(here: Leaf, county: CountyResult) -> Words:
    area, names = here.view.catalog.areas[county.code], {"county": county.name}
    if area.merged_into is None:
        on = str(area.valid_to)
        return say("{county} ended on {day}; this is its last state.", day=on, **names)
    return say(
        "{county} ended on {day} and is part of {other} since; this is its last state.",
        day=str(area.valid_to),
        other=here.county(area.merged_into),
        **names,
    )


def _moved(desk: Desk, area: Area) -> Filled:
    here = desk.here(links.county_page(area.code))
    about = say("Where {county} is found now.", county=area.name)
    opening = here.opening(area.name, about, (links.COUNTIES, say("Counties")), searched=False)
    return here.page("moved.html.j2", opening, area=area)


def pages_below(desk: Desk, county: CountyResult) -> Iterator[Filled]:
    """Yield the pages below that of a county."""
    yield _score_page(desk.here(links.county_score(county.code)), county)
    yield _registers_page(desk.here(links.county_registers(county.code)), county)


def _score_page(here: Leaf, county: CountyResult) -> Filled:
    title = say("{county}: the score in full", county=county.name)
    about = say("Every step to the score of {county}, and its weeks.", county=county.name)
    return here.page(
        "county_score.html.j2",
        here.opening(title, about, *way_below(county), contents=True),
        score=score_of(here, county),
        weeks=weeks_of(here, county),
    )


def _registers_page(here: Leaf, county: CountyResult) -> Filled:
    title = say("{county}: bodies and registers", county=county.name)
    about = say("Bodies of {county}, and its records in each ledger.", county=county.name)
    short = (row for row in here.desk.once(against) if row.county == county.code)
    appraised = say("Appraisals of the bodies of {county}", county=county.name)
    return here.page(
        "county_registers.html.j2",
        here.opening(title, about, *way_below(county), contents=True),
        bodies=ledgers.bodies(here, county.code),
        standards=short_of(here, short),
        appraised=here.table_of_any(appraised, of_county(here, county.code)),
        ledgers=tuple(ledgers.county_ledgers(here, county.code)),
    )
