"""The page on which anyone does draws again, and the files of draws that its script reads."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import ClassVar

from ledgers.model.lots import digest, drawn, message, seed_of, tickets, verdict
from ledgers.model.output import OutputFile
from ledgers.model.rows import group
from ledgers.model.words import say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Code, Here, Inner, Row, Table, row_of, table_of_rows
from ledgers.publish.kit.context import Desk, Leaf
from ledgers.publish.kit.count_tables import Block
from ledgers.publish.kit.entries import Entry, dated, field, identifier, number
from ledgers.publish.kit.listing import Col, Listing

COMMANDS = {
    "half": "printf %s HALF | xxd -r -p | sha256sum",
    "seed": "printf 'county-ledgers seed 1\\n64 %s\\n64 %s\\n%s %s\\n' "
    "HALF_A HALF_B LENGTH VALUE | sha256sum",
    "ticket": "printf %s SEED,1 | sha256sum",
    "verify": "ledgers draw verify --portal public",
}
A, B, VALUE = digest("half a"), digest("half b"), "03 11 19 24 28 33 07"
VECTORS = ((10, 3), (17, 4), (101, 31))
"""N and n of the samples that are published to check other programs by."""


@dataclass(frozen=True, slots=True)
class DrawsPage(Inner):
    """All draws, what each proves, and how to do them again by hand."""

    template: ClassVar[str] = "draws.html.j2"
    commands: Mapping[str, Code]
    draws: Table
    one_party: Table
    ids: tuple[str, ...]
    seed: Code
    vectors: Table


def draws_page(desk: Desk) -> DrawsPage:
    """Return the page of draws; its script reads the files of `draw_files`."""
    here, seed = desk.here(links.DRAWS), seed_of(A, B, VALUE)
    about = say("Draws that nobody could choose, and how to do them again.")
    files = [file.path for file in draw_files(desk)]
    return DrawsPage(
        *here.opening(
            say("Draws"),
            about,
            (links.LEDGERS, say("Ledgers")),
            contents=True,
            scripts=("assets/loader.js", *files, "assets/draws.js"),
        ),
        commands={name: Code(text) for name, text in COMMANDS.items()},
        draws=DRAWS.table(desk, here, DRAWS.of(desk)),
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


def _used(_: Desk, here: Here, entry: Entry) -> object:
    """Return the check that a draw was for, or why it was for none."""
    check = str(entry.value.get("check", "")).rpartition("/")[2]
    return entry.shown(here, check or entry.value.get("unused"))


PROOF: Col[Entry] = Col(head=say("Proof"), face=lambda _, __, entry: verdict(entry.value)[0])
DRAWS: Listing[Entry] = Listing(
    name="committed",
    title=say("Draws committed to, the newest first"),
    stacked=True,
    of=lambda desk: dated(desk, "draws"),
    columns=(
        identifier("draw", say("draw"), say("Draw")),
        field("committed_on", say("day of the commitment"), say("Committed")),
        field("value_on", say("day of the public value"), say("Public value")),
        Col(
            head=say("Where it stands"),
            face=lambda _, here, entry: entry.shown(here, entry.value.get("value_where")),
        ),
        Col(head=say("Used for"), short=True, face=_used),
        number("population_n", say("population"), say("Population")),
        number("sample_n", say("sample"), say("Sample")),
        PROOF,
    ),
)
ONE_PARTY: Listing[Entry] = Listing(
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
