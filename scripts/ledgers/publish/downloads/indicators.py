"""Give the values of all published indicators for download, one row for county and indicator."""

from collections.abc import Iterator, Mapping

from ledgers.model.layout import LEDGERS
from ledgers.model.words import Words, say
from ledgers.publish.indicators.listed import ledger_of, public_indicators
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.tables import DataTable, Values, table_of
from ledgers.publish.kit.totals import CODE, NAME
from ledgers.publish.measured.values import exactly, is_share

COLUMNS: Mapping[str, Words] = {
    "indicator": say("indicator's name in files"),
    "zh": say("indicator in Chinese"),
    "en": say("indicator in English"),
    "county": CODE,
    "name": NAME,
    "unit": say("unit of the value; shares and changes are 0 to 1"),
    "period": say("period of the filing, where there is one"),
    "value": say("value without rounding, a fraction such as 61/62 where no decimal ends"),
    "formula": say("the arithmetic in figures"),
    "reason": say("why there is no value"),
}


def indicators(desk: Desk) -> DataTable:
    """Return the values of every public indicator in every county."""
    read = dict.fromkeys(ledger_of(row) for row in public_indicators(desk))
    ledgers = ("indicators", *(ledger for ledger in read if ledger in LEDGERS))
    title = say("Values of the indicators")
    return table_of("indicators", title, COLUMNS, _rows(desk), ledgers)


def _rows(desk: Desk) -> Iterator[Values]:
    for indicator in public_indicators(desk):
        for code, row in desk.view.measurements.get(indicator.id, {}).items():
            yield {
                "indicator": indicator.id,
                "zh": indicator.zh,
                "en": indicator.en,
                "county": code,
                "name": desk.county_name(code),
                "unit": "1" if is_share(indicator) else indicator.measure,
                "period": row.period,
                "value": exactly(row.value),
                "formula": row.formula or None,
                "reason": None if row.reason is None else desk.say(row.reason),
            }
