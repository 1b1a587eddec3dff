"""The command `ledgers guard`: what guards the main branch, and what is missing."""

import click

from ledgers.cli.options import Call, command, option
from ledgers.flow.guard import gaps, write_guards
from ledgers.model.words import say
from ledgers.report.problems import one_line


@command(
    "guard",
    say("Say what the guards of the main branch lack."),
    option(
        "--write",
        say("write .github/CODEOWNERS, the ruleset and the forms of issues"),
        is_flag=True,
    ),
)
def guard(call: Call, *, write: bool) -> int:
    """Write the guards where that is asked for, then say what they lack."""
    for path in write_guards(call.request) if write else ():
        call.say(say("written: {file}", file=path.relative_to(call.request.root).as_posix()))
    found = list(gaps(call.request))
    for words in found or [say("the guards lack nothing")]:
        click.echo(one_line(call.translate(words)))
    return int(bool(found))
