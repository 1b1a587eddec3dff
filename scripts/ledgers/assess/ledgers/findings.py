"""The outcome of findings, and the events of findings and tasks, day by day.

Only findings that the county was notified of count; only the city closes and reopens them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain

from ledgers.model import Catalog, Decision, MeasureStatus, as_day, in_groups, share_of, text
from ledgers.model.ledger_facts import ALL, LIMITS, Findings, Happening, Matter, Share, Tally
from ledgers.model.ledger_records import Record, Records, valid
from ledgers.model.lives.finding import FindingLife, life_of, steps_of
from ledgers.model.lives.task import Trace, steps

DIVISIONS = (
    *("county", "source", "aspect", "batch", "dimension", "severity", "field"),
    *("responsible_post", "category", ALL),
)
"""What findings are divided by, where any of them has it; all together are the last."""
ONLY = {"aspect": "provincial_feedback", "category": "round"}
"""Divisions of the findings of one source: of the province (R5, R96), of inspections (R185)."""


def _part(by: str, matter: Matter) -> str | None:
    """Return what a finding belongs to; only what is meant by `ONLY` has some parts."""
    value, source = matter.record.value, matter.record.sort
    if by in ONLY and source != ONLY[by]:
        return None
    if by == "aspect":
        return " ".join(filter(None, (text(value, "batch"), text(value, by))))
    return {"county": matter.county, "source": source, ALL: ALL}.get(by, text(value, by))


def findings(catalog: Catalog, records: Records, as_of: date) -> Findings:
    """Return every finding that a county was notified of, its outcome, and the numbers."""
    told = [row for row in valid(records.get("findings", ())) if row.counties and row.day]
    lives = ((record, life_of(catalog, record.id, as_of)) for record in told)
    matters = tuple(_matter(record, life, as_of) for record, life in lives if life)
    late = [matter for matter in matters if matter.overdue]
    return Findings(
        matters=matters,
        tallies=tuple(_tallies(matters)),
        ages=_shares((row.county, row.band) for row in matters if not row.life.closed),
        categories=_shares((row.county, text(row.record.value, "category")) for row in matters),
        overdue=tuple(sorted(late, key=lambda row: (row.life.limit_on, row.record.id))),
    )


def _matter(record: Record, life: FindingLife, as_of: date) -> Matter:
    days = (as_of - date.fromisoformat(record.day)).days
    band = next((str(limit) for limit in LIMITS if days <= limit), "older")
    return Matter(record, record.counties[0], life, life.overdue(as_of), days, band)


def _tallies(matters: Sequence[Matter]) -> Iterator[Tally]:
    for by in DIVISIONS:
        counted = _problems(matters) if by == "aspect" else matters
        found = ((_part(by, matter), matter) for matter in counted)
        parts = in_groups((part, each) for part, each in found if part is not None)
        for part, own in sorted(parts.items()) if parts.keys() - {""} else ():
            counts = counts_of(own)
            rate = share_of(counts["closed"], counts["found"])
            yield Tally(by, part, counts, rate, share_of(counts["reopened"], counts["ever_closed"]))


def _problems(matters: Iterable[Matter]) -> Iterator[Matter]:
    """Yield of each problem the finding that is least done: several counties may share one (R5).

    Its number in the feedback is not public, its summary is; one county has each problem once.
    """
    shared, times = defaultdict[object, list[Matter]](list), Counter[object]()
    for one in matters:
        said = one.record.value.get("serial", text(one.record.value, "summary") or one.record.id)
        about = one.record.sort, text(one.record.value, "batch"), said
        times[one.county, about] += 1
        shared[about, times[one.county, about]].append(one)
    for own in shared.values():
        yield min(own, key=lambda one: (one.life.closed, one.life.pending, not one.overdue))


def counts_of(matters: Iterable[Matter]) -> Mapping[str, int]:
    """Return how many of the findings are in each state, and the days until they were told."""
    found = Counter[str]()
    for matter in matters:
        life, told = matter.life, date.fromisoformat(matter.record.day)
        stands = {
            "found": True,
            "closed": life.closed,
            "awaiting": life.pending,
            "open": life.open,
            "overdue": matter.overdue,
            "reopened": life.reopened_on is not None,
            "ever_closed": life.first_closed_on is not None,
            "on_site": matter.record.value.get("corrected_on_site") is True,
            "days": (told - (as_day(matter.record.value.get("found_on")) or told)).days,
        }
        found.update({name: int(holds) for name, holds in stands.items()})
    return found


def _shares(parts: Iterable[tuple[str, str]]) -> tuple[Share, ...]:
    """Count findings by county and part: how old open ones are (R6), what all are about (R46)."""
    return tuple(Share(*part, count) for part, count in sorted(Counter(parts).items()))


def happenings(catalog: Catalog, matters: Iterable[Matter], as_of: date) -> tuple[Happening, ...]:
    """Return everything that happened up to the day of the portal, in order of time."""
    of_findings = (_of_finding(catalog, matter, as_of) for matter in matters)
    past = (row for row in chain(_of_tasks(catalog, as_of), *of_findings) if row.on <= as_of)
    return tuple(sorted(past, key=lambda row: (row.on, row.county, row.subject, row.kind)))


_Effect = tuple[date, str, date | None, date | None]
"""What was decided on a day: the word, the day that was due before, and the one due since."""


def _of_tasks(catalog: Catalog, as_of: date) -> Iterator[Happening]:
    """Yield the decisions that had an effect, with the measures that each of them touched."""
    for area in catalog.counties:
        for task in catalog.tasks_of(area):
            effects: dict[_Effect, list[str]] = {}
            events = catalog.events_of(area.code, f"progress/{task.id}")
            for measure in task.measures:
                for step in steps(measure, events, as_of):
                    if isinstance(step.event, Decision) and step.after != step.before:
                        effect = _effect(step.event, step.before, step.after)
                        effects.setdefault(effect, []).append(measure.id)
            reference = f"city/decisions/{area.code}/progress/{task.id}"
            for (on, kind, was, until), touched in effects.items():
                yield Happening(on, kind, area.code, task.id, reference, tuple(touched), was, until)


def _effect(decision: Decision, before: Trace, after: Trace) -> _Effect:
    if decision.decision == "extended":
        return decision.on, "extended", before.due_on, after.due_on
    if after.status is MeasureStatus.NOT_APPLICABLE:
        return decision.on, "not_applicable", None, None
    return decision.on, decision.decision, None, None


def _of_finding(catalog: Catalog, matter: Matter, as_of: date) -> Iterator[Happening]:
    """Yield the notification of the county, and what the city decided about a finding since."""
    name, county = matter.record.id, matter.county
    told = date.fromisoformat(matter.record.day)
    yield Happening(told, "fed_back", county, name, matter.record.reference)
    reference = f"city/decisions/{county}/rectifications/{name}"
    for step in steps_of(catalog, name, as_of):
        decision = step.event
        if isinstance(decision, Decision) and step.after != step.before:
            moved = step.before.limit_on, step.after.limit_on
            was, until = moved if decision.decision == "extended" else (None, None)
            yield Happening(decision.on, decision.decision, county, name, reference, (), was, until)
