"""Shared steps of verification: programs of other days, and the verdicts."""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TypeVar

from ledgers.model import CannotGoOn, Outcome, OutputFile, Struct, Verdict, Words, field, say
from ledgers.model.bulletin import Engine
from ledgers.model.problem import NotTheSame
from ledgers.read.engine import commit_with, engine_at
from ledgers.read.home import HOME
from ledgers.read.tree import OF_A_CITY, Tree
from ledgers.write.files import write_folder
from ledgers.write.program import Program, commit_all, program_of

T = TypeVar("T")


class Programs(Struct):
    """The programs of other days that were set up; they are removed when the stack is left."""

    stack: ExitStack
    with_lock: bool = False
    today: Engine = field(default_factory=lambda: engine_at(HOME))
    ready: dict[Engine, Program | Words] = field(default_factory=dict)

    def is_today(self, engine: Engine) -> bool:
        """Say whether an engine is the program that runs now; pages also show its version."""
        return not engine.differences(self.today)

    def of(self, engine: Engine) -> Program:
        """Return the program of another day, set up once.

        Raises CannotGoOn where no commit holds it or where it cannot be set up.
        """
        if engine not in self.ready:
            try:
                self.ready[engine] = self._set_up(engine)
            except CannotGoOn as error:
                self.ready[engine] = error.words
        found = self.ready[engine]
        if isinstance(found, Words):
            raise CannotGoOn(found)
        return found

    def _set_up(self, engine: Engine) -> Program:
        commit = commit_with(HOME, engine)
        same_lock = engine.lock == self.today.lock
        if not (same_lock or self.with_lock):
            raise CannotGoOn.say(
                "its program needs the libraries of its day; to install them, add --with-lock"
            )
        return self.stack.enter_context(program_of(HOME, commit, engine.tool, same_lock=same_lock))


@contextmanager
def inputs_in(tree: Tree, more: Mapping[str, bytes]) -> Iterator[Path]:
    """Yield the folder of a repository whose one commit holds the files of a tree and some more."""
    with tempfile.TemporaryDirectory(prefix="ledgers-inputs-") as scratch:
        root = Path(scratch) / "city"
        entries = (entry for name in OF_A_CITY for entry in tree.entries(name) if entry.ordinary)
        files = {entry.path: tree.data(entry.path) for entry in entries} | dict(more)
        write_folder(root, (OutputFile(path, data) for path, data in files.items()))
        commit_all(root)
        yield root


def verdicts(
    found: Mapping[str, T], names: Iterable[str], prove: Callable[[str, T], Verdict]
) -> Iterator[Verdict]:
    """Yield a verdict for each name, also where the inputs or the program are not here."""
    for name in names:
        try:
            yield prove(name, found[name])
        except NotTheSame as error:
            yield Verdict(name, Outcome.DIFFERS, words=error.words)
        except CannotGoOn as error:
            yield Verdict(name, Outcome.NOT_HERE, words=error.words)


def of_unusable(names: Iterable[str]) -> Iterator[Verdict]:
    """Yield a verdict for each whose file cannot be used."""
    for name in names:
        words = say("its file cannot be used; run: ledgers check")
        yield Verdict(name, Outcome.DIFFERS, words=words)
