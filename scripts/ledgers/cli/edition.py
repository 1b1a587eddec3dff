"""The commands `ledgers edition`: cut, verify, deploy, gather."""

import time
from datetime import date
from pathlib import Path

from ledgers.cli import options
from ledgers.cli.sending import SEND, print_sent
from ledgers.flow.saving import Parcel
from ledgers.model.words import say
from ledgers.report.outcomes import EDITIONS, deployed_line

NAMES = (
    options.argument("names", nargs=-1),
    options.option("--all", "every", say("all editions"), is_flag=True),
)
"""The parameters of commands on some editions or on all."""
UNNAMED = say("name an edition, or say --all")


@options.command(
    "cut",
    say("Build a whole edition and record it."),
    options.argument("name"),
    options.option("--as-of", say("its day (default: the period's last)"), type=options.DAY),
    SEND,
)
def _cut(call: options.Call, name: str, as_of: date | None, *, send: bool) -> int:
    # Imported here, and below: templates and charts are not needed by the other commands.
    from ledgers.flow.editions import Cut  # noqa: PLC0415
    from ledgers.flow.editions import cut as make_edition  # noqa: PLC0415

    made = make_edition(Cut(call.request, name, as_of, call.language, time.perf_counter))
    status = options.print_published(made.city, made.published, call)
    call.say(say("written: {file}", file=made.record.relative_to(call.request.root)))
    if send:
        about = f"ledgers/edition-cut-{name}", f"edition: cut {name}", f"edition/{name}"
        print_sent(Parcel((made.record,), *about), call)
    return status


@options.command(
    "verify", say("Prove that editions come out again, byte for byte."), *NAMES, options.WITH_LOCK
)
def _verify(call: options.Call, names: tuple[str, ...], *, every: bool, with_lock: bool) -> int:
    from ledgers.flow.verify.edition import verify as prove  # noqa: PLC0415

    options.refuse_unnamed(names, UNNAMED, call, every=every)
    verdicts = prove(call.request, names, time.perf_counter, with_lock=with_lock)
    rows = options.print_verdicts(verdicts, EDITIONS, call)
    return int(not all(row.outcome.is_well for row in rows))


@options.command(
    "deploy",
    say("Put editions on a branch (for the deploying workflow)."),
    *NAMES,
    options.option("--branch", say("the branch that holds them"), default="gh-pages"),
    options.option("--remote", say("the remote that the branch is pushed to")),
)
def _deploy(
    call: options.Call, names: tuple[str, ...], branch: str, remote: str | None, *, every: bool
) -> int:
    from ledgers.flow.deploying import Deployment  # noqa: PLC0415
    from ledgers.flow.deploying import deploy as put_on_branch  # noqa: PLC0415

    options.refuse_unnamed(names, UNNAMED, call, every=every)
    left_out = False
    for row in put_on_branch(Deployment(call.request, branch, time.perf_counter, remote), names):
        left_out = left_out or row.left_out is not None
        call.say(deployed_line(row.name, branch, row.left_out, is_new=row.is_new))
    return 1 if left_out else 0


@options.command(
    "gather",
    say("Put editions beside the finished portal."),
    options.option("--branch", say("the branch that holds them")),
    options.option(
        "--out", say("where the portal is (default: public/ in the city's folder)"), path="place"
    ),
)
def _gather(call: options.Call, branch: str | None, out: Path | None) -> int:
    from ledgers.flow.deploying import gather as put_beside  # noqa: PLC0415

    place = (out or call.request.root / "public").resolve()
    count = put_beside(call.request.root, place, branch)
    call.say(say("{count} files of editions are in {place}", count=count, place=place))
    return 0


TITLE = say("Cut, verify and deploy editions: whole portals that never change.")
edition = options.group("edition", TITLE, _cut, _verify, _deploy, _gather)
