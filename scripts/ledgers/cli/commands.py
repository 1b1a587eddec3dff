"""The list of commands; the module of one is imported when it is asked for.

Importing all of them takes 0.5 s, five times as long as what a single word needs.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module

import click

from ledgers.cli.speech import LANGUAGES, in_words_of, with_help
from ledgers.model.words import Translate, say

MAKERS: Mapping[str, tuple[str, str]] = {
    "assess": ("ledgers.cli.assess", "assess"),
    "attach": ("ledgers.cli.file", "attach"),
    "bulletin": ("ledgers.cli.bulletin", "bulletin"),
    "check": ("ledgers.cli.check", "check"),
    "cities": ("ledgers.cli.cities", "cities"),
    "comment": ("ledgers.cli.host", "comment"),
    "decide": ("ledgers.cli.decide", "decide"),
    "draw": ("ledgers.cli.draw", "draw"),
    "edition": ("ledgers.cli.edition", "edition"),
    "explain": ("ledgers.cli.assess", "explain"),
    "export": ("ledgers.cli.workbooks", "export"),
    "federate": ("ledgers.cli.cities", "federate"),
    "file": ("ledgers.cli.file", "file"),
    "fmt": ("ledgers.cli.file", "fmt"),
    "guard": ("ledgers.cli.hook", "guard"),
    "history": ("ledgers.cli.history", "history"),
    "hook": ("ledgers.cli.hook", "hook"),
    "import": ("ledgers.cli.workbooks", "take"),
    "init": ("ledgers.cli.init", "init"),
    "intake": ("ledgers.cli.host", "intake"),
    "new": ("ledgers.cli.file", "new"),
    "plan": ("ledgers.cli.plan", "plan"),
    "publish": ("ledgers.cli.publish", "publish"),
    "review": ("ledgers.cli.review", "review"),
    "todo": ("ledgers.cli.review", "todo"),
    "upgrade": ("ledgers.cli.init", "upgrade"),
}
"""The module of each command, and what makes it there."""


class Commands(Mapping[str, click.Command]):
    """The commands by name, each made when it is looked up."""

    def __init__(self, translate: Translate) -> None:
        """Keep the language that they are made in."""
        self.translate = translate

    def __iter__(self) -> Iterator[str]:
        """Return the names, without importing anything."""
        return iter(MAKERS)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(MAKERS)

    def __getitem__(self, name: str) -> click.Command:
        """Return a command; raises KeyError where there is none of this name."""
        module, maker = MAKERS[name]
        made: click.Command = getattr(import_module(module), maker)(self.translate)
        in_words_of(made, self.translate)
        return made


def commands(translate: Translate) -> click.Group:
    """Return the command line in one language."""
    group = click.Group(
        "ledgers", help=translate(say("Check, assess and publish a city's county ledgers."))
    )
    group.params += [
        click.Option(["--lang"], type=click.Choice(LANGUAGES), expose_value=False),
        _version(translate),
    ]
    with_help(group, translate)
    in_words_of(group, translate)
    # click only looks things up here, and never adds any.
    group.commands = Commands(translate)  # type: ignore[assignment]
    return group


def _version(translate: Translate) -> click.Option:
    def shown(context: click.Context, _: click.Parameter, asked: bool) -> None:  # noqa: FBT001 - as click calls it
        if asked and not context.resilient_parsing:
            # Imported here: it takes as long as all the rest of the program's start.
            from importlib.metadata import version  # noqa: PLC0415

            click.echo(version("ledgers"))
            context.exit()

    words = translate(say("show the version of the program"))
    return click.Option(
        ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=shown, help=words
    )
