"""The command `ledgers upgrade`: a newer program under the city's own data."""

from ledgers.cli.options import Call, argument, command
from ledgers.flow.upgrading import upgrade as upgraded
from ledgers.model.words import say


@command(
    "upgrade",
    say("Take over the program of a tag in one commit; the city's data stays."),
    argument("tag"),
)
def upgrade(call: Call, tag: str) -> int:
    """Commit the program of a tag, and say how to go on."""
    commit = upgraded(call.request.root, tag)
    call.say(say("committed: {commit}", commit=commit[:12]))
    push = f"git push origin {tag}"
    call.say(say("try it: make test; then {command}, and propose it as a change", command=push))
    return 0
