"""What came in after the day of an issue, in lines and as JSON, with the entries that did it."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from ledgers.model.history import Since
from ledgers.model.words import Translate, say
from ledgers.report.assessment import number
from ledgers.report.outcomes import change_line
from ledgers.report.problems import as_json_text

UNEXPLAINED = say("no entry explains it; run: ledgers bulletin verify")


def as_json(found: Iterable[Since], commit: str | None) -> str:
    """Return one JSON object; `entries` is empty where nothing that was filed explains a figure."""
    issues = [
        {
            "name": row.name,
            "as_of": row.as_of.isoformat(),
            "unknown": str(row.unknown) if row.unknown else None,
            "changed": [
                {
                    "key": each.change.key,
                    "county": each.change.county,
                    "task": each.change.task,
                    "was": _value(each.change.was),
                    "now": _value(each.change.now),
                    "entries": [{"file": one.file, "line": one.line} for one in each.entries],
                }
                for each in row.moved
            ],
        }
        for row in found
    ]
    return as_json_text({"commit": commit, "issues": issues})


def _value(value: int | Decimal | None) -> float | int | None:
    return None if value is None else number(Decimal(value))


def as_text(found: Iterable[Since], translate: Translate) -> str:
    """Return a line for each issue, each figure that differs, and each entry that made it."""
    return "".join(f"{line}\n" for line in _lines(found, translate))


def _lines(found: Iterable[Since], translate: Translate) -> Iterator[str]:
    for row in found:
        told = say("{name}, {day}: nothing changed", name=row.name, day=row.as_of)
        if row.unknown:
            told = say("{period}: {reason}", period=row.name, reason=row.unknown)
        elif row.moved:
            words = {"name": row.name, "day": row.as_of, "count": len(row.moved)}
            told = say("{name}, {day}: {count} figures changed", **words)
        yield translate(told)
        for each in row.moved:
            yield f"    {translate(change_line(each.change))}"
            yield from (f"        {one.file}:{one.line}" for one in each.entries)
            if not each.entries:
                yield f"        {translate(UNEXPLAINED)}"
