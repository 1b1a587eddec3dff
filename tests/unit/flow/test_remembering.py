"""What earlier checks found out changes nothing but the time that a check takes."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledgers.flow.load import City, Request, load
from ledgers.flow.remembering import FOLDER
from ledgers.model.document import Document
from ledgers.model.problem import Problem
from ledgers.model.remembered import PAGE, SUM, Page
from ledgers.model.values import packed, replace, unpacked
from tests.cases.fixtures import Case, cases, laid
from tests.cities import MINI, SCHEMAS, write_city

Run = Callable[..., tuple[int, str, str]]

DAY = date(2026, 7, 15)
CASES = [case for case in cases() if not case.is_of_change and case.today == DAY]
AREAS = "data/city/areas.yaml"
TASK = "data/counties/990121/progress/T07.yaml"
EXAMPLES = 2
"""Each checks several cities whole."""


def found(city: City) -> tuple[object, ...]:
    """Return what a check says, and what it holds of the city."""
    values = [(row.file, row.value) for row in city.catalog.documents]
    return city.problems, city.files, values, sorted(city.catalog.filed)


def said(root: Path, *, remembered: bool) -> tuple[object, ...]:
    """Check a city that lies in a folder."""
    return found(load(Request(root, DAY, remembered=remembered)))


def pages(root: Path) -> list[Path]:
    """Return what a check has left for the next one."""
    return sorted((root / FOLDER).glob(f"*{PAGE}"))


@pytest.fixture(scope="module")
def checked_once() -> Iterator[Path]:
    """Give the mini city, checked once so that all is remembered."""
    with TemporaryDirectory() as place:
        root = write_city(Path(place), {**MINI, **SCHEMAS})
        said(root, remembered=True)
        yield root


# ── The same with and without ────────────────────────────────────────────────────────────────────


@settings(max_examples=EXAMPLES)
@given(st.lists(st.sampled_from(CASES), min_size=2, max_size=2))
def test_with_and_without_what_is_remembered_a_check_says_the_same(several: list[Case]) -> None:
    with TemporaryDirectory() as place:
        for case in several:
            files = {
                path: data or b"" for path, data in laid(case, {**MINI, **SCHEMAS}).files.items()
            }
            root = Path(place)
            for path in [path for path in root.glob("data/**/*") if path.is_file()]:
                path.unlink()
            write_city(root, files)

            fresh = said(root, remembered=False)
            assert [said(root, remembered=True) for _ in range(2)] == [fresh] * 2


def test_what_is_remembered_is_not_looked_at_again(
    checked_once: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = said(checked_once, remembered=False)
    looked_at: list[str] = []

    def faults(_: object, document: Document) -> tuple[Problem, ...]:
        looked_at.append(document.file)
        return ()

    monkeypatch.setattr("ledgers.check.city.faults", faults)
    monkeypatch.setattr("ledgers.check.city.RULES", ())

    assert said(checked_once, remembered=True) == fresh
    # What a register leaves to the defaults depends on other files.
    assert [file for file in looked_at if not file.startswith("data/city/")] == []
    assert len(looked_at) <= len(list((checked_once / "schemas").glob("*.defaults.yaml")))


def test_a_file_that_changes_is_read_again(checked_once: Path) -> None:
    file = checked_once / TASK
    before = file.read_bytes()
    try:
        file.write_bytes(before.replace(b"T07.1", b"T07.9"))
        again = said(checked_once, remembered=True)
    finally:
        file.write_bytes(before)

    assert again != said(checked_once, remembered=True)
    assert again[0] != ()


def test_the_rules_are_asked_again_on_another_day_and_few_days_are_kept(
    checked_once: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ledgers.flow.remembering.QUIET", 1)
    other = Request(checked_once, date(2026, 9, 18), remembered=True)

    assert found(load(other)) == found(load(replace(other, remembered=False)))
    page = unpacked((checked_once / FOLDER / f"city{PAGE}").read_bytes()[SUM:], Page)
    assert page is not None
    assert len(page.quiet) == 1


def test_what_a_county_filed_before_anybody_knew_it_is_looked_at_once_it_is_known(
    tmp_path: Path,
) -> None:
    case = next(each for each in cases() if each.name == "S112/above_required")
    files = {path: data or b"" for path, data in laid(case, {**MINI, **SCHEMAS}).files.items()}
    known = files[AREAS]
    root = write_city(
        tmp_path, {**files, AREAS: known.replace(b'code: "990121"', b'code: "990122"')}
    )
    said(root, remembered=True)

    (root / AREAS).write_bytes(known)

    fresh = said(root, remembered=False)
    assert case.code in {problem.kind.code for problem in load(Request(root, DAY)).problems}
    assert [said(root, remembered=True) for _ in range(2)] == [fresh] * 2


# ── What is broken is not believed ───────────────────────────────────────────────────────────────


@settings(max_examples=EXAMPLES)
@given(st.data())
def test_a_page_altered_in_any_byte_or_cut_off_changes_nothing(data: st.DataObject) -> None:
    with TemporaryDirectory() as place:
        root = write_city(Path(place), {**MINI, **SCHEMAS})
        fresh = said(root, remembered=True)
        page = data.draw(st.sampled_from(pages(root)))
        whole = page.read_bytes()
        at = data.draw(st.integers(0, len(whole) - 1))
        other = bytes([whole[at] ^ data.draw(st.integers(1, 255))])
        for broken in (whole[:at] + other + whole[at + 1 :], whole[:at]):
            page.write_bytes(broken)
            assert said(root, remembered=True) == fresh
        assert page.read_bytes() == whole


@pytest.mark.parametrize(
    "spoil",
    [
        lambda folder: [path.chmod(0o666) for path in folder.iterdir()],
        lambda folder: folder.chmod(0o777),
        lambda folder: [path.write_bytes(b"") for path in folder.iterdir()],
        lambda folder: folder.rename(folder.with_name("other")) and folder.symlink_to("other"),
        lambda folder: folder.rename(folder.with_name("other")) and folder.write_bytes(b""),
    ],
    ids=["pages for all", "a folder for all", "empty", "a link", "a file"],
)
def test_what_others_could_have_written_is_not_believed(
    tmp_path: Path, spoil: Callable[[Path], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_city(tmp_path, {**MINI, **SCHEMAS})
    fresh = said(root, remembered=True)
    spoil(root / FOLDER)
    believed: list[object] = []
    monkeypatch.setattr("ledgers.model.remembered.unpacked", lambda *_: believed.append(_))

    assert said(root, remembered=True) == fresh
    assert believed == []


def test_another_program_finds_everything_out_itself(
    checked_once: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = said(checked_once, remembered=True)
    monkeypatch.setattr("sys.version", "another")
    monkeypatch.setattr("ledgers.model.remembered.unpacked", lambda *_: pytest.fail("believed"))

    assert said(checked_once, remembered=True) == fresh


def test_where_nothing_can_be_kept_the_check_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_city(tmp_path, {**MINI, **SCHEMAS})

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    assert said(root, remembered=True) == said(root, remembered=False)
    assert pages(root) == []


# ── When it is used ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "asked",
    [
        ([], "", False),  # What is printed here goes into no terminal.
        (["--cache"], "", True),
        (["--no-cache"], "", False),
        (["--cache"], "true", False),
    ],
)
def test_it_is_used_where_it_is_asked_for_and_never_in_a_workflow(
    ledgers: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    asked: tuple[list[str], str, bool],
) -> None:
    words, workflow, used = asked
    monkeypatch.setenv("CI", workflow)
    root = write_city(tmp_path, {**MINI, **SCHEMAS})

    ledgers("check", "--root", str(root), "--today", f"{DAY}", *words)

    assert bool(pages(root)) == used
    assert used <= all(page.stat().st_mode & 0o077 == 0 for page in pages(root))


# ── Values ───────────────────────────────────────────────────────────────────────────────────────


SINGLE: st.SearchStrategy[object] = (
    st.none() | st.booleans() | st.integers(-(10**40), 10**40) | st.text()
)
SINGLE = SINGLE | st.decimals(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    SINGLE, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8
)


@given(st.dictionaries(st.text(), VALUES))
def test_a_value_is_the_same_once_it_was_packed(value: dict[str, object]) -> None:
    again = unpacked(packed(value), dict)

    assert repr(again) == repr(value)
