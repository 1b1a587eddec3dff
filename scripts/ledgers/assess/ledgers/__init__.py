"""All that follows from the records of the ledgers, and what these ask of the counties."""

from collections.abc import Iterator
from datetime import date

from ledgers.assess.ledgers.filed import events, facilities, posts
from ledgers.assess.ledgers.findings import findings, happenings
from ledgers.assess.ledgers.signs import asked_twice, signs
from ledgers.assess.quotas import quota_states
from ledgers.model import Catalog, Contract, Value, rows, text, whole
from ledgers.model.layout import COUNTY_LEDGERS, COUNTY_REGISTERS
from ledgers.model.ledger_facts import Burden, Filings, LedgerFacts
from ledgers.model.ledger_records import Filings as Counted
from ledgers.model.ledger_records import Records, filings_of, filings_of_year, required_fields

KEPT = tuple(sorted({*COUNTY_LEDGERS, *COUNTY_REGISTERS}))


def ledger_facts(catalog: Catalog, records: Records, as_of: date) -> LedgerFacts:
    """Return what follows at the end of a day from the records of a catalogue."""
    found = findings(catalog, records, as_of)
    filed = filings_of(catalog)
    return LedgerFacts(
        posts=posts(catalog, records),
        facilities=facilities(records),
        events=tuple(events(records)),
        findings=found,
        happenings=happenings(catalog, found.matters, as_of),
        burden=tuple(_burden(catalog.contract, records, filed)),
        filings=tuple(Filings(*key, count) for key, count in sorted(filed.items())),
        signs=tuple(signs(catalog)),
        twice=tuple(asked_twice(catalog.contract, KEPT)),
        quotas=quota_states(catalog, as_of),
    )


def _burden(contract: Contract, records: Records, filed: Counted) -> Iterator[Burden]:
    """Yield what each ledger asks: fields of one filing, most filings of a county in a year."""
    rules = (row for record in records.get("rules", ()) for row in rows(record.value, "burden"))
    budgets = {text(row, "ledger"): row for row in rules}
    yearly = filings_of_year(filed)
    for ledger in KEPT:
        fields = required_fields(contract, ledger)
        counts = (count for (_, name, _), count in yearly.items() if name == ledger)
        most = None if ledger in COUNTY_REGISTERS else max(counts, default=0)
        budget = budgets.get(ledger, {})
        yield Burden(ledger, fields, most, budget, within(budget, fields, most))


def within(budget: Value, fields: int, most: int | None) -> bool | None:
    """Say whether what a ledger asks lies within its budget; None where it has none."""
    if not budget:
        return None
    known = ((fields, whole(budget, "required_fields")), (most, whole(budget, "filings_year")))
    over = (limit is not None and asked is not None and asked > limit for asked, limit in known)
    return not any(over)
