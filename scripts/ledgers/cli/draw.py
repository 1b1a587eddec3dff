"""The commands of `ledgers draw`: commit, reveal, verify."""

from datetime import date
from pathlib import Path

import click

from ledgers.cli.options import DAY, Call, Given, argument, command, group, option, print_saved
from ledgers.flow import drawing
from ledgers.model.lots import ALGORITHM
from ledgers.model.words import say
from ledgers.report.problems import one_line

OF, KINDS = click.Choice(("units", "files")), click.Choice(("witnesses", "lottery", "drand"))
WORDS = say("a file outside any repository: lines of stratum, tab, unit (or number of files)")
LIST = option("--list", "listed", WORDS, path="file", required=True)


@command(
    "commit",
    say("Commit to a draw by two secrets and a public value to come."),
    option("--of", say("what is drawn"), type=OF, default="units"),
    LIST,
    option("--each", say("how many of each stratum"), type=click.IntRange(1)),
    option("--percent", say("a share of each, rounded up"), type=click.IntRange(1, 100)),
    option("--value", "value_kind", say("the kind of value"), type=KINDS, required=True),
    option("--on", "value_on", say("on which day it comes about"), type=DAY, required=True),
    option("--where", "value_where", say("where it stands, and which one"), required=True),
    option("--reveal-by", say("by which day all is revealed"), type=DAY, required=True),
    option(
        "--secrets",
        "folder",
        say("the folder for both secrets, outside any repository"),
        path="place",
        required=True,
    ),
    option("--again", say("the draw that this one repeats, and why"), nargs=2),
)
def _commit(call: Call, listed: Path, folder: Path, **asked: Given) -> int:
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
    option("--secrets", "secret", say("the two files"), path="file", required=True, nargs=2),
    option("--value", say("the public value as it stands there"), required=True),
    option("--check", say("the check that it was for, once that is fed back")),
    option("--unused", say("why it was for no check")),
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
        say("from the files of this portal alone (default: from the data)"),
        path="folder",
    ),
)
def _verify(call: Call, portal: Path | None) -> int:
    """Print what each draw proves; the exit status is 1 where one does not come out again."""
    found = list(drawing.verdicts(call.request, portal))
    for name, words, _ in found:
        click.echo(one_line(f"{name}: {call.translate(words)}"))
    return 0 if all(well for _, _, well in found) else 1


draw = group("draw", say("Draws that nobody can choose."), _commit, _reveal, _verify)
