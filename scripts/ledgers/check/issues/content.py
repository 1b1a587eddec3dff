"""What issues ask and follow up, and what the settings of publication say of both.

A demand that nobody follows up teaches that demands need not be met.
"""

from collections.abc import Iterator

from ledgers.check.ground import Grounds
from ledgers.check.issues.bulletins import bulletins_of
from ledgers.model import Document, Path, Problem, Words, kinds, replace, say
from ledgers.model.bulletin import Bulletin, Demand, differences, last_issue, unmet
from ledgers.model.facts import CITY, COUNTY, FACT_KINDS, GROUP_OF

READABLE = 4.5


def asked_wrong(grounds: Grounds) -> Iterator[Problem]:
    """Yield every problem of demands, of those followed up, and of changes since the last issue."""
    for document, bulletin in bulletins_of(grounds):
        for index, row in enumerate(bulletin.demands):
            if (message := _odd(grounds, row)) is not None:
                hint = say("name one county, unit or kind, and findings and measures of its own")
                yield kinds.issues.DEMAND_ODD.at(document.at("demands", index), message, hint)
            if row.due_on < (out := bulletin.issued_on or bulletin.end_on):
                message = say(
                    "{day} is over when the issue is out, on {out}", day=row.due_on, out=out
                )
                hint = say("write a day on which it can be done")
                place = document.at("demands", index, "due_on")
                yield kinds.times.OUT_OF_ORDER.at(place, message, hint, sharper="0.4.0")
        yield from _followed(grounds, document, bulletin)
        if bulletin.since:
            yield from _changes(grounds, document, bulletin)


def _odd(grounds: Grounds, demand: Demand) -> Words | None:
    catalog = grounds.catalog
    if len([name for name in (demand.county, demand.unit, demand.unit_kind) if name]) > 1:
        return say("the demand names several of county, unit and kind")
    finding = catalog.findings.get((demand.finding or "").rpartition("/")[2])
    if finding and finding.county != demand.of_county:
        return say("the finding is of county {code}", code=finding.county)
    tasks = {name.partition(".")[0] for name in demand.measures or ()}
    there = (catalog.tasks[name] for name in tasks & catalog.tasks.keys())
    lost = sorted({*(demand.measures or ())} - {row.id for task in there for row in task.measures})
    return say("there is no measure {name}", name=lost[0]) if lost else None


def _followed(grounds: Grounds, document: Document, bulletin: Bulletin) -> Iterator[Problem]:
    """Yield a problem for each earlier demand that is not followed up, as it was asked."""
    if bulletin.corrects:
        return
    last = last_issue(grounds.catalog.bulletins.values(), bulletin)
    there = {row.name: replace(row, state=None) for row in bulletin.followed}
    asked = {row.name: replace(row, state=None) for row in unmet(last)}
    for issue, number in sorted(there.keys() | asked.keys()):
        if there.get((issue, number)) != asked.get((issue, number)):
            words = {"issue": issue, "number": number}
            message = say("demand {number} of {issue} is not followed up as it was asked", **words)
            hint = say("write under followed what was asked, and what came of it")
            yield kinds.issues.NOT_FOLLOWED.at(document.place("followed"), message, hint)


def _changes(grounds: Grounds, document: Document, bulletin: Bulletin) -> Iterator[Problem]:
    last = grounds.catalog.bulletins.get((bulletin.since or "").rpartition("/")[2])
    moved = differences(last.facts, bulletin.facts) if last else ()
    city = tuple(row for row in moved if row.name == (row.key, "", "") and row.now is not None)
    if last is None or city != bulletin.changes:
        message = say(
            "the changes are not those between {issue} and this one", issue=bulletin.since
        )
        hint = say("let the program write them")
        yield kinds.issues.CHANGES_WRONG.at(document.place("changes"), message, hint)


def series_wrong(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each leading figure or chart of a series that its issues do not hold."""
    publication = grounds.register("publication")
    rows = grounds.catalog.publication.series if grounds.catalog.publication else ()
    for index, row in enumerate(rows if publication else ()):
        named: list[tuple[str, str, Path]]
        named = [(CITY, key, ("leads", at)) for at, key in enumerate(row.leads)]
        named += [(COUNTY, row.chart, ("chart",))] if row.chart else []
        for of, key, path in named:
            kind = FACT_KINDS.get(key)
            if publication and (not kind or kind.of != of or GROUP_OF[key] not in row.facts):
                known = (name for name in FACT_KINDS if GROUP_OF[name] in row.facts)
                listed = ", ".join(name for name in known if FACT_KINDS[name].of == of)
                message = say("issues of {series} have no such figure", series=row.series)
                hint = say("figures: {names}", names=listed)
                place = publication.at("series", index, *path)
                yield kinds.issues.UNKNOWN_FIGURE.at(place, message, hint)


def colour_pale(grounds: Grounds) -> Iterator[Problem]:
    """Yield the portal's colour where the white words on it cannot be read (WCAG 2.2, 1.4.3)."""
    register, publication = grounds.register("publication"), grounds.catalog.publication
    site = publication.site if publication else None
    if register and site and site.contrast < READABLE:
        found = say("white on {colour}: contrast {n}", colour=site.colour, n=f"{site.contrast:.1f}")
        hint = say("take a darker colour: a contrast of {least} or more", least=READABLE)
        yield kinds.schemas.PALE.at(register.at("site", "colour"), found, hint)
