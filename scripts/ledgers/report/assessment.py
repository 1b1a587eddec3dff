"""An assessment as a table, JSON or CSV, and how all reports write tables and numbers."""

import unicodedata
from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction

from ledgers.model import NONE, Both, Translate, Words, csv_text, percent, rounded, say, spanned
from ledgers.model.assessment import LIGHT_WORDS, Assessment, CountyResult, Light, Standing, in_rank
from ledgers.model.explanation import remarks, silent, year_over
from ledgers.model.method import Scheme
from ledgers.model.numbers import number as as_it_is
from ledgers.report.problems import as_json_text, fields_of

PLACES = 4


def as_json(assessment: Assessment, commit: str | None) -> str:
    """Return one JSON object; null where not computed, never zero.

    Points are numbers with the scheme's decimals; shares are from 0 to 1 with four decimals.
    `rank_low` to `rank_high` is the interval of ranks, both included; `rank_share`, `first_share`
    and `last_share` are the shares of the draws in which a county has its rank, or one of the first
    or last places, `beats` the counties that it beats in more than 95 of 100. `other_score` and
    `other_rank` are by the scheme before, in the weeks in which it gave way. `of` is the year of
    yearly figures where that is over, `without_data` the dimensions for which no county has any.
    """
    rows = [county_row(result) for result in in_rank(assessment.counties)]
    other = assessment.other_scheme
    about = {
        "as_of": assessment.as_of.isoformat(),
        "commit": commit,
        "method": assessment.method or None,
        "other_method": other.id if other else None,
        "without_data": [row.id for row in silent(assessment)],
    }
    return as_json_text({**about, "counties": rows})


def county_row(result: CountyResult) -> dict[str, object]:
    """Return the values of one county."""
    standing, totals, sure = result.standing, result.totals, result.robustness
    chances = result.chances
    return {
        **fields_of(result, "code", "name"),
        "score": number(standing.score),
        "rank": standing.rank,
        **fields_of(sure, "rank_low", "rank_high", "band"),
        "coverage": number(standing.coverage, PLACES),
        **fields_of(standing, "group", "group_rank", "bottom_group", "grade"),
        **{
            f"{name}_share": number(getattr(chances, name, None), PLACES)
            for name in ("rank", "first", "last")
        },
        "beats": list(chances.beats) if chances else [],
        "other_score": number(result.other.score) if result.other else None,
        "other_rank": result.other.rank if result.other else None,
        "of": year_over((result,)),
        "unranked": str(standing.unranked) if standing.unranked else None,
        "tied": standing.tied,
        "rank_change": result.climbed,
        "score_change": number(result.gained),
        **numbers_of(totals, PLACES, "progress", "plan"),
        "deduction": number(standing.deduction, PLACES),
        **fields_of(totals, "overdue", "missed", "pending"),
        "lights": {str(light): totals.lights[light] for light in Light},
    }


def as_csv(assessment: Assessment) -> str:
    """Return one row for each county, with a byte order mark for spreadsheet programs."""
    rows = [
        {
            name: " ".join(value) if isinstance(value, list) else value
            for name, value in county_row(result).items()
            if name != "lights"
        }
        | {str(light): result.totals.lights[light] for light in Light}
        for result in in_rank(assessment.counties)
    ]
    return csv_text([rows[0] if rows else ["code"], *(row.values() for row in rows)])


def as_text(assessment: Assessment, translate: Translate) -> str:
    """Return a table of the counties by rank, with the interval of ranks, band and group.

    In the weeks in which a scheme gave way, a column shows the ranks by the one before.
    """
    columns = [*COLUMNS, *_grade_column(assessment), *_other_column(assessment)]
    columns += map(_light_column, Light)
    head = [translate(name) for name, _ in columns]
    rows = [
        [cell_of(result, translate) for _, cell_of in columns]
        for result in in_rank(assessment.counties)
    ]
    method = method_name(assessment.scheme)
    title = say("as of {day}, method {method}", day=assessment.as_of, method=method)
    told = map(translate, remarks(assessment))
    return "\n".join([translate(title), *table([head, *rows]), *told]) + "\n"


def method_name(scheme: Scheme | None) -> object:
    """Return the name of a scheme, with its identifier."""
    if scheme is None:
        return say("no scheme")
    return Both(f"{scheme.id} {scheme.zh}", f"{scheme.id} {scheme.en or scheme.zh}")


def rank_of(standing: Standing | None) -> str:
    """Return a rank, with a mark where it is shared."""
    if standing is None or standing.rank is None:
        return NONE
    return f"{standing.rank}{'=' if standing.tied else ''}"


def _interval(result: CountyResult, _: Translate) -> str:
    sure = result.robustness
    return NONE if sure is None else spanned(sure.rank_low, sure.rank_high)


def _band(result: CountyResult, translate: Translate) -> str:
    if result.robustness is None:
        return NONE
    mark = " " + translate(say("(last places)")) if result.standing.bottom_group else ""
    return f"{result.robustness.band}{mark}"


def named_with(name: str, reason: Words | None, translate: Translate) -> str:
    """Return the name of a county, with the reason where it is not ranked."""
    told = translate(say("(not ranked: {reason})", reason=reason)) if reason else ""
    return f"{name} {told}" if told else name


Column = tuple[Words, Callable[[CountyResult, Translate], str]]
COLUMNS: tuple[Column, ...] = (
    (say("rank"), lambda result, _: rank_of(result.standing)),
    (say("interval"), _interval),
    (say("band"), _band),
    (say("in its group"), lambda result, _: as_it_is(result.standing.group_rank)),
    (say("county"), lambda result, t: named_with(result.name, result.standing.unranked, t)),
    (say("score"), lambda result, _: as_it_is(result.standing.score)),
    (say("share of draws"), lambda row, _: percent(row.chances.rank if row.chances else None)),
    (say("data coverage"), lambda result, _: percent(result.standing.coverage)),
    (say("progress"), lambda result, _: percent(result.totals.progress)),
    (say("plan"), lambda result, _: percent(result.totals.plan)),
    (say("missed deadlines"), lambda result, _: str(result.totals.missed)),
)
"""The columns before the lights."""


def _light_column(light: Light) -> Column:
    return LIGHT_WORDS[light], lambda result, _: str(result.totals.lights[light])


def _grade_column(assessment: Assessment) -> list[Column]:
    grades = assessment.scheme.grades if assessment.scheme else ()
    names = {grade.id: say("{name}", name=Both(grade.zh, grade.en)) for grade in grades}
    nothing = say("{name}", name=NONE)
    column = say("grade"), lambda result, t: t(names.get(result.standing.grade or "", nothing))
    return [column] if grades else []


def _other_column(assessment: Assessment) -> list[Column]:
    other = assessment.other_scheme
    if other is None:
        return []
    return [(say("rank by {method}", method=other.id), lambda result, _: rank_of(result.other))]


def number(value: Decimal | Fraction | None, digits: int | None = None) -> float | int | None:
    """Return a decimal as JSON writes it; the digits are few enough to be exact in print."""
    if value is None:
        return None
    shown = value if digits is None else rounded(value, digits)
    return int(shown) if shown == int(shown) else float(shown)


def numbers_of(row: object, digits: int | None, *names: str) -> dict[str, object]:
    """Return the numbers that a value holds under some names, as JSON writes them."""
    return {name: number(getattr(row, name), digits) for name in names}


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return one line for each row, the columns as wide as their widest cell."""
    widths = [max(width_of(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "  ".join(
            text + " " * (width - width_of(text)) for text, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]


def width_of(text: str) -> int:
    """Return the columns that a text takes on a screen: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
