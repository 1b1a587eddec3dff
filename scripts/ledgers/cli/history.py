"""The command `ledgers history`."""

from datetime import date

import click

from ledgers.cli.options import AS_KNOWN, Call, command, form_option, option
from ledgers.model import say
from ledgers.report import history as weeks


@command(
    "history",
    say("Print what was known week by week, beside what is known now."),
    option(
        "--weeks",
        "last",
        say("how many weeks (default: the whole programme)"),
        type=click.IntRange(min=1),
    ),
    option(
        "--changed",
        "changes",
        say("print what came in after issues and changes their figures, by entry"),
        is_flag=True,
    ),
    *AS_KNOWN,
    form_option("text", "json", "csv"),
)
def history(call: Call, last: int | None, as_of: date | None, form: str, *, changes: bool) -> int:
    """Print the weeks of a programme, or what came in later than issues."""
    if changes:
        return _changed(call, form)
    # Imported here: GitPython takes 0.1 s, and the other commands need it for --at only.
    from ledgers.flow.history import history_of  # noqa: PLC0415

    city, known = history_of(call.request, as_of, last)
    if form == "json":
        text = weeks.as_json(known, city.commit)
    else:
        text = weeks.as_csv(known) if form == "csv" else weeks.as_text(known, call.translate)
    return call.show(text, failed=city.has_errors)


def _changed(call: Call, form: str) -> int:
    from ledgers.flow.changed import changed_since  # noqa: PLC0415 - it takes 0.1 s

    city, found = changed_since(call.request)
    as_json, as_text = weeks.since_as_json, weeks.since_as_text
    text = as_json(found, city.commit) if form == "json" else as_text(found, call.translate)
    # Of data that is not here no difference is known: `verify` asks for it.
    failed = not all(one.entries for row in found for one in row.moved)
    return call.show(text, failed=failed)
