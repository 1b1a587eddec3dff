"""See that the city's own portal shows what the public's does not, and is kept apart from it."""

import re
import subprocess
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from posixpath import basename

import pytest
from mkdocs.config.defaults import MkDocsConfig

from demo import mini_city
from ledgers.flow.load import Request, load
from ledgers.flow.publish import Order, view_of
from ledgers.model.output import INSIDE
from ledgers.model.words import english
from ledgers.publish.charts import wanted_charts
from ledgers.publish.kit.links import marked
from ledgers.publish.kit.view import View
from ledgers.publish.site import render_portal
from ledgers.read.home import SITE, kept_drawings, texts_below
from tests.cities import REPOSITORY, write_city
from tests.sites import one_page

Run = Callable[..., tuple[int, str, str]]
DAY = date(2026, 7, 15)
TODAY = ("--today", "2026-07-15", "--lang", "en")
FOR_CITY = ("--audience", "city", "--out")


def view(root: Path, *, inside: bool) -> View:
    """Return what one of both portals of a city shows."""
    clock = float
    order = Order(Request(root, DAY), None, root / "public", "en", english, clock, inside=inside)
    return view_of(load(order.request), order)


def rendered(shown: View) -> Mapping[str, bytes]:
    """Return every file of a portal by its path, without its drawings."""
    drawn = {chart.digest("x"): "<svg></svg>" for chart in wanted_charts(shown)}
    files = render_portal(shown, texts_below(SITE / "templates"), drawn, "x")
    return {marked(file.path) if shown.inside else file.path: file.data for file in files}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the root of the mini city."""
    return write_city(tmp_path_factory.mktemp("inside") / "city", mini_city())


@pytest.fixture(scope="module")
def files(root: Path) -> Mapping[str, bytes]:
    """Return every file of the city's own portal by its path."""
    return rendered(view(root, inside=True))


@pytest.fixture(scope="module")
def public(root: Path) -> Mapping[str, bytes]:
    """Return every file of the public portal by its path."""
    return rendered(view(root, inside=False))


def test_every_page_and_every_file_for_download_is_marked(files: Mapping[str, bytes]) -> None:
    pages = {path for path in files if path.endswith(".md")}
    notice = f'notice: "{INSIDE}'.encode()

    assert [path for path in pages if notice not in files[path]] == []
    assert [path for path in files.keys() - pages if not basename(path).startswith(INSIDE)] == []
    assert len(pages) > 300
    assert len(files) - len(pages) > 50


def test_proposals_reasons_and_what_awaits_the_city_are_on_its_page_only(
    files: Mapping[str, bytes], public: Mapping[str, bytes]
) -> None:
    page = files["city/index.md"].decode()

    for told in (
        "task-deadlines overdue now: 1",
        "附件不齐，缺少整改前后对比",
        "Decisions with their reasons",
    ):
        assert told in page
        assert [path for path, data in public.items() if told.encode() in data] == []
    assert page.count("<tr") > 20
    assert "city/index.md" not in public


def test_every_indicator_has_a_page_with_its_values(
    root: Path, files: Mapping[str, bytes], public: Mapping[str, bytes]
) -> None:
    known = load(Request(root, DAY)).catalog.indicators.values()
    hidden = {f"indicators/{row.id}/index.md" for row in known if row.visibility != "public"}

    assert len(hidden) > 1
    assert hidden - files.keys() == set()
    assert hidden & public.keys() == set()


def test_sums_are_exact_for_the_city(root: Path) -> None:
    tables = [view(root, inside=inside).tables for inside in (True, False)]
    cells = [[cell for table in each for row in table.cells for cell in row] for each in tables]

    assert [sum(cell.suppressed for cell in each) > 0 for each in cells] == [False, True]


def test_lines_that_are_not_public_say_why(root: Path, files: Mapping[str, bytes]) -> None:
    shown, file = view(root, inside=True), "data/city/decisions/990102/progress/T20.yaml"
    source = next(row for row in shown.sources if row.file == file)
    said = {
        source.lines[at - 1].split(":")[0].strip(" -"): why
        for at, why in shown.hidden[file].items()
    }

    assert said == {"reason": "internal", "by_post": "internal"}
    page = files["source/990102/progress/index.md"].decode()
    assert page.count('<small class="cl-line__why">not published</small>') > 1


