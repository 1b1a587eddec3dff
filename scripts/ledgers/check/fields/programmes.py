"""Several programmes are told apart: their names, the days on which they lead, their schemes."""

from collections.abc import Iterator

from ledgers.check.ground import Grounds, day, groups
from ledgers.model import kinds
from ledgers.model.problem import Problem
from ledgers.model.words import say


def programmes_unclear(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for a second programme with a name, or a first day of leading, of another."""
    listed = list(grounds.programmes)
    for number, (document, path, row) in enumerate(listed):
        for other, at, earlier in listed[:number]:
            related = [other.at(*at, "id")]
            if row.get("id") == earlier.get("id"):
                message = say("the identifier {name} is already taken", name=str(row.get("id")))
                place, hint = document.at(*path, "id"), say("take another one")
                yield kinds.references.SAME_ID.at(place, message, hint, related)
            leads, led = (
                day(each.get("leads_from", each.get("start_on"))) for each in (row, earlier)
            )
            if leads and leads == led:
                message = say(
                    "on {day} {other} leads, too", day=leads, other=str(earlier.get("id"))
                )
                hint = say("let one of them lead from another day on: leads_from")
                yield kinds.times.TWO_LEAD.at(document.at(*path, "id"), message, hint, related)


def schemes_of_another(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for a scheme that names no programme and begins on days of a later one only.

    Without a name it would rank the first.
    """
    if not grounds.catalog.programmes:
        return
    first, *others = grounds.catalog.programmes
    for document in grounds.sound("schemes"):
        for path, row in groups(document.value, "schemes"):
            begins = day(row["valid_from"])
            if "programme" in row or begins is None or begins <= first.end_on:
                continue
            for other in others:
                if other.start_on <= begins <= other.end_on:
                    message = say("{day} lies outside the programme", day=begins)
                    hint = say("name the programme that it ranks: programme: {name}", name=other.id)
                    place = document.at(*path, "valid_from")
                    yield kinds.times.OUTSIDE_PROGRAMME.at(place, message, hint)


RULES = (programmes_unclear, schemes_of_another)
