"""Pushes to a bare repository with the hook: an attack, then lawful ones in any order."""

from pathlib import Path
from random import Random

from tests.soak.city import run
from tests.unit.check.change.judging import CITY, COUNTY, OTHER, TREE, after
from tests.unit.check.change.test_changes import ATTACKS
from tests.unit.flow.pushed import UPDATE, Clone, cloned, git, served

NAME = "pushed"
ROUNDS = len(ATTACKS)
CUT = 1
FILED = [
    (actor, path)
    for actor in (COUNTY, OTHER)
    for path in TREE
    if path.startswith(f"data/counties/{actor.split('-')[1]}/progress/")
]
"""What each county may go on with."""
DECIDED = ("T16.1", "T16.2", "T16.3")
"""Measures of one task that the city may extend."""


def play(seed: int, number: int, folder: Path) -> None:
    """Play one round; raises AssertionError where a lawful push is refused, or an attack taken."""
    chance = Random(f"{seed} {number}")
    bare = served(folder)
    attack = sorted(ATTACKS)[number % len(ATTACKS)]
    _refused(bare, attack)
    clones = {actor: cloned(bare, actor) for actor in (COUNTY, OTHER, CITY)}
    work = [*chance.sample(FILED, 2), (CITY, chance.choice(DECIDED))]
    chance.shuffle(work)
    for actor, what in work:
        _done(clones[actor], what)
    assert git(bare, "rev-list", "--count", "main").stdout.strip() == str(1 + len(work))


def _refused(bare: Path, name: str) -> None:
    """Push an attack to main: it is refused with its code, and main is what it was."""
    actor, code, edits = ATTACKS[name]
    clone = cloned(bare, actor)
    new = after(edits)
    for path in {*TREE, *new}:
        if new.get(path) is None:
            (clone.root / path).unlink()
        elif new[path] != TREE.get(path):
            (clone.root / path).parent.mkdir(parents=True, exist_ok=True)
            (clone.root / path).write_bytes(new[path] or b"")
    clone.commit()
    taken, said = clone.push()
    codes = {code, "Y117"}  # A name that cannot be printed is refused before anything in it.
    if any(".." in path.split("/") for path in new):
        codes.add("P102")  # On a disk a way out of a folder leads into the city's.
    assert (taken, any(each in said for each in codes)) == (False, True), f"{name}: {said}"


def _done(clone: Clone, what: str) -> None:
    """File in a file, or decide on a measure, and push it, though others have pushed meanwhile."""
    if clone.actor == CITY:
        words = ("decide", "extend", "990121", "progress/T16", "--measure", what, "--until")
        run(clone.root, *words, "2026-10-31")
    clone.commit(*(() if clone.actor == CITY else (what, UPDATE)))
    clone.git("pull", "--quiet", "--rebase", "origin", "main")
    taken, said = clone.push()
    assert taken, f"{clone.actor} {what}: {said}"
