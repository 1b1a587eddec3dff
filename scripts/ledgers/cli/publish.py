"""Offer `ledgers publish`."""

import time
from datetime import date
from pathlib import Path
from typing import Literal

import click

from ledgers.cli.options import as_known, on_city, portal_option, tell_published
from ledgers.flow.load import Request
from ledgers.model.words import Translate, say


def command(translate: Translate) -> click.Command:
    """Return the command, with help in the reader's language."""
    where = translate(say("where the portal goes (default: public/ in the city's folder)"))

    @click.command("publish", help=translate(say("Build the portal.")))
    @on_city(translate)
    @as_known(translate)
    @portal_option(where)
    @click.pass_obj
    def publish(
        language: Literal["zh", "en"], request: Request, as_of: date | None, out: Path | None
    ) -> int:
        # Imported here: templates and charts are not needed by the other commands.
        from ledgers.flow.publish import Order  # noqa: PLC0415
        from ledgers.flow.publish import publish as build  # noqa: PLC0415

        place = (out or request.root / "public").resolve()
        order = Order(request, as_of, place, language, translate, time.perf_counter)
        return tell_published(*build(order), translate)

    return publish
