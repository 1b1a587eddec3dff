"""The commands on many cities: `ledgers cities` and `federate`, and `export parquet` of one."""

import os
from collections import Counter
from datetime import date
from functools import partial
from pathlib import Path

import click

from ledgers.cli.options import AS_KNOWN, BY_WORKERS, Call, argument, command, form_option, option
from ledgers.model.words import say
from ledgers.report.outcomes import cities_text
from ledgers.report.problems import Findings, as_json, as_text
from ledgers.write.files import write_file


@command(
    "cities",
    say("Check, assess and publish many cities for programs, each on its own."),
    argument(
        "folders",
        nargs=-1,
        required=True,
        type=click.Path(path_type=Path, exists=True, file_okay=False),
    ),
    AS_KNOWN[0],
    option("--out", say("where the cities' folders go"), path="place", required=True),
    *BY_WORKERS,
    option("--seconds", say("how long one city may take"), type=click.FloatRange(0)),
)
def cities(  # noqa: PLR0913 - one for each option
    call: Call,
    folders: tuple[Path, ...],
    as_of: date | None,
    out: Path,
    *,
    workers: int | None,
    cluster: str,
    seconds: float | None,
) -> int:
    """Publish the files for programs of each city, and print what came of it."""
    from ledgers.flow.cities import worked  # noqa: PLC0415 - as in `publish`
    from ledgers.write.cluster import hands_of  # noqa: PLC0415 - as above
    from ledgers.write.workers import mapped  # noqa: PLC0415 - as above

    twice = [name for name, count in Counter(each.name for each in folders).items() if count > 1]
    if twice:
        words = say("two folders have the name {name}", name=twice[0])
        raise click.UsageError(call.translate(words))
    work = partial(worked, call.request.today, as_of, out.resolve(), call.language)
    with hands_of(workers or os.cpu_count() or 1, cluster, call.say) as hands:
        answers = list(mapped(hands, work, folders, seconds))
    rows = [(one.item.name, one.value, one.failure) for one in answers]
    failed = any(row is None or row.errors for _, row, _ in rows)
    return call.show(cities_text(rows, call.translate), failed=failed)


@command(
    "parquet",
    say("Write each public table as a Parquet file."),
    *AS_KNOWN,
    option("--out", say("the folder for the files"), path="place", required=True),
)
def parquet(call: Call, as_of: date | None, out: Path) -> int:
    """Write the tables that the portal offers for download."""
    from ledgers.flow.cities import parquet_files, seen  # noqa: PLC0415 - as above

    _, view = seen(call.request, as_of, call.language, call.translate)
    files = list(parquet_files(view))
    for file in files:
        write_file(out, file)
    call.say(say("written: {count} tables to {folder}", count=len(files), folder=out))
    return 0


FORMATS = {"text": as_text, "json": as_json}


@command(
    "federate",
    say("Bring the published portals of a province's cities together."),
    argument(
        "file",
        metavar="PROVINCE.yaml",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
    ),
    option("--out", say("where the portal goes"), path="place", required=True),
    form_option(*FORMATS),
    *BY_WORKERS,
)
def federate(  # noqa: PLR0913 - one for each option
    call: Call, file: Path, out: Path, form: str, *, workers: int | None, cluster: str
) -> int:
    """Federate a province; what is read is told as text alone."""
    # Imported here: templates are not needed by the other commands.
    from ledgers.flow.federate import federated  # noqa: PLC0415
    from ledgers.write.cluster import hands_of  # noqa: PLC0415 - as above

    with hands_of(workers or 1, cluster, call.say) as hands:
        whole, problems = federated(file.resolve(), out.resolve(), call.request.today, hands)
    click.echo(FORMATS[form](Findings(1, problems), call.translate), nl=False)
    if whole and form == "text":
        for what, came, shown in whole.counted():
            call.say(say("{what}: {came} in, {shown} out", what=what, came=came, shown=shown))
        call.say(say("cities read again: {count}", count=sum(each.read for each in whole.cities)))
        click.echo((out.resolve() / "index.html").as_uri())
    return int(bool(problems))
