"""The page on which anyone does draws again, and the file of draws that its script reads."""

import json

from ledgers.model import OutputFile, Value, group, rows, say, texts
from ledgers.model.lots import verdict
from ledgers.publish.kit import Desk, Filled, links
from ledgers.publish.subjects.entries import dated


def draws_page(desk: Desk) -> Filled:
    """Return the page of draws."""
    here, about = desk.here(links.DRAWS), say("Draws that nobody could choose, done again.")
    rows = []
    for name, draw in _public(desk).items():
        record = f"city/{'checks' if 'seed' in draw else 'draws'}/{name}"
        rows.append((name, here.source(record, name, "as-of"), verdict(draw)[0]))
    opening = here.opening(say("Draws"), about, (links.LEDGERS, say("Ledgers")))
    return here.page("draws.html.j2", opening, draws=tuple(rows))


def draws_file(desk: Desk) -> OutputFile:
    """Return the file of all draws as far as they are public, and what drawn bodies are called.

    It works without a server.
    """
    draws = {name: {**draw} for name, draw in _public(desk).items()}
    listed = (row for draw in draws.values() for row in rows(group(draw, "reveal"), "strata"))
    drawn = {name for row in listed for name in texts(row, "sample")}
    names = {name: desk.unit_name(name) for name in sorted(drawn & desk.view.catalog.units.keys())}
    put = (("draws", draws), ("names", names))
    text = "".join(f'ledgers.put("{name}", {json.dumps(said)});\n' for name, said in put)
    return OutputFile(f"{links.DRAWS}draws.js", text.encode())


def _public(desk: Desk) -> dict[str, Value]:
    """Return the draws, withdrawn ones too, the newest first, then those that one party made."""
    listed = sorted(desk.records.get("draws", ()), key=lambda row: row.day, reverse=True)
    found = {record.id: record.value for record in listed}
    checks = ((row.record.id, group(row.value, "draw")) for row in dated(desk, "checks"))
    return found | {name: draw for name, draw in checks if "seed" in draw}
