"""What was known week by week beside what is known now: a table, JSON, CSV.

What came in after the day of an issue, in lines and as JSON, with the entries that did it.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby

from ledgers.model import NONE, Standing, Translate, asdict, csv_text, say
from ledgers.model.history import History, KnownWeek, Moved, Since
from ledgers.report.assessment import named_with, number, rank_of, table
from ledgers.report.outcomes import change_line
from ledgers.report.problems import as_json_text, fields_of

Row = dict[str, object]
HEAD = (
    say("week"),
    say("county"),
    say("score then"),
    say("rank then"),
    say("score now"),
    say("rank now"),
    say("differs"),
)


def as_json(history: History, commit: str | None) -> str:
    """Return one JSON object; null where not known or not ranked, never zero.

    `differs` is null where nothing was known then; points have the decimals that are published.
    """
    about = {"as_of": history.as_of, "commit": commit, "method": history.method}
    names = ("period", "as_of", "commit", "method_then", "method_now", "unknown")
    weeks = [{**fields_of(it, *names), "counties": [*_rows(history, it)]} for it in history.weeks]
    return as_json_text({**about, "weeks": weeks})


def _rows(history: History, week: KnownWeek) -> Iterator[Row]:
    for code in sorted({*week.then, *week.now}):
        yield {
            "code": code,
            "name": history.names[code],
            "differs": week.differs(code),
            **_known("then", week.then.get(code)),
            **_known("now", week.now.get(code)),
        }


def _known(when: str, standing: Standing | None) -> Row:
    unranked = standing.unranked if standing else None
    return {
        f"score_{when}": number(standing.score) if standing else None,
        f"rank_{when}": standing.rank if standing else None,
        f"unranked_{when}": str(unranked) if unranked else None,
    }


def as_csv(history: History) -> str:
    """Return one row for each week and county, with a byte order mark for spreadsheets."""
    rows = [
        {"period": week.period, "as_of": week.as_of.isoformat(), "commit": week.commit, **row}
        for week in history.weeks
        for row in _rows(history, week)
    ]
    return csv_text([rows[0] if rows else ["period"], *(row.values() for row in rows)])


def as_text(history: History, translate: Translate) -> str:
    """Return a table of the weeks and counties, a mark where then and now differ."""
    title = say("as of {day}, method {method}", day=history.as_of, method=history.method)
    rows = [
        _cells(history, week, code, translate)
        for week in history.weeks
        for code in _codes(history, week)
    ]
    lines = table([[translate(name) for name in HEAD], *rows])
    return "\n".join([translate(title), *lines, *_notes(history, translate)]) + "\n"


def _codes(history: History, week: KnownWeek) -> list[str]:
    """Return the counties of a week, by their rank now, those without one last."""
    ranks = {code: standing.rank for code, standing in week.now.items()}
    codes = {*week.then, *week.now}
    return sorted(codes, key=lambda code: (ranks.get(code) or len(history.names) + 1, code))


def _cells(history: History, week: KnownWeek, code: str, translate: Translate) -> list[str]:
    then, now = week.then.get(code), week.now.get(code)
    reasons = (each.unranked for each in (then, now) if each and each.unranked)
    name = named_with(history.names[code], next(reasons, None), translate)
    return [week.period, name, *_shown(then), *_shown(now), "≠" if week.differs(code) else ""]


def _shown(standing: Standing | None) -> tuple[str, str]:
    if standing is None or standing.score is None:
        return NONE, NONE
    return str(standing.score), rank_of(standing)


def _notes(history: History, translate: Translate) -> Iterator[str]:
    """Yield notes: weeks of which nothing was known, and how the past was checked."""
    for reason, weeks in groupby(history.weeks, key=lambda week: week.unknown):
        if reason is not None:
            periods = [week.period for week in weeks]
            span = "–".join(dict.fromkeys((periods[0], periods[-1])))
            yield translate(say("{period}: {reason}", period=span, reason=reason))
    note = say(
        "then: the last commit by the end of the week, each file checked by itself; "
        "now: what is known today of the same day"
    )
    yield translate(note)


UNEXPLAINED = say("no entry explains it; run: ledgers bulletin verify")


def since_as_json(found: Iterable[Since], commit: str | None) -> str:
    """Return one JSON object; `entries` is empty where nothing that was filed explains a figure."""
    about = ((fields_of(row, "name", "as_of", "unknown"), row.moved) for row in found)
    issues = [{**said, "changed": [*map(_moved, moved)]} for said, moved in about]
    return as_json_text({"commit": commit, "issues": issues})


def _moved(row: Moved) -> dict[str, object]:
    sides = {"was": row.change.was, "now": row.change.now}
    plain = {
        side: number(each) if isinstance(each, Decimal) else each for side, each in sides.items()
    }
    entries = [fields_of(one, "file", "line") for one in row.entries]
    return {**asdict(row.change), **plain, "entries": entries}


def since_as_text(found: Iterable[Since], translate: Translate) -> str:
    """Return a line for each issue, each figure that differs, and each entry that made it."""
    return "".join(f"{line}\n" for row in found for line in _since_lines(row, translate))


def _since_lines(row: Since, translate: Translate) -> Iterator[str]:
    told = row.unknown or say("{count} figures changed", count=len(row.moved))
    yield translate(say("{name}, {day}: {told}", name=row.name, day=row.as_of, told=told))
    for each in row.moved:
        yield f"    {translate(change_line(each.change))}"
        yield from (f"        {one.file}:{one.line}" for one in each.entries)
        if not each.entries:
            yield f"        {translate(UNEXPLAINED)}"
