"""Hold what recomputing a published figure gave."""

from dataclasses import dataclass

from ledgers.model.words import Both


@dataclass(frozen=True, slots=True)
class Recomputed:
    """Hold a figure as its document prints it and as it comes out of its inputs.

    `printed` is None where the document prints the inputs only; `agrees` then says whether the
    result is the one that was derived by hand. Figures of several numbers join them with `; `.
    """

    printed: str | None
    computed: str
    formula: str
    agrees: bool


@dataclass(frozen=True, slots=True)
class FigureRow:
    """Hold a figure with where it is printed: in which section of whose document.

    `invented` says that the document prints the total but not its rows: those are as many, and
    stand in for them.
    """

    id: str
    title: Both
    document: Both
    issuer: str
    section: str
    invented: bool
    result: Recomputed
