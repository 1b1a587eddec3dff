"""Hold the sample of a ledger, and a slip in it with what the check says."""

from dataclasses import dataclass

from ledgers.model.words import Both


@dataclass(frozen=True, slots=True)
class Sample:
    """Hold the texts of a ledger's samples, and a slip: what was written in place of what.

    `code` is the kind of problem that the slip is; `message` and `hint` are the check's words.
    """

    ledger: str
    texts: tuple[str, ...]
    wrong: str
    right: str
    code: str
    message: Both
    hint: Both
