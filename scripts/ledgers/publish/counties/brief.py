"""A county on one sheet, to be carried into a meeting: a page made for print, and a document."""

from collections.abc import Iterator, Sequence
from datetime import date

from ledgers.model import NONE, OutputFile, Words, number, percent, say, spanned
from ledgers.model.assessment import LIGHT_WORDS, CountyResult
from ledgers.publish.counties.page import headline
from ledgers.publish.kit import TAGS, Bar, Desk, Filled, Leaf, Table, bar, filled, links, way_below
from ledgers.publish.kit.addresses import site_of
from ledgers.publish.kit.chart import LIGHTS
from ledgers.publish.kit.documents import About, document
from ledgers.publish.kit.templates import Templates
from ledgers.publish.subjects.measures import DAYS, deadlines

ROWS = 7
"""The most rows of a list: with more of them a sheet would not do."""
STEPS = 50
"""The steps of a bar in the document."""


Reached = tuple[str, Bar | str, int, str, Words]
"""A section's progress: its title, the bar, the steps that it fills, the progress, the plan."""


def brief_page(desk: Desk, county: CountyResult) -> Filled:
    """Return the sheet of one county."""
    here, site = desk.here(links.brief_page(county.code)), site_of(desk.view)
    about = say("{county} on one sheet: rank, lights, what is late and due.", county=county.name)
    page = links.county_page(county.code)
    whole = f"{links.placed(desk.view.folder, page)}{links.INDEX}"
    file = f"{here.folder}{links.segment(county.code)}.docx"
    return here.page(
        "brief.html.j2",
        here.opening(say("Brief of {county}", county=county.name), about, *way_below(county)),
        lead=headline(here, county),
        figures=(_figures(here, county), _lights(here, county)),
        sections=tuple(_sections(here, county)),
        lists=(_late(here, county), _due(here, county)),
        document=here.said(file, say("This sheet as DOCX")),
        address=site.absolute(f"{here.place}{links.INDEX}") if site else here.place,
        whole=here.to(page, site.absolute(whole) if site else whole),
    )


def brief_files(desk: Desk, templates: Templates) -> Iterator[OutputFile]:
    """Yield the sheet of each county as a document."""
    on, language = desk.view.assessment.as_of, TAGS[desk.view.language]
    for county in desk.view.assessment.counties:
        page, code = brief_page(desk, county), county.code
        about = About(page.head.title, desk.city_name, code, language, on)
        data = document(templates, filled("brief_document.xml.j2", brief=page, steps=STEPS), about)
        yield OutputFile(f"{page.head.folder}{links.segment(code)}.docx", data)


def _figures(here: Leaf, county: CountyResult) -> Table:
    standing, sure, totals = county.standing, county.robustness, county.totals
    row = here.row(
        here.short(say("Rank"), number(standing.rank)),
        here.short(say("Interval"), spanned(sure.rank_low, sure.rank_high) if sure else NONE),
        here.short(say("Score"), number(standing.score)),
        here.short(say("Progress"), percent(totals.progress)),
        here.short(say("Plan"), percent(totals.plan)),
    )
    return here.table(say("Data as of {day}", day=here.view.as_of), [row])


def _lights(here: Leaf, county: CountyResult) -> Table:
    lights = county.totals.lights
    cells = (here.short(LIGHT_WORDS[each], str(lights.get(each, 0))) for each in LIGHTS)
    return here.table(say("Tasks by light"), [here.row(*cells)])


def _sections(here: Leaf, county: CountyResult) -> Iterator[Reached]:
    there = f"{links.county_page(county.code)}#sections"
    for name, totals in sorted(county.sections.items()):
        title, steps = here.desk.section_title(name), round((totals.progress or 0) * STEPS)
        plan = say("plan {plan}", plan=percent(totals.plan))
        yield title, bar(here, totals, there), steps, percent(totals.progress), plan


def _late(here: Leaf, county: CountyResult) -> Table:
    rows = [
        (on, state.task, [row.id for row in state.measures if row.due_on == on and row.overdue])
        for state in county.tasks
        for on in state.overdue
    ]
    return _listed(here, say("Overdue"), sorted(rows))


def _due(here: Leaf, county: CountyResult) -> Table:
    coming = (row for row in deadlines(here.view.assessment) if county.code in row.counties)
    caption = say("Due within {days} days", days=str(DAYS))
    return _listed(here, caption, [(row.on, row.task, row.measures) for row in coming])


def _listed(here: Leaf, title: Words, rows: Sequence[tuple[date, str, Sequence[str]]]) -> Table:
    caption, shown = say("{title}: {count}", title=title, count=str(len(rows))), rows[:ROWS]
    if len(rows) > ROWS:
        # How many more there are stands below the list, with the address of the whole page.
        numbers = {"count": str(len(rows)), "shown": str(ROWS), "more": str(len(rows) - ROWS)}
        caption = say("{title}: {count}, {shown} of them here", title=title, **numbers)
    return here.table(
        caption,
        (
            here.row(
                here.short(say("Due"), str(on)),
                here.cell(say("Task"), here.task(task)),
                here.cell(say("Measures"), " ".join(measures)),
            )
            for on, task, measures in shown
        ),
    )
