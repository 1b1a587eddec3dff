"""The commands of `ledgers hook`, install and run, and `guard`: what guards the main branch."""

import os
import sys

import click

from ledgers.cli.options import Call, argument, command, group, option
from ledgers.edit.guards import script
from ledgers.flow.guard import gaps, write_guards
from ledgers.model.diff import ACTOR_FROM, Hook
from ledgers.model.words import say
from ledgers.report.problems import SHOWN, as_list, one_line

GUARDED = (
    option("--kind", type=click.Choice([str(kind) for kind in Hook]), required=True),
    option("--branch", say("the branch it protects"), default="main"),
    option("--actor-from", say("the variable in which the server names who pushes"), multiple=True),
)
"""The options that say what a hook guards."""


@command("install", say("Install a hook in a repository or a clone."), *GUARDED)
def _install(call: Call, kind: str, branch: str, actor_from: tuple[str, ...]) -> int:
    # Imported here: GitPython takes 0.1 s.
    from ledgers.flow.hook import install as write_hook  # noqa: PLC0415

    text = script(Hook(kind), branch, actor_from or ACTOR_FROM, sys.executable)
    call.say(say("written: {file}", file=write_hook(call.request.root, Hook(kind), text)))
    return 0


@command(
    "run",
    say("Examine what git tells its hook; git runs this."),
    argument("words", nargs=-1),
    *GUARDED,
)
def _run(
    call: Call, kind: str, branch: str, actor_from: tuple[str, ...], words: tuple[str, ...]
) -> int:
    from ledgers.flow.hook import Push, examined, told  # noqa: PLC0415

    actor = next((os.environ[name] for name in actor_from if os.environ.get(name)), None)
    push = Push(Hook(kind), call.request.root, call.request.today, branch, actor, *words[:1])
    lines = b"" if push.kind is Hook.COMMIT else sys.stdin.buffer.read()
    problems = examined(push, told(push, lines))
    click.echo(as_list(problems[:SHOWN], call.translate), nl=False, err=True)
    if problems:
        message = say("refused: {count} problems, see above", count=len(problems))
        click.echo(call.translate(message), err=True)
    return int(bool(problems))


TITLE = say("Let git refuse what the check refuses, where there is no git host.")
hook = group("hook", TITLE, _install, _run)


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
