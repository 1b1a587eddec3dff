"""Proposals: every rule in force, applied to the facts of a day (R18, R34)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from ledgers.assess.rules.deadlines import cumulative_hits, deadline_hits
from ledgers.assess.rules.rankings import place_hits, streak_hits
from ledgers.assess.rules.rows import Facts, Hit, unit_county
from ledgers.assess.rules.thresholds import event_hits, quota_hits, sampling_hits, threshold_hits
from ledgers.model import Document, Period, around, period, replace
from ledgers.model import rulebook as rulebooks
from ledgers.model.proposal import Answer, Proposal
from ledgers.model.rows import Value, as_day, rows, text, texts

HITS: Mapping[type[rulebooks.Form], Callable[..., Iterator[Hit]]] = {
    rulebooks.Cumulative: cumulative_hits,
    rulebooks.Streak: streak_hits,
    rulebooks.Place: place_hits,
    rulebooks.Deadline: deadline_hits,
    rulebooks.Event: event_hits,
    rulebooks.Sampling: sampling_hits,
    rulebooks.Threshold: threshold_hits,
    rulebooks.Quota: quota_hits,
}
"""How it is found where the condition of a rule holds, by its form."""


def proposals(rulebook: Iterable[rulebooks.Rule], facts: Facts) -> tuple[Proposal, ...]:
    """Return what the rules in force on the day propose, in their order, each thing once.

    What an action answered, carried out or declined, carries the answer. A county has to be there.
    """
    made: dict[tuple[object, ...], Proposal] = {}
    there = {area.code for area in facts.catalog.counties_on(facts.as_of)}
    for rule in rulebooks.rules_at(rulebook, facts.as_of):
        form = rule.when.form
        for hit in HITS[type(form)](rule, form, facts) if form is not None else ():
            for proposed in rule.proposes if hit.county in {None, *there} else ():
                for each in _proposed(rule, proposed, hit, facts):
                    key = (each.rule, each.action, each.period, each.county, each.unit, each.post)
                    made.setdefault(key, each)
    return tuple(made.values())


def _proposed(
    rule: rulebooks.Rule, proposed: rulebooks.Proposed, hit: Hit, facts: Facts
) -> Iterator[Proposal]:
    """Yield a proposal to each object that is meant; none to a person where that is not shown."""
    if proposed.to in PERSONS and not facts.internal:
        return
    plain = Proposal(
        rule=rule.id,
        action=proposed.action,
        period=hit.period,
        why=hit.why,
        county=hit.county,
        decider=rule.decider_post if facts.internal else None,
        evidence=hit.evidence,
        attention=not hit.sure,
    )
    for each in _objects(plain, proposed, hit, facts):
        yield replace(each, answer=answer_to(each, proposed.to, facts) if facts.internal else None)


def _objects(
    plain: Proposal, proposed: rulebooks.Proposed, hit: Hit, facts: Facts
) -> Iterator[Proposal]:
    if proposed.to in {"leader", "office"}:
        for pairing in facts.catalog.paired(hit.county, proposed.to, hit.on):
            yield replace(plain, post=pairing.from_post, unit=pairing.from_unit)
    elif proposed.to == "post":
        yield replace(plain, post=proposed.post)
    elif proposed.to == "unit" or hit.county is None:
        yield replace(plain, unit=hit.unit)
    else:
        yield plain


PERSONS = frozenset({"leader", "post"})


def answer_to(proposal: Proposal, to: str, facts: Facts) -> Answer | None:
    """Return the newest action of the same rule and kind on the same object in the period."""
    span = period(proposal.period)
    made = facts.catalog.by_ledger.get("actions", ())
    found = [each for each in made if span and _answers(each, proposal, span, to, facts)]
    found.sort(key=lambda document: min((on for on, _ in _updates(document)), default=date.min))
    return next((answer for each in reversed(found) for answer in _told(each, facts)), None)


def _answers(document: Document, proposal: Proposal, span: Period, to: str, facts: Facts) -> bool:
    value = document.value
    same = value.get("kind") == proposal.action and value.get("trigger_rule") == proposal.rule
    if not same or "withdrawn" in value or not _is_about(value, proposal, facts):
        return False
    # A leader and an office are barred by two actions; one does not answer the other.
    if to in {"leader", "office"}:
        asked = "post" if to in PERSONS else "unit"
        if value.get("object_kind") != asked:
            return False
    # An action is for its period, else for the month of its first day.
    days = [on for on, _ in _updates(document)]
    first = around(min(days), "month") if days else None
    asked_for = period(value.get("period")) or first
    return asked_for is not None and asked_for.meets(span)


def _is_about(value: Value, proposal: Proposal, facts: Facts) -> bool:
    """Say whether an action is about the object: the county, or a body of no county."""
    named = texts(value, "object_units")
    if proposal.county is None:
        return proposal.unit in named
    return proposal.county in {value.get("county"), *(unit_county(facts, unit) for unit in named)}


def _updates(document: Document) -> Iterator[tuple[date, Value]]:
    for row in rows(document.value, "updates"):
        on = as_day(row.get("on"))
        if on is not None:
            yield on, row


def _told(document: Document, facts: Facts) -> Iterator[Answer]:
    for on, row in [(on, row) for on, row in _updates(document) if on <= facts.as_of][-1:]:
        yield Answer(document.reference, str(row.get("status")), on, text(row, "reason") or None)
