"""The commands by which a county files: `new`, `file`, `attach`; and `fmt`, which mends files."""

import re
from datetime import date
from pathlib import Path

import click

from ledgers.cli.options import DAY, Call, Given, argument, command, option, print_saved
from ledgers.cli.sending import DRY_RUN, SEND, print_sent
from ledgers.edit.filing import Attaching, Filing
from ledgers.flow import new as opening
from ledgers.flow.amending import attach as named_and_kept
from ledgers.flow.amending import file_entry, mend
from ledgers.flow.new import Wanted
from ledgers.model import PERIODIC_LEDGERS, replace, say
from ledgers.model.drawn import LEDGERS

SEPARATOR = re.compile(r"[\s,;，；、]+")


def _parts(_context: click.Context, _param: click.Parameter, value: str | None) -> list[str]:
    return [part for part in SEPARATOR.split(value or "") if part]


@command(
    "file",
    say("File on a task or a finding: add an entry to the county's file, if it is sound."),
    argument("county"),
    argument("subject", metavar="T07|F2026-K7QZM"),
    argument("status"),
    option("--measures", say("which measures of the task, as in 1,3"), callback=_parts),
    option("--done", say("which measures against the finding are done"), callback=_parts),
    option("--plan", "planned", say("a measure against the finding (internal)"), multiple=True),
    option("--evidence", say("the records that show it, with commas between"), callback=_parts),
    option("--note", say("a note (internal, no names)")),
    option("--blocker", say("the kind of difficulty, by its code or its word")),
    option("--extend-until", say("the later deadline that is asked for"), type=DAY),
    option("--period", say("for which period, where the measure recurs")),
    option("--on", say("the day of which it speaks (default: today)"), type=DAY),
    option("--came-in", say("the day on which it came in, where that is later"), type=DAY),
    option("--late", say("why it comes late (internal); it came in today unless said")),
    SEND,
    DRY_RUN,
)
def file(call: Call, subject: str, *, send: bool, dry_run: bool, **said: Given) -> int:
    """Print the lines that come in, what is wrong with them, and the file that was written."""
    said["on"] = said["on"] or call.request.today
    said["came_in"] = said["came_in"] or (said["late"] and call.request.today)
    said["done"] = [int(part) if part.isdecimal() else part for part in said["done"]]
    county, planned = said.pop("county"), said.pop("planned")
    given = ((name, value) for name, value in said.items() if value)
    entry = {name: value if isinstance(value, list) else str(value) for name, value in given}
    filing = Filing(county, subject, entry, planned)
    made, parcel = file_entry(call.request, filing, dry_run=dry_run)
    click.echo(made.difference, nl=False)
    status = print_saved(made[:2], call)
    if send and made.files:
        print_sent(parcel(), call)
    return int(any(row.is_error for row in made.problems)) if dry_run else status


@command(
    "attach",
    say("Attach files to a record: their digests go into it, they into the folder of attachments."),
    argument("owner", metavar="990121|city"),
    argument("subject", metavar="D2026-M4WXK|T07|F2026-K7QZM"),
    argument("files", nargs=-1, required=True, type=click.Path(path_type=Path)),
    option("--internal", say("nothing of them is published, not even the name"), is_flag=True),
    option("--attachments", say("the folder of attachments (default: the city's)"), path="folder"),
    DRY_RUN,
)
def attach(call: Call, files: tuple[Path, ...], *, dry_run: bool, **said: Given) -> int:
    """Print the lines that come in, what is wrong with them, and where the files are kept."""
    made, copies = named_and_kept(call.request, Attaching(**said), files, dry_run=dry_run)
    click.echo(made.difference, nl=False)
    status = print_saved(made[:2], call)
    kept = say("copied: {file}") if copies.folder else say("put it there yourself: {file}")
    for path in copies.files if made.files else ():
        call.say(replace(kept, args={"file": (copies.folder or Path()) / path}))
    return int(any(row.is_error for row in made.problems)) if dry_run else status


@command(
    "fmt",
    say("Mend files where that needs no judgement: signs, quotes, days, words, order, came_in."),
    argument("files", nargs=-1, type=click.Path(path_type=Path)),
    option(
        "--check", "--diff", "dry_run", say("show what it does, and write nothing"), is_flag=True
    ),
)
def fmt(call: Call, files: tuple[Path, ...], *, dry_run: bool) -> int:
    """Print the lines that change and what is still wrong; fail where lines are to be changed."""
    made = mend(call.request, files, dry_run=dry_run)
    click.echo(made.difference, nl=False)
    print_saved(made[:2], call)
    return int(dry_run and bool(made.difference)) or int(any(row.is_error for row in made.problems))


FIRST = 1000


@command(
    "new",
    say("Open a record, or the file of a period: write a draft to fill in."),
    argument("sort", type=click.Choice((*LEDGERS, *PERIODIC_LEDGERS))),
    argument("of", required=False, metavar="[COUNTY]"),
    argument("period", required=False),
    option(
        "--year", say("the year of its identifier (default: this year)"), type=int, metavar="YYYY"
    ),
    option("--on", say("its day, which is filled in and gives the year"), type=DAY),
    option("--county", say("the county it is about or belongs to (default: the city)")),
)
def new(call: Call, sort: str, period: str | None, *, year: int | None, **said: Given) -> int:
    """Write a draft and print its file, and what is still to be filled in."""
    on, county, today = said["on"], said["county"] or said["of"], call.request.today
    chosen = (on or today).year if year is None else year
    if (year is not None and on) or not FIRST <= chosen <= date.max.year:
        words = say("say either --year, with four digits, or --on")
        raise click.UsageError(call.translate(words))
    if (sort in PERIODIC_LEDGERS) != bool(period) or (period and not county):
        words = say("say county and period of a ledger that is filed by periods, of no other")
        raise click.UsageError(call.translate(words))
    wanted = Wanted(LEDGERS.get(sort, sort), county, period or str(chosen), on)
    if period and not on:
        wanted = wanted._replace(on=today)
    return print_saved(opening.new(call.request, wanted, call.translate), call)
