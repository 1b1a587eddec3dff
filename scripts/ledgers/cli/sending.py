"""The option `--send` of commands that write data, and what they say of it."""

from shlex import join

from ledgers.cli.options import Call, option
from ledgers.flow.saving import Parcel, send
from ledgers.model.words import say

SEND = option("--send", say("commit it on a branch of its own, and push that"), is_flag=True)
DRY_RUN = option("--dry-run", say("show what it does, and write nothing"), is_flag=True)


def print_sent(parcel: Parcel, call: Call) -> None:
    """Send what was written, and say what is to be done next."""
    address = send(call.request.root, parcel)
    call.say(say("sent: branch {branch}", branch=parcel.branch))
    ask = say("ask the owner of main to merge {branch}", branch=parcel.branch)
    call.say(say("open the pull request: {address}", address=address) if address else ask)
    files = join(str(path.relative_to(call.request.root)) for path in parcel.files)
    call.say(say("once it is merged, take it over: git add {files}; git pull", files=files))
