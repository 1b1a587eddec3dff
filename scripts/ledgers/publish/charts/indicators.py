"""Drawings of an indicator, as templates: counties between its goalposts, and their range by week.

Every indicator has both, and a hundred of them cost less than one chart drawn by matplotlib.
Lengths are in units of the drawing, 320 across.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ledgers.model.method import Goalposts, Indicator
from ledgers.model.words import Words, say
from ledgers.publish.charts.lines import Box, place
from ledgers.publish.kit.components import Filled, filled
from ledgers.publish.measured.values import bound, told

WIDTH, EDGE = 320, 16
DOT = 7
"""The least distance between the centres of two dots."""
BASE, TOP = 16, 26
LABEL = 13
NEAR = 160
"""Labels of marks that are nearer to each other than this are put on separate lines."""


Scale = Callable[[Fraction | Decimal], Fraction]
"""Where a value lies between the left and the right edge."""


def posts_of(
    indicator: Indicator, goalposts: Goalposts | None, values: Sequence[tuple[str, str, Fraction]]
) -> Filled | None:
    """Return the drawing for names, codes and values; None where fewer than two have one."""
    if len(values) < 2:  # noqa: PLR2004 - one dot shows nothing
        return None
    marks = _marks(indicator, goalposts)
    numbers = [value for *_, value in values]
    at = _scale(indicator, [*numbers, *(value for _, value, _ in marks)])
    spots = _stacked([(at(value), name, code, value) for name, code, value in values])
    axis = TOP + DOT * max(row for *_, row in spots)
    labels = _labels(at, marks, axis)
    ends = sorted((at(goalposts.low), at(goalposts.high))) if goalposts else ()
    lowest = max((Fraction(post["y"]) for post in labels), default=Fraction(axis + BASE))
    return filled(
        "partials/posts.html.j2",
        height=place(lowest + 6),
        axis=place(axis),
        band=(place(ends[0]), place(ends[1] - ends[0])) if ends else None,
        dots=tuple(
            {
                "x": place(x),
                "y": place(axis - 8 - DOT * row),
                "text": say("{name} {value}", name=name, value=told(indicator, value)),
                "county": code,
            }
            for x, name, code, value, row in spots
        ),
        posts=labels,
        text=sentence(indicator, goalposts, numbers),
    )


def _scale(indicator: Indicator, shown: Sequence[Fraction | Decimal]) -> Scale:
    """Return a scale that covers some values and zero; for a share also 1."""
    held = [Fraction(0), Fraction(indicator.measure == "%"), *(Fraction(value) for value in shown)]
    low, whole = min(held), max(held) - min(held) or Fraction(1)
    return lambda value: EDGE + (WIDTH - 2 * EDGE) * (Fraction(value) - low) / whole


def _marks(indicator: Indicator, goalposts: Goalposts | None) -> list[tuple[str, Decimal, Words]]:
    """Return what is marked: key, value, words."""
    target, passed, found = indicator.target, indicator.target_passed, []
    both = goalposts is not None and target == goalposts.high and not passed
    below = indicator.direction == "less_is_better"
    beyond = say("target: less than {value}") if below else say("target: more than {value}")
    if goalposts is not None:
        full = say("full points and target: {value}") if both else say("full points: {value}")
        found.append(("low", goalposts.low, say("no points: {value}")))
        found.append(("high", goalposts.high, full))
    if target is not None and not both:
        found.append(("target", target, beyond if passed else say("target: {value}")))
    exact = told if indicator.yes_no else bound
    return [(key, at, Words(said.text, {"value": exact(indicator, at)})) for key, at, said in found]


def _labels(
    at: Scale, marks: list[tuple[str, Decimal, Words]], axis: int
) -> tuple[Mapping[str, Any], ...]:
    """Return the marks with their labels, from the left; near ones are on separate lines."""
    made: list[Mapping[str, Any]] = []
    last, line = Fraction(-WIDTH), 0
    for key, value, words in sorted(marks, key=lambda mark: mark[1]):
        x = at(value)
        line = line + 1 if x - last < NEAR else 0
        last = x
        anchor = "start" if x < WIDTH / 3 else "end" if x > WIDTH * 2 / 3 else "middle"
        spot = {"x": place(x), "y": place(Fraction(axis + 4 + LABEL * (line + 1)))}
        made.append({**spot, "anchor": anchor, "key": key, "text": words})
    return tuple(made)


Spot = tuple[Fraction, str, str, Fraction, int]


def _stacked(spots: list[tuple[Fraction, str, str, Fraction]]) -> list[Spot]:
    """Return dots with the row above the axis in which they touch no other dot."""
    found: list[Spot] = []
    for x, name, code, value in sorted(spots):
        taken = {row for other, *_, row in found if x - other < DOT}
        row = next(number for number in range(len(spots)) if number not in taken)
        found.append((x, name, code, value, row))
    return found


def sentence(
    indicator: Indicator, goalposts: Goalposts | None, numbers: Sequence[Fraction]
) -> Words:
    """Say what the drawing shows."""
    ends = {"low": told(indicator, min(numbers)), "high": told(indicator, max(numbers))}
    ends["count"] = str(len(numbers))
    if goalposts is None:
        return say("Each dot is a county: {count} of them, from {low} to {high}.", **ends)
    full = sum(_reached(value, goalposts) for value in numbers)
    none = sum(_reached(value, Goalposts(goalposts.high, goalposts.low)) for value in numbers)
    return say(
        "Each dot is a county: {count} of them, from {low} to {high}. {full} reach full points,"
        " {none} get none, the others get points in between.",
        full=str(full),
        none=str(none),
        **ends,
    )


def _reached(value: Fraction, posts: Goalposts) -> bool:
    """Say whether a value is at the upper post or beyond it."""
    return value >= posts.high if posts.high > posts.low else value <= posts.high


Week = tuple[date, Fraction, Fraction, Fraction]
"""A day, and the lowest, middle and highest value of it."""


RANGE = Box(56, 12, 304, 104)


def range_of(indicator: Indicator, weeks: Sequence[Week]) -> Filled | None:
    """Return the drawing of the weeks; None with fewer than two."""
    if len(weeks) < 2:  # noqa: PLR2004 - one point is no line
        return None
    days, lowest, middle, highest = zip(*weeks, strict=True)
    low, high = min(lowest), max(highest)
    lower, line, upper = (
        RANGE.trace(list(zip(days, values, strict=True)), low, high)
        for values in (lowest, middle, highest)
    )
    first, last = days[0].isoformat(), days[-1].isoformat()
    return filled(
        "partials/range.html.j2",
        band=" ".join([*upper.points.split(), *reversed(lower.points.split())]),
        middle=line,
        high=told(indicator, high),
        low=told(indicator, low),
        first=first,
        last=last,
        text=say(
            "The line is the county in the middle: {first} on {since}, {last} on {until}. The band"
            " goes from the lowest to the highest county.",
            first=told(indicator, middle[0]),
            since=first,
            last=told(indicator, middle[-1]),
            until=last,
        ),
    )
