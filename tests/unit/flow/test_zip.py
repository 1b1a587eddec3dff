"""See that a portal in one file is the portal, the same each time, and public."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sites import one_page

Run = Callable[..., tuple[int, str, str]]
TODAY = ("--today", "2026-07-15")


def test_one_file_holds_the_portal_and_is_the_same_each_time(
    ledgers: Run, city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ledgers.write.site.build", one_page)
    monkeypatch.setattr("ledgers.write.site.refuse_dead_links", lambda *_, **__: None)
    places = [city.parent / "one" / "portal.zip", city.parent / "two" / "portal.zip"]
    for place in places:
        status, out, errors = ledgers("publish", "--root", city, *TODAY, "--zip", place)
        assert status == 0, out + errors

    one, two = (place.read_bytes() for place in places)
    assert one == two
    with zipfile.ZipFile(places[0]) as packed:
        held = {name: packed.read(name) for name in packed.namelist()}
        assert {entry.compress_type for entry in packed.infolist()} == {zipfile.ZIP_DEFLATED}
    public = city / "public"
    files = (path for path in public.rglob("*") if path.is_file())
    assert held == {
        f"portal/{path.relative_to(public).as_posix()}": path.read_bytes() for path in files
    }


def test_what_is_for_the_city_alone_goes_into_no_such_file(ledgers: Run, city: Path) -> None:
    place = city.parent / "portal.zip"
    inside = ("--audience", "city", "--out", city.parent / "inside")

    status, _, _ = ledgers("publish", "--root", city, *TODAY, *inside, "--zip", place)

    assert status == 2
    assert not place.exists()
    assert not (city.parent / "inside").exists()
