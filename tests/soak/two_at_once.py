"""Two commands at once on one city: nothing is lost, nothing is half, nothing is mixed."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.soak.city import (
    DECISIONS,
    DRAFT,
    DRAFTING,
    ISSUING,
    OPEN,
    at_once,
    committed,
    deciding,
    expect_sound,
    expect_swept,
    expect_whole,
    founded,
    run,
)

NAME = "two_at_once"
ROUNDS = 200
CUT = 3


def play(seed: int, number: int, folder: Path) -> None:
    """Play one round; raises AssertionError where work was lost, halved or mixed."""
    root = founded(folder / "city")
    KINDS[number % len(KINDS)](root, Random(f"{seed} {number}"))
    expect_swept(root)


def _on_one_file(root: Path, chance: Random) -> None:
    """Decide on two measures of one subject: both decisions are there."""
    subject = chance.choice(sorted(OPEN))
    measures = chance.sample(OPEN[subject], 2)
    ends = at_once(root, *(deciding(subject, measure) for measure in measures))
    assert [status for status, _ in ends] == [0, 0], ends
    assert _measures(root, subject) >= set(measures)
    expect_sound(root, _file(subject))


def _on_two_files(root: Path, chance: Random) -> None:
    """Decide on two subjects."""
    subjects = chance.sample(sorted(OPEN), 2)
    ends = at_once(root, *(deciding(each, chance.choice(OPEN[each])) for each in subjects))
    assert [status for status, _ in ends] == [0, 0], ends
    expect_sound(root, *map(_file, subjects))


def _the_same(root: Path, chance: Random) -> None:
    """Accept one measure twice: the second is told that nothing awaits it."""
    wish = deciding("990102/progress/T07", chance.choice(OPEN["990102/progress/T07"]))
    ends = at_once(root, wish, wish)
    assert sorted(status for status, _ in ends) == [0, 1], ends
    expect_sound(root, _file("990102/progress/T07"))


def _drafts(root: Path, _: Random) -> None:
    """Draft one bulletin twice: there is one, and the other command says so."""
    ends = at_once(root, DRAFTING, DRAFTING)
    assert sorted(status for status, _ in ends) == [0, 2], ends
    assert "there is one already" in "".join(said for _, said in ends)
    expect_sound(root, DRAFT)


def _issues(root: Path, chance: Random) -> None:
    """Issue a bulletin while it is issued, or while a draft or a decision is written.

    What is issued comes from a commit: data that is not committed yet stops it, with a sentence.
    """
    run(root, *DRAFTING)
    committed(root, DRAFT)
    subject = chance.choice(sorted(OPEN))
    other = chance.choice((ISSUING, deciding(subject, chance.choice(OPEN[subject]))))
    (first, said), (second, _) = ends = at_once(root, ISSUING, other)
    if other == ISSUING:
        assert sorted((first, second)) == [0, 2], ends
        expect_sound(root, DRAFT)
    else:
        assert (second, first in {0, 2}) == (0, True), ends
        assert first == 0 or "not committed" in said, said
        expect_sound(root, _file(subject), *((DRAFT,) if first == 0 else ()))


def _apart(root: Path, chance: Random) -> None:
    """Publish two days to two places: each portal is of its own day."""
    days = chance.sample(("2026-05-31", "2026-06-15", "2026-06-30", "2026-07-15"), 2)
    places = [root.parent / "one", root / "public"]
    asked = zip(days, places, strict=True)
    ends = at_once(root, *(("publish", "--as-of", day, "--out", str(to)) for day, to in asked))
    assert [status for status, _ in ends] == [0, 0], ends
    assert [_day(place) for place in places] == days
    _expect_pages(root, places)


def _in_one_place(root: Path, chance: Random) -> None:
    """Publish two days to one place, or to one place while a decision is written."""
    subject = chance.choice(sorted(OPEN))
    days = chance.sample(("2026-05-31", "2026-06-30", "2026-07-15"), 2)
    one, two = (("publish", "--as-of", day) for day in days)
    decided = chance.choice((True, False))
    other = deciding(subject, chance.choice(OPEN[subject])) if decided else two
    ends = at_once(root, one, other)
    assert [status for status, _ in ends] == [0, 0], ends
    assert _day(root / "public") in days
    _expect_pages(root, [root / "public"], *((_file(subject),) if decided else ()))


def _expect_pages(root: Path, places: list[Path], *written: str) -> None:
    for place in places:
        expect_whole(place)
    assert _day(root / "build/pages") in {_day(place) for place in places}
    left = [path.name for path in root.parent.iterdir() if path.name.startswith(".")]
    assert left == [], left
    expect_sound(root, *written)


def _file(subject: str) -> str:
    return f"{DECISIONS}/{subject}.yaml"


def _measures(root: Path, subject: str) -> set[str]:
    """Return the measures that the city's file on a subject names."""
    text = (root / _file(subject)).read_text("utf-8")
    return set(re.findall(r"T\d\d\.\d", text))


def _day(folder: Path) -> str:
    """Return the day that a portal, or its pages, is as of."""
    return str(json.loads((folder / "manifest.json").read_text("utf-8"))["as_of"])


KINDS: tuple[Callable[[Path, Random], None], ...] = (
    _in_one_place,
    _on_one_file,
    _issues,
    _drafts,
    _the_same,
    _on_two_files,
    _on_one_file,
    _apart,
    _issues,
    _on_one_file,
)
"""What is played, in turn: first what no other test plays; two portals at once are in unit/flow."""
