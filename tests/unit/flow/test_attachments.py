"""Attachments are looked for where it is asked, told to a reviewer, and shown where public."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

from demo import mini_city
from ledgers.publish.ledgers.page import ledger_page
from tests.unit.check.change.judging import add, county
from tests.unit.flow.test_review import DAY, made
from tests.unit.publish.ledgers.made import block, cells_of, desk, record
from tests.unit.publish.views import view_in

Run = Callable[..., tuple[int, str, str]]
NAME, UPDATED = "D2026-06-17-1", "990121/documents/D2026-06-17-1"
DATA = b"%PDF-1.7\n"
SAID = {"sha256": hashlib.sha256(DATA).hexdigest(), "bytes": len(DATA), "kind": "pdf"}
PUBLIC, HIDDEN = {"name": "rules.pdf", **SAID}, {"name": "CANARY.pdf", **SAID}
INTERNAL = {**HIDDEN, "visibility": "internal"}


def field(*rows: dict[str, object]) -> str:
    """Return the field of a record that names files."""
    return f"attachments: {json.dumps(rows)}\n"


def test_files_are_looked_for_where_it_is_asked_and_the_reviewer_is_told(
    ledgers: Run, tmp_path: Path
) -> None:
    root = made(tmp_path / "city", add(county(f"documents/{NAME}"), field(PUBLIC)))
    asked = ("review", "--root", root, "--lang", "en", *DAY, "--base", "main")
    missed = ledgers(*asked, "--attachments", tmp_path)[1]

    (tmp_path / UPDATED).mkdir(parents=True)
    (tmp_path / UPDATED / "rules.pdf").write_bytes(DATA)
    found = json.loads(ledgers(*asked, "--attachments", tmp_path, "--format", "json")[1])

    assert f"- `{UPDATED}/rules.pdf` pdf, {len(DATA)} bytes: not found\n" in missed
    assert "R191" in missed
    assert found["attached"] == [{**SAID, "path": f"{UPDATED}/rules.pdf", "found": True}]
    assert "R191" not in {row["code"] for row in found["problems"]}


def test_one_county_is_told_of_its_own_files_only(ledgers: Run, tmp_path: Path) -> None:
    rows = [add(county(f"documents/{NAME}"), field(PUBLIC))]
    rows += [
        add("data/counties/990102/progress/T22.yaml", f"    attachments: [{json.dumps(HIDDEN)}]\n")
    ]
    root = made(tmp_path / "city", *rows)
    asked = ("--root", root, "--attachments", tmp_path, "--format", "json", *DAY)

    whole, own = (json.loads(ledgers("check", *part, *asked)[1]) for part in ((), ("990121",)))

    files = {row["file"] for row in whole["problems"] if row["code"] == "R191"}
    assert len(files) == len(rows)
    assert own["problems"] == [row for row in whole["problems"] if "/990121/" in row["file"]]
    assert ledgers("check", "city", *asked)[0] == 0
    assert ledgers("check", "990199", *asked)[0] == 2


def test_internal_files_leave_no_trace_beside_public_ones() -> None:
    files, document, task = mini_city(), county(f"documents/{NAME}"), county("progress/T16")
    public = files | {document: files[document] + field(PUBLIC).encode()}
    whole = files | {
        document: files[document] + field(PUBLIC, INTERNAL).encode(),
        task: files[task] + f"    attachments: {json.dumps([HIDDEN])}\n".encode(),
    }
    seen, expected = view_in(whole), view_in(public)

    assert seen.sources == expected.sources
    said, told = ([row.value for row in one.catalog.documents] for one in (seen, expected))
    assert said == told
    assert [row["attachments"] for row in said if "attachments" in row] == [[PUBLIC]]


def test_a_document_is_listed_with_its_files_and_their_digests() -> None:
    one = record("documents", NAME, day="2026-06-17", value={"attachments": [PUBLIC]})
    page = ledger_page(desk(one), "documents")

    rows = cells_of(block(page.blocks, "attachments").tables[0])
    assert [row[1:] for row in rows] == [["rules.pdf", SAID["sha256"], str(len(DATA))]]
