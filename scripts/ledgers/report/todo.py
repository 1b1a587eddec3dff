"""What is to be done, as text with the command to type, or as JSON."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from ledgers.model import Translate, asdict, say
from ledgers.model.proposal import COLOURS, DECIDE, TITLES, Todo
from ledgers.report.problems import as_json_text, one_line


def as_text(todos: Sequence[Todo], as_of: date, translate: Translate) -> str:
    """Return what is to be done by whom, each with its file and the command to type."""
    lines = [translate(say("to do as of {day}: {count}", day=as_of, count=len(todos)))]
    counts = Counter(row.kind for row in todos)
    told = (say("{what}: {told}", what=TITLES[kind], told=counts[kind]) for kind in TITLES)
    lines.append("  " + " · ".join(translate(words) for words in told))
    for kind, title in TITLES.items():
        rows = [row for row in todos if row.kind == kind]
        lines += ["", f"{translate(title)} ({len(rows)})"] if rows else []
        lines += [one_line(line) for row in rows for line in _lines(row, as_of, translate)]
    return "\n".join(lines) + "\n"


def _lines(row: Todo, as_of: date, translate: Translate) -> Iterator[str]:
    colour = f"[{translate(COLOURS[row.colour])}]" if row.colour else ""
    named = (colour, row.name, row.subject, row.title, ", ".join(row.measures))
    about = " ".join(filter(None, named))
    days = abs((row.day - as_of).days)
    when = say("due on {day}, in {days} days", day=row.day, days=days)
    if row.kind == DECIDE:
        when = say("submitted on {day}, waiting for {days} days", day=row.day, days=days)
        if row.until:
            when = say("asks on {day} for an extension to {until}", day=row.day, until=row.until)
    elif row.day < as_of:
        when = say("due on {day}, {days} days ago", day=row.day, days=days)
    yield f"  {translate(say('{what}: {told}', what=about, told=when))}"
    if row.reason:
        yield "    " + translate(say("returned, since: {reason}", reason=row.reason))
    yield f"    {row.file}"
    yield f"    {row.command}"


def as_json(todos: Sequence[Todo], as_of: date, _: Translate) -> str:
    """Return one JSON object: the day, and everything to do with its file and command."""
    rows = [{**asdict(row), "file": row.file, "command": row.command} for row in todos]
    return as_json_text({"as_of": as_of.isoformat(), "todo": rows})
