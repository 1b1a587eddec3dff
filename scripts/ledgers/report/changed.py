"""What came in after the day of an issue, in lines and as JSON, with the entries that did it."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from msgspec import structs

from ledgers.model.history import Moved, Since
from ledgers.model.words import Translate, say
from ledgers.report.assessment import number
from ledgers.report.outcomes import change_line
from ledgers.report.problems import as_json_text

UNEXPLAINED = say("no entry explains it; run: ledgers bulletin verify")


def as_json(found: Iterable[Since], commit: str | None) -> str:
    """Return one JSON object; `entries` is empty where nothing that was filed explains a figure."""
    return as_json_text({"commit": commit, "issues": [_issue(row) for row in found]})


def _issue(row: Since) -> dict[str, object]:
    moved = [_moved(each) for each in row.moved]
    unknown = str(row.unknown) if row.unknown else None
    return {"name": row.name, "as_of": str(row.as_of), "unknown": unknown, "changed": moved}


def _moved(row: Moved) -> dict[str, object]:
    sides = {"was": row.change.was, "now": row.change.now}
    plain = {
        side: number(each) if isinstance(each, Decimal) else each for side, each in sides.items()
    }
    entries = [{"file": one.file, "line": one.line} for one in row.entries]
    return {**structs.asdict(row.change), **plain, "entries": entries}


def as_text(found: Iterable[Since], translate: Translate) -> str:
    """Return a line for each issue, each figure that differs, and each entry that made it."""
    return "".join(f"{line}\n" for row in found for line in _lines(row, translate))


def _lines(row: Since, translate: Translate) -> Iterator[str]:
    told = row.unknown or say("{count} figures changed", count=len(row.moved))
    yield translate(say("{name}, {day}: {told}", name=row.name, day=row.as_of, told=told))
    for each in row.moved:
        yield f"    {translate(change_line(each.change))}"
        yield from (f"        {one.file}:{one.line}" for one in each.entries)
        if not each.entries:
            yield f"        {translate(UNEXPLAINED)}"
