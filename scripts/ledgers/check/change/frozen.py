"""What no change may touch: what was issued, decided, used by an issue, or has passed."""

from collections.abc import Iterator
from datetime import date, timedelta

from ledgers.check.change.context import Change, compared, naming_of
from ledgers.check.file.wording import shown
from ledgers.check.ground import Group, day, groups
from ledgers.model import Document, Path, Place, Problem, Words, rows, say
from ledgers.model.bulletin import sealed
from ledgers.model.deadline import happened, waits
from ledgers.model.kinds import policy
from ledgers.model.lives.on_day import CHANGES, MISSING
from ledgers.model.lives.programmes import programme_of
from ledgers.model.records import Start

ISSUED, TODAY = "issued", "today"
GROWING = {
    "actions": frozenset({"updates", "withdrawn", "visibility", "bulletin"}),
    "draws": frozenset({"revealed_on", "check", "check_kind", "unused", "reveal", "again"})
    | {"note", "visibility", "withdrawn"},
}
"""What may still be added to a decided action, and to what is committed of a draw."""
FIXED = {"actions": policy.ACTION_TOUCHED, "draws": policy.DRAW_TOUCHED}
DATED = frozenset({"changes", "cancelled"})
"""The dated entries by which a programme that has ended, and its tasks, may still be changed."""
LED = frozenset({"leads_from", "series"})
"""What of it may still be written: it changes no figure."""
AHEAD, YEAR = timedelta(31), timedelta(366)
"""How far ahead the day to be shown, and the day from which days are asked about, may lie."""
DUE = {"tasks": ("tasks", "measures"), "findings": (), "standards": ("documents",)}
"""By ledger: the way to the groups that have a deadline."""


def issues_touched(change: Change) -> Iterator[Problem]:
    """Yield a problem for each issued bulletin that is changed above its digest."""
    hint = say("put it back as it was; issue a bulletin that corrects it")
    for before, after in change.changed("bulletins"):
        issued = before.value.get("status", ISSUED) == ISSUED
        if issued and sealed(before.text) != sealed(after.text):
            message = say("{record} was issued and is changed", record=before.id)
            yield policy.ISSUE_TOUCHED.at(_first_line(before, after), message, hint)


def _first_line(before: Document, after: Document) -> Place:
    """Return the place of the first line in which two files differ."""
    old, new = before.text.split("\n"), after.text.split("\n")
    same = next((at for at, row in enumerate(old) if new[at : at + 1] != [row]), len(old))
    return Place(after.file, min(same, len(new) - 1) + 1)


def editions_touched(change: Change) -> Iterator[Problem]:
    """Yield a problem for each edition that is changed."""
    hint = say("put it back as it was; cut another edition")
    for before, after in change.changed("editions"):
        message = say("{record} was cut and is changed", record=before.id)
        yield policy.EDITION_TOUCHED.at(_first_line(before, after), message, hint)


def actions_touched(change: Change) -> Iterator[Problem]:
    """Yield a problem for each action or commitment that has another value anywhere."""
    hint = say("put it back as it was; an action or a draw that was wrong is withdrawn")
    for before, after in change.changed(*FIXED):
        naming = naming_of(change.contract.ledger(before.ledger))
        for path, was, now in compared(before.value, after.value, naming):
            if was is MISSING and path[0] in GROWING[before.ledger]:
                continue
            message = say("it was {was}, now {now}", was=shown(was), now=shown(now))
            yield FIXED[before.ledger].at(after.at(*path), message, hint)


def deadlines_touched(change: Change) -> Iterator[Problem]:
    """Yield a problem for each deadline that is changed after its day, or moved before today."""
    for ledger, way in DUE.items():
        for before, after in change.changed(ledger):
            new = {str(row.get("id")): (path, row) for path, row in groups(after.value, *way)}
            for _, row in groups(before.value, *way):
                path, now = new.get(str(row.get("id")), ((), {}))
                due, moved = day(row.get("due_on")), day(now.get("due_on"))
                told = len(rows(now, CHANGES)) > len(rows(row, CHANGES))
                if due and due < change.day and now.get("due_on") != row["due_on"] and not told:
                    yield _passed(after, path, due, now)
                elif moved and moved != due and moved < min(due or date.max, change.day):
                    yield _past(change, after, (*path, "due_on"), due, moved)


def awaited_touched(change: Change) -> Iterator[Problem]:
    """Yield a problem for each record whose deadline has passed, and would be gone or later."""
    hint = say("put it back; correct it in words (corrections: text), and ask for an extension")
    for before, after in change.changed("documents", "events") if change.asks_days else ():
        for due, now, start in _awaited(change, before.owner):
            sides = (before, after, *change.seen.get(after.file, ()))
            ran, runs, *earlier = (happened(start, side) for side in sides)
            if ran != runs and runs not in earlier:
                message = say("the deadline {due} has passed, and is now {now}", due=due, now=now)
                path = next(compared(before.value, after.value, {}))[0]
                yield policy.DEADLINE_TOUCHED.at(after.place(*path), message, hint)


