"""Tell an assessment: as a table for a person, as JSON or CSV for programs."""

from collections.abc import Callable, Mapping, Sequence

from ledgers.model.assessment import LIGHT_WORDS, Assessment, CountyResult, Light, Standing
from ledgers.model.method import Scheme
from ledgers.model.numbers import NONE, percent, spanned
from ledgers.model.output import csv_text
from ledgers.model.words import Both, Translate, Words, say
from ledgers.report.problems import as_json_text
from ledgers.report.tables import number, table

PLACES = 4


def as_json(assessment: Assessment, commit: str | None) -> str:
    """Return one JSON object (design, section 8); null where not computed, never zero.

    Points are numbers with the scheme's decimals; shares are from 0 to 1 with four decimals.
    `rank_low` to `rank_high` is the interval of ranks, both included; `other_score` and
    `other_rank` are by the scheme before, in the weeks in which it gave way.
    """
    rows = [county_row(result) for result in by_rank(assessment.counties)]
    other = assessment.other_scheme
    about = {
        "as_of": assessment.as_of.isoformat(),
        "commit": commit,
        "method": assessment.method or None,
        "other_method": other.id if other else None,
    }
    return as_json_text({**about, "counties": rows})


def by_rank(results: Sequence[CountyResult]) -> list[CountyResult]:
    """Sort counties by rank, those without one last, ties by code."""
    return sorted(results, key=lambda row: (row.standing.rank or len(results) + 1, row.code))


def county_row(result: CountyResult) -> dict[str, object]:
    """Return what is told of one county."""
    standing, totals, sure = result.standing, result.totals, result.robustness
    return {
        "code": result.code,
        "name": result.name,
        "score": number(standing.score),
        "rank": standing.rank,
        "rank_low": sure.rank_low if sure else None,
        "rank_high": sure.rank_high if sure else None,
        "band": sure.band if sure else None,
        "coverage": number(standing.coverage, PLACES),
        "group": standing.group,
        "group_rank": standing.group_rank,
        "bottom_group": standing.bottom_group,
        "other_score": number(result.other.score) if result.other else None,
        "other_rank": result.other.rank if result.other else None,
        "unranked": str(standing.unranked) if standing.unranked else None,
        "tied": standing.tied,
        "rank_change": result.climbed,
        "score_change": number(result.gained),
        "progress": number(totals.progress, PLACES),
        "plan": number(totals.plan, PLACES),
        "deduction": number(standing.deduction, PLACES),
        "overdue": totals.overdue,
        "missed": totals.missed,
        "pending": totals.pending,
        "lights": {str(light): totals.lights[light] for light in Light},
    }


def as_csv(assessment: Assessment) -> str:
    """Return one row for each county, with a byte order mark for spreadsheet programs."""
    rows = [_flat(county_row(result)) for result in by_rank(assessment.counties)]
    return csv_text([rows[0] if rows else ["code"], *(row.values() for row in rows)])


def _flat(row: dict[str, object]) -> dict[str, object]:
    lights = row.pop("lights")
    return row | (dict(lights) if isinstance(lights, Mapping) else {})


def as_text(assessment: Assessment, translate: Translate) -> str:
    """Return a table of the counties by rank, with the interval of ranks, band and group.

    In the weeks in which a scheme gave way, a column shows the ranks by the one before.
    """
    columns = [*COLUMNS, *_other_column(assessment)]
    lights = [LIGHT_WORDS[light] for light in Light]
    head = [translate(name) for name in (*(name for name, _ in columns), *lights)]
    rows = []
    for result in by_rank(assessment.counties):
        cells = [cell_of(result, translate) for _, cell_of in columns]
        rows.append([*cells, *(str(result.totals.lights[light]) for light in Light)])
    title = say(
        "as of {day}, method {method}", day=assessment.as_of, method=method_name(assessment.scheme)
    )
    return "\n".join([translate(title), *table([head, *rows])]) + "\n"


def method_name(scheme: Scheme | None) -> object:
    """Return what a scheme is called, with its identifier."""
    if scheme is None:
        return say("no scheme")
    return Both(f"{scheme.id} {scheme.zh}", f"{scheme.id} {scheme.en}")


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


def _name(result: CountyResult, translate: Translate) -> str:
    reason = result.standing.unranked
    if reason is None:
        return result.name
    return result.name + " " + translate(say("(not ranked: {reason})", reason=reason))


def _or_none(value: object) -> str:
    return NONE if value is None else str(value)


COLUMNS: tuple[tuple[Words, Callable[[CountyResult, Translate], str]], ...] = (
    (say("rank"), lambda result, _: rank_of(result.standing)),
    (say("interval"), _interval),
    (say("band"), _band),
    (say("in its group"), lambda result, _: _or_none(result.standing.group_rank)),
    (say("county"), _name),
    (say("score"), lambda result, _: _or_none(result.standing.score)),
    (say("data coverage"), lambda result, _: percent(result.standing.coverage)),
    (say("progress"), lambda result, _: percent(result.totals.progress)),
    (say("plan"), lambda result, _: percent(result.totals.plan)),
    (say("missed deadlines"), lambda result, _: str(result.totals.missed)),
)
"""What the table says of each county, before the lights."""


def _other_column(
    assessment: Assessment,
) -> list[tuple[Words, Callable[[CountyResult, Translate], str]]]:
    other = assessment.other_scheme
    if other is None:
        return []
    return [(say("rank by {method}", method=other.id), lambda result, _: rank_of(result.other))]
