"""See that `ledgers attach` names files in records by their bytes, and keeps them all or none."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

Run = Callable[..., tuple[int, str, str]]
Attach = Callable[..., tuple[int, str]]
SCAN = b"%PDF-1.7\n"
OWN = "data/counties/990121"


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Return the folder of attachments."""
    (tmp_path / "attachments").mkdir()
    return tmp_path / "attachments"


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """Return a scan on the clerk's disk."""
    (tmp_path / "办法.PDF").write_bytes(SCAN)
    return tmp_path / "办法.PDF"


@pytest.fixture
def attach(ledgers: Run, city: Path) -> Attach:
    """Return a function that attaches in the mini city, and gives the status and what was said."""

    def run(*words: str | Path) -> tuple[int, str]:
        day = ("--today", "2026-07-15", "--lang", "en")
        status, out, errors = ledgers("attach", *words, "--root", city, *day)
        return status, out + errors

    return run


def of(city: Path, file: str) -> dict[str, object]:
    """Return what a file of the county says."""
    value: dict[str, object] = yaml.safe_load((city / OWN / file).read_text("utf-8"))
    return value


def a_document(city: Path) -> str:
    """Return the identifier of a document of the county."""
    return min(path.stem for path in (city / OWN / "documents").glob("*.yaml"))


def test_a_record_names_a_file_that_is_copied_to_where_it_is_looked_for(
    attach: Attach, ledgers: Run, city: Path, kept: Path, scan: Path
) -> None:
    name = a_document(city)

    status, said = attach("岫岭", name, scan, "--attachments", kept)

    copy = kept / f"990121/documents/{name}/办法.pdf"
    row = {"name": "办法.pdf", "bytes": len(SCAN), "kind": "pdf"}
    digest = hashlib.sha256(SCAN).hexdigest()
    assert (status, f"copied: {copy}" in said) == (0, True)
    assert of(city, f"documents/{name}.yaml")["attachments"] == [{**row, "sha256": digest}]
    assert copy.read_bytes() == SCAN
    words = ("--root", city, "--attachments", kept, "--today", "2026-07-15")
    assert ledgers("check", "990121", *words)[0] == 0


def test_what_belongs_to_a_filing_goes_to_its_last_entry_and_may_stay_internal(
    attach: Attach, city: Path, scan: Path
) -> None:
    status, said = attach("990121", "t22", scan, "--internal")

    updates = of(city, "progress/T22.yaml")["updates"]
    assert isinstance(updates, list)
    named = [[row["visibility"] for row in each.get("attachments", ())] for each in updates]
    assert named[:-1] == [[]] * (len(updates) - 1)
    assert named[-1] == ["internal"]
    place = Path("990121/progress/T22/办法.pdf")
    assert (status, f"put it there yourself: {place}" in said) == (0, True)


def test_a_dry_run_shows_the_lines_and_writes_nothing(
    attach: Attach, city: Path, kept: Path, scan: Path
) -> None:
    name = a_document(city)
    before = (city / OWN / f"documents/{name}.yaml").read_bytes()

    status, said = attach("990121", name, scan, "--attachments", kept, "--dry-run")

    assert (status, "+  - name: 办法.pdf" in said) == (0, True)
    assert (city / OWN / f"documents/{name}.yaml").read_bytes() == before
    assert not any(kept.iterdir())


def test_a_file_that_is_none_or_of_no_known_kind_is_refused(
    attach: Attach, tmp_path: Path, scan: Path
) -> None:
    scan.write_bytes(b"MZ a program")
    for file in (scan, tmp_path / "none.pdf"):
        status, said = attach("990121", "T22", file)
        assert status != 0
        assert f"{file} cannot be read, or is none of: pdf, ofd, image, office" in said


def test_no_file_takes_the_place_of_another_one(
    attach: Attach, city: Path, kept: Path, scan: Path
) -> None:
    name = a_document(city)
    other = kept / f"990121/documents/{name}/办法.pdf"
    other.parent.mkdir(parents=True)
    other.write_bytes(b"%PDF-1.7 of last year")

    status, said = attach("990121", name, scan, "--attachments", kept)

    assert status != 0
    assert f"another file is called 990121/documents/{name}/办法.pdf" in said
    assert "attachments" not in of(city, f"documents/{name}.yaml")


def test_a_file_that_is_named_twice_is_told_and_not_written(
    attach: Attach, city: Path, kept: Path, scan: Path
) -> None:
    name = a_document(city)
    assert attach("990121", name, scan, "--attachments", kept)[0] == 0

    status, said = attach("990121", name, scan, "--attachments", kept)

    assert (status, "S115" in said) == (1, True)
    rows = of(city, f"documents/{name}.yaml")["attachments"]
    assert isinstance(rows, list)
    assert len(rows) == 1


@pytest.mark.parametrize(
    ("owner", "subject", "code"), [("990199", "T22", "R103"), ("990121", "T99", "R106")]
)
def test_nothing_is_attached_to_what_is_not_there(
    attach: Attach, scan: Path, owner: str, subject: str, code: str
) -> None:
    status, said = attach(owner, subject, scan)

    assert (status, code in said) == (1, True)
