"""The page on which anyone does draws again, and the files of draws that its script reads."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import ClassVar

from ledgers.model.lots import digest, drawn, message, seed_of, tickets, verdict
from ledgers.model.output import OutputFile
from ledgers.model.rows import group
from ledgers.model.words import say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Code, Inner, Row, Table, row_of, table_of_rows
from ledgers.publish.kit.context import Desk, Leaf
from ledgers.publish.kit.count_tables import Block
from ledgers.publish.kit.entries import Entry, by_schema, dated, field, identifier, number
from ledgers.publish.kit.listing import Col, Listing

SHOWN = {"committed_on", "value_where", "value_on", "revealed_on", "check", "population_n"}
SCRIPTS = ("assets/loader.js", "assets/draws.js")
A, B, VALUE = digest("half a"), digest("half b"), "03 11 19 24 28 33 07"
VECTORS = ((10, 3), (17, 4), (101, 31))
"""N and n of the samples that are published to check other programs by."""


@dataclass(frozen=True, slots=True)
class DrawsPage(Inner):
    """All draws, what each proves, and how to do them again by hand."""

    template: ClassVar[str] = "draws.html.j2"
    draws: Table
    one_party: Table
    ids: tuple[str, ...]
    seed: Code
    vectors: Table


def draws_page(desk: Desk) -> DrawsPage:
    """Return the page of draws; its script reads the files of `draw_files`."""
    here, seed = desk.here(links.DRAWS), seed_of(A, B, VALUE)
    about = say("Draws that nobody could choose, and how to do them again.")
    files, listed = [file.path for file in draw_files(desk)], by_schema(desk, "draws", SHOWN)
    how = {"contents": True, "scripts": (*SCRIPTS, *files)}
    listed = replace(listed, stacked=True, columns=(*listed.columns, PROOF))
    return DrawsPage(
        *here.opening(say("Draws"), about, (links.LEDGERS, say("Ledgers")), **how),
        draws=listed.table(desk, here, dated(desk, "draws")),
        one_party=ONE_PARTY.table(desk, here, _one_party(desk)),
        ids=tuple(file.removeprefix(links.DRAWS).removesuffix(".js") for file in files),
        seed=Code(f"{message('seed', A, B, VALUE)}→ {seed}"),
        vectors=table_of_rows(
            say("Samples of this seed"), (_vector(here, seed, *numbers) for numbers in VECTORS)
        ),
    )


def _vector(here: Leaf, seed: str, members: int, number: int) -> Row:
    (sample,) = drawn([([str(serial + 1) for serial in range(members)], number)], tickets(seed))
    counts = here.number(say("N"), str(members)), here.number(say("n"), str(number))
    return row_of(*counts, here.cell(say("Drawn, in this order"), " ".join(sample)))


PROOF = Col[Entry](head=say("Proof"), face=lambda _, __, entry: verdict(entry.value)[0])
ONE_PARTY = Listing(
    name="draws-by-one-party",
    title=say("Draws by one party"),
    stacked=True,
    columns=(
        identifier("check", say("check"), say("Check")),
        field("stratum", say("stratum"), say("Stratum")),
        number("population_n", say("population"), say("Population")),
        number("sample_n", say("sample"), say("Sample")),
        PROOF,
    ),
)


def _one_party(desk: Desk) -> list[Entry]:
    """Return the draws of checks whose seed was committed by the one who drew."""
    found = [Entry(row.record, group(row.value, "draw")) for row in dated(desk, "checks")]
    return [entry for entry in found if "seed" in entry.value]


def draw_files(desk: Desk) -> Iterator[OutputFile]:
    """Yield a file for each draw as far as it is public; it also works without a server."""
    drawn_before = dated(desk, "draws"), _one_party(desk)
    for entry in chain(*drawn_before):
        name = links.segment(entry.record.id)
        put = json.dumps(links.DRAWS + name), json.dumps({**entry.value})
        said = f"ledgers.put({', '.join(put)});\n"
        yield OutputFile(f"{links.DRAWS}{name}.js", said.encode())


def draws(here: Leaf) -> Iterator[Block]:
    """Lead from the ledger to the page on which draws are done again."""
    there = here.said(links.DRAWS, say("Draws that anyone can do again"))
    rule = say(
        "First the commitment, then a public value that nobody knows yet: {page}.", page=there
    )
    yield Block("proof", say("Proof"), (rule,))
