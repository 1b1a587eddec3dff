"""A programme among the others of its city: which one leads, which ended, what is open of it."""

from collections.abc import Iterator

from ledgers.model.assessment import Light, Totals
from ledgers.model.numbers import day, percent
from ledgers.model.records import Programme
from ledgers.model.words import Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Inline, Row, Table, row_of, table_of_any
from ledgers.publish.kit.context import Leaf
from ledgers.publish.kit.issues import bulletin_title, issued
from ledgers.publish.kit.links import Linked

FINISHED = (Light.DONE, Light.NOT_APPLICABLE)


def state_of(here: Leaf) -> Iterator[Words]:
    """Yield what a reader is told of a programme that ended, or has others beside it."""
    programme, aside = here.view.catalog.programme, here.view.aside
    if programme is None:
        return
    shown = aside.day if aside else here.view.assessment.as_of
    totals = aside.now if aside else here.view.assessment.city
    if programme.end_on < shown:
        yield say(
            "The programme ended on {end}. On {day} {open} tasks in counties were open; they can"
            " still be filed and accepted.",
            end=day(programme.end_on),
            day=day(shown),
            open=here.to(links.TASKS, str(_open(totals))),
        )
    if aside and programme.end_on < shown:
        yield say("Shown is the end of its last day.")
    if aside:
        yield say("The portal leads with {programme}.", programme=_way(here, aside.leader))
    others = tuple(_way(here, row) for row in here.view.catalog.programmes if row != programme)
    if others and not aside:
        yield say("Other programmes: {programmes}.", programmes=Inline(others))


def _open(totals: Totals) -> int:
    return totals.tasks - sum(totals.lights.get(light, 0) for light in FINISHED)


def _way(here: Leaf, programme: Programme) -> Linked:
    """Return the title of a programme, leading to its overview where it has one."""
    base = here.view.folders.get(programme.id)
    return Linked(programme.title, None if base is None else here.from_top(base))


def programmes_table(here: Leaf) -> Table | None:
    """Return all programmes of a city; None where it has one."""
    listed = here.view.catalog.programmes
    rows = (_row(here, row) for row in listed if len(listed) > 1)
    return table_of_any(say("Programmes of the city"), rows)


def _row(here: Leaf, programme: Programme) -> Row:
    return row_of(
        here.cell(say("Programme"), _way(here, programme)),
        here.short(say("From"), day(programme.start_on)),
        here.short(say("To"), day(programme.end_on)),
        here.number(
            say("Progress at its last state"), percent(here.view.reached.get(programme.id))
        ),
    )


def issues_about(here: Leaf) -> tuple[Linked, ...]:
    """Return the bulletins about a programme that does not lead, the newest first."""
    aside, elsewhere = here.view.aside, here.view.issues_elsewhere
    rows = [row for row in reversed(issued(here.desk)) if aside and row.id not in elsewhere]
    return tuple(
        here.to(links.bulletin_page(row.id), bulletin_title(here.desk, row)) for row in rows
    )
