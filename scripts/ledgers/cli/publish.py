"""The command `ledgers publish`."""

import time
from datetime import date
from pathlib import Path

from ledgers.cli.options import AS_KNOWN, Call, command, portal_option, print_published
from ledgers.model.words import say


@command(
    "publish",
    say("Build the portal."),
    *AS_KNOWN,
    portal_option(say("where the portal goes (default: public/ in the city's folder)")),
)
def publish(call: Call, as_of: date | None, out: Path | None) -> int:
    """Publish a city."""
    # Imported here: templates and charts are not needed by the other commands.
    from ledgers.flow.publish import Order  # noqa: PLC0415
    from ledgers.flow.publish import publish as build  # noqa: PLC0415

    place = (out or call.request.root / "public").resolve()
    order = Order(call.request, as_of, place, call.language, call.translate, time.perf_counter)
    return print_published(*build(order), call)
