"""Methods that issues used stay: schemes, indicators, rules, settings, and the past calendar."""

from collections.abc import Container, Iterator, Mapping
from datetime import date
from typing import Any, TypeAlias

from ledgers.check.change.context import Change, compared
from ledgers.check.file.wording import shown
from ledgers.check.ground import day, groups, texts
from ledgers.model import DAY, Bulletin, Catalog, Document, Path, Problem, Words, say
from ledgers.model.kinds import policy
from ledgers.model.lives.on_day import MISSING
from ledgers.model.lives.programmes import about_issue, schemes_about
from ledgers.model.method import FLOOR, scheme_at
from ledgers.model.rows import former
from ledgers.model.used import ENDING, SETTINGS

Held: TypeAlias = dict[str, tuple[object, Path]]
"""What decides, by name, and where it is written."""
WINDOW = ("due_days", "inclusive", "workday_shift")
"""The fields of a window that decide when something is due."""
COUNTED: Mapping[str, object] = {"counted_deadlines": ["once"], "unfiled_floor": FLOOR}
"""What decides which issues there are to be, and what is not filed, where it is not said."""
PUT_BACK = say("put it back; a window that is changed has the former values in its changes")


def methods_touched(change: Change) -> Iterator[Problem]:
    """Yield a problem for each scheme or indicator that was used, or rule, that is another one.

    Issues use schemes with their indicators. A rule proposes from its first day on.
    """
    schemes = {issue.method: issue.as_of for issue in issues_of(change.base)}
    known = [scheme for scheme in change.base.schemes if scheme.id in schemes]
    indicators = {name: schemes[scheme.id] for scheme in known for name in scheme.indicators}
    acted = change.base.by_ledger.get("actions", ())
    rules = {str(row.value.get("trigger_rule")): change.day for row in acted}
    for ledger, used in (("schemes", schemes), ("indicators", indicators), ("rules", rules)):
        for before, after in change.changed(ledger):
            yield from _touched(before, after, used, change.day - DAY)
    yield from _schemes_between(change)


def issues_of(catalog: Catalog) -> list[Bulletin]:
    """Return the issued bulletins by the days of their figures."""
    issued = (issue for issue in catalog.bulletins.values() if issue.is_issued)
    return sorted(issued, key=lambda issue: issue.as_of)


WORDING = frozenset({"zh", "en", "quotation", "source", "requirements"})
"""What may be written better of a rule on which nothing was decided."""
HINTS = {
    "schemes": say("put it back as it was; add a scheme that is valid from a later day"),
    "indicators": say(
        "put it back as it was; add an indicator under another name, and a scheme that counts it"
        " from a later day"
    ),
    "rules": say("put it back as it was; end it with valid_to, and add a version from that day"),
}


def _touched(
    before: Document, after: Document, used: Mapping[str, date], yesterday: date
) -> Iterator[Problem]:
    """Compare what was used; an end may be added that lies after the last day of use."""
    new = {_version(row): (path, row) for path, row in groups(after.value, after.ledger)}
    for _, row in groups(before.value, before.ledger):
        name, is_rule = str(row.get("id")), after.ledger == "rules"
        path, now = new.get(_version(row), ((after.ledger,), None))
        last = yesterday if is_rule else used.get(name, date.min)
        began = last > date.min and str(row.get("valid_from", "")) <= str(last + DAY)
        for at, was, value in compared(row, now, {}) if began else ():
            worded = is_rule and name not in used and {*at[:1]} & WORDING
            if worded or (was is MISSING and at[0] in ENDING and (day(value) or last) >= last):
                continue
            message = say("an issued bulletin used {name}, and it is changed", name=name)
            if is_rule:
                message = say("{name} is in force, and it is changed", name=name)
            yield policy.METHOD_TOUCHED.at(after.place(*path), message, HINTS[after.ledger])
            break


def _version(row: Mapping[str, Any]) -> tuple[str, str]:
    return str(row.get("id")), str(row.get("valid_from"))


