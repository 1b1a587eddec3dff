"""Offer `ledgers bulletin`: draft, issue, verify, export."""

import time
from datetime import date
from pathlib import Path
from typing import Literal

import click

from ledgers.cli.due import due_command
from ledgers.cli.options import DAY, help_option, shared, today_option
from ledgers.edit.drafts import DraftWish
from ledgers.flow.load import Request
from ledgers.model.problem import Problem
from ledgers.model.verdict import Outcome, Verdict
from ledgers.model.words import Translate, say
from ledgers.report.bulletins import as_line, summary
from ledgers.report.problems import as_list


def command(translate: Translate) -> click.Group:
    """Return the group of commands about bulletins."""
    group = click.Group(
        "bulletin", help=translate(say("Draft, issue, verify and export bulletins."))
    )
    help_option(translate)(group)
    for make in (_draft, _issue, _verify, _export, due_command):
        group.add_command(make(translate))
    return group


def _draft(translate: Translate) -> click.Command:
    @click.command("draft", help=translate(say("Write the draft of a bulletin, to be edited.")))
    @shared(translate)
    @today_option(translate)
    @click.option("--series", required=True, help=translate(say("the series, such as weekly")))
    @click.option("--kind", help=translate(say("the kind, where the series does not say it")))
    @click.option("--period", help=translate(say("the period, such as 2026-W38 or 2026-Q3")))
    @click.option("--task", help=translate(say("the task of a node bulletin, such as T07")))
    @click.option("--as-of", type=DAY, help=translate(say("the day of the figures")))
    @click.option("--corrects", help=translate(say("the issue that it corrects")))
    @click.option("--number", type=int, help=translate(say("its number (default: the next)")))
    @click.option("--doc-no", help=translate(say("its document number")))
    def draft(root: Path, today: date, **wishes: str | date | int | None) -> int:
        # Imported here: git and the projection are not needed by the other commands.
        from ledgers.flow.bulletins import draft as write_draft  # noqa: PLC0415

        corrects = wishes.pop("corrects")
        full = f"city/bulletins/{str(corrects).rsplit('/', 1)[-1]}" if corrects else None
        wish = DraftWish(today=today, corrects=full, **wishes)  # type: ignore[arg-type]
        return _told(write_draft(Request(root, today), wish, translate), root, translate)

    return draft


def _issue(translate: Translate) -> click.Command:
    @click.command("issue", help=translate(say("Freeze a draft; it never changes afterwards.")))
    @click.argument("name")
    @shared(translate)
    @today_option(translate)
    def issue(root: Path, today: date, name: str) -> int:
        from ledgers.flow.bulletins import issue as freeze  # noqa: PLC0415

        return _told(freeze(Request(root, today), name), root, translate)

    return issue


def _verify(translate: Translate) -> click.Command:
    @click.command("verify", help=translate(say("Prove that issues say what their data said.")))
    @click.argument("names", nargs=-1)
    @shared(translate)
    @today_option(translate)
    @click.option("--all", "every", is_flag=True, help=translate(say("all issues")))
    @click.option("--against", help=translate(say("also what this revision says of the period")))
    @click.option(
        "--with-lock",
        is_flag=True,
        help=translate(say("install the libraries of its day, where they differ")),
    )
    @click.option(
        "--sealed",
        is_flag=True,
        help=translate(say("content with the seal of an issue whose inputs are not here")),
    )
    def verify(  # noqa: PLR0913 - one for each option
        root: Path,
        today: date,
        names: tuple[str, ...],
        against: str | None,
        *,
        every: bool,
        with_lock: bool,
        sealed: bool,
    ) -> int:
        from ledgers.flow.verify.issue import verify as prove  # noqa: PLC0415

        if bool(names) == every:
            raise click.UsageError(translate(say("name an issue, or say --all")))
        start = time.perf_counter()
        verdicts: list[Verdict] = []
        for verdict in prove(Request(root, today), names, against, with_lock=with_lock):
            verdicts.append(verdict)
            click.echo(as_line(verdict, translate), nl=False)
        click.echo(summary(verdicts, time.perf_counter() - start, translate), nl=False)
        here = [row for row in verdicts if not (sealed and row.outcome is Outcome.NOT_HERE)]
        return 0 if all(row.outcome.is_well for row in here) else 1

    return verify


def _export(translate: Translate) -> click.Command:
    @click.command("export", help=translate(say("Give an issue as a document or for printing.")))
    @click.argument("name")
    @shared(translate)
    @today_option(translate)
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
    def export(  # noqa: PLR0913, PLR0917 - one for each option
        language: Literal["zh", "en"],
        root: Path,
        today: date,
        name: str,
        form: Literal["docx", "html", "pdf"],
        out: Path,
    ) -> int:
        from ledgers.flow.exporting import ExportWish  # noqa: PLC0415
        from ledgers.flow.exporting import export as write_issue  # noqa: PLC0415

        wish = ExportWish(name, form, out.resolve(), language, translate)
        path = write_issue(Request(root, today), wish)
        click.echo(translate(say("written: {file}", file=path)))
        return 0

    return export


def _told(made: tuple[Path | None, tuple[Problem, ...]], root: Path, translate: Translate) -> int:
    path, problems = made
    click.echo(as_list(problems, translate), nl=False)
    if path is None:
        click.echo(translate(say("nothing was written")), err=True)
        return 1
    click.echo(translate(say("written: {file}", file=path.relative_to(root.resolve()))))
    return 0
