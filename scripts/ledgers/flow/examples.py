"""Samples and hints that come with the program, told with the codes and names of the city."""

import json
import re
from collections.abc import Callable

from ledgers.flow.load import City
from ledgers.model.catalog import Catalog
from ledgers.model.contract import Contract
from ledgers.model.values import replace

INVENTED = re.compile(
    r"990100|9901[0-9]{2}|演示市|砚川市|演示县|岫岭县|霁城区|Yanshi County|yanchuan"
)
"""What samples call the demonstration's city, its counties and its organisation."""


def told_in(catalog: Catalog) -> Callable[[str], str]:
    """Return how a text is told in a city: by its own code and name, and its first county's."""
    city = next((row for row in catalog.areas.values() if row.kind == "city"), None)
    shown = catalog.publication and catalog.publication.demonstration
    if shown or city is None or not catalog.counties:
        return str
    county = catalog.counties[0]
    own = {"990100": city.code, "演示市": city.name, "演示县": county.name, "yanchuan": "city"}
    own |= {"砚川市": city.name, "岫岭县": county.name, "霁城区": catalog.counties[-1].name}
    own["Yanshi County"] = county.en or county.name
    return lambda text: INVENTED.sub(lambda found: own.get(found[0], county.code), text)


def in_own_words(city: City) -> City:
    """Return a city whose schemas have its own codes in their hints and descriptions."""
    schemas = city.schemas.by_ledger
    own = json.loads(told_in(city.catalog)(json.dumps(schemas, ensure_ascii=False)))
    catalog = replace(city.catalog, contract=Contract(own))
    return replace(city, catalog=catalog, schemas=replace(city.schemas, by_ledger=own))
