"""The command line: one program for everything."""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from ledgers.cli.commands import commands
from ledgers.cli.speech import LANGUAGES, not_understood, speaking
from ledgers.model import CannotGoOn, Translate, Words, english, say
from ledgers.read.home import LOCALE, translator
from ledgers.report.problems import one_line

WELL, PROBLEMS, USAGE, FAULT = 0, 1, 2, 3
SELDOM = 20_000, 10, 10
"""After how much is made the collector looks for circles: what a command reads stays to its end.

By Python's own numbers it walks through the whole city again and again, a fifth of all the time.
"""


def run() -> None:
    """Run the command line and exit with its status."""
    gc.set_threshold(*SELDOM)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str]) -> int:
    """Run one command and return the exit status; never raises."""
    language = language_of(arguments)
    with speaking(language):
        return _run(arguments, language)


def _run(arguments: Sequence[str], language: str) -> int:
    translate: Translate = english
    try:
        translate = translator(LOCALE, language)
        refuse_odd_bytes(arguments)
        result = commands(translate).main(
            list(arguments), "ledgers", standalone_mode=False, obj=language
        )
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return USAGE
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the door is where all ends
        words, status = _last_words(error)
        click.echo(one_line(translate(words)), err=True)
        return status
    return result if isinstance(result, int) else WELL


def _last_words(error: BaseException) -> tuple[Words, int]:
    """Say why a run ended before its end, and with which status."""
    if isinstance(error, CannotGoOn):
        return error.words, USAGE
    if isinstance(error, click.ClickException):
        return not_understood(error), USAGE
    if isinstance(error, KeyboardInterrupt | click.Abort):
        return say("interrupted"), USAGE
    return _fault(error), FAULT


def language_of(arguments: Sequence[str]) -> str:
    """Return the language asked for; it must be known before help can be written."""
    for index, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--lang":
            asked = value or next(iter(arguments[index + 1 :]), "")
            return asked if asked in LANGUAGES else LANGUAGES[0]
    return LANGUAGES[0]


def refuse_odd_bytes(arguments: Sequence[str]) -> None:
    """Stop where an argument is not UTF-8; it could be neither written nor shown."""
    for argument in arguments:
        if not argument.isascii() and argument != argument.encode(errors="replace").decode():
            shown = argument.encode(errors="backslashreplace").decode()
            raise CannotGoOn.say("this argument is not UTF-8: {argument}", argument=shown)


def _fault(error: BaseException) -> Words:
    """Say that the tool itself failed, and where, so that a user can report it."""
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
