"""Who reads data/ of the repository is noted, and whether it is the demonstration is known."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cities import REPOSITORY
from tests.own_data import Watch, is_demonstration


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Return a second watch, which allows nothing."""
    made = Watch()
    made.allowed = False
    yield made
    made.allowed = True


@pytest.mark.demonstration
def test_whoever_reads_or_lists_data_is_noted_once(
    watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = REPOSITORY / "data/city/areas.yaml"
    monkeypatch.chdir(REPOSITORY)

    assert file.read_bytes() == Path("data/city/areas.yaml").read_bytes() == file.read_bytes()
    assert file in file.parent.iterdir()

    assert watch.taken() == [str(file.parent), str(file), "data/city/areas.yaml"]
    assert watch.taken() == []


def test_whoever_reads_another_city_is_not_noted(watch: Watch, city: Path) -> None:
    assert (city / "data/city/areas.yaml").read_bytes()
    assert (REPOSITORY / "schemas/areas.schema.json").read_bytes()

    assert watch.taken() == []


@pytest.mark.parametrize("text", ["demonstration: false\n", "as_of: today\n", None])
def test_another_city_is_not_the_demonstration(city: Path, text: str | None) -> None:
    file = city / "data/city/publication.yaml"
    assert is_demonstration(city)

    file.write_text(text, "utf-8") if text else file.unlink()

    assert not is_demonstration(city)
