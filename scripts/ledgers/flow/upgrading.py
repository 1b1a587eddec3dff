"""The steps of `ledgers upgrade`: the program of a tag with the city's own data, as one commit."""

from pathlib import Path

from ledgers.model.diff import UNTOUCHED, Upgrade
from ledgers.model.problem import CannotGoOn
from ledgers.write.program import run_git, upgrade_to


def upgrade(root: Path, tag: str) -> str:
    """Take over the program of a tag, and return the commit; data and code owners stay.

    Raises CannotGoOn where files are not committed, or there is no such tag with a program.
    """
    if run_git(root, "status", "--porcelain", "--untracked-files=no").strip():
        raise CannotGoOn.say("files are changed and not committed: commit them, or take them back")
    if run_git(root, "rev-parse", "--show-prefix").strip():
        raise CannotGoOn.say("the city is only a part of its repository: upgrade by hand")
    named = f"refs/tags/{tag}^{{tree}}"
    try:
        tree = run_git(root, "rev-parse", "--verify", "--quiet", named).strip()
        run_git(root, "rev-parse", "--verify", "--quiet", f"{tree}:schemas")
    except CannotGoOn as error:
        raise CannotGoOn.say(
            "there is no tag {tag} of the program here: {command}",
            tag=tag,
            command="git fetch upstream --tags",
        ) from error
    kept = [path for path in UNTOUCHED if run_git(root, "ls-files", "--", path)]
    return upgrade_to(root, Upgrade(tag, tree), kept)
