"""See that each decision on a rectification makes sense where it stands in its life."""

from collections.abc import Iterator

from ledgers.check.ground.context import Grounds
from ledgers.check.ground.records import sound
from ledgers.check.ground.resolve import record
from ledgers.model import kinds
from ledgers.model.document import Document
from ledgers.model.lives.finding import FindingLife, Step, begun, steps
from ledgers.model.problem import Place, Problem
from ledgers.model.records import Decision
from ledgers.model.words import say


def rectifications_decided_out_of_place(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each decision on a rectification that its life does not allow."""
    for document in sound(grounds, "decisions"):
        county, ledger, name = document.id.split("/", 2)
        filed = record(grounds, county, f"{ledger}/{name}")
        unread = filed is None and f"data/counties/{county}/{ledger}/{name}.yaml" in grounds.files
        if ledger == "rectifications" and not unread:
            yield from _followed(grounds, document, county, name)


def _followed(grounds: Grounds, document: Document, county: str, name: str) -> Iterator[Problem]:
    catalog = grounds.catalog
    finding = (
        catalog.findings.get(name) if record(grounds, county, f"city/findings/{name}") else None
    )
    filed = catalog.rectifications.get((county, name))
    decided = catalog.decisions.get((county, f"rectifications/{name}"))
    if finding is None or decided is None:
        return
    days = catalog.rules.resubmit_days if catalog.rules else 0
    for step in steps(begun(finding.due_on), filed, decided, days):
        decision = step.event
        if isinstance(decision, Decision) and (filed or decision.decision == "extended"):
            index = next(i for i, each in enumerate(decided.decisions) if each is decision)
            place = document.place("decisions", index, "decision", of_value=True)
            yield from _nonsense(name, step, decision, place)


def _nonsense(name: str, step: Step, decision: Decision, place: Place) -> Iterator[Problem]:
    if step.after != step.before:
        return
    if decision.decision == "extended":
        yield _no_extension(name, step.before, decision, place)
    elif decision.decision == "reopened":
        message = say("on {day} {finding} was not closed", day=decision.on, finding=name)
        hint = say("only what was closed can be reopened")
        yield kinds.times.NOTHING_TO_DECIDE.at(place, message, hint)
    else:
        message = say("on {day} {measure} awaited no decision", day=decision.on, measure=name)
        hint = say("decide on what the county has submitted and nobody has decided yet")
        yield kinds.times.NOTHING_TO_DECIDE.at(place, message, hint)


def _no_extension(name: str, life: FindingLife, decision: Decision, place: Place) -> Problem:
    due = life.limit_on
    if decision.on > due:
        message = say(
            "{measure} was due on {due}, before {day}", measure=name, due=due, day=decision.on
        )
        hint = say("an extension after the deadline excuses nothing; return or accept instead")
        return kinds.times.EXTENDED_TOO_LATE.at(place, message, hint)
    message = say("{measure} is due on {due} already", measure=name, due=due)
    hint = say("write a day after {due} in “until”", due=due)
    return kinds.times.NOT_AN_EXTENSION.at(place, message, hint)
