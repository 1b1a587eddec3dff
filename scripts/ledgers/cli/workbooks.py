"""The commands `ledgers export workbook` and `ledgers import`: filings typed into a workbook."""

from pathlib import Path

import click

from ledgers.cli.cities import parquet
from ledgers.cli.options import Call, argument, command, group, option
from ledgers.cli.sending import SEND, print_sent
from ledgers.flow.saving import Parcel
from ledgers.flow.workbooks import exported, take_in
from ledgers.model import PERIODIC_LEDGERS, OutputFile, say
from ledgers.report.problems import as_list
from ledgers.write.files import write_file


@command(
    "workbook",
    say("Write a workbook in which a county fills in its ledgers of a period."),
    argument("county"),
    option("--period", say("the period, as in 2026-Q3"), required=True, metavar="PERIOD"),
    option(
        "--ledger",
        "ledgers",
        say("only these ledgers"),
        multiple=True,
        type=click.Choice(PERIODIC_LEDGERS),
    ),
    option("--out", say("where to write it (default: COUNTY-PERIOD.xlsx)"), path="new file"),
)
def workbook(
    call: Call, county: str, period: str, ledgers: tuple[str, ...], out: Path | None
) -> int:
    """Write the workbook; a file that is there already stays."""
    code, data = exported(call.request, county, period, ledgers, (call.language, call.translate))
    place = out or Path(f"{code}-{period}.xlsx")
    if place.exists():
        words = say("{file} is there already; name another file with --out", file=place)
        raise click.UsageError(call.translate(words))
    write_file(place.parent, OutputFile(place.name, data))
    call.say(say("written: {file}", file=place))
    return 0


export = group("export", say("Write data in other forms."), workbook, parquet)


@command(
    "import",
    say("Take in a workbook that a county filled in; mistakes come back marked in a copy."),
    argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False)),
    SEND,
)
def take(call: Call, file: Path, *, send: bool) -> int:
    """Write what was typed, or print each mistake with its sheet and cell."""
    found = take_in(call.request, file, call.translate)
    for mark in (*found.notes, *found.marks):
        call.say(mark.told)
    click.echo(as_list(tuple(found.problems), call.translate), nl=False)
    if found.copy:
        call.say(say("the mistakes are marked in {file}", file=found.copy))
    for path in found.files:
        call.say(say("written: {file}", file=path.relative_to(call.request.root)))
    if found.files and send:
        print_sent(Parcel(found.files, f"ledgers/file-{found.name}", f"file: {found.name}"), call)
    wrong = bool(found.marks) or any(problem.is_error for problem in found.problems)
    if not found.files:
        words = say("nothing was written") if wrong else say("the workbook changes nothing")
        click.echo(call.translate(words), err=wrong)
    return int(wrong)
