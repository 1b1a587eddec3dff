"""The commands of `ledgers edition`: cut, verify, deploy, gather."""

import time
from datetime import date
from pathlib import Path
from typing import Literal

import click

from ledgers.cli.options import (
    DAY,
    help_option,
    lock_option,
    on_city,
    portal_option,
    print_published,
    print_verdicts,
    refuse_unnamed,
    shared,
)
from ledgers.flow.load import Request
from ledgers.model.words import Translate, say
from ledgers.report.outcomes import EDITIONS, deployed_line

BRANCH = "gh-pages"


def command(translate: Translate) -> click.Group:
    """Return the group of commands about editions."""
    title = say("Cut, verify and deploy editions: whole portals that never change.")
    group = click.Group("edition", help=translate(title))
    help_option(translate)(group)
    for make in (_cut, _verify, _deploy, _gather):
        group.add_command(make(translate))
    return group


def _cut(translate: Translate) -> click.Command:
    @click.command("cut", help=translate(say("Build a whole edition and record it.")))
    @click.argument("name")
    @on_city(translate)
    @click.option("--as-of", type=DAY, help=translate(say("its day (default: the period's last)")))
    @click.pass_obj
    def cut(language: Literal["zh", "en"], request: Request, name: str, as_of: date | None) -> int:
        # Imported here, and below: templates and charts are not needed by the other commands.
        from ledgers.flow.editions import Cut  # noqa: PLC0415
        from ledgers.flow.editions import cut as make_edition  # noqa: PLC0415

        made = make_edition(Cut(request, name, as_of, language, time.perf_counter))
        status = print_published(made.city, made.published, translate)
        record = made.record.relative_to(request.root.resolve())
        click.echo(translate(say("written: {file}", file=record)))
        return status

    return cut


def _verify(translate: Translate) -> click.Command:
    title = say("Prove that editions come out again, byte for byte.")

    @click.command("verify", help=translate(title))
    @click.argument("names", nargs=-1)
    @on_city(translate)
    @click.option("--all", "every", is_flag=True, help=translate(say("all editions")))
    @lock_option(translate)
    def verify(request: Request, names: tuple[str, ...], *, every: bool, with_lock: bool) -> int:
        from ledgers.flow.verify.edition import verify as prove  # noqa: PLC0415

        refuse_unnamed(names, say("name an edition, or say --all"), translate, every=every)
        verdicts = prove(request, names, time.perf_counter, with_lock=with_lock)
        rows = print_verdicts(verdicts, EDITIONS, translate)
        return 0 if all(row.outcome.is_well for row in rows) else 1

    return verify


def _deploy(translate: Translate) -> click.Command:
    title = say("Put editions on a branch (for the deploying workflow).")

    @click.command("deploy", help=translate(title))
    @click.argument("names", nargs=-1)
    @on_city(translate)
    @click.option("--all", "every", is_flag=True, help=translate(say("all editions")))
    @click.option("--branch", default=BRANCH, help=translate(say("the branch that holds them")))
    @click.option("--remote", help=translate(say("the remote that the branch is pushed to")))
    def deploy(
        request: Request, names: tuple[str, ...], branch: str, remote: str | None, *, every: bool
    ) -> int:
        from ledgers.flow.deploying import Deployment  # noqa: PLC0415
        from ledgers.flow.deploying import deploy as put_on_branch  # noqa: PLC0415

        refuse_unnamed(names, say("name an edition, or say --all"), translate, every=every)
        order = Deployment(request, branch, time.perf_counter, remote)
        left_out = False
        for row in put_on_branch(order, names):
            left_out = left_out or row.left_out is not None
            click.echo(translate(deployed_line(row.name, branch, row.left_out, is_new=row.is_new)))
        return 1 if left_out else 0

    return deploy


def _gather(translate: Translate) -> click.Command:
    where = translate(say("where the portal is (default: public/ in the city's folder)"))

    @click.command("gather", help=translate(say("Put editions beside the finished portal.")))
    @shared(translate)
    @click.option("--branch", help=translate(say("the branch that holds them")))
    @portal_option(where)
    def gather(root: Path, branch: str | None, out: Path | None) -> int:
        from ledgers.flow.deploying import gather as put_beside  # noqa: PLC0415

        place = (out or root / "public").resolve()
        count = put_beside(root, place, branch)
        words = say("{count} files of editions are in {place}", count=count, place=place)
        click.echo(translate(words))
        return 0

    return gather