def _schemes_between(change: Change) -> Iterator[Problem]:
    """Yield a problem for each new scheme that would hold on the day of an issue by another."""
    known = {scheme.id for scheme in change.base.schemes}
    for issue in issues_of(change.base):
        now = scheme_at(schemes_about(change.head, issue), issue.as_of)
        if now is not None and now.id != issue.method and now.id not in known:
            words = {"name": now.id, "day": issue.as_of, "issue": issue.id, "method": issue.method}
            told = say("{name} would hold on {day}, on which {issue} was computed by {method}")
            message, hint = Words(told.text, words), say("let it begin on a later day")
            place = change.head.filed[f"city/schemes/{now.id}"]
            at = place.document.at(*place.path, "valid_from")
            yield policy.METHOD_TOUCHED.at(at, message, hint)


def issues_about_another(change: Change) -> Iterator[Problem]:
    """Yield a problem where an issue would be about another programme than the one it told of."""
    files = [file.after for file in change.diff.whole if file.after]
    touched = [row for row in files if row.ledger in {"programme", "programmes"}]
    for issue in issues_of(change.base) if touched else ():
        was, now = (about_issue(side, issue) for side in (change.base, change.head))
        if was and now and was.id != now.id:
            told = {"issue": issue.id, "was": was.id, "now": now.id}
            message = say("{issue} tells of {was}, and would tell of {now}", **told)
            hint = say("let what leads, and whose the series is, change from a later day")
            if was.id not in {row.id for row in change.head.programmes}:
                hint = say("put the identifier {name} back: it stays for ever", name=was.id)
            yield policy.METHOD_TOUCHED.at(touched[-1].place(), message, hint)
            return


def settings_touched(change: Change) -> Iterator[Problem]:
    """Yield a problem for each setting of figures that is another one on the day of an issue."""
    for before, after in change.changed(*SETTINGS):
        for name in (*SETTINGS[after.ledger], *(COUNTED if after.ledger == "rules" else ())):
            for issue in issues_of(change.base):
                then = (former(each.value, issue.as_of) for each in (before, after))
                was, now = (held.get(name, COUNTED.get(name)) for held in then)
                if was != now:
                    yield _setting(after, name, was, issue.as_of)
                    break


def _setting(after: Document, name: str, was: object, on: date) -> Problem:
    words = {"name": name, "was": shown(was), "day": on}
    message = say("“{name}” was {was} on {day}, and an issued bulletin used it", **words)
    hint = say("put it back; a new value begins on a later day: write “changes”, with “was”")
    return policy.METHOD_TOUCHED.at(after.place(name), message, hint)


def calendar_touched(change: Change) -> Iterator[Problem]:
    """Yield a problem for each changed day or window by which issues told what is late.

    A year that the calendar did not hold may come at any time, and so may a window.
    """
    last = max((issue.as_of for issue in issues_of(change.base)), default=date.min)
    for before, after in change.changed("calendar") if last > date.min else ():
        years = texts(before.value.get("years"))
        was, now = (_deciding(each, last, years) for each in (before, after))
        for name in sorted(was.keys() | {name for name in now if day(name)}):
            if was.get(name, ())[:1] != now.get(name, ())[:1]:
                path = now[name][1] if name in now else ("years",)
                words = {"name": name, "day": last}
                message = say("“{name}” decided what was late in issues up to {day}", **words)
                yield policy.METHOD_TOUCHED.at(after.place(*path), message, PUT_BACK)


def _deciding(document: Document, last: date, years: Container[str]) -> Held:
    """Return the days up to one, in some years, and the windows that hold on it."""
    found: Held = {}
    for path, row in groups(document.value, "days"):
        on = str(row.get("on"))
        if on <= str(last) and on[:4] in years:
            found[on] = row.get("kind"), path
    for path, row in groups(document.value, "windows"):
        then = former(row, last)
        name = f"{row.get('ledger')} {row.get('cycle')}"
        found[name] = [then.get(field) for field in WINDOW], path
    return found
