"""The forms of indicators: what counties file of each, how it is computed, and what it is called.

Checks, measurements, published figures and pages all ask here; a new form is one entry in `FORMS`.
"""

from collections.abc import Callable, Mapping
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from ledgers.model import Indicator, Struct, Words, replace, say
from ledgers.model.numbers import as_filed, ratio

PARTS: Mapping[str, Words] = {
    "value": say("number"),
    "numerator": say("numerator"),
    "denominator": say("denominator"),
    "before": say("before"),
    "after": say("after"),
    "this_period": say("this year"),
    "last_year": say("last year"),
    "parts": say("number"),
}
"""The role of each number of an indicator."""


class Worked(NamedTuple):
    """A result, None where there is none, and the arithmetic in figures."""

    value: Fraction | None
    formula: str


class Sort(Enum):
    """Shares, bare numbers and changes: each can be embellished in another way."""

    SHARE = "share"
    NUMBER = "number"
    CHANGE = "change"


class Number(Struct, frozen=True):
    """One number that a form computes with: its name, and the operand of a source that counts it.

    With `year_before` the operand is counted as of the same day a year before.
    """

    name: str
    operand: str
    year_before: bool = False


class Form(Struct, frozen=True):
    """One form: its name and its arithmetic in words, its numbers, and how they become a value.

    `filed` are the fields of a return, `numbers` what is counted in any other ledger; a form
    without is only filed. `limited` is the arithmetic where a limit says what is in time.
    `of_whole`: the second number is the whole of the first, and a share of too few is not shown.
    `grows`: a longer time gives more, so that a county which joined later cannot be compared.
    `may_lack`: of nothing there is no value, where a count would be 0.
    """

    title: Words
    sort: Sort
    formula: Words
    lead: Words
    compute: Callable[..., Worked]
    filed: tuple[str, ...]
    numbers: tuple[Number, ...]
    limited: Words | None = None
    of_whole: bool = False
    grows: bool = False
    may_lack: bool = False

    @property
    def operands(self) -> tuple[str, ...]:
        """Return the numbers that a source has to name."""
        return tuple(dict.fromkeys(number.operand for number in self.numbers))

    def of_sums(self, sums: Mapping[str, Fraction]) -> Worked:
        """Return what comes of numbers by their names; one that is not there is 0."""
        counted = tuple(number.name for number in self.numbers)
        names = self.filed if sums.keys() <= set(self.filed) else counted
        return self.compute(*(sums.get(name, Fraction(0)) for name in names))


def form_of(indicator: Indicator) -> Form:
    """Return the form of an indicator."""
    return FORMS[indicator.form]


def is_share(indicator: Indicator) -> bool:
    """Say whether a value of 1 means 100 %: shares, and changes against an earlier number."""
    return indicator.measure == "%" or form_of(indicator).sort is Sort.CHANGE


def _alone(value: Fraction) -> Worked:
    """Return the number itself (R94, R128, R253)."""
    return Worked(value, as_filed(value))


def _divided(part: Fraction, whole: Fraction) -> Worked:
    """Return part ÷ whole (R76, R138, R231)."""
    return Worked(ratio(part, whole), f"{as_filed(part)} ÷ {as_filed(whole)}")


def _listed(*numbers: Fraction) -> Worked:
    """Return the share of a checklist that is there, or the one number filed (R275, R350)."""
    if len(numbers) == 1:
        return _alone(numbers[0])
    have, lack = (int(number) for number in numbers)
    return Worked(ratio(have, have + lack), f"{have} ÷ ({have} + {lack})")


def _cut(before: Fraction, after: Fraction) -> Worked:
    """Return by which share something was cut (R67)."""
    one, other = as_filed(before), as_filed(after)
    return Worked(ratio(before - after, before), f"({one} − {other}) ÷ {one}")


def _grown(this: Fraction, last: Fraction) -> Worked:
    """Return by which share something grew, negative for a fall (R142, R283, R311)."""
    one, other = as_filed(this), as_filed(last)
    return Worked(ratio(this - last, last), f"({one} − {other}) ÷ {other}")


def _named(*names: str) -> tuple[Number, ...]:
    return tuple(Number(name, name) for name in names)


VALUE = Form(
    title=say("value"),
    sort=Sort.NUMBER,
    formula=say("the number itself"),
    lead=say("A number that each county files."),
    compute=_alone,
    filed=("value",),
    numbers=_named("value"),
    grows=True,
    may_lack=True,
)
COUNT = replace(VALUE, title=say("count"), may_lack=False)
TALLY = Form(
    title=say("sum of parts"),
    sort=Sort.NUMBER,
    formula=say("the sum of all parts"),
    lead=say("Parts that each county files, added up."),
    compute=_alone,
    filed=("parts",),
    numbers=(),
)
RATIO = Form(
    title=say("share"),
    sort=Sort.SHARE,
    formula=say("numerator ÷ denominator"),
    lead=say("A share whose numerator and denominator each county files."),
    compute=_divided,
    filed=("numerator", "denominator"),
    numbers=_named("numerator", "denominator"),
    of_whole=True,
)
ON_TIME = replace(
    RATIO,
    title=say("share in time"),
    limited=say("done in time ÷ all that was done or should have been done"),
    lead=say("A share in time whose numerator and denominator each county files."),
)
CHECKLIST = Form(
    title=say("checklist"),
    sort=Sort.SHARE,
    formula=say("there ÷ (there + lacking)"),
    lead=VALUE.lead,
    compute=_listed,
    filed=VALUE.filed,
    numbers=RATIO.numbers,
)
BEFORE_AFTER = Form(
    title=say("fall since before"),
    sort=Sort.CHANGE,
    formula=say("(before − after) ÷ before"),
    lead=say("A fall, worked out from two numbers that each county files."),
    compute=_cut,
    filed=("before", "after"),
    numbers=_named("before", "after"),
    grows=True,
)
GROWTH = replace(
    BEFORE_AFTER,
    title=say("growth since before"),
    formula=say("(after − before) ÷ before"),
    lead=say("A growth, worked out from two numbers that each county files."),
    compute=lambda before, after: _grown(after, before),
)
YOY = Form(
    title=say("growth over last year"),
    sort=Sort.CHANGE,
    formula=say("(this year − last year) ÷ last year"),
    lead=say("A growth over last year, worked out from two numbers that each county files."),
    compute=_grown,
    filed=("this_period", "last_year"),
    numbers=(Number("this_period", "value"), Number("last_year", "value", year_before=True)),
    grows=True,
)
FORMS: Mapping[str, Form] = {
    "value": VALUE,
    "count": COUNT,
    "ratio": RATIO,
    "on_time": ON_TIME,
    "before_after": BEFORE_AFTER,
    "growth": GROWTH,
    "yoy": YOY,
    "checklist": CHECKLIST,
    "tally": TALLY,
}
"""All forms, by the name that `indicators.yaml` has for them."""
FIELDS = frozenset(name for form in FORMS.values() for name in form.filed)
"""Every field of a return in which some form is filed."""
