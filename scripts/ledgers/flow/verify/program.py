"""Let the program of another day compute again what was issued or cut on that day."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from ledgers.model.engine import Engine
from ledgers.model.errors import CannotGoOn
from ledgers.model.output import OutputFile
from ledgers.model.words import Words, say
from ledgers.read.engine import commit_with, engine_at
from ledgers.read.home import HOME
from ledgers.read.objects import OF_A_CITY
from ledgers.read.tree import Tree
from ledgers.write.files import write_folder
from ledgers.write.program import Program, program_of
from ledgers.write.worktree import commit_all


@dataclass(slots=True)
class Programs:
    """Hold the programs of other days that were set up; they are gone when the stack is left."""

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
        if not same_lock and not self.with_lock:
            message = say(
                "its program needs the libraries of its day; to install them, add --with-lock"
            )
            raise CannotGoOn(message)
        return self.stack.enter_context(program_of(HOME, commit, engine.tool, same_lock=same_lock))


@contextmanager
def inputs_in(tree: Tree, more: Mapping[str, bytes]) -> Iterator[Path]:
    """Give a repository whose one commit holds the files of a tree and some more."""
    with tempfile.TemporaryDirectory(prefix="ledgers-inputs-") as scratch:
        root = Path(scratch) / "city"
        entries = (entry for name in OF_A_CITY for entry in tree.entries(name) if entry.ordinary)
        files = {entry.path: tree.data(entry.path) for entry in entries} | dict(more)
        write_folder(root, (OutputFile(path, data) for path, data in files.items()))
        commit_all(root)
        yield root
