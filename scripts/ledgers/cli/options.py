"""Shared parts of commands: options, the clock and working directory, output and exit status."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from gettext import gettext
from pathlib import Path
from typing import Any, TypeAlias, TypeVar
from zoneinfo import ZoneInfo

import click

from ledgers.flow.load import City, Request
from ledgers.model.changes import Verdict
from ledgers.model.history import CITY_ZONE
from ledgers.model.portal import Published
from ledgers.model.problem import Problem
from ledgers.model.words import Translate, Words, say
from ledgers.report.outcomes import as_line, published_text, summary
from ledgers.report.problems import Findings, as_list, as_text

F = TypeVar("F", bound=Callable[..., Any])
Command: TypeAlias = Callable[..., int]
ASKED = ("root", "today", "revision", "schemas", "base")
"""The options that are fields of a request."""
DAY_WORD = say("DAY")


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


def on_city(translate: Translate) -> Callable[[Command], Command]:
    """Add the options about the city; the command gets them as one `request`."""

    def add(command: Command) -> Command:
        @wraps(command)
        def with_request(*arguments: object, **options: Any) -> int:  # noqa: ANN401 - as click passes them
            wish = {name: options.pop(name) for name in ASKED if name in options}
            return command(*arguments, request=Request(**wish), **options)

        return shared(translate)(_today_option(translate)(with_request))

    return add


def shared(translate: Translate) -> Callable[[F], F]:
    """Add the options that every command takes."""

    def add(command: F) -> F:
        command = help_option(translate)(command)
        command = click.option(
            "--lang",
            type=click.Choice(["zh", "en"]),
            default="zh",
            expose_value=False,
            help=translate(say("language of messages (default: zh)")),
        )(command)
        return click.option(
            "--root",
            type=click.Path(path_type=Path, exists=True, file_okay=False),
            callback=lambda _ctx, _param, value: (value or root_around(Path.cwd())).resolve(),
            help=translate(
                say("the city's folder (default: the one around the working directory)")
            ),
        )(command)

    return add


def as_known(translate: Translate) -> Callable[[F], F]:
    """Add the options for another view of the city: as of which day, at which commit."""

    def add(command: F) -> F:
        at = click.option("--at", "revision", help=translate(say("what was known at this commit")))
        day = click.option("--as-of", type=DAY, help=translate(say("what was true on this day")))
        return day(at(command))

    return add


def form_option(*forms: str) -> Callable[[F], F]:
    """Return the option `--format`; the first form is the default."""
    return click.option("--format", "form", type=click.Choice(forms), default=forms[0])


def lock_option(translate: Translate) -> Callable[[F], F]:
    """Return the option `--with-lock`."""
    text = translate(say("install the libraries of its day, where they differ"))
    return click.option("--with-lock", is_flag=True, help=text)


def portal_option(text: str) -> Callable[[F], F]:
    """Return the option `--out`, the folder of a portal."""
    return click.option("--out", type=click.Path(path_type=Path, file_okay=False), help=text)


def help_option(translate: Translate) -> Callable[[Any], Any]:
    """Return the option `--help`, explained in the reader's language."""
    return click.help_option("--help", help=translate(say("show this help")))


def _today_option(translate: Translate) -> Callable[[F], F]:
    """Add `--today`, by default the day in the city's time zone."""
    return click.option(
        "--today",
        type=DAY,
        callback=lambda _ctx, _param, value: value or city_today(),
        help=translate(
            say("the day that counts as today (default: by the clock, in the city's zone)")
        ),
    )


def city_today() -> date:
    """Return today's date in the city."""
    return datetime.now(ZoneInfo(CITY_ZONE)).date()


def root_around(folder: Path) -> Path:
    """Return the nearest folder upwards that holds `data/`, else the folder itself."""
    for candidate in (folder, *folder.parents):
        if (candidate / "data").is_dir():
            return candidate
    return folder


# ── How commands end ─────────────────────────────────────────────────────────────────────────────


def refuse_unnamed(
    names: tuple[str, ...], words: Words, translate: Translate, *, every: bool
) -> None:
    """Stop unless either names or all are asked for."""
    if bool(names) == every:
        raise click.UsageError(translate(words))


def print_saved(
    saved: tuple[Path | None, tuple[Problem, ...]], root: Path, translate: Translate
) -> int:
    """Print which file was written, and the problems that it brings; return the exit status."""
    path, problems = saved
    click.echo(as_list(problems, translate), nl=False)
    if path is None:
        click.echo(translate(say("nothing was written")), err=True)
        return 1
    click.echo(translate(say("written: {file}", file=path.relative_to(root.resolve()))))
    return 0


def print_published(city: City, published: Published, translate: Translate) -> int:
    """Print the problems of a city and the result of publishing it; return the exit status."""
    if city.problems:
        click.echo(as_text(Findings(city.files, city.problems), translate), nl=False)
    click.echo(published_text(published, translate), nl=False)
    return int(city.has_errors)


def print_verdicts(
    verdicts: Iterable[Verdict], words: tuple[Words, Words], translate: Translate
) -> tuple[Verdict, ...]:
    """Print each verdict as it comes, then their number; return all of them."""
    start, rows = time.perf_counter(), []
    for verdict in verdicts:
        rows.append(verdict)
        click.echo(as_line(verdict, words[0], translate), nl=False)
    seconds = time.perf_counter() - start
    click.echo(summary(rows, words[1], seconds, translate), nl=False)
    return tuple(rows)
