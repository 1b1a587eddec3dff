"""Pairings: how many counties each leader's post and each office answers for."""

from collections.abc import Iterator

from ledgers.model import in_groups, say
from ledgers.publish.kit import Block, Inline, Leaf, Row


def loads(here: Leaf) -> Iterator[Block]:
    """Yield how many counties each post and each office is paired with on the day (R32)."""
    heading = say("Counties of each post and office")
    if table := here.table_of_any(heading, _loads(here)):
        yield Block("loads", heading, tables=(table,))


def _loads(here: Leaf) -> Iterator[Row]:
    desk, catalog, day = here.desk, here.view.catalog, here.view.assessment.as_of
    whole = [(kind, area.code) for kind in ("leader", "office") for area in catalog.counties]
    held = [one for kind, code in whole for one in catalog.paired(code, kind, day)]
    told = (((one.from_post, one.from_unit), one.county or "") for one in held)
    loads = in_groups(dict.fromkeys(told))  # A county that is told of twice is one.
    for (post, unit), codes in loads.items():
        who = desk.unit_name(unit) if unit else desk.term("posts", post)
        yield here.row(
            here.cell(say("Post or office"), who),
            here.cell(say("Counties"), Inline(tuple(here.county(code) for code in codes))),
            here.number(say("Number of counties"), here.at("records", str(len(codes)))),
        )