def test_the_city_sees_scores_that_the_public_does_not(root: Path) -> None:
    path = root / "data/city/publication.yaml"
    before = path.read_text("utf-8")
    path.write_text(f"{before}lower_half: bands\n", "utf-8")
    scores = [
        [row.standing.score is None for row in view(root, inside=inside).assessment.counties]
        for inside in (True, False)
    ]
    path.write_text(before, "utf-8")

    assert [any(each) for each in scores] == [False, True]


def test_nobody_else_can_read_the_folder_git_passes_it_by_and_nothing_else_changes(
    ledgers: Run, city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ledgers.write.site.build", one_page)
    # Drawings of other tests' cities would leave nothing to draw here.
    monkeypatch.setattr("ledgers.read.home.kept_drawings", kept_drawings)
    out = tmp_path / "own/inside"
    before = sorted(city.rglob("*"))

    for _ in range(2):  # A later one replaces it.
        status, _, errors = ledgers("publish", "--root", city, *TODAY, *FOR_CITY, out)
        assert status == 0, errors

    assert out.stat().st_mode & 0o777 == 0o700
    assert (out / ".gitignore").read_text("utf-8") == "*\n"
    new = {path.relative_to(city).as_posix() for path in {*city.rglob("*")} - {*before}}
    assert {name for name in new if not name.startswith((".cache/inside", ".cache/check"))} == {
        ".cache"
    }
    assert all((city / name).stat().st_mode & 0o077 == 0 for name in new if name.endswith(".svg"))


def test_the_frame_is_marked_too(
    ledgers: Run, city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frames: list[MkDocsConfig] = []

    def build(frame: MkDocsConfig) -> None:
        frames.append(frame)
        one_page(frame)

    monkeypatch.setattr("ledgers.write.site.build", build)
    monkeypatch.setattr("ledgers.write.workers.FORKS", False)

    ledgers("publish", "--root", city, *TODAY, *FOR_CITY, tmp_path / "inside")
    ledgers("publish", "--root", city, *TODAY)

    assert [frame.site_name.startswith(INSIDE) for frame in frames] == [True, False]
    assert [frame.extra.get("inside") for frame in frames] == [INSIDE, None]
    assert "cl-inside" in (REPOSITORY / "site/theme/main.html").read_text("utf-8")


@pytest.mark.parametrize(
    "place", ["public", "public/x", "site/x", "build/editions/x", "docs/x", "x"]
)
def test_no_place_is_taken_that_is_deployed_or_kept_by_git(
    ledgers: Run, city: Path, place: str
) -> None:
    subprocess.run(["git", "init", "-q", str(city)], check=True)
    (city / ".gitignore").write_text("/public/\n/site/\n/build/\n", "utf-8")

    status, _, errors = ledgers("publish", "--root", city, *TODAY, *FOR_CITY, city / place)

    assert (status, errors.count("\n")) == (2, 1)
    assert "is not a place for what is internal" in errors
    assert not (city / place).exists()


def test_a_portal_for_the_public_is_not_replaced(ledgers: Run, city: Path, tmp_path: Path) -> None:
    (tmp_path / "web").mkdir()
    (tmp_path / "web/SHA256SUMS").write_text("", "utf-8")

    for place in ("web", "web/inside"):
        status, _, errors = ledgers("publish", "--root", city, *TODAY, *FOR_CITY, tmp_path / place)
        assert status == 2
        assert "is not a place for what is internal" in errors


def test_a_place_has_to_be_named(ledgers: Run, city: Path) -> None:
    status, _, errors = ledgers("publish", "--root", city, *TODAY, "--audience", "city")

    assert status == 2
    assert "name the folder with --out" in errors


def test_no_workflow_edition_or_target_of_make_asks_for_it() -> None:
    folder = REPOSITORY / "scripts/ledgers/flow"
    texts = {
        path.name: path.read_text("utf-8")
        for path in (
            *(REPOSITORY / ".github").rglob("*.yml"),
            REPOSITORY / "Makefile",
            folder / "editions.py",
            folder / "deploying.py",
        )
    }

    assert len(texts) > 5
    assert [name for name, text in texts.items() if re.search(r"audience|inside=", text)] == []
