"""Find what has happened: records of some kind, so many times."""

from collections.abc import Iterator

from ledgers.assess.rules.facts import Facts, Hit
from ledgers.assess.rules.gathered import Found, Group, gathered
from ledgers.assess.rules.rows import day_in, rows_of
from ledgers.model.rulebook import Event, Rule
from ledgers.model.words import Words, say


def event_hits(rule: Rule, asked: Event, facts: Facts) -> Iterator[Hit]:
    """Yield each county and period with so many rows; with `per: record`, within one record."""
    found = [
        Found(row, day_in(row, rule, facts), row.evidence()) for row in rows_of(facts, rule.when.of)
    ]
    for group in gathered(rule, facts, _enough(found, asked), _least(asked)):
        yield group.hit(_why(asked, group))


def _least(asked: Event) -> int:
    return asked.times if asked.per == "county" else 1


def _enough(found: list[Found], asked: Event) -> Iterator[Found]:
    """Yield the rows that count: by record, only those that made the number full or passed it."""
    if asked.per == "county":
        yield from found
        return
    records: dict[str, list[Found]] = {}
    for each in found:
        records.setdefault(each.row.record, []).append(each)
    for rows in records.values():
        yield from sorted(rows, key=lambda each: each.on)[asked.times - 1 :]


def _why(asked: Event, group: Group) -> Words:
    shown = ", ".join(dict.fromkeys(each.row.document.id for each in group.found))
    if asked.per == "record":
        return say(
            "{county}, {period}: it happened {times} times or more to {records}",
            county=group.name,
            period=group.period,
            times=asked.times,
            records=shown,
        )
    return say(
        "{county}, {period}: on record {number} times: {records}",
        county=group.name,
        period=group.period,
        number=len(group.found),
        records=shown,
    )
