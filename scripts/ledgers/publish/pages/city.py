"""The page that no public portal has (F10): what is proposed, what is to be done, and why."""

from collections.abc import Iterable, Iterator

from ledgers.model import in_groups, say
from ledgers.model.rulebook import rules_at
from ledgers.publish.kit import Desk, Filled, Inline, Leaf, Row, Table, links, word
from ledgers.publish.subjects.measures import todo_table


def city_page(desk: Desk) -> Filled:
    """Return the page."""
    here, view = desk.here(links.CITY), desk.view
    about = say("Proposals, what is to be done, and the reasons of decisions.")
    todos = in_groups((row.name, row) for row in view.todos)
    tables = tuple((name, todo_table(here, rows)) for name, rows in todos.items())
    return here.page(
        "city.html.j2",
        here.opening(say("For the city"), about, contents=True),
        sections=(
            ("proposals", say("What rules propose"), _tables(here, _proposals(here))),
            ("todo", say("What is to be done"), tables),
            ("reasons", say("Decisions with their reasons"), _tables(here, _reasons(here))),
        ),
    )


def _tables(here: Leaf, named: Iterable[tuple[str, Row]]) -> tuple[tuple[str, Table | None], ...]:
    """Return rows as one table for each name."""
    return tuple(
        (name, here.table(say("{name}", name=name), rows, sortable=True, stacked=True))
        for name, rows in in_groups(named).items()
    )


def _proposals(here: Leaf) -> Iterator[tuple[str, Row]]:
    """Yield what each rule proposes, by what it is called."""
    desk, day = here.desk, here.view.assessment.as_of
    named = {rule.id: rule for rule in rules_at(here.view.catalog.rulebook, day)}
    for row in here.view.proposals:
        rule, answer = named[row.rule], row.answer
        title = desk.both(rule.zh, rule.en)
        known = (row.county and desk.county_name(row.county), row.unit and desk.unit_name(row.unit))
        whom = (*known, row.post and desk.term("posts", row.post))
        status = word(desk, answer.status) if answer else desk.say(say("not decided"))
        made = here.row(
            here.cell(
                say("What it proposes"), desk.say(row.told(desk.term("action_kinds", row.action)))
            ),
            here.cell(say("To whom"), " · ".join(filter(None, whom))),
            here.cell(say("Period"), row.period),
            here.cell(say("Why"), desk.say(row.why)),
            here.cell(say("Rule"), here.source(f"city/rules/{rule.id}", title, "rules")),
            here.cell(say("Decides"), desk.term("posts", row.decider)),
            here.cell(say("Decision"), Inline((status, (answer and answer.reason) or ""))),
        )
        yield title, made


def _reasons(here: Leaf) -> Iterator[tuple[str, Row]]:
    """Yield the decisions that say why by county, the newest first."""
    known = here.view.catalog.decisions.items()
    told = [(row, *key) for key, made in known for row in made.decisions if row.reason]
    for row, county, subject in sorted(told, key=lambda found: found[0].on, reverse=True):
        name = f"city/decisions/{county}/{subject}"
        made = here.row(
            here.short(say("Day"), here.source(name, str(row.on), "pending", on=str(row.on))),
            here.county_cell(county),
            here.cell(say("Subject"), " ".join((subject.partition("/")[2], *row.measures))),
            here.cell(say("Decision"), word(here.desk, row.decision, ledger="decisions")),
            here.cell(say("Reason"), row.reason),
            here.cell(say("Decided by"), here.desk.term("posts", row.by_post)),
        )
        yield here.desk.county_name(county), made
