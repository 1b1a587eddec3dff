"""See that a run of publishing that fails leaves the last portal, and nothing else behind."""

import json
import shutil
from collections.abc import Callable
from decimal import localcontext
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError

from ledgers.model.edition import SUMS
from ledgers.read import home
from ledgers.read.home import texts_below
from ledgers.write import site
from tests.sites import one_page

Run = Callable[..., tuple[int, str, str]]
DAY = ("--today", "2026-07-15", "--lang", "en")


@pytest.fixture
def published(city: Path) -> Path:
    """Return a city whose last portal stands in `public/`: one page that nobody would make."""
    (city / "public").mkdir()
    (city / "public/index.html").write_text("the last one", "utf-8")
    (city / "public/SHA256SUMS").write_text("", "utf-8")
    return city


def left(city: Path) -> list[str]:
    """Return what lies in the city's folder, hidden names too."""
    return sorted(path.name for path in city.iterdir() if path.name not in {"build", ".cache"})


def stays(city: Path) -> bool:
    """Say whether the last portal stands alone and untouched."""
    page = city / "public/index.html"
    return page.read_text("utf-8") == "the last one" and left(city) == ["data", "public", "schemas"]


def hide_word(city: Path, name: str) -> None:
    """Take the word of visibility from a field of the progress schema."""
    path = city / "schemas/progress.schema.json"
    schema: dict[str, Any] = json.loads(path.read_text("utf-8"))
    del schema["properties"]["updates"]["items"]["properties"][name]["x-visibility"]
    path.write_text(json.dumps(schema), "utf-8")


def test_an_error_about_visibility_stops_publishing(ledgers: Run, published: Path) -> None:
    hide_word(published, "note")

    status, out, errors = ledgers("publish", "--root", published, *DAY)

    assert status in {1, 2}, out + errors
    assert "visibility" in out + errors
    assert stays(published)


def test_without_data_for_a_ranking_nothing_is_published(ledgers: Run, published: Path) -> None:
    (published / "data/city/tasks.yaml").unlink()

    status, _, errors = ledgers("publish", "--root", published, *DAY)

    assert (status, errors.count("\n")) == (2, 1)
    assert stays(published)


def test_a_broken_template_leaves_the_last_portal(
    ledgers: Run, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        home,
        "texts_below",
        lambda folder: {**dict.fromkeys(texts_below(folder), "{{ nothing.there }}")},
    )

    status, _, _ = ledgers("publish", "--root", published, *DAY)

    assert status in {2, 3}
    assert stays(published)


@pytest.mark.parametrize("error", [BuildError("broken"), OSError(28, "No space left on device")])
def test_when_mkdocs_fails_the_last_portal_stays(
    ledgers: Run, published: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("ledgers.write.site.build", fail)

    status, _, errors = ledgers("publish", "--root", published, *DAY)

    assert status == 2, errors
    assert stays(published)


def test_when_a_link_leads_nowhere_the_last_portal_stays(
    ledgers: Run, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def build(settings: MkDocsConfig) -> None:
        one_page(settings)
        (Path(settings.site_dir) / "about.html").write_text('<a href="gone.html#x">x</a>', "utf-8")

    monkeypatch.setattr("ledgers.write.site.build", build)

    status, _, errors = ledgers("publish", "--root", published, *DAY)

    assert (status, errors.count("\n")) == (2, 1)
    assert "links that lead nowhere: 1 (about.html → gone.html#x)" in errors
    assert stays(published)


def test_when_the_finished_portal_cannot_be_put_in_place_the_last_one_stays(
    ledgers: Run, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def fail(self: Path, to: Path) -> Path:
        if self.name == "finished":
            raise OSError(28, "No space left on device")
        return replace(self, to)

    monkeypatch.setattr(Path, "replace", fail)
    monkeypatch.setattr("ledgers.write.site.build", one_page)

    status, _, errors = ledgers("publish", "--root", published, *DAY)

    assert status == 2, errors
    assert stays(published)


def test_two_builds_at_once_keep_their_pages_apart(
    ledgers: Run, city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While one command builds, another publishes as of another day, to another place."""
    days: list[str] = []

    def build(_: object, pages: Path, place: Path, *__: object, **___: object) -> None:
        days.append(as_of(pages))
        if len(days) == 1:
            other = ("--out", city / "other", "--as-of", "2026-06-30")
            assert ledgers("publish", "--root", city, *DAY, *other)[0] == 0
        shutil.copytree(pages, place)

    monkeypatch.setattr(site, "build_site", build)
    assert ledgers("publish", "--root", city, *DAY)[0] == 0

    assert days == ["2026-07-15", "2026-06-30"]
    portals = [as_of(city / name) for name in ("public", "other", "build/pages")]
    assert portals == ["2026-07-15", "2026-06-30", "2026-07-15"]
    assert left(city) == ["data", "other", "public", "schemas"]


def test_pages_do_not_depend_on_the_precision_around_them(
    ledgers: Run, city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program that builds a portal within its own work may reckon with other digits."""
    monkeypatch.setattr(site, "build_site", lambda _, pages, place, *__, **___: kept(pages, place))
    found = []
    for digits in (28, 60):
        with localcontext(prec=digits):
            assert ledgers("publish", "--root", city, *DAY)[0] == 0
        files = sorted(path for path in (city / "build/pages").rglob("*") if path.is_file())
        found.append({path.relative_to(city): path.read_bytes() for path in files})
    assert found[0] == found[1]


def kept(pages: Path, place: Path) -> None:
    """Keep pages as they are in place of a site, marked as one."""
    shutil.copytree(pages, place)
    (place / SUMS).touch()


def as_of(folder: Path) -> str:
    """Return the day that the data of a portal or of its pages is as of."""
    return str(json.loads((folder / "manifest.json").read_text("utf-8"))["as_of"])


def test_an_error_in_one_county_does_not_stop_the_portal(
    ledgers: Run, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its pages are searched in tests/acceptance/test_leaks.py."""
    monkeypatch.setattr("ledgers.write.site.build", one_page)
    (published / "data/counties/990121/progress/T02.yaml").write_text("[", "utf-8")

    status, out, errors = ledgers("publish", "--root", published, *DAY)

    assert status == 1, out + errors
    assert (published / "public/index.html").read_text("utf-8") != "the last one"


@pytest.mark.parametrize("out", [".", "data", "schemas", ".."])
def test_the_portal_never_takes_the_place_of_something_else(
    ledgers: Run, city: Path, tmp_path: Path, out: str
) -> None:
    kept = tmp_path / "kept"
    shutil.copytree(city, kept)

    status, _, _ = ledgers("publish", "--root", city, *DAY, "--out", city / out)

    assert status == 2
    assert sorted(path.name for path in (city / "data/city").iterdir()) == sorted(
        path.name for path in (kept / "data/city").iterdir()
    )
    assert kept.exists()


def test_a_folder_that_is_no_portal_is_not_deleted(
    ledgers: Run, city: Path, tmp_path: Path
) -> None:
    precious = tmp_path / "documents"
    precious.mkdir()
    (precious / "thesis.txt").write_text("years of work", "utf-8")

    status, _, _ = ledgers("publish", "--root", city, *DAY, "--out", precious)

    assert status == 2
    assert (precious / "thesis.txt").exists()
