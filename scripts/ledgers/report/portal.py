"""Tell what a run of publishing made."""

from ledgers.model.published import Published
from ledgers.model.words import Translate, say


def as_text(published: Published, translate: Translate) -> str:
    """Return the steps with their seconds, the figures, and at last the address."""
    rows = [f"{seconds:8.2f} s  {translate(name)}" for name, seconds in published.steps]
    figures = say(
        "{counties} counties, {tasks} tasks, {pages} pages, {charts} charts "
        "({drawn} drawn anew), as of {day}",
        counties=published.counties,
        tasks=published.tasks,
        pages=published.pages,
        charts=published.charts,
        drawn=published.drawn,
        day=published.as_of,
    )
    return "\n".join([*rows, translate(figures), published.place]) + "\n"
