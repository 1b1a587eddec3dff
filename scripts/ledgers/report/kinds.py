"""Explain a kind of problem."""

from ledgers.model.problem import Kind, Severity
from ledgers.model.words import Translate, Words, say

SEVERITY_WORDS: dict[Severity, Words] = {
    Severity.ERROR: say("error"),
    Severity.WARNING: say("warning"),
}


def explained(kind: Kind, translate: Translate) -> str:
    """Say what a kind of problem is and why it matters."""
    severity = translate(SEVERITY_WORDS[kind.severity])
    head = f"{kind.code}  {translate(kind.title)} ({severity})"
    return f"{head}\n{translate(kind.why)}\n"
