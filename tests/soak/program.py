"""The program that is soaked: its commit, whether the tree was clean, a digest of its files."""

import hashlib
import subprocess
from dataclasses import dataclass
from pathlib import Path

PARTS = ("scripts", "schemas", "site", "tests")
MADE = (".mo", ".pyc")


@dataclass(frozen=True, slots=True)
class Program:
    """Name what was soaked; two runs with the same program give the same result."""

    commit: str
    clean: bool
    digest: str


def program_at(home: Path) -> Program:
    """Return what stands in a folder; the commit is empty where git knows of none."""
    commit, dirt = git(home, "rev-parse", "--short=12", "HEAD"), git(home, "status", "--porcelain")
    return Program(commit, bool(commit) and not dirt, digest_of(home))


def git(home: Path, *words: str) -> str:
    """Return what git says in a folder, nothing where it cannot."""
    done = subprocess.run(("git", *words), cwd=home, check=False, capture_output=True, text=True)
    return done.stdout.strip()


def digest_of(home: Path) -> str:
    """Return one digest of program, schemas, pages and tests, without what is made from them."""
    found = (path for part in PARTS for path in (home / part).rglob("*"))
    digest = hashlib.sha256()
    for path in sorted(path for path in found if path.is_file() and path.suffix not in MADE):
        name = path.relative_to(home).as_posix()
        digest.update(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}\n".encode())
    return digest.hexdigest()[:16]
