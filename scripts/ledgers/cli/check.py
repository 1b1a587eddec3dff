"""The command `ledgers check`."""

import sys
from collections.abc import Mapping

import click

from ledgers.cli import options
from ledgers.flow.load import City, load, narrowed
from ledgers.flow.mending import mended
from ledgers.model import replace, say
from ledgers.report.problems import Findings, as_annotations, as_json, as_text

FORMATS = {"text": as_text, "github": as_annotations, "json": as_json}


@options.command(
    "check",
    say("Check all data and print every problem, or those of some counties, or of the city."),
    options.argument("parts", metavar="[990121|city]...", nargs=-1),
    options.form_option(*FORMATS),
    options.option("--at", "--head", "revision", say("check a commit instead of the files")),
    options.option("--base", say("check what has changed since this commit, too")),
    *options.OF_CHANGE,
    options.WITH_CACHE,
)
def check(
    call: options.Call,
    form: str,
    base: str | None,
    parts: tuple[str, ...],
    remembered: options.Given,
    **of_change: options.Given,
) -> int:
    """Check a city, and the change that leads to it."""
    call = options.remembers(call, remembered, usual=sys.stdout.isatty())
    call = replace(call, request=replace(call.request, problems_alone=True))
    if base is None and any(of_change.values()):
        raise click.UsageError(call.translate(say("say what the change began from: --base COMMIT")))
    # An empty name is no commit, and stops the run: no change is left out unsaid.
    city = load(call.request) if base is None else _change(call, base, of_change)
    city = narrowed(city, parts)
    found = Findings(city.files, mended(call.request, city), city.known)
    return call.show(FORMATS[form](found, call.translate), failed=city.has_errors)


def _change(call: options.Call, base: str, of_change: Mapping[str, options.Given]) -> City:
    # Imported here: rules about changes take a tenth of the program's start.
    from ledgers.flow.change import Asked, load_change  # noqa: PLC0415

    return load_change(call.request, Asked(base, **of_change))
