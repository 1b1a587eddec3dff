"""A review as JSON: everything, whatever its size; a program compares the digests with its own."""

from collections.abc import Mapping
from decimal import Decimal

from ledgers.model.review import Item, Review, counted
from ledgers.model.values import asdict
from ledgers.model.words import Translate
from ledgers.report.assessment import PLACES, number
from ledgers.report.problems import as_json_text, fields_of, problem_row


def as_json(review: Review, translate: Translate) -> str:
    """Return one JSON object; null where nothing was or is, or where it is not known."""
    commits = {"base": review.diff.base or None, "head": review.diff.head}
    sides = {
        side: {"commit": commits[side], "digest": digest}
        for side, digest in zip(commits, review.digests, strict=True)
    }
    agree = [{"part": str(row.part), "accounts": list(row.accounts)} for row in review.agreements]
    about = {
        "as_of": review.as_of.isoformat() if review.as_of else None,
        "actor": review.actor,
        "may_be_merged": not review.errors,
        "must_agree": agree,
        "problems": [problem_row(row, translate) for row in review.introduced],
        "already_there": review.known,
        "unknown": translate(review.unknown) if review.unknown else None,
    }
    lists = {name: getattr(review, name) for name in ("lost", "moved", "filed", "odd")}
    sums = {name: counted(items) for name, items in lists.items()}
    rows = {name: [_row(item) for item in items] for name, items in lists.items()}
    files = [{**asdict(row.said), "path": row.path, "found": row.found} for row in review.attached]
    return as_json_text({**sides, **about, "sums": sums, **rows, "attached": files})


def _row(item: Item) -> dict[str, object]:
    names = ("kind", "owner", "what", "was", "now")
    about = {name: _plain(getattr(item, name)) for name in names}
    return {**about, **fields_of(item.place, "file", "line")}


def _plain(value: object) -> object:
    """Return a value as JSON has it; shares and points as `ledgers assess` prints them."""
    if isinstance(value, Mapping):
        return {str(name): _plain(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return number(value, PLACES) if isinstance(value, Decimal) else value
