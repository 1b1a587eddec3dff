"""Offer `ledgers explain`."""

import click

from ledgers.cli.options import shared
from ledgers.model.errors import CannotGoOn
from ledgers.model.kinds import kind_of
from ledgers.model.words import Translate, say
from ledgers.report.kinds import explained


def command(translate: Translate) -> click.Command:
    """Return the command, with help in the reader's language."""

    @click.command("explain", help=translate(say("Explain a kind of problem by its code.")))
    @click.argument("code")
    @shared(translate)
    def explain(code: str, root: object) -> int:
        del root
        kind = kind_of(code)
        if kind is None:
            raise CannotGoOn(say("there is no kind of problem {code}", code=code))
        click.echo(explained(kind, translate), nl=False)
        return 0

    return explain
