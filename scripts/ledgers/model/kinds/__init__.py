"""Every kind of problem, one module for each letter; codes are permanent."""

from ledgers.model.kinds import dialect, issues, policy, privacy, references, schemas, times
from ledgers.model.problem import Kind

LETTERS = (dialect, issues, policy, privacy, references, schemas, times)

KINDS: tuple[Kind, ...] = tuple(
    sorted(
        (kind for letter in LETTERS for kind in vars(letter).values() if isinstance(kind, Kind)),
        key=lambda kind: kind.code,
    )
)
"""Every kind, by code."""


def kind_of(code: str) -> Kind | None:
    """Return the kind with a code, whatever its case."""
    return {kind.code: kind for kind in KINDS}.get(code.upper())
