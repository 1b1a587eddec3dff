"""See that no ledger asks more of the counties than the budget allows (R3)."""

from collections.abc import Iterator

from ledgers.check.ground.context import Grounds
from ledgers.check.ground.records import Group, groups, number, register
from ledgers.model import kinds
from ledgers.model.burden import Filings, filings_of, filings_of_year, required_fields
from ledgers.model.problem import Place, Problem
from ledgers.model.words import Both, Words, say


def ledgers_over_budget(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each ledger with more fields or filings than `rules.yaml` allows."""
    rules = register(grounds, "rules")
    if rules is None:
        return
    filings = filings_of_year(filings_of(grounds.catalog))
    for path, row in groups(rules.value, "burden"):
        for field, count, thing in _asked(grounds, row, filings):
            limit = number(row[field])
            if limit is not None and count > limit:
                place = rules.place(*path, field, of_value=True)
                title = grounds.contract.ledger(str(row["ledger"])).title
                yield _over(place, title, count, thing, str(limit))


def _asked(grounds: Grounds, row: Group, filings: Filings) -> Iterator[tuple[str, int, Words]]:
    ledger = str(row["ledger"])
    if ledger in grounds.contract.schemas:
        fields = required_fields(grounds.contract, ledger)
        yield "required_fields", fields, say("required fields")
    for (county, other, year), count in sorted(filings.items()):
        if other == ledger:
            yield (
                "filings_year",
                count,
                say("filings of {county} in {year}", county=county, year=year),
            )


def _over(place: Place, ledger: Both, count: int, thing: Words, limit: str) -> Problem:
    message = say(
        "{ledger} asks for {count} {thing}; the budget is {limit}",
        ledger=ledger,
        count=count,
        thing=thing,
        limit=limit,
    )
    hint = say("drop a field or a filing, or have the budget changed")
    return kinds.schemas.OVER_BUDGET.at(place, message, hint)
