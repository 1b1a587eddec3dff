"""List the bulletins that are due today, and draft them."""

from pathlib import Path

from ledgers.assess.due import Due, due_on
from ledgers.edit.drafts import DraftWish
from ledgers.flow.bulletins import draft
from ledgers.flow.load import Request, load
from ledgers.model.words import Translate


def due(request: Request) -> tuple[Due, ...]:
    """Return the bulletins that are due today and not there yet."""
    return due_on(load(request).catalog, request.today)


def draft_due(request: Request, translate: Translate) -> tuple[Path, ...]:
    """Draft the bulletins that are due today; return the files that were written."""
    made = (draft(request, _wish(request, row), translate) for row in due(request))
    return tuple(path for path, _problems in made if path is not None)


def _wish(request: Request, row: Due) -> DraftWish:
    return DraftWish(
        series=row.series,
        today=request.today,
        period=row.period,
        task=row.task,
        as_of=row.as_of,
    )
