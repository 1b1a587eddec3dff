"""Make proposals: every rule in force, held against the facts of a day (R18, R34)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ledgers.assess.rules.answers import PERSONS, answer_to
from ledgers.assess.rules.cumulative import cumulative_hits
from ledgers.assess.rules.facts import Facts, Hit
from ledgers.assess.rules.happened import event_hits
from ledgers.assess.rules.late import deadline_hits
from ledgers.assess.rules.linked import paired
from ledgers.assess.rules.places import place_hits
from ledgers.assess.rules.samples import sampling_hits
from ledgers.assess.rules.streaks import streak_hits
from ledgers.assess.rules.thresholds import threshold_hits
from ledgers.model.proposal import Proposal
from ledgers.model.rulebook import (
    Cumulative,
    Deadline,
    Event,
    Form,
    Place,
    Proposed,
    Rule,
    Sampling,
    Streak,
    Threshold,
    rules_at,
)


def proposals(rulebook: Iterable[Rule], facts: Facts) -> tuple[Proposal, ...]:
    """Return what the rules in force on the day propose, in their order, each thing once.

    What an action has answered, whether it was carried out or declined, carries the answer.
    """
    made: dict[tuple[object, ...], Proposal] = {}
    for rule in rules_at(rulebook, facts.as_of):
        form = rule.when.form
        for hit in hits(rule, form, facts) if form is not None else ():
            for proposed in rule.proposes:
                for each in _proposed(rule, proposed, hit, facts):
                    key = (each.rule, each.action, each.period, each.county, each.unit, each.post)
                    made.setdefault(key, each)
    return tuple(made.values())


def hits(rule: Rule, form: Form, facts: Facts) -> Iterator[Hit]:
    """Yield where the condition of a rule holds."""
    match form:
        case Cumulative():
            yield from cumulative_hits(rule, form, facts)
        case Streak():
            yield from streak_hits(rule, form, facts)
        case Place():
            yield from place_hits(rule, form, facts)
        case Deadline():
            yield from deadline_hits(rule, form, facts)
        case Event():
            yield from event_hits(rule, form, facts)
        case Sampling():
            yield from sampling_hits(rule, form, facts)
        case Threshold():
            yield from threshold_hits(rule, form, facts)


def _proposed(rule: Rule, proposed: Proposed, hit: Hit, facts: Facts) -> Iterator[Proposal]:
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
    )
    for each in _objects(plain, proposed, hit, facts):
        yield replace(each, answer=answer_to(each, proposed.to, facts) if facts.internal else None)


def _objects(plain: Proposal, proposed: Proposed, hit: Hit, facts: Facts) -> Iterator[Proposal]:
    if proposed.to in {"leader", "office"}:
        for pairing in paired(facts.catalog, hit.county, proposed.to, hit.on):
            yield replace(plain, post=pairing.from_post, unit=pairing.from_unit)
    elif proposed.to == "post":
        yield replace(plain, post=proposed.post)
    elif proposed.to == "unit" or hit.county is None:
        yield replace(plain, unit=hit.unit)
    else:
        yield plain
