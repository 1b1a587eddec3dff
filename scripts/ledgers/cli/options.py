"""How commands are made and end, and what they share: options, the clock, the working directory."""

import os
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from gettext import gettext
from pathlib import Path
from typing import Any, Literal, TypeAlias
from zoneinfo import ZoneInfo

import click

from ledgers.cli.speech import LANGUAGES, with_help
from ledgers.flow.load import City, Request
from ledgers.model import Problem, Struct, Translate, Verdict, Words, replace, say
from ledgers.model.history import CITY_ZONE
from ledgers.model.portal import Published
from ledgers.report.outcomes import as_line, published_text, summary
from ledgers.report.problems import Findings, as_list, as_text

ASKED = ("root", "today", "revision", "schemas", "programme", "attachments")
"""The options that are fields of a request."""
DAY_WORD = say("DAY")
PATHS: Mapping[str, Mapping[str, bool]] = {
    "file": {"exists": True, "dir_okay": False},
    "folder": {"exists": True, "file_okay": False},
    "new file": {"dir_okay": False},
    "place": {"file_okay": False},
}
"""What click asks of a path; a place is a folder that is there, or may be made."""


class Call(Struct, frozen=True):
    """A call of a command: what is asked for, and the reader's language."""

    request: Request
    language: Literal["zh", "en"]
    translate: Translate

    def say(self, words: Words) -> None:
        """Print a sentence."""
        click.echo(self.translate(words))

    def show(self, text: str, *, failed: object = False) -> int:
        """Print a finished text; return the exit status."""
        click.echo(text, nl=False)
        return int(bool(failed))


Given: TypeAlias = Any
"""What a person gave for a parameter, as click passes it."""
Param: TypeAlias = Callable[[Translate], click.Parameter]
"""An option or an argument, made in the reader's language."""
Maker: TypeAlias = Callable[[Translate], click.Command]
"""A command, or a group of commands, made in the reader's language."""


def command(name: str, title: Words, *params: Param) -> Callable[[Callable[..., int]], Maker]:
    """Make a command of a function, which gets a `Call` and the values of its own parameters."""

    def made(run: Callable[..., int], translate: Translate) -> click.Command:
        @click.pass_obj
        def called(language: Literal["zh", "en"], /, **values: Any) -> int:  # noqa: ANN401 - as click passes them
            request = Request(**{name: values.pop(name) for name in ASKED if name in values})
            return run(Call(request, language, translate), **values)

        listed = [param(translate) for param in (*SHARED, *params)]
        one = click.Command(name, params=listed, callback=called, help=translate(title))
        return with_help(one, translate)

    return lambda run: partial(made, run)


def group(name: str, title: Words, *makers: Maker) -> Maker:
    """Make a group of commands."""
    return lambda translate: with_help(
        click.Group(name, [make(translate) for make in makers], help=translate(title)), translate
    )


def option(*said: str | Words, path: str = "", **attributes: Any) -> Param:  # noqa: ANN401 - as click takes them
    """Make an option of its names, the words that explain it in the help, and the sort of path."""
    names = [name for name in said if isinstance(name, str)]

    def make(translate: Translate) -> click.Option:
        text = " ".join(translate(words) for words in said if isinstance(words, Words)) or None
        # Made here, since click says in the reader's language whether a file or a folder is meant.
        if path:
            attributes["type"] = click.Path(path_type=Path, **PATHS[path])
        return click.Option(names, help=text, **attributes)

    return make


def argument(name: str, **attributes: Any) -> Param:  # noqa: ANN401 - as click takes them
    """Make an argument."""
    return lambda _: click.Argument([name], **attributes)


@dataclass(frozen=True, slots=True)
class Day(click.ParamType[date]):
    """Read a day written as 2026-05-12."""

    name = "date"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002 - as click asks
        """Return the placeholder for a day in the help, in the words of `speech`."""
        return gettext(DAY_WORD.text)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ANN401 - as click declares it
        """Return the day, or fail with the expected form."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} ≠ YYYY-MM-DD", param, ctx)


DAY = Day()


@dataclass(frozen=True, slots=True)
class Received(Day):
    """Read a day, or a moment such as 2026-05-12T17:30:00Z, as the day that it is in the city."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ANN401 - as click declares it
        """Return the day; a moment must say its zone."""
        with suppress(ValueError, TypeError):
            moment = datetime.fromisoformat(value)
            if moment.tzinfo:
                return moment.astimezone(ZoneInfo(CITY_ZONE)).date()
        return Day.convert(self, value, param, ctx)


