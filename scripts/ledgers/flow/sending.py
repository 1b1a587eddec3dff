"""The steps of `--send`: what a command wrote is committed on a branch of its own, and pushed."""

import re
from collections.abc import Sequence
from pathlib import Path
from shlex import join
from urllib.parse import quote, urlsplit

from ledgers.model import CannotGoOn, Struct
from ledgers.write.program import make_branch, push, remote_of


class Parcel(Struct, frozen=True):
    """What is sent: the files, its branch, the message of its commit, and a tag that goes along."""

    files: Sequence[Path]
    branch: str
    message: str
    tag: str | None = None


def send(root: Path, parcel: Parcel) -> str | None:
    """Commit and push, and return the address where to propose the merge, if the host has one.

    Raises CannotGoOn where that fails, with what to run; the files stay as they are.
    """
    paths = [path.relative_to(root).as_posix() for path in parcel.files]
    by_hand = f"git switch --create NAME; git add {join(paths)}; git commit; git push origin NAME"
    try:
        make_branch(root, parcel.branch, paths, parcel.message)
    except CannotGoOn as error:
        told = {"reason": error.words, "command": by_hand}
        raise CannotGoOn.say(
            "{reason}; what was written stays, send it so: {command}", **told
        ) from error
    tags = [f"refs/tags/{parcel.tag}"] if parcel.tag else []
    remote, address = remote_of(root)
    refs = [f"refs/heads/{parcel.branch}", *tags]
    taken, said = push(root, remote, refs)
    if taken:
        return address_of(address, parcel.branch, said)
    raise CannotGoOn.say(
        "{branch} was made, but {remote} did not take it: {said}; put that right, then {command}",
        branch=parcel.branch,
        remote=remote,
        said=" ".join(said),
        command=f"git push {remote} {join(refs)}",
    )


PROPOSING = {
    "github": "pull/new/{}",
    "gitlab": "-/merge_requests/new?merge_request%5Bsource_branch%5D={}",
    "gitea": "compare/main...{}",
}
"""Where hosts take proposals, by what their names hold."""


def address_of(remote: str, branch: str, said: Sequence[str] = ()) -> str | None:
    """Return where a host takes the proposal to merge a branch: known by its name, or as it says.

    None where the remote is a folder, or a host that does not say it.
    """
    if "://" not in remote:  # As in git@host:path.
        remote = "ssh://" + remote.replace(":", "/", 1) if re.match(r"[^/.][^/:]+:", remote) else ""
    parts = urlsplit(remote)
    host = parts.netloc.rpartition("@")[2] if parts.scheme.startswith("http") else parts.hostname
    if not host:
        return None
    place = f"https://{host}/{quote(parts.path.strip('/').removesuffix('.git'))}"
    for name, form in PROPOSING.items():
        if name in host:
            return f"{place}/{form.format(quote(branch))}"
    found = re.search(rf"https?://{re.escape(host)}[\w./?=&%:-]*", " ".join(said))
    return found and found.group()
