"""The commands `ledgers init`, a new city from answers, and `upgrade`, a newer program for it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from ledgers.cli.options import Call, argument, command, option, print_saved
from ledgers.flow.founding import begin, refuse_lived
from ledgers.flow.founding import upgrade as upgraded
from ledgers.model import OutputFile, as_words, say
from ledgers.model.yaml_text import block
from ledgers.read.home import in_both
from ledgers.write.files import write_file

TYPED = "answers-typed.yaml"
MANY, MAY_LACK = ("maintainers", "reviewers"), ("tasks", "reviewers")
HOSTS = ("github", "gitlab", "gitee", "plain", "none")


@command(
    "init",
    say("Begin a new city: take the demonstration out, write the smallest data of your own."),
    option("--answers", say("a file of answers (default: asked one after the other)"), path="file"),
)
def init(call: Call, answers: Path | None) -> int:
    """Write the data of a new city, then say what comes next."""
    refuse_lived(call.request.root)
    if answers:
        file = OutputFile(str(answers), answers.read_bytes())
    else:
        file = OutputFile(TYPED, block(_asked(call)).encode())
        write_file(Path.cwd(), file)
        call.say(say("kept: {file}; once mended: ledgers init --answers {file}", file=TYPED))
    saved, host = begin(call.request, file, answers.parent if answers else Path.cwd())
    status = print_saved(saved, call)
    for name, both in in_both("founding/next.yaml").items() if not status else ():
        if name not in HOSTS or name == host:
            call.say(as_words(both))
    return status


def _asked(call: Call) -> dict[str, Any]:
    """Ask for what a city needs, and return it as a file of answers has it."""
    found: dict[str, Any] = {}
    for name, both in in_both("founding/questions.yaml").items():
        question = call.translate(as_words(both))
        if name == "counties":
            found[name] = list(_lines(question))
        elif typed := _one(question, name):
            found[name] = typed.split() if name in MANY else typed
    tasks = {"tasks": found.pop("tasks")} if "tasks" in found else {"template": "basics"}
    return found | {"programme": {"title": found.pop("title"), **tasks}}


def _one(question: str, name: str) -> str:
    default = "" if name in MAY_LACK else None
    return str(click.prompt(question, default=default, show_default=False)).strip()


def _lines(question: str) -> Iterator[str]:
    """Yield the lines that are typed or pasted, up to an empty one."""
    click.echo(question)
    while line := click.prompt("", default="", show_default=False, prompt_suffix="> "):
        yield str(line)


@command(
    "upgrade",
    say("Take over the program of a tag in one commit; the city's data stays."),
    argument("tag"),
)
def upgrade(call: Call, tag: str) -> int:
    """Commit the program of a tag, and say how to go on."""
    call.say(say("committed: {commit}", commit=upgraded(call.request.root, tag)[:12]))
    push = f"git push origin {tag}"
    call.say(say("try it: make test; then {command}, and propose it as a change", command=push))
    return 0
