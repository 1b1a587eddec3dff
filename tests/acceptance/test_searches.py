"""Ask the search of the demonstration what readers ask, and see what comes first."""

import gzip
from pathlib import Path

import pytest

from ledgers.read.dialect import Text
from ledgers.read.values import parsed
from tests.searching import FIND, NODE, files_below, places, searched

pytestmark = [
    pytest.mark.demonstration,
    pytest.mark.skipif(NODE is None, reason="node is not installed"),
]
HERE = Path(__file__).parent
MOSTLY = 0.9
GZIPPED = 20 * 1024


@pytest.mark.parametrize(
    ("below", "asked", "least"), [("", "searches.yaml", 60), ("en", "searches.en.yaml", 35)]
)
def test_what_readers_ask_is_found(portal: Path, below: str, asked: str, least: int) -> None:
    wanted = parsed(Text(asked, (HERE / asked).read_text("utf-8")))[0]
    assert isinstance(wanted, dict)
    found = searched(files_below(portal / below), FIND, list(wanted))
    at = dict(zip(wanted, places(found, list(wanted.values())), strict=True))
    there = {typed: at[typed] for typed, right in wanted.items() if right}

    assert len(wanted) >= least
    assert {typed: place for typed, place in there.items() if place not in {1, 2, 3}} == {}
    assert sum(place == 1 for place in there.values()) >= MOSTLY * len(there)
    assert [row for row, right in zip(found, wanted.values(), strict=True) if not right] == [
        [] for right in wanted.values() if not right
    ]


def test_the_first_names_are_small(portal: Path) -> None:
    names = (portal / "search/names.js").read_bytes()

    assert len(gzip.compress(names, mtime=0)) <= GZIPPED
