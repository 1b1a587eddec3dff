"""Where a county's score comes from, as one JSON object for programs."""

from ledgers.model.catalog import Catalog
from ledgers.model.explanation import Explanation, Improvement, posts_of, sited, steps_of
from ledgers.model.scoring import Input, Measurement, PartScore
from ledgers.report.assessment import county_row, number
from ledgers.report.problems import as_json_text

DIGITS = 10
Row = dict[str, object]


def as_json(explanation: Explanation, found: Measurement | None = None) -> str:
    """Return the whole explanation, or one indicator with every input; null where not known.

    Shares and means are from 0 to 1 with ten decimals, points too; `printed` are those that add
    up to the score. `rank_low` to `rank_high` are ends, both included.
    """
    about: Row = {
        "as_of": explanation.assessment.as_of.isoformat(),
        "commit": explanation.commit,
    }
    if found is None:
        return as_json_text(about | _whole(explanation))
    about["county"] = explanation.county.code
    return as_json_text(about | _measured(explanation.catalog, found))


def _whole(explanation: Explanation) -> Row:
    assessment, standing = explanation.assessment, explanation.county.standing
    return {
        "method": assessment.method or None,
        "county": county_row(explanation.county),
        "raw": number(standing.raw, DIGITS),
        "dimensions": [
            {
                "id": row.id,
                "share": number(row.share, DIGITS),
                "mean": number(row.mean, DIGITS),
                "points": number(row.points, DIGITS),
                "indicators": [_part(explanation, part) for part in row.parts],
            }
            for row in standing.dimensions
        ],
        "deductions": [
            _measured(explanation.catalog, row.measurement) | {"points": number(row.points, DIGITS)}
            for row in standing.taken
        ],
        "steps": [
            {
                "kind": step.kind,
                "indicator": step.measurement.indicator if step.measurement else None,
                "printed": number(step.points),
            }
            for step in steps_of(standing, assessment.scheme)
        ],
        "changes": [_change(row) for row in explanation.outlook.improvements],
        "setbacks": explanation.outlook.setbacks,
    }


def _part(explanation: Explanation, part: PartScore) -> Row:
    posts = posts_of(explanation.assessment.scheme, part)
    return _measured(explanation.catalog, part.measurement) | {
        "low": number(posts.low) if posts else None,
        "high": number(posts.high) if posts else None,
        "normalised": number(part.normalised, DIGITS),
        "weight": number(part.weight, DIGITS),
        "share": number(part.share, DIGITS),
        "full": number(part.full, DIGITS),
        "points": number(part.points, DIGITS),
    }


def _measured(catalog: Catalog, found: Measurement) -> Row:
    return {
        "indicator": found.indicator,
        "value": number(found.value, DIGITS),
        "reason": str(found.reason) if found.reason else None,
        "not_applicable": found.not_applicable,
        "period": found.period,
        "of": found.of,
        "formula": found.formula or None,
        "inputs": [_input(catalog, one) for one in found.inputs],
    }


def _input(catalog: Catalog, one: Input) -> Row:
    place = sited(catalog, one)
    return {
        "part": one.part,
        "record": one.record,
        "path": list(one.path),
        "file": place.file if place else None,
        "line": place.line if place else None,
        "value": one.text,
    }


def _change(row: Improvement) -> Row:
    return {
        "kind": row.kind,
        "about": row.about or None,
        "choices": row.choices,
        "score_low": number(row.score_low),
        "score_high": number(row.score_high),
        "rank_low": row.rank_low,
        "rank_high": row.rank_high,
    }
