"""Draw a county's scores over the weeks as a small line, without a drawing library."""

from decimal import Decimal

from ledgers.model.assessment import Assessment
from ledgers.model.numbers import points, rounded
from ledgers.model.words import say
from ledgers.publish.kit.components import Spark

WIDTH, HEIGHT, EDGE = Decimal(84), Decimal(24), Decimal(3)


def spark(assessment: Assessment, code: str) -> Spark | None:
    """Return a county's scores by week on the scale of all counties; None where there are none."""
    scores = scores_of(assessment, code)
    if not scores:
        return None
    top = max(value for name in _codes(assessment) for value in scores_of(assessment, name))
    across = (WIDTH - 2 * EDGE) / max(len(scores) - 1, 1)
    spots = [
        (rounded(EDGE + across * index), rounded(HEIGHT - EDGE - _height(value, top)))
        for index, value in enumerate(scores)
    ]
    return Spark(
        points=" ".join(f"{x},{y}" for x, y in spots),
        end_x=str(spots[-1][0]),
        end_y=str(spots[-1][1]),
        text=say(
            "Scores by week: from {first} to {last} in {weeks} weeks, {high} at most",
            first=points(scores[0]),
            last=points(scores[-1]),
            weeks=str(len(scores)),
            high=points(max(scores)),
        ),
    )


def scores_of(assessment: Assessment, code: str) -> list[Decimal]:
    """Return a county's known scores, week by week, since the present method holds."""
    standings = [
        point.counties[code][1]
        for point in assessment.weeks
        if code in point.counties and point.method == assessment.method
    ]
    return [row.score for row in standings if row.score is not None]


def _codes(assessment: Assessment) -> list[str]:
    return [county.code for county in assessment.counties]


def _height(value: Decimal, top: Decimal) -> Decimal:
    return (HEIGHT - 2 * EDGE) * value / top if top else Decimal(0)
