"""See that what waits for its event to become public has one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeAlias

from ledgers.check.ground.context import Grounds
from ledgers.check.ground.records import day
from ledgers.check.ground.reference_day import day_shown, in_force, setting
from ledgers.check.ground.walk import fields
from ledgers.model import kinds
from ledgers.model.document import Document, Path
from ledgers.model.problem import Problem
from ledgers.model.words import say

Schema: TypeAlias = Mapping[str, Any]
Group: TypeAlias = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Condition:
    """A word on visibility, taken apart: the level at first, the cases, the field awaited."""

    default: object
    when: tuple[Group, ...] = ()
    until: str | None = None


def root(grounds: Grounds, ledger: str) -> Schema:
    """Return the schema of a ledger, or one that says nothing."""
    return grounds.contract.ledger(ledger).schema


def condition_of(word: object) -> Condition:
    """Take a word on visibility apart; what is none is internal."""
    if not isinstance(word, Mapping):
        return Condition(word)
    when, until = word.get("when"), word.get("until")
    cases = (
        tuple(case for case in when if isinstance(case, Mapping)) if isinstance(when, list) else ()
    )
    return Condition(word.get("default"), cases, until if isinstance(until, str) else None)


def of_record(schema: Schema) -> Condition:
    """Return the condition on a whole record; a field that there is not is not waited for."""
    condition = condition_of(schema.get("x-visibility"))
    return condition if condition.until in schema.get("properties", ()) else Condition(None)


def level(condition: Condition, holders: tuple[Group, ...]) -> object:
    """Return the level of a value beside the fields around it, the innermost first."""
    for case in condition.when:
        words = case.get("in")
        if isinstance(words, list) and _field(case.get("field"), holders) in words:
            return case.get("then")
    return condition.default


def is_open(condition: Condition, holders: tuple[Group, ...], shown: date) -> bool:
    """Say whether a value is public on a day."""
    if level(condition, holders) != "public":
        return False
    reached = day(_field(condition.until, holders))
    return condition.until is None or (reached is not None and reached <= shown)


def _field(name: object, holders: tuple[Group, ...]) -> object:
    return next((each[name] for each in holders if isinstance(name, str) and name in each), None)


def embargoes_without_end(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each record that should have become public and waits on."""
    grace = setting(grounds, "publication", "embargo_grace_days")
    if grace is None:
        return
    latest = day_shown(grounds) - timedelta(days=grace)
    for ledger in grounds.contract.ledgers:
        condition = of_record(ledger.schema)
        for document in in_force(grounds, ledger.name) if ledger.record.waits else ():
            since = _since(document, ledger.record.waits)
            if since and since[1] < latest and _waits(document, condition):
                yield _without_end(document, since[0], str(condition.until))


def _waits(document: Document, condition: Condition) -> bool:
    """Say whether a record would be public but for a field that is not filled in."""
    tightened = "visibility" in document.value
    meant = not tightened and level(condition, (document.value,)) == "public"
    return meant and condition.until is not None and condition.until not in document.value


def _since(document: Document, ways: tuple[str, ...]) -> tuple[Path, date] | None:
    """Return where and when a record began to wait: the first of its days."""
    rows = (row for way in ways for row in fields(document.value, *way.split(".")))
    dated = [(path, found) for path, value in rows if (found := day(value))]
    return min(dated, key=lambda row: row[1], default=None)


def _without_end(document: Document, path: Path, field: str) -> Problem:
    message = say(
        "nothing of {record} can be published before “{field}”", record=document.id, field=field
    )
    hint = say("enter “{field}” once it has happened", field=field)
    return kinds.times.EMBARGO_WITHOUT_END.at(document.place(*path, of_value=True), message, hint)
