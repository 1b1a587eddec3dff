"""A build: what the program of one commit publishes and says, as files in a folder."""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ledgers.write.program import Program, program_of
from tests.compare.broken import broken
from tests.compare.commands import BROKEN, CITY, LANGUAGES, MOMENT, PAGES, exports
from tests.compare.sides import Side

SPEAKING = Path(__file__).with_name("speaking.py")
SECONDS = re.compile(r"\d+\.\d+(?= ?(?:s\b|秒|seconds))")


def build(home: Path, side: Side) -> None:
    """Make the folder of a side, unless it was made before."""
    if side.folder.is_dir():
        return
    side.folder.parent.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(dir=side.folder.parent) as scratch,
        program_of(home, side.commit, side.version, same_lock=True) as program,
    ):
        made = Path(scratch) / "made"
        # The first of the places on the path is `scripts/` of the program.
        root = Path(program.world["PYTHONPATH"].split(os.pathsep)[0]).parent
        Builder(program, root, made).all()
        made.rename(side.folder)


def codes(root: Path) -> Sequence[str]:
    """Return the codes of problems that a program knows: each has its folder of fixtures."""
    return sorted(path.name for path in root.glob("tests/cases/[A-Z][0-9][0-9][0-9]"))


@dataclass(frozen=True, slots=True)
class Builder:
    """Let one program make everything that is compared."""

    program: Program
    root: Path
    made: Path

    def all(self) -> None:
        """Publish the demonstration and run every command, in both languages."""
        copy = broken(self.root, self.root.parent / "broken")
        for language in LANGUAGES:
            folder = self.made / language
            self.say(language, "publish", [f"publish {MOMENT} --out {folder}"], self.root)
            self.say(
                language, "explain", [f"explain {code}" for code in codes(self.root)], self.root
            )
            self.say(language, "help", PAGES)
            out = self.made / "exports" / language
            out.mkdir(parents=True)
            for command in (*CITY, *exports(str(out))):
                self.say(language, "city", [command], self.root)
            for command in BROKEN:
                self.say(language, "broken", [command], copy)

    def say(
        self, language: str, subject: str, commands: Sequence[str], root: Path | None = None
    ) -> None:
        """Run commands in one process, and keep what each says as a file."""
        city = ["--root", str(root)] if root else []
        words = [[*command.split(), *city, "--lang", language] for command in commands]
        places = (str(self.made), str(self.root), str(self.root.parent))
        folder = self.made / "messages" / language / subject
        folder.mkdir(parents=True, exist_ok=True)
        for command, answer in zip(commands, self.answers(words), strict=True):
            text = "status {status}\n{out}\n{err}".format(**answer)
            if subject == "publish":
                # What it says is how long each step took and how much was drawn anew.
                text = "status {status}\n{err}".format(**answer)
            name = timeless(command, places).replace("/", "_")
            (folder / f"{name}.txt").write_text(timeless(text, places), "utf-8")

    def answers(self, words: Sequence[Sequence[str]]) -> Sequence[Mapping[str, str]]:
        """Return what the program answers to each command."""
        done = subprocess.run(
            (str(self.program.python), "-P", str(SPEAKING)),
            input=json.dumps(words),
            cwd=self.root,
            env=self.program.world,
            check=False,
            capture_output=True,
            encoding="utf-8",
        )
        if done.returncode:
            sys.exit(f"{' '.join(words[0])}: {done.stderr[-500:]}")
        answers: Sequence[Mapping[str, str]] = json.loads(done.stdout)
        return answers


def timeless(text: str, places: Iterable[str]) -> str:
    """Return a message without the folders that it was given in and the seconds that it took."""
    for place in places:
        text = text.replace(place, "")
    return SECONDS.sub("<seconds>", text)
