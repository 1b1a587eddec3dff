"""What a changed program says of both sides: by strangers, so held to its form, and marked."""

from collections.abc import Iterator
from typing import Annotated, TypeAlias

from ledgers.model.numbers import NONE
from ledgers.model.review import KINDS, RANK, SCORE
from ledgers.model.values import Meta, Struct, decoded
from ledgers.model.words import Translate, say
from ledgers.report.markdown import fitted, quoted

LONGEST = 1_000_000
"""Bytes of what is read of each side."""
ROOM = 3_000
"""Characters for its rows; with the report it still fits into a comment."""
Score: TypeAlias = Annotated[float, Meta(ge=-1000, le=1000)]
Rank: TypeAlias = Annotated[int, Meta(ge=1, le=1000)]


class Standing(Struct, frozen=True):
    """A county as `ledgers assess` prints it, as far as it is shown."""

    code: Annotated[str, Meta(pattern=r"\A[0-9]{6}\Z")]
    name: Annotated[str, Meta(max_length=40)]
    score: Score | None
    rank: Rank | None


class Printed(Struct, frozen=True):
    """What `ledgers assess` prints of a city."""

    counties: Annotated[tuple[Standing, ...], Meta(max_length=1000)]


def as_markdown(base: bytes, head: bytes, translate: Translate) -> str:
    """Return the scores and ranks that differ between both sides, under a mark of their origin."""
    title = translate(say("Computed by the changed program, which proves nothing"))
    was, now = decoded(base, Printed), decoded(head, Printed)
    rows = [translate(say("What it says of both sides cannot be read."))]
    if was and now:
        moved = list(_rows(was.counties, now.counties, translate))
        rows = moved or [translate(say("No score or rank moves."))]
    kept, left_out = fitted(rows, ROOM)
    more = say("{count} more rows are left out here; the JSON has them all", count=left_out)
    return "\n".join(["", f"## {title}", "", *kept, *([translate(more)] if left_out else ()), ""])


def _rows(
    base: tuple[Standing, ...], head: tuple[Standing, ...], translate: Translate
) -> Iterator[str]:
    was, now = ({row.code: row for row in side} for side in (base, head))
    for code in sorted({*was, *now}):
        old, new = was.get(code), now.get(code)
        moved = [
            f"{translate(KINDS[kind])} {_shown(old, kind)} → {_shown(new, kind)}"
            for kind in (SCORE, RANK)
            if _shown(old, kind) != _shown(new, kind)
        ]
        if moved:
            name = quoted((new or was[code]).name)
            yield f"- {name} {code}: {'; '.join(moved)}"


def _shown(row: Standing | None, kind: str) -> str:
    value = (row.score if kind == SCORE else row.rank) if row else None
    return NONE if value is None else f"{round(value, 4):f}".rstrip("0").rstrip(".")
