"""Corrections of values: each names a value of its record, and says what it was before.

A pointer names the value in the file as the correction left it, so the last one is undone first.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from ledgers.model.rows import Value

CORRECTIONS, WITHDRAWN = "corrections", "withdrawn"
MISSING = object()
"""What stands for a value where there is none."""


def undone(value: Any, corrections: Sequence[Value]) -> Any:  # noqa: ANN401 - of any shape
    """Return a value as it was before its last corrections; one that names nothing does nothing."""
    for row in reversed(corrections):
        if steps := steps_of(row.get("at")):
            value = _put(value, steps, row.get("was", MISSING), new="now" not in row)
    return value


def steps_of(pointer: object) -> list[str]:
    """Return the steps of a pointer such as `/values/0/numerator`; none of what is no pointer."""
    return pointer.split("/")[1:] if isinstance(pointer, str) else []


def found_at(value: object, steps: Iterable[str]) -> object:
    """Return what is at the end of some steps, MISSING where nothing is."""
    found: Any = value
    for step in steps:
        if isinstance(found, list):
            found = found[int(step)] if position(step) in range(len(found)) else MISSING
        else:
            found = found.get(step, MISSING) if isinstance(found, dict) else MISSING
    return found


def position(step: str) -> int:
    """Return the position in a list that a step names, below nought where it names none."""
    return int(step) if step.isascii() and step.isdigit() else -1


def _put(value: Any, steps: list[str], was: object, *, new: bool) -> Any:  # noqa: ANN401
    """Return a value with another one at the end of some steps.

    `new` puts an entry into a list, since the correction took it out.
    """
    step, *rest = steps
    if isinstance(value, list) and position(step) in range(len(value) + new):
        at = int(step)
        put = [_put(row, rest, was, new=new) for row in value[at : at + 1]] if rest else [was]
        after = value[at:] if new and not rest else value[at + 1 :]
        return [*value[:at], *(row for row in put if row is not MISSING), *after]
    if not isinstance(value, dict) or (rest and step not in value):
        return value
    held = _put(value[step], rest, was, new=new) if rest else was
    kept = {name: row for name, row in value.items() if name != step or held is not MISSING}
    return kept if held is MISSING else {**kept, step: held}
