"""The page for the city alone: what rules propose, what is to be done, and why it was decided so.

No public portal has it: proposals and reasons stay internal (risks F10).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ledgers.model.proposal import Proposal
from ledgers.model.rulebook import rules_at
from ledgers.model.todo import TITLES, Todo
from ledgers.model.words import Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Inline, Inner, Row, Table, row_of, table_of_any
from ledgers.publish.kit.context import Desk, Leaf
from ledgers.publish.kit.labels import word


@dataclass(frozen=True, slots=True)
class CityPage(Inner):
    """What awaits people of the city, and what they decided for which reason."""

    template: ClassVar[str] = "city.html.j2"
    tables: tuple[tuple[str, Words, Table | None], ...]


def city_page(desk: Desk) -> CityPage:
    """Return the page."""
    here, view = desk.here(links.CITY), desk.view
    parts = (
        ("proposals", say("What rules propose"), [_proposal(here, row) for row in view.proposals]),
        ("todo", say("What is to be done"), [_todo(here, row) for row in view.todos]),
        ("reasons", say("Decisions with their reasons"), list(_reasons(here))),
    )
    about = say("Proposals, what is to be done, and the reasons of decisions.")
    return CityPage(
        *here.opening(say("For the city"), about, contents=True),
        tables=tuple(
            (name, title, table_of_any(title, rows, sortable=True, stacked=True))
            for name, title, rows in parts
        ),
    )


def _proposal(here: Leaf, row: Proposal) -> Row:
    desk, catalog = here.desk, here.view.catalog
    named = {rule.id: rule for rule in rules_at(catalog.rulebook, here.view.assessment.as_of)}
    rule, answer = named[row.rule], row.answer
    known = (row.county and desk.county_name(row.county), row.unit and desk.unit_name(row.unit))
    whom = (*known, row.post and desk.term("posts", row.post))
    said = (
        Inline((word(desk, answer.status), answer.reason or "")) if answer else say("not decided")
    )
    return row_of(
        here.cell(say("What it proposes"), desk.term("action_kinds", row.action)),
        here.cell(say("To whom"), " · ".join(filter(None, whom))),
        here.cell(say("Period"), row.period),
        here.cell(say("Why"), desk.say(row.why)),
        here.cell(
            say("Rule"), here.source(f"city/rules/{rule.id}", desk.both(rule.zh, rule.en), "rules")
        ),
        here.cell(say("Decides"), desk.term("posts", row.decider)),
        here.cell(say("Decision"), said),
    )


def _todo(here: Leaf, row: Todo) -> Row:
    about = " ".join((row.subject.partition("/")[2], row.title, *row.measures))
    return row_of(
        here.cell(say("What"), TITLES[row.kind]),
        here.county_cell(row.county, row.name),
        here.cell(say("Subject"), here.source(f"{row.county}/{row.subject}", about, "deadline")),
        here.short(say("Day"), str(row.day)),
        here.cell(say("Reason"), row.reason),
    )


def _reasons(here: Leaf) -> Iterator[Row]:
    """Yield the decisions that say why, the newest first."""
    found = [
        (row.on, county, subject, row)
        for (county, subject), record in here.view.catalog.decisions.items()
        for row in record.decisions
        if row.reason and row.on <= here.view.assessment.as_of
    ]
    for on, county, subject, row in sorted(found, key=lambda each: each[:3], reverse=True):
        name = f"city/decisions/{county}/{subject}"
        yield row_of(
            here.short(say("Day"), here.source(name, str(on), "progress", on=str(on))),
            here.county_cell(county),
            here.cell(say("Subject"), " ".join((subject.partition("/")[2], *row.measures))),
            here.cell(say("Decision"), word(here.desk, row.decision)),
            here.cell(say("Reason"), row.reason),
            here.cell(say("Decided by"), here.desk.term("posts", row.by_post)),
        )
