"""The rules of the city can be applied: their fields exist, their parameters fit together."""

from collections.abc import Iterator, Mapping
from itertools import islice

from ledgers.check.ground import Grounds
from ledgers.model import NONE, Document, Path, Problem, Words, converted, kinds, rulebook, say
from ledgers.model.rulebook import SUITS, WORKED_OUT, Deadline, Event, Rule, Sampling, Threshold

Fault = tuple[Path, Words, Words]
"""Where inside the rule, what is wrong, what to write instead."""


def rules_of_no_use(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each rule that nobody could apply (R18, R34)."""
    entries = grounds.entries("rules", "rules")
    read = ((document, path, converted(row, Rule)) for document, path, row in entries)
    rows = tuple((document, path, rule) for document, path, rule in read if rule)
    yield from _versions(rows)
    for document, path, rule in rows:
        for kind, faults in (
            (kinds.schemas.RULE_CONTRADICTS, _contradictions(rule)),
            (kinds.schemas.RULE_UNSUITED, _unsuited(rule)),
            (kinds.schemas.RULE_FIELD, (*_fields(grounds, rule), *_quotas(grounds, rule))),
        ):
            for inner, message, hint in faults:
                yield kind.at(document.at(*path, *inner), message, hint)


def _versions(rows: tuple[tuple[Document, Path, Rule], ...]) -> Iterator[Problem]:
    """Yield a problem for each version that is valid on a day on which another is, too."""
    for index, (document, path, rule) in enumerate(rows):
        earlier = (row for row in rows[:index] if row[2].id == rule.id and _meet(rule, row[2]))
        for first, way, _ in islice(earlier, 1):
            message = say("another version of “{rule}” is valid on the same day", rule=rule.id)
            hint = say("end the earlier version with valid_to, the day before")
            place, related = document.at(*path, "valid_from"), first.at(*way, "valid_from")
            yield kinds.schemas.RULE_TWICE.at(place, message, hint, [related])


def _meet(one: Rule, other: Rule) -> bool:
    first, second = sorted((one, other), key=lambda rule: rule.valid_from)
    return first.valid_to is None or first.valid_to >= second.valid_from


def _contradictions(rule: Rule) -> Iterator[Fault]:
    form = rule.when.form
    if form is None:
        message = say("a rule has exactly one condition")
        yield ("when",), message, say("keep one of the forms, or split the rule in two")
    if rule.valid_to is not None and rule.valid_to < rule.valid_from:
        message = say("the rule ends on {last} before it begins", last=rule.valid_to)
        yield ("valid_to",), message, say("correct one of the two dates")
    field = isinstance(form, Threshold) and form.field is not None
    if (field or isinstance(form, Deadline | Event | Sampling)) and rule.when.of is None:
        message = say("the condition does not say which records it looks at")
        path: Path = ("when", "threshold", "field") if field else ("when",)
        yield path, message, say("name the ledger under “of”")
    if isinstance(form, Threshold):
        yield from _of_threshold(form)
    elif isinstance(form, rulebook.Place):
        yield from _one(("when", "place"), {"first": form.first, "last": form.last})
    elif isinstance(form, Deadline):
        yield from _of_deadline(form)
    for index, proposed in enumerate(rule.proposes):
        if (proposed.to == "post") != (proposed.post is not None):
            message = say("“post” belongs to “to: post”, and only there")
            yield ("proposes", index, "to"), message, say("name the post, or choose another object")


ONE_HINT = say("see the samples in schemas/README.md")


def _one(path: Path, given: Mapping[str, object]) -> Iterator[Fault]:
    """Yield a fault unless exactly one of some parameters is given."""
    if sum(value is not None for value in given.values()) != 1:
        names = ", ".join(given)
        yield path, say("exactly one of these must be given: {names}", names=names), ONE_HINT


def _of_threshold(form: Threshold) -> Iterator[Fault]:
    path: Path = ("when", "threshold")
    yield from _one(path, {"indicator": form.indicator, "field": form.field})
    low, high = form.at_least, form.at_most
    if low is None and high is None and not form.unfiled:
        yield path, say("neither at_least nor at_most is given"), ONE_HINT
    elif low is not None and high is not None and low > high:
        message = say("at_least {low} is above at_most {high}", low=low, high=high)
        yield (*path, "at_least"), message, say("exchange the two, or correct one of them")


def _of_deadline(form: Deadline) -> Iterator[Fault]:
    path: Path = ("when", "deadline")
    yield from _one(path, {"due": form.due, "start": form.start})
    spans = {
        "days": form.days,
        "workdays": form.workdays,
        "months": form.months,
        "day_of_next_month": form.day_of_next_month,
        "calendar": form.calendar,
    }
    if form.start is not None:
        yield from _one(path, spans)
    elif any(value is not None for value in spans.values()):
        yield path, say("a span of time needs “start” to count from"), ONE_HINT


def _unsuited(rule: Rule) -> Iterator[Fault]:
    form = rule.when.form
    name = type(form).__name__.lower()
    suiting = SUITS.get(rule.kind, frozenset())
    if form is not None and name not in suiting:
        words = {"form": name, "kind": rule.kind}
        message = say("“{form}” does not suit a rule of the kind “{kind}”", **words)
        hint = say("this kind has: {forms}", forms=", ".join(sorted(suiting)))
        yield ("when", name), message, hint


def _fields(grounds: Grounds, rule: Rule) -> Iterator[Fault]:
    """Yield a fault for each field that the rows a rule looks at do not have."""
    of = rule.when.of
    if of is None:
        return
    known = {".".join(names) for names in grounds.contract.ledger(of.ledger).fields}
    hint = say("see the fields of the ledger in schemas/README.md")
    if of.each is not None and of.each not in known:
        yield ("when", "of", "each"), _no_field(of.ledger, of.each), hint
        return
    known |= WORKED_OUT.get(of.ledger, frozenset())
    for path, name in _named(rule):
        if not known & {name, f"{of.each}.{name}"}:
            yield path, _no_field(of.ledger, name), hint


def _quotas(grounds: Grounds, rule: Rule) -> Iterator[Fault]:
    """Yield a fault where a rule names a quota that its task does not have."""
    named = rule.when.quota
    task = grounds.catalog.tasks.get(named.task) if named else None
    asked = [row.indicator for row in task.quotas if row.indicator] if task else []
    if named and task and named.indicator not in asked:
        message = say("task {task} has no quota that this indicator measures", task=task.id)
        hint = say("choose from: {names}", names=", ".join(asked) or NONE)
        yield ("when", "quota", "indicator"), message, hint


def _no_field(ledger: str, name: str) -> Words:
    return say("the ledger “{ledger}” has no field “{name}”", ledger=ledger, name=name)


def _named(rule: Rule) -> Iterator[tuple[Path, str]]:
    """Yield path and name of every field that a rule names."""
    of, form = rule.when.of, rule.when.form
    for index, asked in enumerate(of.where if of else ()):
        yield ("when", "of", "where", index, "field"), asked.field
        if asked.at_least_field is not None:
            yield ("when", "of", "where", index, "at_least_field"), asked.at_least_field
    if of is not None and of.dated is not None:
        yield ("when", "of", "dated"), of.dated
    where: Path = ("when", type(form).__name__.lower())
    for parameter in ("done", "due", "start", "field", "population", "sample"):
        name = getattr(form, parameter, None)
        if isinstance(name, str):
            yield (*where, parameter), name
