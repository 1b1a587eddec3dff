"""Finished editions beside each other on a branch; the one door to mike.

mike gets a finished folder and builds nothing. It adds `versions.json`, and redirects from the
alias of the newest edition. It uses the program git, and the repository around the working
directory.
"""

from collections.abc import Iterable, Iterator
from contextlib import chdir, contextmanager
from importlib.metadata import distributions
from pathlib import Path

from mike.commands import AliasType
from mike.commands import deploy as add_version
from mike.git_utils import GitError, push_branch, update_from_upstream

from ledgers.model import CannotGoOn, Struct

SWAPPING = ("mkdocs-rss-plugin", "mkdocs-redirects", "properdocs")
"""Packages that must not be installed: mike would use their generator in place of ours."""


class Branch(Struct, frozen=True):
    """A branch of the repository around a folder, and the folder on it that holds editions."""

    root: Path
    name: str
    folder: str


def refuse_swapping(installed: Iterable[str]) -> None:
    """Stop where a plugin is installed that swaps the generator."""
    found = sorted({name.lower().replace("_", "-") for name in installed} & {*SWAPPING})
    if found:
        raise CannotGoOn.say(
            "{plugin} is installed, which swaps the generator of the pages: remove it first",
            plugin=found[0],
        )


def installed() -> Iterator[str]:
    """Yield the names of all distributions beside ours."""
    yield from (found.metadata["Name"] for found in distributions())


def put(branch: Branch, version: str, title: str, folder: Path, aliases: tuple[str, ...]) -> None:
    """Add a finished folder to a branch as one commit; raises CannotGoOn where git refuses.

    The aliases are moved from the version that had them.
    """
    refuse_swapping(installed())
    with _told(branch.root):
        handed = add_version(
            {"site_dir": str(folder), "use_directory_urls": False},
            version,
            title,
            list(aliases),
            update_aliases=True,
            alias_type=AliasType.redirect,
            branch=branch.name,
            message=f"Deploy edition {version}",
            deploy_prefix=branch.folder,
        )
        with handed:
            pass  # Here others would build for mike; this folder is finished.


def take_over(branch: Branch, remote: str) -> None:
    """Update a branch from what was last fetched; raises CannotGoOn where both have new commits."""
    with _told(branch.root):
        update_from_upstream(remote, branch.name)


def push(branch: Branch, remote: str) -> None:
    """Push a branch."""
    with _told(branch.root):
        push_branch(remote, branch.name)


@contextmanager
def _told(root: Path) -> Iterator[None]:
    """Run in a folder, since mike uses the working directory, and turn errors into sentences."""
    try:
        with chdir(root):
            yield
    except (GitError, ValueError, OSError) as error:
        reason = " ".join(str(error).split())
        raise CannotGoOn.say("the branch cannot be written: {reason}", reason=reason) from error
