"""Say what became of cutting, proving and deploying editions."""

from collections.abc import Iterable, Iterator

from ledgers.model.edition import EditionVerdict
from ledgers.model.words import Translate, Words, say
from ledgers.report.bulletins import OUTCOMES

FEW = 10
"""As many differing files as are named."""


def as_line(verdict: EditionVerdict, translate: Translate) -> str:
    """Return one verdict: a line, why, and the first files that differ."""
    return "".join(f"{line}\n" for line in _lines(verdict, translate))


def _lines(verdict: EditionVerdict, translate: Translate) -> Iterator[str]:
    outcome = translate(OUTCOMES[verdict.outcome])
    yield translate(
        say(
            "edition {name}: {outcome}, {count} files compared",
            name=verdict.edition,
            outcome=outcome,
            count=verdict.files,
        )
    )
    if verdict.words is not None:
        yield "    " + translate(verdict.words)
    count = len(verdict.differing)
    if count:
        shown = min(FEW, count)
        yield "    " + translate(
            say("{count} files differ, {shown} of them named:", shown=shown, count=count)
        )
    yield from (f"      {path}" for path in verdict.differing[:FEW])


def summary(verdicts: Iterable[EditionVerdict], seconds: float, translate: Translate) -> str:
    """Return the last line: how many were verified, files compared, seconds taken."""
    rows = tuple(verdicts)
    words = say(
        "{good} of {all} editions verified, {files} files compared, {seconds} s",
        good=sum(row.outcome.is_well for row in rows),
        all=len(rows),
        files=sum(row.files for row in rows),
        seconds=f"{seconds:.1f}",
    )
    return translate(words) + "\n"


def deployed_line(name: str, branch: str, left_out: Words | None, *, is_new: bool) -> Words:
    """Say what became of deploying one edition."""
    if left_out is not None:
        return say("edition {name} is left out: {reason}", name=name, reason=left_out)
    if is_new:
        return say("edition {name} is now on {branch}", name=name, branch=branch)
    return say("edition {name} is on {branch} already", name=name, branch=branch)
