"""The results of verifying issues and editions, of deploying and publishing; of many cities."""

from collections.abc import Iterable, Iterator

from ledgers.model import NONE, Catalog, Outcome, Translate, Verdict, Words, number, say
from ledgers.model.bulletin import Change
from ledgers.model.facts import FACT_KINDS
from ledgers.model.portal import Published
from ledgers.report.assessment import table
from ledgers.report.problems import fields_of

OUTCOMES = {
    Outcome.SAME: say("same"),
    Outcome.SAME_THEN: say("same with the program of its day"),
    Outcome.OTHERWISE: say("computes differently today"),
    Outcome.DIFFERS: say("differs"),
    Outcome.NOT_HERE: say("not here"),
}
FEW = 10
"""How many differing files are named."""

ISSUES = (
    say("{name}: {outcome}, {count} figures compared"),
    say("{good} of {all} issues verified, {count} figures compared, {seconds} s"),
)
EDITIONS = (
    say("edition {name}: {outcome}, {count} files compared"),
    say("{good} of {all} editions verified, {count} files compared, {seconds} s"),
)
"""The words for one verdict, and for all of them."""


def as_line(verdict: Verdict, words: Words, translate: Translate) -> str:
    """Return one verdict: a line, why, and a line for each figure or file that differs."""
    return "".join(f"{line}\n" for line in _lines(verdict, words, translate))


def _lines(verdict: Verdict, words: Words, translate: Translate) -> Iterator[str]:
    args = {"name": verdict.name, "outcome": OUTCOMES[verdict.outcome], "count": verdict.compared}
    yield translate(Words(words.text, args))
    if verdict.words is not None:
        yield "    " + translate(verdict.words)
    yield from (f"    {translate(change_line(change))}" for change in verdict.changes)
    for row in verdict.meanings:
        about = {"version": row.version, "what": row.what, "why": row.why}
        yield "    " + translate(say("since version {version}: {what} {why}", **about))
    if verdict.since:
        yield "    " + translate(say("as now known:"))
        yield from (f"      {translate(change_line(change))}" for change in verdict.since)
    if count := len(verdict.differing):
        shown = min(FEW, count)
        differ = say("{count} files differ, {shown} of them named:", shown=shown, count=count)
        yield "    " + translate(differ)
    yield from (f"      {path}" for path in verdict.differing[:FEW])


def change_line(change: Change) -> Words:
    """Return one figure as it was and as it is."""
    kind = FACT_KINDS.get(change.key)
    return say(
        "{name} {of}: {was} → {now} ({key})",
        name=kind.words if kind else change.key,
        of=change.county or change.task or "",
        was=number(change.was),
        now=number(change.now),
        key=change.key,
    )


def summary(verdicts: Iterable[Verdict], words: Words, seconds: float, translate: Translate) -> str:
    """Return the last line: how many were verified, how much was compared, seconds taken."""
    rows = tuple(verdicts)
    args = {
        "good": sum(row.outcome.is_well for row in rows),
        "all": len(rows),
        "count": sum(row.compared for row in rows),
        "seconds": f"{seconds:.1f}",
    }
    return translate(Words(words.text, args)) + "\n"


def deployed_line(name: str, branch: str, left_out: Words | None, *, is_new: bool) -> Words:
    """Say how deploying one edition ended."""
    if left_out is not None:
        return say("edition {name} is left out: {reason}", name=name, reason=left_out)
    if is_new:
        return say("edition {name} is now on {branch}", name=name, branch=branch)
    return say("edition {name} is on {branch} already", name=name, branch=branch)


def published_text(published: Published, catalog: Catalog, translate: Translate) -> str:
    """Return the steps with their seconds, the figures and the address.

    Pages never tell of what is made public later: which issues these are is said here only.
    """
    issues, day = catalog.bulletins.values(), published.as_of
    later = [row.id for row in issues if row.is_issued and (row.published_on or day) > day]
    rows = [f"{seconds:8.2f} s  {translate(name)}" for name, seconds in published.steps]
    figures = say(
        "{counties} counties, {tasks} tasks, {pages} pages, {charts} charts "
        "({drawn} drawn anew), as of {day}",
        day=published.as_of,
        **fields_of(published, "counties", "tasks", "pages", "charts", "drawn"),
    )
    if later:
        told = say("{count} issues are published after {day}, and are not in this portal: {names}")
        named = {"count": len(later), "day": day, "names": ", ".join(sorted(later))}
        rows.append(translate(Words(told.text, named)))
    lacking = [] if published.pictured else [say("the guides have no pictures (make pictures)")]
    return "\n".join([*rows, *map(translate, (figures, *lacking)), published.place]) + "\n"


COLUMNS = {
    "code": say("code"),
    "name": say("city"),
    "as_of": say("day"),
    "counties": say("counties"),
    "files": say("files"),
    "errors": say("errors"),
    "warnings": say("warnings"),
}


def cities_text(came: Iterable[tuple[str, object, Words | None]], translate: Translate) -> str:
    """Return a table of the cities, each with its folder, its values or the reason for none."""
    rows, failures = [[translate(say("folder")), *map(translate, COLUMNS.values())]], []
    for name, city, failure in came:
        told = fields_of(city, *COLUMNS).values()
        rows.append([name, *(NONE if each is None else str(each) for each in told)])
        if failure:
            failures.append(translate(say("{name}: {reason}", name=name, reason=failure)))
    count, done = len(rows) - 1, len(rows) - 1 - len(failures)
    total = say("{done} of {count} cities published", done=done, count=count)
    return "\n".join([*table(rows), *failures, translate(total)]) + "\n"