RECEIVED = Received()
SHARED = (
    option(
        "--root",
        say("the city's folder (default: the one around the working directory)"),
        path="folder",
        callback=lambda _ctx, _param, value: (value or root_around(Path.cwd())).resolve(),
    ),
    option(
        "--lang",
        say("language of messages (default: zh)"),
        type=click.Choice(LANGUAGES),
        default="zh",
        expose_value=False,
    ),
    option(
        "--today",
        say("the day that counts as today (default: by the clock, in the city's zone)"),
        type=DAY,
        callback=lambda _ctx, _param, value: value or datetime.now(ZoneInfo(CITY_ZONE)).date(),
    ),
)
"""The options of every command."""
AS_KNOWN = (
    option("--as-of", say("what was true on this day"), type=DAY),
    option("--programme", say("of which programme (default: the one that leads on the day)")),
    option("--at", "revision", say("what was known at this commit")),
)
"""The options for another view of the city: as of which day, which programme, which commit."""
OF_CHANGE = (
    option("--actor", say("the account that submits the change")),
    option("--received", say("the day on which the change was received"), type=RECEIVED),
    option("--branch", say("the name of the branch that brings the change")),
    option(
        "--before",
        say("the heads of earlier pushes that were found well"),
        callback=lambda _ctx, _param, value: tuple((value or "").split()),
    ),
    option("--schemas", say("folder of the schemas (default: the city's own)"), path="folder"),
    option("--attachments", say("the folder in which attachments are looked for"), path="folder"),
    option("--made", "proved", say("make proof has found the data to be made"), is_flag=True),
)
"""What is known of a change beside its base, and how it is read."""
WITH_CACHE = option(
    "--cache/--no-cache",
    "remembered",
    say("use what earlier runs found out (default: in a terminal; never with CI set)"),
    default=None,
)
BY_WORKERS = (
    option("--workers", say("how many work at the same time"), type=click.IntRange(1)),
    option("--cluster", say("address of a dask cluster that works instead"), default=""),
)
WITH_LOCK = option(
    "--with-lock", say("install the libraries of its day, where they differ"), is_flag=True
)


def remembers(call: Call, asked: Given, *, usual: bool) -> Call:
    """Return a call that uses what earlier runs found out, where that is asked for or usual.

    Never in a workflow, whose word others rely on.
    """
    used = (usual if asked is None else asked) and not os.environ.get("CI")
    return replace(call, request=replace(call.request, remembered=used))


def form_option(*forms: str) -> Param:
    """Return the option `--format`; the first form is the default."""
    return option("--format", "form", type=click.Choice(forms), default=forms[0])


def root_around(folder: Path) -> Path:
    """Return the nearest folder upwards that holds `data/`, else the folder itself."""
    return next((each for each in (folder, *folder.parents) if (each / "data").is_dir()), folder)


def refuse_unnamed(names: tuple[str, ...], words: Words, call: Call, *, every: bool) -> None:
    """Stop unless either names or all are asked for."""
    if bool(names) == every:
        raise click.UsageError(call.translate(words))


def print_saved(saved: tuple[Sequence[Path], Sequence[Problem]], call: Call) -> int:
    """Print which files were written, and the problems they bring; return the exit status."""
    paths, problems = saved
    click.echo(as_list(problems, call.translate), nl=False)
    if not paths:
        click.echo(call.translate(say("nothing was written")), err=True)
        return 1
    for path in paths:
        call.say(say("written: {file}", file=path.relative_to(call.request.root)))
    return 0


def print_published(city: City, published: Published, call: Call) -> int:
    """Print the problems of a city and the result of publishing it; return the exit status."""
    if city.problems:
        click.echo(as_text(Findings(city.files, city.problems), call.translate), nl=False)
    told = published_text(published, city.catalog, call.translate)
    return call.show(told, failed=city.has_errors)


def print_verdicts(
    verdicts: Iterable[Verdict], words: tuple[Words, Words], call: Call
) -> tuple[Verdict, ...]:
    """Print each verdict as it comes, then their number; return all of them."""
    start, rows = time.perf_counter(), []
    for verdict in verdicts:
        rows.append(verdict)
        click.echo(as_line(verdict, words[0], call.translate), nl=False)
    click.echo(summary(rows, words[1], time.perf_counter() - start, call.translate), nl=False)
    return tuple(rows)
