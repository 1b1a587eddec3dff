"""The words of click in the reader's language, from our catalogue.

click looks its words up with gettext, in the domain and the language of the process. Both are set
to ours while a command line is read, and restored afterwards.
"""

import gettext
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager

import click

from ledgers.model.words import Translate, Words, say
from ledgers.read.home import DOMAIN, LOCALE

LANGUAGES = ("zh", "en")
LANGUAGE = "LANGUAGE"
"""The variable with the language that gettext prefers."""
SAID = (
    say("Usage:"),
    say("Options"),
    say("Commands"),
    say("Positional arguments"),
    say("required"),
    say("default: {default}"),
    say("directory"),
    say("file"),
    say("path"),
    say("Missing command."),
    say("Missing argument"),
    say("Missing option"),
    say("Choose from:\n\t{choices}"),
    say("No such option {name!r}."),
    say("No such command {name!r}."),
    say("Option {name!r} does not take a value."),
    say("Invalid value: {message}"),
    say("Invalid value for {param_hint}: {message}"),
    say("{name} {filename!r} does not exist."),
    say("{name} {filename!r} is a file."),
    say("{name} {filename!r} is a directory."),
)
"""Sentences of click that readers may see; `say` puts them into the catalogue."""
COUNTED = (
    (
        re.compile(r"Got unexpected extra arguments? \((?P<args>.*)\)"),
        say("There is too much on the command line: {args}"),
    ),
    (
        re.compile(r"Option (?P<name>'[^']*') requires an argument\."),
        say("Option {name} needs a value."),
    ),
    (
        re.compile(r"(?P<value>'[^']*') is not (?:one of )?(?P<choices>'.*')\."),
        say("{value} is not one of these: {choices}."),
    ),
)
"""Sentences of click in singular and plural, which are not in the catalogue, and our words."""


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Make gettext use our catalogue of a language."""
    domain, before = gettext.textdomain(), os.environ.get(LANGUAGE)
    gettext.bindtextdomain(DOMAIN, str(LOCALE))
    gettext.textdomain(DOMAIN)
    os.environ[LANGUAGE] = language
    try:
        yield
    finally:
        gettext.textdomain(domain)
        os.environ.pop(LANGUAGE)
        if before is not None:
            os.environ[LANGUAGE] = before


def in_words_of(command: click.Command, translate: Translate) -> None:
    """Translate the usage of a command and all below it, which click does not look up."""
    command.options_metavar = translate(say("[OPTIONS]"))
    for option in command.params:
        if isinstance(option, click.Option) and option.type is click.STRING:
            option.metavar = option.metavar or translate(say("TEXT"))
    if isinstance(command, click.Group):
        command.subcommand_metavar = translate(say("COMMAND [ARGUMENTS]..."))
        for below in command.commands.values():
            in_words_of(below, translate)


def with_help(made: click.Command, translate: Translate) -> click.Command:
    """Add the option `--help`, explained in the reader's language."""
    return click.help_option("--help", help=translate(say("show this help")))(made)


def not_understood(error: click.ClickException) -> Words:
    """Say what click did not understand, and suggest what was meant."""
    meant = getattr(error, "possibilities", None)
    if not meant:
        detail = _counted(error.format_message())
        return say("the command is not understood: {detail}", detail=detail)
    return say(
        "the command is not understood: {detail} Perhaps {meant}?",
        detail=error.message,
        meant=" / ".join(sorted(meant)),
    )


def _counted(detail: str) -> str:
    """Return a sentence with those of `COUNTED` in our words."""
    for pattern, words in COUNTED:
        found = pattern.search(detail)
        if found:
            ours = gettext.gettext(words.text).format(**found.groupdict())
            return detail[: found.start()] + ours + detail[found.end() :]
    return detail
