"""Be the door: one command line for everything (design, section 8)."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from ledgers.cli import assess, check, decide, explain, publish
from ledgers.model.errors import CannotGoOn
from ledgers.model.words import Translate, Words, english, say
from ledgers.read.home import LOCALE
from ledgers.read.words import translator

WELL, PROBLEMS, USAGE, FAULT = 0, 1, 2, 3
LANGUAGES = ("zh", "en")


def run() -> None:
    """Run the command line and exit with its status."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str]) -> int:
    """Run one command and return the exit status; never raises."""
    translate: Translate = english
    try:
        language = language_of(arguments)
        translate = translator(LOCALE, language)
        group = commands(translate)
        result = group.main(list(arguments), "ledgers", standalone_mode=False, obj=language)
    except CannotGoOn as error:
        return _end(translate(error.words), USAGE)
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.ClickException as error:
        usage = say("the command is not understood: {detail}", detail=error.format_message())
        return _end(translate(usage), USAGE)
    except (KeyboardInterrupt, click.Abort):
        return _end(translate(say("interrupted")), USAGE)
    except Exception as error:  # noqa: BLE001 - the door is where every fault ends
        return _end(translate(_fault(error)), FAULT)
    return result if isinstance(result, int) else WELL


def language_of(arguments: Sequence[str]) -> str:
    """Return the language asked for; it must be known before help can be written."""
    for index, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--lang":
            asked = value or next(iter(arguments[index + 1 :]), "")
            return asked if asked in LANGUAGES else LANGUAGES[0]
    return LANGUAGES[0]


def commands(translate: Translate) -> click.Group:
    """Return the command line in one language."""
    title = say("Check, assess and publish a city's county ledgers.")
    group = click.Group("ledgers", help=translate(title), no_args_is_help=True)
    group.params.append(click.Option(["--lang"], type=click.Choice(LANGUAGES), expose_value=False))
    for module in (check, assess, explain, publish, decide):
        group.add_command(module.command(translate))
    return group


def _fault(error: Exception) -> Words:
    """Say that the tool itself failed, and where: for whoever reports it."""
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    where = f"{Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}" if frame else "?"
    return say(
        "a fault of the tool, please report it: {kind}: {reason} ({where})",
        kind=type(error).__name__,
        reason=str(error),
        where=where,
    )


def _end(text: str, status: int) -> int:
    click.echo(text, err=True)
    return status
