"""Where a county's score comes from, as one JSON object for programs."""

from collections.abc import Iterable

from ledgers.model.catalog import Catalog
from ledgers.model.explanation import Explanation, Improvement, posts_of, sited, steps_of
from ledgers.model.scoring import Input, Measurement, NodeScore, PartScore, PointsTaken
from ledgers.report.assessment import county_row, number, numbers_of
from ledgers.report.problems import as_json_text, fields_of

DIGITS = 10
Row = dict[str, object]


def as_json(explanation: Explanation, found: Measurement | None = None) -> str:
    """Return the whole explanation, or one indicator with every input; null where not known.

    Shares and means are from 0 to 1 with ten decimals, points too; `printed` are those that add
    up to the score. `rank_low` to `rank_high` are ends, both included.
    """
    about: Row = {"as_of": explanation.assessment.as_of, "commit": explanation.commit}
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
        "dimensions": [_group(explanation, row) for row in standing.dimensions],
        "deductions": _points(explanation, standing.taken),
        "bonuses": _points(explanation, standing.added),
        "vetoes": [
            _measured(explanation.catalog, row.measurement) | fields_of(row, "effect", "holds")
            for row in standing.vetoes
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


def _group(explanation: Explanation, row: NodeScore) -> Row:
    """Return a group with its items, and with the groups that it has."""
    items = [part for part in row.parts if isinstance(part, PartScore)]
    groups = [part for part in row.parts if not isinstance(part, PartScore)]
    return {
        "id": row.path[-1],
        **numbers_of(row, DIGITS, "share"),
        "mean": number(row.normalised, DIGITS),
        **numbers_of(row, DIGITS, "points", "full"),
        "indicators": [_part(explanation, part) for part in items],
        "groups": [_group(explanation, part) for part in groups],
        "deductions": _points(explanation, row.taken),
    }


def _points(explanation: Explanation, rows: Iterable[PointsTaken]) -> list[Row]:
    catalog = explanation.catalog
    return [
        _measured(catalog, row.measurement) | {"points": number(row.points, DIGITS)} for row in rows
    ]


def _part(explanation: Explanation, part: PartScore) -> Row:
    posts = posts_of(explanation.assessment.scheme, part)
    return _measured(explanation.catalog, part.measurement) | {
        "low": number(posts.low) if posts else None,
        "high": number(posts.high) if posts else None,
        **numbers_of(part, DIGITS, "normalised", "weight", "share", "full", "points"),
        "deductions": _points(explanation, part.taken),
    }


def _measured(catalog: Catalog, found: Measurement) -> Row:
    return {
        "indicator": found.indicator,
        "value": number(found.value, DIGITS),
        **fields_of(found, "reason", "not_applicable", "period", "of"),
        "formula": found.formula or None,
        "inputs": [_input(catalog, one) for one in found.inputs],
    }


def _input(catalog: Catalog, one: Input) -> Row:
    return {
        **fields_of(one, "part", "record"),
        "path": list(one.path),
        **fields_of(sited(catalog, one), "file", "line"),
        "value": one.text,
    }


def _change(row: Improvement) -> Row:
    return {
        "kind": row.kind,
        "about": row.about or None,
        "choices": row.choices,
        **numbers_of(row, None, "score_low", "score_high"),
        **fields_of(row, "rank_low", "rank_high"),
    }
