"""The newest filing about rooms says of each body what its standard asks (R72-R78)."""

from collections.abc import Iterator

from ledgers.check.ground import Grounds
from ledgers.model import kinds
from ledgers.model.lives.standards import FILE, Against, asked_in_words, held_against
from ledgers.model.problem import Problem
from ledgers.model.rows import groups_around, whole
from ledgers.model.words import say


def filings_off_standard(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each body whose rooms are left out, or filed as fewer than are asked."""
    for row in held_against(grounds.catalog, grounds.today):
        if row.group == "facilities" and row.record != FILE:
            yield from _of_body(grounds, row)


def _of_body(grounds: Grounds, row: Against) -> Iterator[Problem]:
    document = grounds.catalog.filed[row.record].document
    words = {
        "unit": row.unit.name if row.unit else row.county,
        "standard": row.standard.title,
        "asked": asked_in_words(row.standard),
        "count": row.standard.bounds[0],
    }
    required = whole(groups_around(document.value, row.path)[0], "required")
    if row.has is None and row.short:
        message = say("nothing is filed on “{standard}” for {unit}", **words)
        hint = say("add an item of the kind {kind}, with 0 for none", kind=row.standard.facility)
        yield kinds.references.STANDARD_UNFILED.at(document.place("items"), message, hint)
    elif required is not None and row.standard.short(required) > 0:
        message = say("{unit}: “{standard}” asks for {asked}", **words)
        hint = say("write required: {count}; what is missing shows in what is built", **words)
        place = document.at(*row.path, "required")
        yield kinds.references.REQUIRED_BELOW.at(place, message, hint)


RULES = (filings_off_standard,)
