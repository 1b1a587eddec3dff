"""The description of the interface as OpenAPI 3.1, made of what `site/api.yaml` says."""

from collections.abc import Iterable, Mapping
from typing import Any

from ledgers.model.words import Both, Words, as_words, say
from ledgers.publish.frame.open_data import licence, told_of
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Filled
from ledgers.publish.kit.context import Desk
from ledgers.publish.tables.tables import DataTable

Said = Mapping[str, Any]


def described(desk: Desk, tables: Mapping[str, DataTable]) -> Said:
    """Return the description of every file and every object, in the reader's language."""
    said, found = desk.view.interface, licence(desk.view)
    told = {name: as_words(Both(**row)) for name, row in said["told"].items()}
    stated = {"license": {"name": found["id"], "url": found["url"]}} if found else {}
    promise, shapes = told["promise"], said["shapes"].items()
    info = {"title": told_of(desk, "title"), "description": desk.say(promise)}
    schemas = {name: _schema(desk, it, told, tables.get(it["table"])) for name, it in shapes}
    return {
        **said["document"],
        "info": {**info, "version": "1.0.0", **stated},
        "components": {"schemas": schemas},
    }


def _schema(desk: Desk, said: Said, told: Mapping[str, Words], table: DataTable | None) -> Said:
    """Return what an object holds; its table says of each column what it is."""
    known = {**told, **(table.fields if table else {})}
    known |= {name: told[name] for name in said.get("links", ())}
    known |= dict.fromkeys(said.get("lists", ()), told["list"])
    texts = {name: {"description": desk.say(words)} for name, words in known.items()}
    properties = {
        name: {**kind, **texts.get(name, {})} for name, kind in said["properties"].items()
    }
    about = {"type": "object", "description": desk.both(said["zh"], said["en"])}
    return {**about, "required": said["required"], "properties": properties}


def api_page(desk: Desk, tables: Iterable[DataTable]) -> Filled:
    """Return the page about the interface: its files, and what every object holds."""
    here = desk.here(links.API)
    about = say("Static JSON for programs: its files, and what every object holds.")
    return here.page(
        "api.html.j2",
        here.opening(say("Interface"), about, (links.DATA, say("Data")), contents=True),
        whole=described(desk, {table.name: table for table in tables}),
    )
