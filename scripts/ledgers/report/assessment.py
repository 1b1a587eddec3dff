"""Tell an assessment: as a table for a person, as JSON or CSV for programs."""

import csv
import io
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from ledgers.model.assessment import LIGHT_WORDS, Assessment, CountyResult, Light
from ledgers.model.words import Translate, say
from ledgers.report.problems import as_json_text

PLACES = Decimal("0.0001")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_json(assessment: Assessment, commit: str | None) -> str:
    """Return one JSON object (design, section 8); null where not computed, never zero.

    Points are numbers with one decimal; shares are from 0 to 1 with four decimals.
    """
    rows = [county_row(result) for result in by_rank(assessment.counties)]
    about = {"as_of": assessment.as_of.isoformat(), "commit": commit, "method": assessment.method}
    return as_json_text({**about, "counties": rows})


def by_rank(results: Sequence[CountyResult]) -> list[CountyResult]:
    """Sort counties by rank, those without one last, ties by code."""
    return sorted(results, key=lambda row: (row.standing.rank or len(results) + 1, row.code))


def county_row(result: CountyResult) -> dict[str, object]:
    """Return what is told of one county."""
    standing, totals = result.standing, result.totals
    return {
        "code": result.code,
        "name": result.name,
        "score": _number(standing.score),
        "rank": standing.rank,
        "rank_low": None,
        "rank_high": None,
        "band": None,
        "coverage": None,
        "unranked": str(standing.unranked) if standing.unranked else None,
        "tied": standing.tied,
        "rank_change": result.climbed,
        "score_change": _number(result.gained),
        "progress": _number(totals.progress, PLACES),
        "plan": _number(totals.plan, PLACES),
        "deduction": _number(standing.deduction),
        "overdue": totals.overdue,
        "missed": totals.missed,
        "pending": totals.pending,
        "lights": {str(light): totals.lights[light] for light in Light},
    }


def _number(value: Decimal | None, places: Decimal | None = None) -> float | int | None:
    """Return a decimal as JSON writes it; the digits are few enough to be exact in print."""
    if value is None:
        return None
    rounded = value.quantize(places, rounding=ROUND_HALF_UP) if places else value
    return int(rounded) if rounded == rounded.to_integral_value() else float(rounded)


def as_csv(assessment: Assessment) -> str:
    """Return one row for each county, with a byte order mark for spreadsheet programs."""
    rows = [_flat(county_row(result)) for result in by_rank(assessment.counties)]
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]) if rows else ["code"], lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: cell(value) for name, value in row.items()} for row in rows)
    return "\ufeff" + out.getvalue()


def _flat(row: dict[str, object]) -> dict[str, object]:
    lights = row.pop("lights")
    return row | (dict(lights) if isinstance(lights, Mapping) else {})


def cell(value: object) -> object:
    """Keep a spreadsheet program from reading text as a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def as_text(assessment: Assessment, translate: Translate) -> str:
    """Return a table of the counties by rank."""
    names = (
        say("rank"),
        say("county"),
        say("score"),
        say("progress"),
        say("plan"),
        say("missed deadlines"),
    )
    lights = [LIGHT_WORDS[light] for light in Light]
    head = [translate(name) for name in (*names, *lights)]
    rows = [_cells(result, translate) for result in by_rank(assessment.counties)]
    title = say("as of {day}, method {method}", day=assessment.as_of, method=assessment.method)
    return "\n".join([translate(title), *_table([head, *rows])]) + "\n"


def _cells(result: CountyResult, translate: Translate) -> list[str]:
    standing, totals = result.standing, result.totals
    place = "–" if standing.rank is None else f"{standing.rank}{'=' if standing.tied else ''}"
    name = result.name
    if standing.unranked:
        name += " " + translate(say("(not ranked: {reason})", reason=standing.unranked))
    shares = [percent(totals.progress), percent(totals.plan), str(totals.missed)]
    score = "–" if standing.score is None else str(standing.score)
    return [place, name, score, *shares, *(str(totals.lights[light]) for light in Light)]


def percent(share: Decimal | None) -> str:
    """Write a share as a percentage with one decimal."""
    if share is None:
        return "–"
    return f"{(share * 100).quantize(Decimal('0.1'), rounding=ROUND_HALF_UP)} %"


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
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
