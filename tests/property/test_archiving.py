"""An archive is a function of what it holds: order, time and way of packing leave no trace."""

import io
import zipfile
from collections.abc import Mapping
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ledgers.model.output import CORE, archived, rewritten

DAY = date(2026, 7, 15)
NAMES = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="/\\:"), min_size=1
)
PATHS = st.lists(NAMES, min_size=1, max_size=3).map("/".join)
FILES = st.dictionaries(PATHS, st.binary(max_size=200), max_size=6)
MOMENTS = st.tuples(
    st.integers(1980, 2107),
    st.integers(1, 12),
    st.integers(1, 28),
    st.integers(0, 23),
    st.integers(0, 59),
    st.integers(0, 59),
)
METHODS = st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])


@st.composite
def packed(draw: st.DrawFn, files: Mapping[str, bytes]) -> bytes:
    """Pack files in any order, at any time, by any method, with any attributes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as container:
        container.comment = draw(st.binary(max_size=9))
        for name in draw(st.permutations(sorted(files))):
            entry = zipfile.ZipInfo(name, draw(MOMENTS))
            entry.compress_type = draw(METHODS)
            entry.create_system = draw(st.sampled_from([0, 3]))
            entry.external_attr = draw(st.integers(0, 2**32 - 1)) & ~0x10
            entry.extra = draw(st.sampled_from([b"", b"\x99\x99\x02\x00ab"]))
            container.writestr(entry, files[name])
    return out.getvalue()


def content(data: bytes) -> dict[str, bytes]:
    """Return what a container holds, by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        return {name: container.read(name) for name in container.namelist()}


@given(st.data(), FILES)
def test_how_it_was_packed_leaves_no_trace(data: st.DataObject, files: dict[str, bytes]) -> None:
    one, other = data.draw(packed(files)), data.draw(packed(files))

    assert rewritten(one, DAY) == rewritten(other, DAY) == archived(files, DAY)


@given(st.data(), FILES)
def test_every_entry_keeps_its_bytes(data: st.DataObject, files: dict[str, bytes]) -> None:
    kept = content(rewritten(data.draw(packed(files)), DAY))

    assert kept == files
    assert list(kept) == sorted(files)


@given(FILES, st.dates(), st.dates())
def test_doing_it_twice_is_doing_it_once(files: dict[str, bytes], day: date, earlier: date) -> None:
    made = archived(files, earlier)

    assert rewritten(rewritten(made, day), day) == rewritten(made, day)


@given(st.text(alphabet=st.characters(exclude_characters="<>&", exclude_categories=["Cs"])))
def test_only_the_days_of_the_core_properties_are_set(title: str) -> None:
    core = "<p><dc:title>{}</dc:title><dcterms:created t='x'>{}</dcterms:created></p>"
    before = archived({CORE: core.format(title, "2013-12-23T23:15:00Z").encode()}, DAY)

    after = content(rewritten(before, DAY))

    assert after == {CORE: core.format(title, "2026-07-15T00:00:00Z").encode()}
