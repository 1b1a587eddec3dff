"""Say what became of drafting and verifying bulletins."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from ledgers.model.bulletin import Change
from ledgers.model.changes import Meaning
from ledgers.model.facts import FACT_KINDS
from ledgers.model.numbers import NONE
from ledgers.model.verdict import Outcome, Verdict
from ledgers.model.words import Translate, Words, say

OUTCOMES = {
    Outcome.SAME: say("same"),
    Outcome.SAME_THEN: say("same with the program of its day"),
    Outcome.OTHERWISE: say("computes otherwise today"),
    Outcome.DIFFERS: say("differs"),
    Outcome.NOT_HERE: say("not here"),
}


def as_line(verdict: Verdict, translate: Translate) -> str:
    """Return one verdict: a line, and a line for each figure that differs."""
    return "".join(f"{line}\n" for line in _lines(verdict, translate))


def _lines(verdict: Verdict, translate: Translate) -> Iterator[str]:
    outcome = translate(OUTCOMES[verdict.outcome])
    yield translate(
        say(
            "{issue}: {outcome}, {count} figures compared",
            issue=verdict.bulletin,
            outcome=outcome,
            count=verdict.figures,
        )
    )
    if verdict.words is not None:
        yield "    " + translate(verdict.words)
    yield from (f"    {change_line(change, translate)}" for change in verdict.changes)
    yield from (f"    {meaning_line(meaning, translate)}" for meaning in verdict.meanings)
    if verdict.since:
        yield "    " + translate(say("as now known:"))
        yield from (f"      {change_line(change, translate)}" for change in verdict.since)


def change_line(change: Change, translate: Translate) -> str:
    """Return one figure as it was and as it is."""
    kind = FACT_KINDS.get(change.key)
    name: Words | str = kind.words if kind else change.key
    of = change.county or change.task or ""
    words = say(
        "{name} {of}: {was} → {now} ({key})",
        name=name,
        of=of,
        was=_value(change.was),
        now=_value(change.now),
        key=change.key,
    )
    return translate(words)


def meaning_line(meaning: Meaning, translate: Translate) -> str:
    """Return since when figures are computed otherwise, and why."""
    words = say(
        "since version {version}: {what} {why}",
        version=meaning.version,
        what=meaning.what,
        why=meaning.why,
    )
    return translate(words)


def _value(value: int | Decimal | None) -> str:
    return NONE if value is None else str(value)


def summary(verdicts: Iterable[Verdict], seconds: float, translate: Translate) -> str:
    """Return the last line: how many were verified, figures compared, seconds taken."""
    rows = tuple(verdicts)
    words = say(
        "{good} of {all} issues verified, {figures} figures compared, {seconds} s",
        good=sum(row.outcome.is_well for row in rows),
        all=len(rows),
        figures=sum(row.figures for row in rows),
        seconds=f"{seconds:.1f}",
    )
    return translate(words) + "\n"
