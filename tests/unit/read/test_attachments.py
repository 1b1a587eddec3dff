"""What a file is, is told by its bytes; what is no file of its folder is none."""

import hashlib
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from ledgers.read.attachments import held_in


def packed(*names: str) -> bytes:
    """Return a file of several parts."""
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return whole.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"\x89PNG\r\n\x1a\nx", "image"),
        (b"\xff\xd8\xff\xe0", "image"),
        (b"II*\0", "image"),
        (packed("[Content_Types].xml", "word/document.xml"), "office"),
        (packed("Doc_0/Document.xml", "OFD.xml"), "ofd"),
        (packed("[Content_Types].xml", "xl/vbaProject.bin"), ""),
        (packed("notes.txt"), ""),
        (packed("[Content_Types].xml", "xl/VBAPROJECT.BIN"), ""),
        (packed("OFD.xml")[:-9], ""),
        (packed("件.xml").replace("件".encode(), b"\xff\xfe\xfd"), ""),
        (packed("OFD.xml").replace(b"PK\1\2\x14\3\x14", b"PK\1\2\x14\3\x63"), ""),
        (bytes.fromhex("d0cf11e0a1b11ae1"), ""),
        (b"plain", ""),
        (b"", ""),
    ],
)
def test_a_kind_is_told_by_bytes_and_a_macro_is_none(
    tmp_path: Path, data: bytes, kind: str
) -> None:
    (tmp_path / "a.pdf").write_bytes(data)
    held = held_in(tmp_path, "a.pdf")

    assert held is not None
    assert (held.kind, held.bytes) == (kind, len(data))
    assert held.sha256 == hashlib.sha256(data).hexdigest()


def test_a_link_a_folder_and_nothing_are_no_attachment(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "b.pdf").symlink_to(tmp_path / "a.pdf")
    (tmp_path / "c.pdf").mkdir()

    assert [held_in(tmp_path, name) for name in ("b.pdf", "c.pdf", "d.pdf")] == [None] * 3


def test_what_leads_out_of_the_folder_is_no_attachment(tmp_path: Path) -> None:
    (tmp_path / "secret.pdf").write_bytes(b"%PDF-1.7\n")
    folder = tmp_path / "attachments"
    folder.mkdir()
    (folder / "linked").symlink_to(tmp_path)
    (folder / "circle").symlink_to(folder / "circle")
    names = ("../secret.pdf", "linked/secret.pdf", "circle/secret.pdf", "a\0.pdf", "x" * 300)

    assert [held_in(folder, name) for name in names] == [None] * len(names)


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept/a.pdf").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "attachments").symlink_to(tmp_path / "kept")

    assert held_in(tmp_path / "attachments", "a.pdf") is not None
