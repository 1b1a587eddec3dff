"""Have click speak the reader's language: its own words go through our catalogue.

click looks its words up with gettext, in the domain and the language of the process; both are
ours while a command line is read, and what they were before after it.
"""

import gettext
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager

import click

from ledgers.model.words import Translate, Words, say
from ledgers.read.home import DOMAIN, LOCALE

LANGUAGE = "LANGUAGE"
"""The variable by which gettext is told the language before all others."""
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
    say("No such option {name!r}."),
    say("No such command {name!r}."),
    say("Option {name!r} does not take a value."),
    say("Invalid value: {message}"),
    say("Invalid value for {param_hint}: {message}"),
    say("{name} {filename!r} does not exist."),
    say("{name} {filename!r} is a file."),
    say("{name} {filename!r} is a directory."),
)
"""What click says of its own to readers of ours; `say` puts it into the catalogue."""
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
        say("{value} is none of these: {choices}."),
    ),
)
"""What click says in singular and plural, for which the catalogue has no place, and our words."""


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Have gettext look words up in our catalogue of a language."""
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
    """Translate how a command and all below it are used, which click does not look up."""
    command.options_metavar = translate(say("[OPTIONS]"))
    for option in command.params:
        if isinstance(option, click.Option) and option.type is click.STRING:
            option.metavar = option.metavar or translate(say("TEXT"))
    if isinstance(command, click.Group):
        command.subcommand_metavar = translate(say("COMMAND [ARGUMENTS]..."))
        for below in command.commands.values():
            in_words_of(below, translate)


def not_understood(error: click.ClickException) -> Words:
    """Say what click did not understand, and what may have been meant."""
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
