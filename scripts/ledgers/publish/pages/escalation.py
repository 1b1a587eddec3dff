"""The page about escalation: the rules in plain words, and the public figures.

Proposals stay internal until people have decided (risks F10): nothing on this page is made from
them, and nothing is about leaders (F11).
"""

from collections import Counter
from collections.abc import Iterator

from ledgers.model import CountyResult, in_groups, say
from ledgers.model.lives.task import extensions
from ledgers.model.numbers import HUNDRED, NONE, middle, rounded
from ledgers.model.proposal import Linked as LinkedScore
from ledgers.model.rulebook import Rule, rules_at
from ledgers.publish.kit import Bar, Cell, Desk, Filled, Inline, Leaf, Linked, Row, Several, links
from ledgers.publish.measured.when import when_words
from ledgers.publish.tables.sums import sums

SHOWN = ("escalation", "band")
"""The kinds of rule that can lead to a step against somebody."""
COUNTED = {"missed": say("Missed so far"), "overdue": say("Overdue now")}


def escalation_page(desk: Desk) -> Filled:
    """Return the page about escalation."""
    here = desk.here(links.ESCALATION)
    described = say("Rules about missed deadlines and low ranks, and what people decided.")
    tallied = say("Task-deadlines by county, against the numbers at which rules propose")
    linked = say("Scores of offices: the mean of the counties paired with each")
    return here.page(
        "escalation.html.j2",
        here.opening(say("Escalation"), described),
        rules=here.table_of_any(say("Rules in force"), _rules(here), stacked=True),
        counties=here.table(tallied, _counties(here), sortable=True),
        times=sorted(Counter(row.totals.missed for row in here.view.assessment.counties).items()),
        # Only the ledger's page has them by status.
        decided=tuple(sums(here, "actions", ("county_year",))),
        offices=here.table_of_any(linked, _offices(here)),
        **_extensions(here),
    )


def _extensions(here: Leaf) -> dict[str, object]:
    """Return the extensions asked for and granted, the median days of waiting, and of each."""
    catalog, as_of = here.view.catalog, here.view.assessment.as_of
    found = {"progress": catalog.progress, "rectifications": catalog.rectifications}
    filed = ((ledger, *key) for ledger, held in found.items() for key in held)
    events = (catalog.events_of(code, f"{ledger}/{name}") for ledger, code, name in filed)
    asked = [found for one in events for found in extensions(one, as_of)]
    waits = [(answer.on - row.day).days for row, answer in asked if answer]
    granted = [row for row in here.view.facts.happenings if row.kind == "extended"]
    days = [(row.until - row.was).days for row in granted if row.until and row.was]
    return {
        "asked": asked,
        "waits": waits,
        "wait": middle(waits),
        "granted": days,
        "days": middle(days),
    }


def in_force(desk: Desk) -> list[Rule]:
    """Return the rules in force on the day that can lead to a step against somebody."""
    found = rules_at(desk.view.catalog.rulebook, desk.view.assessment.as_of)
    return [rule for rule in found if rule.kind in SHOWN]


def _rules(here: Leaf) -> Iterator[Row]:
    for rule in in_force(here.desk):
        name, source = here.desk.both(rule.zh, rule.en), rule.source
        actions = dict.fromkeys(here.desk.term("action_kinds", row.action) for row in rule.proposes)
        origin = NONE if source is None else f"{source.document} {source.section}"
        quoted = Inline((f"“{rule.quotation}”", origin)) if rule.quotation else origin
        yield here.row(
            here.cell(say("Rule"), here.source(f"city/rules/{rule.id}", name, "rules")),
            here.cell(say("When it proposes"), when_words(here, rule)),
            here.cell(say("What it proposes"), Several(tuple(actions)) if actions else NONE),
            here.cell(say("Where it comes from"), quoted),
            id=f"rule-{links.segment(rule.id)}",
        )


def thresholds(desk: Desk) -> dict[str, int]:
    """Return the lowest number at which a rule proposes, by what is counted."""
    asked = filter(None, (rule.when.cumulative for rule in in_force(desk)))
    found = in_groups((each.count, each.at_least) for each in asked)
    return {count: min(least) for count, least in found.items()}


def _counties(here: Leaf) -> Iterator[Row]:
    counties, limits = here.view.assessment.counties, thresholds(here.desk)
    most = {one: max((getattr(row.totals, one) for row in counties), default=0) for one in COUNTED}
    for row in counties:
        yield here.row(
            here.county_cell(row.code, row.name),
            *(_tally(here, row, name, limits.get(name), most[name]) for name in COUNTED),
        )


def _tally(here: Leaf, row: CountyResult, name: str, limit: int | None, most: int) -> Cell:
    """Return a number as a bar with the threshold, or the number only where no rule asks for it."""
    number, there = getattr(row.totals, name), f"{links.county_page(row.code)}#overdue"
    value: Linked | Bar = here.to(there, str(number))
    if limit is not None:
        words = say("{number}; a rule begins at {limit}", number=str(number), limit=str(limit))
        scale = max(most, limit)
        value = Bar(here.said(there, words), _share(number, scale), _share(limit, scale))
    return here.cell(COUNTED[name], value, number, method=name)


def _share(number: int, whole: int) -> str:
    return str(rounded(HUNDRED * number / whole))


def _offices(here: Leaf) -> Iterator[Row]:
    for row in here.view.offices:
        name = here.source(f"city/units/{row.unit}", here.desk.unit_name(row.unit), "rules")
        score = NONE if row.score is None else here.to(links.RANKING, f"{rounded(row.score)}")
        yield here.row(
            here.cell(say("Office"), name),
            here.cell(say("Counties"), Several(tuple(_paired(here, row)))),
            here.number(say("Mean score"), score),
        )


def _paired(here: Leaf, row: LinkedScore) -> Iterator[object]:
    yield from (here.county(code) for code in row.counties)
    for code in row.without:
        yield say("{county}: without a published score, not counted", county=here.county(code))
