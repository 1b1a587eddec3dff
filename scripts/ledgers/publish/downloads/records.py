"""Make the tables that tell of every ledger: how many records it has, and what it asks."""

from collections import Counter
from collections.abc import Iterator

from ledgers.model.burden import filings_of
from ledgers.model.layout import LEDGERS
from ledgers.model.words import say
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.labels import sort_word
from ledgers.publish.kit.records import valid
from ledgers.publish.kit.tables import DataTable, Values, table_of
from ledgers.publish.kit.totals import CODE, NAME
from ledgers.publish.kit.values import whole
from ledgers.publish.ledgers.burden import KEPT, asked_of, budgets

LEDGER = {"ledger": say("ledger"), "title": say("title")}


def records(desk: Desk) -> DataTable:
    """Return how many public records of each ledger there are, by county, sort and period."""
    fields = {
        **LEDGER,
        "code": say("county code; empty for the city as a whole"),
        "sort": say("sort, by its code"),
        "sort_name": say("sort"),
        "period": say("month, quarter or year; empty where not dated"),
        "records": say("records; one of several counties stands once for each"),
    }
    return table_of("records", say("Records of all ledgers"), fields, _records(desk), LEDGERS)


def _records(desk: Desk) -> Iterator[Values]:
    for ledger, listed in desk.records.items():
        found = Counter(
            (county, record.sort, record.period)
            for record in valid(listed)
            for county in record.counties or ("",)
        )
        for (county, sort, period), count in sorted(found.items()):
            yield {
                "ledger": ledger,
                "title": desk.ledger_title(ledger),
                "code": county or None,
                "sort": sort or None,
                "sort_name": sort_word(desk, ledger, sort) if sort else None,
                "period": period or None,
                "records": count,
            }


def burden(desk: Desk) -> DataTable:
    """Return what each ledger asks of the counties, and its budget."""
    fields = {
        **LEDGER,
        "required_fields": say("fields that one filing must fill in"),
        "required_fields_budget": say("at most so many by the city's rule"),
        "filings_year": say("most filings of one county in a year"),
        "filings_year_budget": say("at most so many by the city's rule"),
        "minutes_budget": say("minutes of one filing by the city's rule"),
    }
    return table_of("burden", say("Burden of filing"), fields, _burden(desk))


def _burden(desk: Desk) -> Iterator[Values]:
    for ledger in KEPT:
        limits = budgets(desk).get(ledger, {})
        fields, most = asked_of(desk, ledger)
        yield {
            "ledger": ledger,
            "title": desk.ledger_title(ledger),
            "required_fields": fields,
            "required_fields_budget": whole(limits, "required_fields"),
            "filings_year": most,
            "filings_year_budget": whole(limits, "filings_year"),
            "minutes_budget": whole(limits, "minutes"),
        }


def filings(desk: Desk) -> DataTable:
    """Return how often each county filed in each ledger and month."""
    fields = {
        "code": CODE,
        "name": NAME,
        **LEDGER,
        "month": say("month"),
        "filings": say("files, and updates of files that grow"),
    }
    title = say("Filings by county, ledger and month")
    return table_of("filings", title, fields, _filings(desk))


def _filings(desk: Desk) -> Iterator[Values]:
    for (county, ledger, month), count in sorted(filings_of(desk.view.catalog).items()):
        yield {
            "code": county,
            "name": desk.county_name(county),
            "ledger": ledger,
            "title": desk.ledger_title(ledger),
            "month": month,
            "filings": count,
        }
