"""Prove that nothing hidden is in what a portal is built from, however it is written."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.acceptance.test_canary import opened
from tests.conftest import MINI, write_city
from tests.sites import one_page
from tests.unit.project.canaries import found, planted, spoiled

Ledgers = Callable[..., tuple[int, str, str]]


def leaks(folder: Path) -> Mapping[str, set[bytes]]:
    """Return the markers that stand in a folder of many files, by file."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) > 50
    all_bytes = (each for path in files for each in opened(str(path), path.read_bytes()))
    return {name: marks for name, data in all_bytes if (marks := found(data))}


@pytest.mark.parametrize(("plant", "status"), [(planted, 0), (spoiled, 1)])
def test_nothing_hidden_is_in_any_byte_that_a_portal_is_built_from(
    ledgers: Ledgers,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    plant: Callable[[Mapping[str, bytes]], Mapping[str, bytes]],
    status: int,
) -> None:
    """Comments and every style of YAML, in a sound city and in one with errors."""
    monkeypatch.setattr("ledgers.write.site.build", one_page)
    root = write_city(tmp_path / "city", plant(MINI))

    assert ledgers("publish", "--root", root, "--today", "2026-07-15")[0] == status

    assert leaks(root / "build") == {}