def _awaited(change: Change, county: str) -> Iterator[tuple[date, Words | str, Start]]:
    """Yield what ran out in a county and would be gone or later: when, when now, after what."""
    for name in change.base.tasks:
        was, now = (side.task_in(county, name) for side in (change.base, change.head))
        left = {row.id: row.due_on for row in now.measures} if now else {}
        for row in was.measures if was else ():
            if (start := waits(row)) and row.due_on < min(left.get(row.id, date.max), change.day):
                yield row.due_on, shown(left.get(row.id)), start


def findings_due_already(change: Change) -> Iterator[Problem]:
    """Yield a problem for each new finding whose deadline had passed when it came in."""
    for file in change.diff.whole if change.asks_days else ():
        after, known = file.after, file.before or change.seen.get(file.path)
        due = day(after.value.get("due_on")) if after and after.ledger == "findings" else None
        if after and due and due < change.day and not known:
            yield _past(change, after, ("due_on",), None, due)


def _past(change: Change, after: Document, path: Path, due: date | None, moved: date) -> Problem:
    message = say("the deadline {due} would be {now}", due=due, now=moved)
    if due is None:
        message = say("the deadline would be {now}, and that has passed", now=moved)
    hint = say("write {today} or a later day", today=change.day)
    return policy.DEADLINE_PAST.at(after.at(*path), message, hint)


def programmes_touched(change: Change) -> Iterator[Problem]:
    """Yield a problem for each change of an ended programme, or of its tasks, that is not dated."""
    ended = [row for row in change.base.programmes if row.end_on < change.day]
    for before, after in change.changed("programme", "programmes", "tasks"):
        way = () if before.ledger == "programme" else (before.ledger,)
        new = {str(row.get("id")): (path, row) for path, row in groups(after.value, *way)}
        for _, row in groups(before.value, *way):
            path, now = new.get(str(row.get("id")), ((), row))
            task = change.base.tasks.get(str(row.get("id")))
            name = task.programme if task else str(row.get("id"))
            if programme_of(change.base, name) in ended and _undated(row, now):
                message = say("{name} is of a programme that has ended", name=str(row.get("id")))
                hint = say("put it back, or add an entry to “changes” with its day and reason")
                place = after.place(*path, *_undated(row, now)[0])
                yield policy.PROGRAMME_TOUCHED.at(place, message, hint)


def _undated(was: Group, now: Group) -> list[Path]:
    """Return where an entry differs, unless a dated change of it, or of a part of it, is new."""
    paths = [path for path, _, _ in compared(was, now, {})]
    dated = any(DATED & {*path} for path in paths)
    return [] if dated else [path for path in paths if path[0] not in LED]


def _passed(document: Document, path: Path, due: date, now: Group) -> Problem:
    moved = shown(now.get("due_on"))
    message = say("the deadline {due} has passed, and is now {now}", due=due, now=moved)
    hint = say("put it back; move it for all with: ledgers decide move, or extend it for a county")
    if document.ledger == "standards":
        hint = say("put it back as it was")
    return policy.DEADLINE_TOUCHED.at(document.at(*path, "due_on"), message, hint)


def beginning_touched(change: Change) -> Iterator[Problem]:
    """Yield a problem where the day from which days are asked about is moved after it has come."""
    for before, after in change.changed("owners"):
        was, now = (day(each.value.get("live_from")) for each in (before, after))
        asked = was <= change.day if was else now and now > change.day  # Without one, always.
        if was != now and (asked or (now and now - change.day > YEAR)):
            words = {"name": "live_from", "was": shown(was), "now": shown(now)}
            message = say("“{name}” was {was}, now {now}", **words)
            hint = say("put it back as it was")
            yield policy.DEADLINE_TOUCHED.at(after.at("live_from"), message, hint)


def publication_touched(change: Change) -> Iterator[Problem]:
    """Yield a problem where the day shown goes back, or the mark of a demonstration turns."""
    for before, after in change.changed("publication"):
        days = (each.value.get("as_of") for each in (before, after))
        was, now = (change.today if shown == TODAY else day(shown) for shown in days)
        if was and now and now < was:
            message = say("the portal showed {was}, and would show {now}", was=was, now=now)
            hint = say("write a day that is not earlier; ledgers publish --as-of shows a past day")
            yield policy.DAY_BACK.at(after.at("as_of"), message, hint)
        elif now and now - change.day > AHEAD:
            message = say("the portal would show {now} from today on", now=now)
            hint = say("write a day of the next {n} days", n=AHEAD.days)
            yield policy.AHEAD_OF_RECEIPT.at(after.at("as_of"), message, hint)
        if before.value.get("demonstration") != after.value.get("demonstration"):
            message = say("“demonstration” is turned")
            hint = say("begin a city with a repository of its own")
            yield policy.FLAG_CHANGED.at(after.at("demonstration"), message, hint)
