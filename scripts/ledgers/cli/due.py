"""Offer `ledgers bulletin due`."""

from datetime import date
from pathlib import Path

import click

from ledgers.cli.options import shared, today_option
from ledgers.flow.load import Request
from ledgers.model.words import Translate, say


def due_command(translate: Translate) -> click.Command:
    """Return the command, with help in the reader's language."""

    @click.command("due", help=translate(say("List the bulletins that are due today.")))
    @shared(translate)
    @today_option(translate)
    @click.option("--draft", "drafts", is_flag=True, help=translate(say("draft them")))
    @click.option("--count", is_flag=True, help=translate(say("print “count=N” only")))
    def due(root: Path, today: date, *, drafts: bool, count: bool) -> int:
        # Imported here: git and the projection are not needed by the other commands.
        from ledgers.flow.due import draft_due  # noqa: PLC0415
        from ledgers.flow.due import due as due_today  # noqa: PLC0415

        request = Request(root, today)
        if drafts:
            paths = [path.relative_to(root) for path in draft_due(request, translate)]
            lines = [translate(say("written: {file}", file=path)) for path in paths]
        else:
            rows = due_today(request)
            lines = ["ledgers bulletin draft " + " ".join(row.options) for row in rows]
        nothing = translate(say("no bulletin is due on {day}", day=today))
        said = f"count={len(lines)}" if count else "\n".join(lines) or nothing
        click.echo(said)
        return 0

    return due
