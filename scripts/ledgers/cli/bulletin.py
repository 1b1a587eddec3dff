"""The commands of `ledgers bulletin`: draft, issue, verify, export, due."""

from datetime import date
from pathlib import Path
from typing import Literal

import click

from ledgers.cli.options import (
    DAY,
    help_option,
    lock_option,
    on_city,
    print_saved,
    print_verdicts,
    refuse_unnamed,
)
from ledgers.edit.drafts import DraftWish
from ledgers.flow.load import Request
from ledgers.model.changes import Outcome
from ledgers.model.words import Translate, say
from ledgers.report.outcomes import ISSUES


def command(translate: Translate) -> click.Group:
    """Return the group of commands about bulletins."""
    group = click.Group(
        "bulletin", help=translate(say("Draft, issue, verify and export bulletins."))
    )
    help_option(translate)(group)
    for make in (_draft, _issue, _verify, _export, _due):
        group.add_command(make(translate))
    return group


def _draft(translate: Translate) -> click.Command:
    @click.command("draft", help=translate(say("Write the draft of a bulletin, to be edited.")))
    @on_city(translate)
    @click.option("--series", required=True, help=translate(say("the series, such as weekly")))
    @click.option("--kind", help=translate(say("the kind, where the series does not say it")))
    @click.option("--period", help=translate(say("the period, such as 2026-W38 or 2026-Q3")))
    @click.option("--task", help=translate(say("the task of a node bulletin, such as T07")))
    @click.option("--as-of", type=DAY, help=translate(say("the day of the figures")))
    @click.option("--corrects", help=translate(say("the issue that it corrects")))
    @click.option("--number", type=int, help=translate(say("its number (default: the next)")))
    @click.option("--doc-no", help=translate(say("its document number")))
    def draft(request: Request, **wishes: str | date | int | None) -> int:
        # Imported here: git and the projection are not needed by the other commands.
        from ledgers.flow.bulletins import draft as write_draft  # noqa: PLC0415

        corrects = wishes.pop("corrects")
        full = f"city/bulletins/{str(corrects).rsplit('/', 1)[-1]}" if corrects else None
        wish = DraftWish(today=request.today, corrects=full, **wishes)  # type: ignore[arg-type]
        return print_saved(write_draft(request, wish, translate), request.root, translate)

    return draft


def _issue(translate: Translate) -> click.Command:
    @click.command("issue", help=translate(say("Freeze a draft; it never changes afterwards.")))
    @click.argument("name")
    @on_city(translate)
    def issue(request: Request, name: str) -> int:
        from ledgers.flow.bulletins import issue as freeze  # noqa: PLC0415

        return print_saved(freeze(request, name), request.root, translate)

    return issue


def _verify(translate: Translate) -> click.Command:
    @click.command("verify", help=translate(say("Prove that issues say what their data said.")))
    @click.argument("names", nargs=-1)
    @on_city(translate)
    @click.option("--all", "every", is_flag=True, help=translate(say("all issues")))
    @click.option("--against", help=translate(say("also what this revision says of the period")))
    @lock_option(translate)
    @click.option(
        "--sealed",
        is_flag=True,
        help=translate(say("accept the seal of an issue whose inputs are not here")),
    )
    def verify(  # noqa: PLR0913 - one for each option
        request: Request,
        names: tuple[str, ...],
        against: str | None,
        *,
        every: bool,
        with_lock: bool,
        sealed: bool,
    ) -> int:
        from ledgers.flow.verify.issue import verify as prove  # noqa: PLC0415

        refuse_unnamed(names, say("name an issue, or say --all"), translate, every=every)
        verdicts = prove(request, names, against, with_lock=with_lock)
        rows = print_verdicts(verdicts, ISSUES, translate)
        here = [row for row in rows if not (sealed and row.outcome is Outcome.NOT_HERE)]
        return 0 if all(row.outcome.is_well for row in here) else 1

    return verify


def _export(translate: Translate) -> click.Command:
    @click.command("export", help=translate(say("Give an issue as a document or for printing.")))
    @click.argument("name")
    @on_city(translate)
    @click.option(
        "--format",
        "form",
        type=click.Choice(("docx", "html", "pdf")),
        required=True,
        help=translate(say("the form of the file")),
    )
    @click.option(
        "--out",
        type=click.Path(path_type=Path, dir_okay=False),
        required=True,
        help=translate(say("the file to write")),
    )
    @click.pass_obj
    def export(
        language: Literal["zh", "en"],
        request: Request,
        name: str,
        form: Literal["docx", "html", "pdf"],
        out: Path,
    ) -> int:
        from ledgers.flow.exporting import ExportWish  # noqa: PLC0415
        from ledgers.flow.exporting import export as write_issue  # noqa: PLC0415

        wish = ExportWish(name, form, out.resolve(), language, translate)
        path = write_issue(request, wish)
        click.echo(translate(say("written: {file}", file=path)))
        return 0

    return export


def _due(translate: Translate) -> click.Command:
    @click.command("due", help=translate(say("List the bulletins that are due today.")))
    @on_city(translate)
    @click.option("--draft", "drafts", is_flag=True, help=translate(say("draft them")))
    @click.option("--count", is_flag=True, help=translate(say("print “count=N” only")))
    def due(request: Request, *, drafts: bool, count: bool) -> int:
        # Imported here: git and the projection are not needed by the other commands.
        from ledgers.flow.bulletins import draft_due  # noqa: PLC0415
        from ledgers.flow.bulletins import due as due_today  # noqa: PLC0415

        if drafts:
            paths = [path.relative_to(request.root) for path in draft_due(request, translate)]
            lines = [translate(say("written: {file}", file=path)) for path in paths]
        else:
            rows = due_today(request)
            lines = ["ledgers bulletin draft " + " ".join(row.options) for row in rows]
        nothing = translate(say("no bulletin is due on {day}", day=request.today))
        said = f"count={len(lines)}" if count else "\n".join(lines) or nothing
        click.echo(said)
        return 0

    return due
