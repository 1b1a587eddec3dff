"""The commands of `ledgers draw`: commit, reveal, verify."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from ledgers.cli.options import DAY, Call, argument, command, group, option, print_saved
from ledgers.flow import drawing
from ledgers.model.lots import ALGORITHM
from ledgers.model.words import say
from ledgers.report.problems import one_line

FILE = {"exists": True, "dir_okay": False}
OF, KINDS = click.Choice(("units", "files")), click.Choice(("witnesses", "lottery", "drand"))
WORDS = say("a file outside any repository: lines of stratum, tab, unit (or number of files)")
LIST = option("--list", "listed", path=FILE, required=True, words=WORDS)


@command(
    "commit",
    say("Commit to a draw by two secrets and a public value to come."),
    option("--of", type=OF, default="units", words=say("what is drawn")),
    LIST,
    option("--each", type=click.IntRange(1), words=say("how many of each stratum")),
    option("--percent", type=click.IntRange(1, 100), words=say("a share of each, rounded up")),
    option("--value", "value_kind", type=KINDS, required=True, words=say("the kind of value")),
    option("--on", "value_on", type=DAY, required=True, words=say("on which day it comes about")),
    option("--where", "value_where", required=True, words=say("where it stands, and which one")),
    option("--reveal-by", type=DAY, required=True, words=say("by which day all is revealed")),
    option(
        "--secrets",
        "folder",
        path={"file_okay": False},
        required=True,
        words=say("the folder for both secrets, outside any repository"),
    ),
    option("--again", nargs=2, words=say("the draw that this one repeats, and why")),
)
def _commit(call: Call, listed: Path, folder: Path, **asked: Any) -> int:  # noqa: ANN401 - as click passes them
    """Write the commitment, and the two secrets for two parties."""
    if (asked["each"] is None) == (asked["percent"] is None):
        raise click.UsageError(call.translate(say("say either --each or --percent")))
    if again := asked.pop("again"):
        asked["again"] = {"of": f"city/draws/{again[0]}", "reason": again[1]}
    said = {"committed_on": call.request.today, "algorithm": ALGORITHM, **asked}
    given = {name: f"{it}" if isinstance(it, date) else it for name, it in said.items() if it}
    saved, halves = drawing.commit(call.request, given, listed, folder)
    for path in halves:
        call.say(say("secret: {file}; give each to another party", file=path))
    return print_saved(saved, call)


@command(
    "reveal",
    say("Draw by both secrets and the public value; with --check, reveal it all."),
    argument("name"),
    LIST,
    option("--secrets", "secret", path=FILE, required=True, nargs=2, words=say("the two files")),
    option("--value", required=True, words=say("the public value as it stands there")),
    option("--check", words=say("the check that it was for, once that is fed back")),
    option("--unused", words=say("why it was for no check")),
)
def _reveal(call: Call, name: str, listed: Path, secret: tuple[Path, ...], **said: str) -> int:
    """Print who is drawn; write it into the data once the check is over."""
    opened: list[Path | str] = [*secret, said.pop("value")]
    given = {field: text for field, text in said.items() if text}
    saved, found = drawing.reveal(call.request, name, opened, listed, given)
    for row in found["strata"]:
        click.echo(one_line(f"{row['name']}: {', '.join(row['sample'])}"))
    return print_saved(saved, call) if given else 0


@command(
    "verify",
    say("Do draws again from what is revealed."),
    option(
        "--portal",
        path={"exists": True, "file_okay": False},
        words=say("from the files of this portal alone (default: from the data)"),
    ),
)
def _verify(call: Call, portal: Path | None) -> int:
    """Print what each draw proves; the exit status is 1 where one does not come out again."""
    found = list(drawing.verdicts(call.request, portal))
    for name, words, _ in found:
        click.echo(one_line(f"{name}: {call.translate(words)}"))
    return 0 if all(well for _, _, well in found) else 1


draw = group("draw", say("Draws that nobody can choose."), _commit, _reveal, _verify)
