"""Draw how an indicator moved over the last weeks, as templates (see `charts_indicators`)."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from ledgers.model.method import Indicator
from ledgers.model.words import Words, say
from ledgers.publish.charts.goalposts import EDGE, WIDTH, place
from ledgers.publish.kit.components import Spark
from ledgers.publish.measured.values import reading

LINE, MARGIN = (84, 24), 3


def spark_of(
    indicator: Indicator, values: Sequence[Fraction], ends: tuple[Fraction, Fraction]
) -> Spark | None:
    """Return a county's values as a small line on the scale of all; None with fewer than two."""
    if len(values) < 2:  # noqa: PLR2004 - one point is no line
        return None
    (width, height), (low, high) = LINE, ends
    across = Fraction(width - 2 * MARGIN, len(values) - 1)
    spread = high - low
    spots = [
        (
            place(MARGIN + across * index),
            place(
                height - MARGIN - (height - 2 * MARGIN)
                * ((value - low) / spread if spread else Fraction(1, 2))
            ),
        )
        for index, value in enumerate(values)
    ]  # fmt: skip
    return Spark(
        points=" ".join(f"{x},{y}" for x, y in spots),
        end_x=spots[-1][0],
        end_y=spots[-1][1],
        text=say(
            "By week: from {first} to {last} in {weeks} weeks",
            first=reading(indicator, values[0]),
            last=reading(indicator, values[-1]),
            weeks=str(len(values)),
        ),
    )


@dataclass(frozen=True, slots=True)
class Range:
    """Print the middle county and the spread of all counties over the weeks."""

    template: ClassVar[str] = "partials/range.html.j2"
    band: str
    middle: str
    end_x: str
    end_y: str
    high: str
    low: str
    first: str
    last: str
    text: Words


RANGE_HEIGHT, RANGE_TOP, RANGE_LEFT = 92, 12, 56


def range_of(
    indicator: Indicator, weeks: Sequence[tuple[str, Fraction, Fraction, Fraction]]
) -> Range | None:
    """Return the drawing for day, lowest, middle and highest value; None with fewer than two."""
    if len(weeks) < 2:  # noqa: PLR2004 - one point is no line
        return None
    low, high = min(row[1] for row in weeks), max(row[3] for row in weeks)
    spread = high - low

    def x(index: int) -> str:
        across = WIDTH - RANGE_LEFT - EDGE
        return place(RANGE_LEFT + Fraction(across * index, len(weeks) - 1))

    def y(value: Fraction) -> str:
        share = (value - low) / spread if spread else Fraction(1, 2)
        return place(RANGE_TOP + RANGE_HEIGHT * (1 - share))

    upper = [f"{x(index)},{y(row[3])}" for index, row in enumerate(weeks)]
    lower = [f"{x(index)},{y(row[1])}" for index, row in enumerate(weeks)]
    return Range(
        band=" ".join([*upper, *reversed(lower)]),
        middle=" ".join(f"{x(index)},{y(row[2])}" for index, row in enumerate(weeks)),
        end_x=x(len(weeks) - 1),
        end_y=y(weeks[-1][2]),
        high=reading(indicator, high),
        low=reading(indicator, low),
        first=weeks[0][0],
        last=weeks[-1][0],
        text=_moved(indicator, weeks),
    )


def _moved(
    indicator: Indicator, weeks: Sequence[tuple[str, Fraction, Fraction, Fraction]]
) -> Words:
    return say(
        "The line is the county in the middle: {first} on {since}, {last} on {until}. The band"
        " goes from the lowest to the highest county.",
        first=reading(indicator, weeks[0][2]),
        since=weeks[0][0],
        last=reading(indicator, weeks[-1][2]),
        until=weeks[-1][0],
    )
