"""The commands of `ledgers bulletin`: draft, figures, preview, issue, verify, export, due."""

from datetime import date
from pathlib import Path
from typing import Literal

import click

from ledgers.cli.options import (
    DAY,
    WITH_LOCK,
    Call,
    argument,
    command,
    group,
    option,
    print_saved,
    print_verdicts,
    refuse_unnamed,
)
from ledgers.cli.sending import SEND, print_sent
from ledgers.edit.drafts import DraftWish
from ledgers.flow.load import load
from ledgers.flow.saving import Saved
from ledgers.flow.sending import Parcel
from ledgers.model.changes import Outcome
from ledgers.model.words import say
from ledgers.report.figures import figures_text, namings_text
from ledgers.report.outcomes import ISSUES
from ledgers.report.problems import as_list

FORM = click.Choice(("docx", "html", "pdf"))


@command(
    "draft",
    say("Write the draft of a bulletin, to be edited."),
    option("--series", say("the series, such as weekly"), required=True),
    option("--kind", say("the kind, where the series does not say it")),
    option("--period", say("the period, such as 2026-W38 or 2026-Q3")),
    option("--task", say("the task of a node bulletin, such as T07")),
    option("--as-of", say("the day of the figures"), type=DAY),
    option("--corrects", say("the issue that it corrects")),
    option("--number", say("its number (default: the next)"), type=int),
    option("--doc-no", say("its document number")),
    option("--expires-on", say("the last day on which it is public"), type=DAY),
    SEND,
)
def _draft(call: Call, *, send: bool, **wishes: str | date | int | None) -> int:
    # Imported here: git and the projection are not needed by the other commands.
    from ledgers.flow.bulletins import draft as write_draft  # noqa: PLC0415

    corrects = wishes.pop("corrects")
    full = f"city/bulletins/{str(corrects).rsplit('/', 1)[-1]}" if corrects else None
    wish = DraftWish(today=call.request.today, corrects=full, **wishes)  # type: ignore[arg-type]
    saved = write_draft(call.request, wish, call.translate)
    return _sent("draft", "drafted", saved, call, send=send)


@command(
    "figures",
    say("List the figures of a draft or an issue, and how a preface quotes them."),
    argument("name"),
)
def _figures(call: Call, name: str) -> int:
    from ledgers.flow.exporting import as_if_issued  # noqa: PLC0415

    _city, issue = as_if_issued(call.request, name)
    return call.show(figures_text(issue, call.translate))


@command("namings", say("Add up who was named, by series and quarter."))
def _namings(call: Call) -> int:
    issues = (row for row in load(call.request).catalog.bulletins.values() if row.is_issued)
    return call.show(namings_text(issues, call.translate))


@command(
    "preview",
    say("Show what a draft would look like: page, document and print, marked as a draft."),
    argument("name"),
    option(
        "--county",
        "counties",
        say("only what it would say of this county, as a file to hand over"),
        multiple=True,
    ),
    option("--out", say("the folder for it (default: below build/previews)"), path="place"),
)
def _preview(call: Call, name: str, out: Path | None, counties: tuple[str, ...]) -> int:
    from ledgers.flow.exporting import ExportWish, preview  # noqa: PLC0415

    folder = out or call.request.root / "build/previews" / name
    wish = ExportWish(name, folder, call.language, call.translate, counties=counties)
    files, wrong = preview(call.request, wish)
    for file in files:
        call.say(say("written: {file}", file=file))
    click.echo(as_list(wrong, call.translate), nl=False, err=True)
    return int(any(row.is_error for row in wrong))


@command("issue", say("Freeze a draft; it never changes afterwards."), argument("name"), SEND)
def _issue(call: Call, name: str, *, send: bool) -> int:
    from ledgers.flow.bulletins import issue as freeze  # noqa: PLC0415

    return _sent("issue", "issued", freeze(call.request, name), call, send=send)


def _sent(verb: str, done: str, saved: Saved, call: Call, *, send: bool) -> int:
    """Print what was written, and send it where that is asked for; an issue goes with its tag."""
    status, files = print_saved(saved, call), saved[0]
    if send and files:
        name = files[0].stem
        about = f"ledgers/bulletin-{verb}-{name}", f"bulletin: {done} {name}"
        print_sent(Parcel(files, *about, f"issue/{name}" if verb == "issue" else None), call)
    return status


@command(
    "verify",
    say("Prove that issues say what their data said."),
    argument("names", nargs=-1),
    option("--all", "every", say("all issues"), is_flag=True),
    option("--against", say("also what this revision says of the period")),
    WITH_LOCK,
    option("--sealed", say("accept the seal of an issue whose inputs are not here"), is_flag=True),
)
def _verify(call: Call, names: tuple[str, ...], against: str | None, **asked: bool) -> int:
    from ledgers.flow.verify.issue import verify as prove  # noqa: PLC0415

    refuse_unnamed(names, say("name an issue, or say --all"), call, every=asked["every"])
    verdicts = prove(call.request, names, against, with_lock=asked["with_lock"])
    rows = print_verdicts(verdicts, ISSUES, call)
    here = [row for row in rows if not (asked["sealed"] and row.outcome is Outcome.NOT_HERE)]
    return 0 if all(row.outcome.is_well for row in here) else 1


@command(
    "export",
    say("Give an issue as a document or for printing."),
    argument("name"),
    option("--format", "form", say("the form of the file"), type=FORM, required=True),
    option("--out", say("the file to write"), path="new file", required=True),
)
def _export(call: Call, name: str, form: Literal["docx", "html", "pdf"], out: Path) -> int:
    from ledgers.flow.exporting import ExportWish  # noqa: PLC0415
    from ledgers.flow.exporting import export as write_issue  # noqa: PLC0415

    wish = ExportWish(name, out.resolve(), call.language, call.translate, form)
    call.say(say("written: {file}", file=write_issue(call.request, wish)))
    return 0


@command(
    "due",
    say("List the bulletins that are due today."),
    option("--draft", "drafts", say("draft them"), is_flag=True),
    option("--count", say("print “count=N” only"), is_flag=True),
    SEND,
)
def _due(call: Call, *, drafts: bool, count: bool, send: bool) -> int:
    from ledgers.flow.bulletins import draft_due  # noqa: PLC0415
    from ledgers.flow.bulletins import due as due_today  # noqa: PLC0415

    request, translate = call.request, call.translate
    files = draft_due(request, translate) if drafts else ()
    if drafts:
        paths = [path.relative_to(request.root) for path in files]
        lines = [translate(say("written: {file}", file=path)) for path in paths]
    else:
        draft = ".venv/bin/ledgers bulletin draft"
        lines = [" ".join((draft, *row.options)) for row in due_today(request)]
    nothing = translate(say("no bulletin is due on {day}", day=request.today))
    click.echo(f"count={len(lines)}" if count else "\n".join(lines) or nothing)
    if send and files:
        message = "bulletin: drafted " + ", ".join(file.stem for file in files)
        print_sent(Parcel(files, f"ledgers/bulletin-due-{request.today}", message), call)
    return 0


TITLE = say("Draft, look at, issue, verify and export bulletins.")
COMMANDS = (_draft, _figures, _namings, _preview, _issue, _verify, _export, _due)
bulletin = group("bulletin", TITLE, *COMMANDS)
