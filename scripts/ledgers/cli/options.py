"""Give the options that commands share, and read the world that only the door may read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from gettext import gettext
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import click

from ledgers.model.history import CITY_ZONE
from ledgers.model.words import Translate, say

F = TypeVar("F", bound=Callable[..., Any])
DAY_WORD = say("DAY")


@dataclass(frozen=True, slots=True)
class Day(click.ParamType[date]):
    """Read a day written as 2026-05-12."""

    name = "date"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002 - as click asks
        """Return what stands for a day in the help, in the words of `speech`."""
        return gettext(DAY_WORD.text)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ANN401 - as click declares it
        """Return the day, or fail with what was expected."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} ≠ YYYY-MM-DD", param, ctx)


DAY = Day()


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


def help_option(translate: Translate) -> Callable[[Any], Any]:
    """Return what adds `--help`, explained in the reader's language."""
    text = translate(say("show this help"))

    def add(command: Any) -> Any:  # noqa: ANN401 - a function or a finished command of click's
        return click.help_option("--help", help=text)(command)

    return add


def today_option(translate: Translate) -> Callable[[F], F]:
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
    """Return what day it is in the city."""
    return datetime.now(ZoneInfo(CITY_ZONE)).date()


def root_around(folder: Path) -> Path:
    """Return the nearest folder upwards that holds `data/`, else the folder itself."""
    for candidate in (folder, *folder.parents):
        if (candidate / "data").is_dir():
            return candidate
    return folder
