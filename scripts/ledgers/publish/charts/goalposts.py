"""Draw how counties stand between goalposts, without a drawing library.

An indicator has a page of its own, so these drawings are templates: a hundred of them cost less
than one that matplotlib makes. Lengths are in units of the drawing, 320 across.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

from ledgers.model.method import Goalposts, Indicator
from ledgers.model.numbers import rounded
from ledgers.model.words import Words, say
from ledgers.publish.measured.values import bound, reading

WIDTH, EDGE = 320, 16
DOT = 7
"""How far the middles of two dots are apart at least."""
BASE, TOP = 16, 26
LABEL = 13
NEAR = 160
"""Labels of marks that are nearer to each other than this stand on lines of their own."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A county's dot; `text` is its name and value."""

    x: str
    y: str
    text: str


@dataclass(frozen=True, slots=True)
class Post:
    """A mark on the axis with its words, on a line of its own below."""

    x: str
    y: str
    anchor: str
    key: str
    text: Words


@dataclass(frozen=True, slots=True)
class Posts:
    """Print counties as dots over an axis, with goalposts and target marked."""

    template: ClassVar[str] = "partials/posts.md.j2"
    height: str
    axis: str
    band: tuple[str, str] | None
    dots: tuple[Dot, ...]
    posts: tuple[Post, ...]
    text: Words
    width: str = str(WIDTH)


@dataclass(frozen=True, slots=True)
class Scale:
    """Turn values into places between the left and the right edge."""

    low: Fraction
    high: Fraction

    def at(self, value: Fraction | Decimal) -> Fraction:
        """Return the place of a value; beyond the ends it is that of the end."""
        inside = min(max(Fraction(value), self.low), self.high)
        return EDGE + (WIDTH - 2 * EDGE) * (inside - self.low) / (self.high - self.low)


def scale_of(indicator: Indicator, marks: Sequence[Fraction | Decimal]) -> Scale:
    """Return a scale that holds some values and zero; for a share also the whole."""
    shown = [Fraction(0), *(Fraction(mark) for mark in marks)]
    if indicator.measure == "%":
        shown.append(Fraction(1))
    low, high = min(shown), max(shown)
    return Scale(low, high if high > low else low + 1)


def posts_of(
    indicator: Indicator, goalposts: Goalposts | None, values: Sequence[tuple[str, Fraction]]
) -> Posts | None:
    """Return the drawing for counties' names and values; None where fewer than two have one."""
    if len(values) < 2:  # noqa: PLR2004 - one dot shows nothing
        return None
    marks = _marks(indicator, goalposts)
    numbers = [value for _, value in values]
    scale = scale_of(indicator, [*numbers, *(value for _, value, _ in marks)])
    spots = _stacked([(scale.at(value), name, value) for name, value in values])
    rows = max(row for *_, row in spots)
    axis = TOP + DOT * rows
    band = None
    if goalposts is not None:
        ends = sorted((scale.at(goalposts.low), scale.at(goalposts.high)))
        band = place(ends[0]), place(ends[1] - ends[0])
    labels = _labels(scale, marks, axis)
    lowest = max((Fraction(post.y) for post in labels), default=Fraction(axis + BASE))
    return Posts(
        height=place(lowest + 6),
        axis=place(Fraction(axis)),
        band=band,
        dots=tuple(
            Dot(
                place(x),
                place(Fraction(axis - 8 - DOT * row)),
                f"{name} {reading(indicator, value)}",
            )
            for x, name, value, row in spots
        ),
        posts=labels,
        text=sentence(indicator, goalposts, numbers),
    )


def place(value: Fraction) -> str:
    """Return a length as a drawing has it, with one decimal."""
    return str(rounded(value, 1))


def _marks(indicator: Indicator, goalposts: Goalposts | None) -> list[tuple[str, Decimal, Words]]:
    """Return what is marked: key, value, words."""
    found: list[tuple[str, Decimal, Words]] = []
    target = indicator.target
    if goalposts is not None:
        low, high = bound(indicator, goalposts.low), bound(indicator, goalposts.high)
        same = target == goalposts.high
        full = say("full points and target: {value}", value=high)
        found.append(("low", goalposts.low, say("no points: {value}", value=low)))
        plain = say("full points: {value}", value=high)
        found.append(("high", goalposts.high, full if same else plain))
        if same:
            return found
    if target is not None:
        words = say("target: {value}", value=bound(indicator, target))
        found.append(("target", target, words))
    return found


def _labels(scale: Scale, marks: list[tuple[str, Decimal, Words]], axis: int) -> tuple[Post, ...]:
    """Return the marks with their words, from the left; near ones on lines of their own."""
    made: list[Post] = []
    last, line = Fraction(-WIDTH), 0
    for key, value, words in sorted(marks, key=lambda mark: mark[1]):
        x = scale.at(value)
        line = line + 1 if x - last < NEAR else 0
        last = x
        anchor = "start" if x < WIDTH / 3 else "end" if x > WIDTH * 2 / 3 else "middle"
        y = Fraction(axis + 4 + LABEL * (line + 1))
        made.append(Post(place(x), place(y), anchor, key, words))
    return tuple(made)


Spot = tuple[Fraction, str, Fraction, int]


def _stacked(spots: list[tuple[Fraction, str, Fraction]]) -> list[Spot]:
    """Return dots with the row above the axis in which each touches no other."""
    found: list[Spot] = []
    for x, name, value in sorted(spots):
        taken = {row for other, *_, row in found if x - other < DOT}
        row = next(number for number in range(len(spots)) if number not in taken)
        found.append((x, name, value, row))
    return found


def sentence(
    indicator: Indicator, goalposts: Goalposts | None, numbers: Sequence[Fraction]
) -> Words:
    """Say what the drawing shows."""
    low, high = reading(indicator, min(numbers)), reading(indicator, max(numbers))
    count = str(len(numbers))
    if goalposts is None:
        return say(
            "Each dot is a county: {count} of them, from {low} to {high}.",
            count=count, low=low, high=high,
        )  # fmt: skip
    full = sum(_reached(value, goalposts) for value in numbers)
    none = sum(_reached(value, Goalposts(goalposts.high, goalposts.low)) for value in numbers)
    return say(
        "Each dot is a county: {count} of them, from {low} to {high}. {full} reach full points,"
        " {none} get none, the others get points in between.",
        count=count, low=low, high=high, full=str(full), none=str(none),
    )  # fmt: skip


def _reached(value: Fraction, posts: Goalposts) -> bool:
    """Say whether a value is at the upper post or beyond it."""
    return value >= posts.high if posts.high > posts.low else value <= posts.high
