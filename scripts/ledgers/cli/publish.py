"""The command `ledgers publish`."""

import time
from datetime import date
from pathlib import Path

import click

from ledgers.cli import options
from ledgers.model.words import say


@options.command(
    "publish",
    say("Build the portal."),
    *options.AS_KNOWN,
    options.option(
        "--out", say("where the portal goes (default: public/ in the city's folder)"), path="place"
    ),
    options.option(
        "--audience",
        say("for whom; the city's own portal has all that is internal, and needs --out"),
        type=click.Choice(("public", "city")),
        default="public",
    ),
    options.option(
        "--zip",
        "packed",
        say("where to put the portal in one file as well, to be read from a folder"),
        path="new file",
    ),
    options.WITH_CACHE,
)
def publish(  # noqa: PLR0913, PLR0917 - the options of a command
    call: options.Call,
    as_of: date | None,
    out: Path | None,
    audience: str,
    packed: Path | None,
    remembered: options.Given,
) -> int:
    """Publish a city."""
    call = options.remembers(call, remembered, usual=True)
    if audience == "city" and packed:
        raise click.UsageError(call.translate(say("only what is public goes into one file")))
    if audience == "city" and out is None:
        raise click.UsageError(call.translate(say("name the folder with --out")))
    # Imported here: templates and charts are not needed by the other commands.
    from ledgers.flow.publish import Order, pack  # noqa: PLC0415
    from ledgers.flow.publish import publish as build  # noqa: PLC0415

    place = (out or call.request.root / "public").resolve()
    known = (call.request, as_of, place, call.language, call.translate, time.perf_counter)
    order = Order(*known, inside=audience == "city")
    city, made = build(order)
    if packed:
        pack(order, made, packed)
    return options.print_published(city, made, call)
