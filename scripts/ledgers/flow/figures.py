"""The figures of a bulletin from a city: what is public on its day, and what follows from that."""

from collections.abc import Iterator
from datetime import date, timedelta

from ledgers.assess.city import Question, assess, standings_on
from ledgers.assess.demands import demand_facts, followed_up
from ledgers.assess.facts import JUDGED_BY_ENTRY, KNOWN_ON_THE_DAY, facts_of, judged_by_day
from ledgers.assess.span import Span
from ledgers.check.fields.dates import worked_after_the_end
from ledgers.flow.assess import city_on, question_about
from ledgers.flow.load import City, checked, past_schemas
from ledgers.model import CITY_REGISTERS, Assessment, Catalog, Struct, replace
from ledgers.model.bulletin import Bulletin, numbered
from ledgers.model.cataloguing import catalog_of
from ledgers.model.lives.as_one import as_one
from ledgers.model.lives.programmes import catalog_about
from ledgers.model.portal import Table
from ledgers.model.remembered import NOTHING_KNOWN, Known
from ledgers.model.rows import all_inside, as_day
from ledgers.project.aggregates import aggregates_of
from ledgers.project.catalog import project
from ledgers.read.documents import Reading, documents_of
from ledgers.read.tree import Tree


def city_from(
    tree: Tree, version: str, reading: Reading | None = None, before: Known = NOTHING_KNOWN
) -> City:
    """Return the city that figures are computed from, the same on every day.

    `reading` is what was read of the tree already; `before` what was learnt of files that another
    city has too, under the same schemas.

    Checking needs today's date only to find what lies in the future, and such entries do not count
    before their day anyway. So the city is checked as of the last day that is written anywhere in
    it, by its own schemas, and by the kinds of problem that the `version` of the program had.
    """
    reading = reading or documents_of(tree)
    held = (value for document in reading.documents for _, value in all_inside(document.value))
    last = max(filter(None, map(as_day, held)), default=date.min)
    city = checked(reading, past_schemas(tree), last, None, known=before.elsewhere)
    found = (row for row in city.problems if row.since and numbered(row.since) <= numbered(version))
    return replace(city, problems=tuple(found))


def computed(city: City, issue: Bulletin, version: str | None = None) -> Bulletin:
    """Return an issue with its figures from a city, and with what came of earlier demands.

    Only what is public on its day counts. A `version` of the program gives figures the meaning that
    they had in it, else today's.
    """
    seen = seen_on(city, issue, version)
    span, public = seen.span, seen.public
    day = span.start_on - timedelta(days=1)
    begun = seen.question.programme.start_on <= day
    method, before = standings_on(seen.question, day) if begun else ("", {})
    # Places by another method are not compared: a county would rise that did nothing.
    same = before if method == seen.now.method else {}
    facts = facts_of(public, span, seen.now, same, _sums(seen.city, issue))
    followed = followed_up(issue.followed, public, seen.now)
    listed = sorted((*facts, *demand_facts(followed)), key=lambda fact: fact.name)
    return replace(issue, facts=tuple(listed), followed=followed)


class Seen(Struct, frozen=True):
    """What the public may see of a city on the day of an issue, and its assessment."""

    city: City
    public: Catalog
    span: Span
    question: Question
    now: Assessment


def seen_on(city: City, issue: Bulletin, version: str | None = None) -> Seen:
    """Return what the public may see of a city on the day of an issue."""
    kind = "node" if issue.node_task else issue.kind  # A correction is about what it corrects.
    groups = issue.content.facts if issue.content else ()
    span = Span(kind, issue.start_on, issue.end_on, issue.node_task, version, groups)
    earlier = span.is_before(KNOWN_ON_THE_DAY)
    if earlier:
        city = replace(city, problems=(*city.problems, *worked_after_the_end(city.catalog)))
    city = city if earlier else city_on(city, issue.as_of)
    public = project(city.catalog, issue.as_of)
    public = public if earlier else as_one(public, issue.as_of)
    if span.is_before(JUDGED_BY_ENTRY):
        public = judged_by_day(public)
    public = catalog_about(public, issue)
    question = replace(question_about(city, public), before_0_4=earlier)
    return Seen(city, public, span, question, assess(question, issue.as_of, weeks=False))


def _sums(city: City, issue: Bulletin) -> Iterator[Table]:
    """Yield the published sums of the few ledgers that an issue takes some over from."""
    asked = issue.content is not None and "petitions" in issue.content.facts
    for ledger in ("actions", "petitions") if asked else ("actions",):
        rows = (each for each in city.catalog.documents if each.ledger in {ledger, *CITY_REGISTERS})
        few = catalog_of(rows, city.catalog.contract)
        yield from aggregates_of(few, issue.as_of, only=ledger)
