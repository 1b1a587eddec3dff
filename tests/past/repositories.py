"""Bring the repositories of earlier programs back."""

import subprocess
from pathlib import Path

FOLDER = Path(__file__).parent
VERSIONS = tuple(
    sorted(
        path.name.removeprefix("version-").removesuffix(".fast-import")
        for path in FOLDER.glob("version-*.fast-import")
    )
)


def repository_of(version: str, root: Path) -> Path:
    """Make the repository of a version in a new folder and return it."""
    root.mkdir(parents=True)
    subprocess.run(("git", "init", "--quiet", "--initial-branch", "main"), cwd=root, check=True)
    stream = (FOLDER / f"version-{version}.fast-import").read_bytes()
    subprocess.run(("git", "fast-import", "--quiet"), cwd=root, input=stream, check=True)
    subprocess.run(("git", "checkout", "--quiet", "main"), cwd=root, check=True)
    return root
