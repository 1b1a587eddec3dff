"""Published figures, recomputed from rows of ledgers by the form of each.

A figure is a plain mapping as in site/figures/: it has one or more `steps`, each with a `form` and
either `rows` in the shape of a ledger or `numbers` that others gave.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction
from itertools import chain
from math import ceil, prod
from typing import Any, TypeAlias

from ledgers.model import forms, inside
from ledgers.model.forms import Worked
from ledgers.model.numbers import NONE, as_filed, ratio, rounded, total
from ledgers.model.portal import Recomputed

Step: TypeAlias = Mapping[str, Any]
Row: TypeAlias = Mapping[str, Any]

SEPARATOR = "; "
NUMERALS = "零一二三四五六七八九十"


def recomputed(figure: Step) -> Recomputed:
    """Work a figure out and compare it with what is printed, or with what was derived."""
    steps: tuple[Step, ...] = tuple(figure["steps"])
    results = [(step, worked(step)) for step in steps]
    shown = [(step, _shown(step, result)) for step, result in results]
    return Recomputed(
        printed=SEPARATOR.join(step["printed"] for step in steps if "printed" in step) or None,
        computed=SEPARATOR.join(text for _, text in shown),
        formula=SEPARATOR.join(_formula(step, result) for step, result in results),
        agrees=all(agrees(step, text) for step, text in shown),
    )


def worked(step: Step) -> Worked:
    """Return what one step of a figure gives, by its form."""
    return FORMS[step["form"]](step)


def agrees(step: Step, computed: str) -> bool:
    """Say whether a result is what the document prints, whose small numerals may be Chinese."""
    printed = str(step.get("printed", step.get("derived")))
    return computed == (str(NUMERALS.index(printed)) if printed in NUMERALS else printed)


def _shown(step: Step, result: Worked) -> str:
    return as_printed(result.value, step.get("digits", 0), step.get("unit", ""))


def as_printed(value: Fraction | None, digits: int = 0, unit: str = "") -> str:
    """Write a result as documents print it; a share with the unit `%` is multiplied by 100."""
    return NONE if value is None else f"{rounded(value * in_unit(unit), digits):f}{unit}"


def in_unit(unit: str) -> int:
    """Return by what a result is multiplied to be in its unit."""
    return 100 if unit == "%" else 1


def _formula(step: Step, result: Worked) -> str:
    """Write how a step came about; `≈` where the result is rounded."""
    whole = (result.value or 0) * in_unit(step.get("unit", ""))
    sign = "=" if rounded(Fraction(whole), step.get("digits", 0)) == whole else "≈"
    return f"{result.formula} {sign} {_shown(step, result)}"


def rows_of(step: Step) -> tuple[Row, ...]:
    """Return the rows of a step; the name of one thing is a row without fields."""
    return tuple(row if isinstance(row, dict) else {} for row in step["rows"])


def times(row: Row) -> int:
    """Return how many alike a row represents."""
    return int(row.get("times", 1))


def sums_of(step: Step) -> tuple[Fraction, ...]:
    """Return the numbers of a step, or the sum of each of its fields over all rows."""
    if "numbers" in step:
        return tuple(map(Fraction, step["numbers"]))
    return tuple(
        total(times(row) * Fraction(inside(row, name) or 0) for row in rows_of(step))
        for name in names_of(step)
    )


def names_of(step: Step) -> tuple[str, ...]:
    """Return the fields that a step reads: its own, or those in which its form is filed."""
    return tuple(step.get("fields") or forms.FORMS[step["form"]].filed)


def _counted(step: Step) -> Worked:
    """Count rows, or the distinct values of one field (B5, B17, B68)."""
    rows = rows_of(step)
    if "distinct" in step:
        values = (inside(row, step["distinct"]) for row in rows)
        listed = (value if isinstance(value, list) else [value] for value in values)
        found = {each for each in chain.from_iterable(listed) if each is not None}
        return Worked(Fraction(len(found)), "n")
    groups = [times(row) for row in rows]
    formula = "n" if set(groups) == {1} or len(groups) == 1 else " + ".join(map(str, groups))
    return Worked(total(groups), formula)


def _summed(step: Step) -> Worked:
    """Add up fields over rows, or numbers (B3, B34, B86)."""
    if "numbers" in step:
        return Worked(total(step["numbers"]), _joined(" + ", sums_of(step)))
    held = ((row, inside(row, name)) for row in rows_of(step) for name in names_of(step))
    terms = (_term(times(row), Fraction(value)) for row, value in held if value is not None)
    return Worked(total(sums_of(step)), " + ".join(terms))


def _term(often: int, value: Fraction) -> str:
    return as_filed(often * value) if often == 1 or value == 1 else f"{often} × {as_filed(value)}"


def _difference(step: Step) -> Worked:
    """Take the second from the first (B4, B29)."""
    first, second = sums_of(step)
    return Worked(first - second, f"{as_filed(first)} − {as_filed(second)}")


def _multiplied(step: Step) -> Worked:
    """Multiply (B18, B26)."""
    factors = sums_of(step)
    return Worked(prod(factors, start=Fraction(1)), _joined(" × ", factors))


def _worked(step: Step) -> Worked:
    """Work out numbers as an indicator of the form is worked out (B1, B2, B29, B56, R142)."""
    return forms.FORMS[step["form"]].compute(*sums_of(step))


def _shared(step: Step) -> Worked:
    """Divide the first by all together (B30)."""
    parts = sums_of(step)
    value = ratio(parts[0], total(parts))
    return Worked(value, f"{as_filed(parts[0])} ÷ ({_joined(' + ', parts)})")


def _averaged(step: Step) -> Worked:
    """Divide a sum by the number of those that it sums up (R24, R317)."""
    summed, n = sums_of(step)
    return Worked(ratio(summed, n), f"{as_filed(summed)} ÷ {as_filed(n)}")


def _had(step: Step) -> Worked:
    """Divide the items that are there by the whole checklist (R275, R350)."""
    numbers = (
        sum(times(row) * len(row.get(name, ())) for row in rows_of(step))
        for name in ("have", "lack")
    )
    return forms.CHECKLIST.compute(*numbers)


def _turned(step: Step) -> Worked:
    """Say how many turns visit all places (B19)."""
    places, at_once = sums_of(step)
    each = ratio(places, at_once)
    turns = None if each is None else Fraction(ceil(each))
    return Worked(turns, f"⌈{as_filed(places)} ÷ {as_filed(at_once)}⌉")


def _lasted(step: Step) -> Worked:
    """Count the days of a span, both ends included (B22, B71)."""
    (row,) = rows_of(step)
    first, last = (date.fromisoformat(row[name]) for name in ("start_on", "end_on"))
    return Worked(Fraction((last - first).days + 1), f"{last} − {first} + 1")


def _apart(step: Step) -> Worked:
    """Count the days from the first row's day to the last row's (B85)."""
    rows = rows_of(step)
    first, last = (date.fromisoformat(rows[index]["on"]) for index in (0, -1))
    return Worked(Fraction((last - first).days), f"{last} − {first}")


def _joined(sign: str, numbers: Iterable[Fraction]) -> str:
    return sign.join(as_filed(number) for number in numbers)


FORMS: Mapping[str, Callable[[Step], Worked]] = {
    "count": _counted,
    "sum": _summed,
    "difference": _difference,
    "product": _multiplied,
    "value": _summed,
    "ratio": _worked,
    "on_time": _worked,
    "mean": _averaged,
    "checklist": _had,
    "share": _shared,
    "before_after": _worked,
    "yoy": _worked,
    "turns": _turned,
    "days": _lasted,
    "gap": _apart,
}
"""Every form that a step may have."""
