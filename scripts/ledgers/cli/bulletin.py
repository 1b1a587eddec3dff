"""The commands of `ledgers bulletin`: draft, figures, preview, issue, verify, export, due."""

from datetime import date
from pathlib import Path
from typing import Literal

import click

from ledgers.cli import options
from ledgers.cli.sending import SEND, print_sent
from ledgers.edit.drafts import DraftWish
from ledgers.flow.load import load
from ledgers.flow.saving import Parcel, Saved
from ledgers.model import Outcome, say
from ledgers.report.figures import figures_text, namings_text
from ledgers.report.outcomes import ISSUES
from ledgers.report.problems import as_list

FORM = click.Choice(("docx", "html", "pdf"))


@options.command(
    "draft",
    say("Write the draft of a bulletin, to be edited."),
    options.option("--series", say("the series, such as weekly"), required=True),
    options.option("--kind", say("the kind, where the series does not say it")),
    options.option("--period", say("the period, such as 2026-W38 or 2026-Q3")),
    options.option("--task", say("the task of a node bulletin, such as T07")),
    options.option("--as-of", say("the day of the figures"), type=options.DAY),
    options.option("--corrects", say("the issue that it corrects")),
    options.option("--number", say("its number (default: the next)"), type=int),
    options.option("--doc-no", say("its document number")),
    options.option("--signed-by", say("the post that approves it, such as city_secretary")),
    options.option("--expires-on", say("the last day on which it is public"), type=options.DAY),
    SEND,
)
def _draft(call: options.Call, *, send: bool, **wishes: str | date | int | None) -> int:
    # Imported here: git and the projection are not needed by the other commands.
    from ledgers.flow.bulletins import draft as write_draft  # noqa: PLC0415

    corrects = wishes.pop("corrects")
    full = f"city/bulletins/{str(corrects).rsplit('/', 1)[-1]}" if corrects else None
    wish = DraftWish(today=call.request.today, corrects=full, **wishes)  # type: ignore[arg-type]
    saved = write_draft(call.request, wish, call.translate)
    return _sent("draft", "drafted", saved, call, send=send)


@options.command(
    "figures",
    say("List the figures of a draft or an issue, and how a preface quotes them."),
    options.argument("name"),
)
def _figures(call: options.Call, name: str) -> int:
    from ledgers.flow.exporting import as_if_issued  # noqa: PLC0415

    _city, issue = as_if_issued(call.request, name)
    return call.show(figures_text(issue, call.translate))


@options.command("namings", say("Add up who was named, by series and quarter."))
def _namings(call: options.Call) -> int:
    issues = (row for row in load(call.request).catalog.bulletins.values() if row.is_issued)
    return call.show(namings_text(issues, call.translate))


@options.command(
    "preview",
    say("Show what a draft would look like: page, document and print, marked as a draft."),
    options.argument("name"),
    options.option(
        "--county",
        "counties",
        say("only what it would say of this county, as a file to hand over"),
        multiple=True,
    ),
    options.option("--out", say("the folder for it (default: below build/previews)"), path="place"),
)
def _preview(call: options.Call, name: str, out: Path | None, counties: tuple[str, ...]) -> int:
    from ledgers.flow.exporting import ExportWish, preview  # noqa: PLC0415

    folder = out or call.request.root / "build/previews" / name
    wish = ExportWish(name, folder, call.language, call.translate, counties=counties)
    files, wrong = preview(call.request, wish)
    for file in files:
        call.say(say("written: {file}", file=file))
    click.echo(as_list(wrong, call.translate), nl=False, err=True)
    return int(any(row.is_error for row in wrong))


@options.command(
    "issue", say("Freeze a draft; it never changes afterwards."), options.argument("name"), SEND
)
def _issue(call: options.Call, name: str, *, send: bool) -> int:
    from ledgers.flow.bulletins import issue as freeze  # noqa: PLC0415

    return _sent("issue", "issued", freeze(call.request, name), call, send=send)


def _sent(verb: str, done: str, saved: Saved, call: options.Call, *, send: bool) -> int:
    """Print what was written, and send it where that is asked for; an issue goes with its tag."""
    status, files = options.print_saved(saved, call), saved[0]
    if send and files:
        name = files[0].stem
        about = f"ledgers/bulletin-{verb}-{name}", f"bulletin: {done} {name}"
        print_sent(Parcel(files, *about, f"issue/{name}" if verb == "issue" else None), call)
    return status


@options.command(
    "verify",
    say("Prove that issues say what their data said."),
    options.argument("names", nargs=-1),
    options.option("--all", "every", say("all issues"), is_flag=True),
    options.option("--against", say("also what this revision says of the period")),
    options.WITH_LOCK,
    options.option(
        "--sealed", say("accept the seal of an issue whose inputs are not here"), is_flag=True
    ),
)
def _verify(call: options.Call, names: tuple[str, ...], against: str | None, **asked: bool) -> int:
    from ledgers.flow.verify.issue import verify as prove  # noqa: PLC0415

    options.refuse_unnamed(names, say("name an issue, or say --all"), call, every=asked["every"])
    verdicts = prove(call.request, names, against, with_lock=asked["with_lock"])
    rows = options.print_verdicts(verdicts, ISSUES, call)
    here = [row for row in rows if not (asked["sealed"] and row.outcome is Outcome.NOT_HERE)]
    return 0 if all(row.outcome.is_well for row in here) else 1


@options.command(
    "export",
    say("Give an issue as a document or for printing."),
    options.argument("name"),
    options.option("--format", "form", say("the form of the file"), type=FORM, required=True),
    options.option("--out", say("the file to write"), path="new file", required=True),
)
def _export(call: options.Call, name: str, form: Literal["docx", "html", "pdf"], out: Path) -> int:
    from ledgers.flow.exporting import ExportWish  # noqa: PLC0415
    from ledgers.flow.exporting import export as write_issue  # noqa: PLC0415

    wish = ExportWish(name, out.resolve(), call.language, call.translate, form)
    call.say(say("written: {file}", file=write_issue(call.request, wish)))
    return 0


@options.command(
    "due",
    say("List the bulletins that are due today."),
    options.option("--draft", "drafts", say("draft them"), is_flag=True),
    options.option("--count", say("print “count=N” only"), is_flag=True),
    SEND,
)
def _due(call: options.Call, *, drafts: bool, count: bool, send: bool) -> int:
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
bulletin = options.group("bulletin", TITLE, *COMMANDS)
