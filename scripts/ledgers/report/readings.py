"""Write what an indicator measured, and where what went in stands."""

from fractions import Fraction

from ledgers.model.catalog import Catalog
from ledgers.model.explanation import indicator_name, sited
from ledgers.model.forms import is_share
from ledgers.model.measurement import Input, Measurement
from ledgers.model.numbers import MINUS, NONE, percent
from ledgers.model.scoring import rounded
from ledgers.model.words import Translate, Words, say


def named(catalog: Catalog, name: str, translate: Translate) -> str:
    """Return what an indicator is called in the reader's language."""
    return translate(Words("{both}", {"both": indicator_name(catalog, name)}))


def reading(catalog: Catalog, name: str, value: Fraction | None) -> str:
    """Write a value in the unit of its indicator: shares in percent."""
    if value is None:
        return NONE
    indicator = catalog.indicators.get(name)
    if indicator is not None and is_share(indicator):
        return percent(value)
    return f"{rounded(value, 4).normalize():f}".replace("-", MINUS)


def measured_line(catalog: Catalog, found: Measurement, translate: Translate) -> str:
    """Return an indicator with its arithmetic and its value, or with the reason for none."""
    name = f"{named(catalog, found.indicator, translate)} ({found.indicator})"
    if found.value is None:
        return f"{name}: {translate(found.reason or say('not known'))}"
    return f"{name}: {found.formula} = {reading(catalog, found.indicator, found.value)}"


def input_line(catalog: Catalog, one: Input, translate: Translate) -> str:
    """Return where an input stands, which record and path it is, and its value."""
    place = sited(catalog, one)
    where = translate(say("nothing filed")) if place is None else f"{place.file}:{place.line}"
    path = ".".join(str(step) for step in one.path)
    return f"{where}  {one.record}{' ' + path if path else ''}  {one.text}"
