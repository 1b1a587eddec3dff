"""Stop a run that cannot go on; everything about the data itself is a problem instead."""

from ledgers.model.words import Words


class CannotGoOn(Exception):  # noqa: N818 - reads as the sentence it is: the run cannot go on
    """Say in one sentence why the run cannot go on (exit status 2)."""

    def __init__(self, words: Words) -> None:
        """Keep the words, to be said in the reader's language."""
        super().__init__(str(words))
        self.words = words


class NotTheSame(CannotGoOn):
    """Say that what is there under a name is not what had that name."""


class NotHere(CannotGoOn):
    """Say that something of the past is in no commit or tag of this repository."""
