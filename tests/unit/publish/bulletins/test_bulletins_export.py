"""See that one issue is given as a file, and that nothing is written where it cannot be."""

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from ledgers.model.problem import CannotGoOn
from ledgers.write import printing
from tests.conftest import MINI, write_city
from tests.unit.publish.bulletins_made import some_files

Ledgers = Callable[..., tuple[int, str, str]]
NAME = "weekly-2026-01"
HAS_CHROMIUM = any(shutil.which(name) for name in printing.PROGRAMS)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a mini city with bulletins."""
    bulletins = {file.path: file.data for file in some_files()}
    return write_city(tmp_path / "city", MINI | bulletins)


@pytest.fixture
def export(root: Path, ledgers: Ledgers) -> Ledgers:
    """Return `ledgers bulletin export …` in English, on a day."""

    def run(name: str, form: str, out: Path) -> tuple[int, str, str]:
        place = ("--root", root, "--today", "2026-07-15", "--lang", "en")
        return ledgers("bulletin", "export", name, "--format", form, "--out", out, *place)

    return run


def test_a_document_is_written_and_is_the_same_each_time(export: Ledgers, tmp_path: Path) -> None:
    one, two = tmp_path / "one.docx", tmp_path / "two.docx"

    assert (export(NAME, "docx", one)[0], export(NAME, "docx", two)[0]) == (0, 0)
    assert zipfile.is_zipfile(one)
    assert one.read_bytes() == two.read_bytes()


def test_a_page_for_printing_is_written_where_it_was_asked_for(
    export: Ledgers, tmp_path: Path
) -> None:
    out = tmp_path / "new" / "page.html"
    status, said, _ = export(NAME, "html", out)

    assert (status, str(out) in said) == (0, True)
    assert out.read_text("utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.skipif(not HAS_CHROMIUM, reason="Chromium is not installed")
def test_a_pdf_is_printed_on_a4(export: Ledgers, tmp_path: Path) -> None:
    out = tmp_path / "page.pdf"

    assert export(NAME, "pdf", out)[0] == 0
    data = out.read_bytes()
    assert data.startswith(b"%PDF-")
    assert b"/MediaBox [0 0 594.95996 841.91998]" in data


@pytest.mark.parametrize("name", ["weekly-2026-09", "weekly-2026-03", "weekly-2026-04"])
def test_what_is_not_public_is_not_exported(export: Ledgers, tmp_path: Path, name: str) -> None:
    """It does not exist, its scope is none, or it is a draft."""
    out = tmp_path / "page.html"
    status, _, said = export(name, "html", out)

    assert (status, said) == (2, f"there is no public issue {name}\n")
    assert not out.exists()


def test_without_chromium_one_sentence_says_so(
    export: Ledgers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    out = tmp_path / "page.pdf"
    status, _, said = export(NAME, "pdf", out)

    assert (status, said.count("\n")) == (2, 1)
    assert "needs Chromium or Chrome" in said
    assert not out.exists()


@pytest.mark.parametrize("program", ["/bin/false", "/bin/true", "/no/such/program"])
def test_a_chromium_that_prints_nothing_is_told(
    program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: program)

    with pytest.raises(CannotGoOn) as stopped:
        printing.printed(b"<p>")
    assert "could not print the page" in str(stopped.value.words)
