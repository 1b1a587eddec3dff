"""No cell of a CSV is run; archives are packed plainly, those of offices say the day they show."""

import csv
import io
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import docx
import pytest

from ledgers.model.output import CORE, archived, csv_text, rewritten

DAY = date(2026, 7, 15)


def entries(data: bytes) -> list[zipfile.ZipInfo]:
    """Return the entries of a container."""
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        return container.infolist()


def test_entries_are_plain_files_of_one_time() -> None:
    for entry in entries(archived({"b": b"2", "甲.csv": b"1", "a/c": b""}, DAY)):
        assert entry.date_time == (2026, 7, 15, 0, 0, 0)
        assert (entry.compress_type, entry.create_system) == (zipfile.ZIP_STORED, 3)
        assert (entry.external_attr, entry.extra, entry.comment) == (0o100644 << 16, b"", b"")


def test_folders_are_left_out() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as container:
        container.mkdir("folder")
        container.writestr("folder/a", b"1")

    assert [entry.filename for entry in entries(rewritten(out.getvalue(), DAY))] == ["folder/a"]


@pytest.mark.parametrize(
    ("day", "told"), [(date(1949, 10, 1), (1980, 1, 1)), (date(9999, 1, 1), (2107, 12, 31))]
)
def test_a_day_that_an_archive_cannot_tell_becomes_the_nearest_one(
    day: date, told: tuple[int, int, int]
) -> None:
    (entry,) = entries(archived({"a": b""}, day))

    assert entry.date_time[:3] == told


@pytest.mark.parametrize(
    "moment",
    [
        b'<dcterms:created xsi:type="dcterms:W3CDTF">2013-12-23T23:15:00Z</dcterms:created>',
        b'<dcterms:created xsi:type="dcterms:W3CDTF"/>',
        b'<dcterms:created xsi:type="dcterms:W3CDTF"></dcterms:created>',
    ],
)
def test_a_moment_is_set_however_it_was_written(moment: bytes) -> None:
    before = archived({CORE: b"<p>" + moment + b"</p>"}, DAY)

    with zipfile.ZipFile(io.BytesIO(rewritten(before, DAY))) as container:
        core = container.read(CORE)

    element = b'<dcterms:created xsi:type="dcterms:W3CDTF">2026-07-15T00:00:00Z</dcterms:created>'
    assert core == b"<p>" + element + b"</p>"


def test_a_document_made_at_two_times_is_one_and_can_be_opened() -> None:
    made = [document(1999), document(2020)]

    done = [rewritten(data, DAY) for data in made]

    assert made[0] != made[1]
    assert done[0] == done[1]
    opened = docx.Document(io.BytesIO(done[0]))
    assert [paragraph.text for paragraph in opened.paragraphs] == ["通报"]
    told = opened.core_properties
    assert told.created == told.modified == datetime(2026, 7, 15, tzinfo=UTC)


def document(year: int) -> bytes:
    """Return a document that says it was made in a year."""
    made, out = docx.Document(), io.BytesIO()
    made.add_paragraph("通报")
    made.core_properties.created = datetime(year, 1, 1, tzinfo=UTC)
    made.core_properties.modified = datetime(year, 6, 1, tzinfo=UTC)
    made.save(out)
    return out.getvalue()


def test_what_is_no_archive_is_refused() -> None:
    with pytest.raises(zipfile.BadZipFile):
        rewritten(b"no archive", DAY)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\t=1", "\r=1", "\n=1", "＝1"])
def test_a_text_that_a_spreadsheet_would_run_is_held_back(text: str) -> None:
    assert read(csv_text([["a", text]])) == [["a", f"'{text}"]]


@pytest.mark.parametrize("value", ["甲", "1", -1, Decimal("-0.5"), True, "", "a,b", 'a"b'])
def test_any_other_value_stays_as_it_is(value: object) -> None:
    assert read(csv_text([["a", value]])) == [["a", str(value)]]


def read(text: str) -> list[list[str]]:
    """Read CSV as another program does."""
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
