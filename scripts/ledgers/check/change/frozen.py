"""What no change may touch: what was issued, decided, used by an issue, or has passed."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ledgers.check.change.compared import compared, naming_of
from ledgers.check.change.context import Change
from ledgers.check.file.wording import shown
from ledgers.check.ground import day, groups
from ledgers.model.bulletin import sealed
from ledgers.model.document import Document, Path
from ledgers.model.kinds import policy
from ledgers.model.lives.corrections import MISSING
from ledgers.model.lives.on_day import CHANGES
from ledgers.model.lives.programmes import programme_of
from ledgers.model.problem import Place, Problem
from ledgers.model.rows import rows
from ledgers.model.words import say

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
DUE = {"tasks": ("tasks", "measures"), "findings": (), "standards": ("documents",)}
"""By ledger: the way to the groups that have a deadline."""


def issues_touched(change: Change) -> Iterator[Problem]:
    """Yield a problem for each issued bulletin that is changed above its digest, or gone."""
    hint = say("put it back as it was; issue a bulletin that corrects it")
    for file in change.removed():
        if file.before and _is_issued(file.before):
            message = say("{record} was issued and is gone", record=file.before.id)
            yield policy.ISSUE_TOUCHED.at(Place(file.path), message, hint)
    for before, after in change.changed("bulletins"):
        if _is_issued(before) and sealed(before.text) != sealed(after.text):
            message = say("{record} was issued and is changed", record=before.id)
            yield policy.ISSUE_TOUCHED.at(_first_line(before, after), message, hint)


def _is_issued(document: Document) -> bool:
    return document.ledger == "bulletins" and document.value.get("status", ISSUED) == ISSUED


def _first_line(before: Document, after: Document) -> Place:
    """Return the place of the first line in which two files differ."""
    old, new = before.text.split("\n"), after.text.split("\n")
    same = next((at for at, row in enumerate(old) if new[at : at + 1] != [row]), len(old))
    return Place(after.file, min(same, len(new) - 1) + 1)


def editions_touched(change: Change) -> Iterator[Problem]:
    """Yield a problem for each edition that is changed or gone."""
    hint = say("put it back as it was; cut another edition")
    for file in change.diff.whole:
        if file.before and file.before.ledger == "editions":
            message = say("{record} was cut and is changed", record=file.before.id)
            place = _first_line(file.before, file.after) if file.after else Place(file.path)
            yield policy.EDITION_TOUCHED.at(place, message, hint)


def actions_touched(change: Change) -> Iterator[Problem]:
    """Yield a problem for each action or commitment that is gone, or has another value anywhere."""
    hint = say("put it back as it was; an action or a draw that was wrong is withdrawn")
    for file in change.removed():
        if file.before and file.before.ledger in FIXED:
            message = say("{record} was decided and is gone", record=file.before.id)
            yield FIXED[file.before.ledger].at(Place(file.path), message, hint)
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
                    message = say("the deadline {due} would be {now}", due=shown(due), now=moved)
                    hint = say("write {today} or a later day", today=change.day)
                    yield policy.DEADLINE_PAST.at(after.at(*path, "due_on"), message, hint)


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


def _undated(was: Mapping[str, Any], now: Mapping[str, Any]) -> list[Path]:
    """Return where an entry differs, unless a dated change of it, or of a part of it, is new."""
    paths = [path for path, _, _ in compared(was, now, {})]
    dated = any(DATED & {*path} for path in paths)
    return [] if dated else [path for path in paths if path[0] not in LED]


def _passed(
    document: Document, path: tuple[str | int, ...], due: date, now: Mapping[str, Any]
) -> Problem:
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
        if was != now and asked:
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
        if before.value.get("demonstration") != after.value.get("demonstration"):
            message = say("“demonstration” is turned")
            hint = say("begin a city with a repository of its own")
            yield policy.FLAG_CHANGED.at(after.at("demonstration"), message, hint)
