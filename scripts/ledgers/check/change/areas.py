"""Areas in a change: no day that has passed gets other areas, and no ended code takes filings."""

from collections.abc import Iterator
from datetime import date

from ledgers.check.change.context import Change, compared, naming_of
from ledgers.check.file.wording import shown
from ledgers.check.ground import Group, day, groups
from ledgers.model import COUNTY_KINDS, DAY, Document, Path, Problem, rows, say
from ledgers.model.kinds import policy
from ledgers.model.lives.as_one import WAS
from ledgers.model.lives.on_day import CHANGES, CORRECTIONS, MISSING, unchanged

AFTER_THE_END = frozenset({CORRECTIONS, "withdrawn", "visibility", "abolished_on"})


def areas_touched(change: Change) -> Iterator[Problem]:
    """Yield a problem for each area that is another one for days of which issues were printed.

    Who is renamed, or moved, has the former value in `changes`.
    """
    issued = [row.as_of for row in change.base.bulletins.values() if row.is_issued]
    last = max(issued, default=date.min)
    for before, after in change.changed("areas"):
        old = {str(row.get("code")): row for _, row in groups(before.value, "areas")}
        for path, now in groups(after.value, "areas"):
            was = old.get(str(now.get("code")), {})
            yield from _renamed(after, path, was, now)
            if was or now.get("kind") in COUNTY_KINDS:
                yield from _days_moved(after, path, was, now, last)


def _renamed(document: Document, path: Path, was: Group, now: Group) -> Iterator[Problem]:
    """Compare what held until a change: the present values without the changes that are new."""
    new = rows(now, CHANGES)[len(rows(was, CHANGES)) :]
    began = min(filter(None, (day(row.get("on")) for row in new)), default=date.max)
    held = unchanged({**now, CHANGES: new}, began - DAY) if new else now
    for name in WAS:
        if name in was and held.get(name) != was[name]:
            message = say("it was {was}, now {now}", was=shown(was[name]), now=shown(now.get(name)))
            hint = say(
                "add to “changes”: the day as “on”, “{field}: {was}” below “was”, and a reason",
                field=name,
                was=was[name],
            )
            yield policy.AREA_TOUCHED.at(document.at(*path, name), message, hint)


def _days_moved(
    document: Document, path: Path, was: Group, now: Group, last: date
) -> Iterator[Problem]:
    """Ask from when another area would be there, or under another name, than was printed."""
    begins = [day(side.get("valid_from")) or date.min for side in (was or now, now)]
    ends = [day(side.get("valid_to")) or date.max for side in (was, now)]
    new = [row for row in rows(now, CHANGES) if row not in rows(was, CHANGES)]
    found = [(CHANGES, day(row.get("on")) or date.max) for row in new]
    found += [("valid_from", min(begins))] if begins[0] != begins[1] or not was else []
    found += [("valid_to", min(ends) + DAY)] if ends[0] != ends[1] else []
    for name, since in found:
        if since <= last > date.min:
            message = say("an issue has printed {day}; this would change it", day=last)
            hint = say("let “{field}” begin or end after that day", field=name)
            yield policy.AREA_TOUCHED.at(document.at(*path, name), message, hint)


def folders_closed(change: Change) -> Iterator[Problem]:
    """Yield a problem for each filing in the folder of a county whose code has ended."""
    areas = change.head.areas.values()
    ended = {row.code: row.valid_to for row in areas if row.valid_to and row.valid_to < change.day}
    after = {row.continues: row.code for row in areas if row.continues}
    for file in change.diff.whole:
        if file.after and (last := ended.get(file.after.owner)):
            naming = naming_of(change.contract.ledger(file.after.ledger))
            old = file.before.value if file.before else {}
            for path, _, now in compared(old, file.after.value, naming):
                if now is not MISSING and AFTER_THE_END.isdisjoint(map(str, path)):
                    code = file.after.owner
                    message = say("{county} ended on {day}", county=code, day=last)
                    hint = say("only what was filed by then is corrected here")
                    if code in after:
                        hint = say("file it in data/counties/{code}/", code=after[code])
                    yield policy.FOLDER_CLOSED.at(file.after.at(*path), message, hint)
                    break
