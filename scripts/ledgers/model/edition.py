"""An edition: a whole portal of one day that never changes, with the proof that it did not.

The fields are those of `schemas/editions.schema.json`, and an edition is a function of them alone.
Bulletins are no input of bulletins, but an edition shows them. They are named one by one, and not
by git's tree of their folder, since a later bulletin changes that folder and not the edition; those
that were published after the day that it shows are read and, as everywhere, not shown.
"""

from datetime import date

from ledgers.model.bulletin import Engine, Inputs
from ledgers.model.values import Struct

SUMS = "SHA256SUMS"
"""The file with the digests of all others, in a portal and in an edition."""
LATEST = "latest"
"""The name under which the newest edition is found, whichever that is."""


class Included(Struct, frozen=True):
    """A bulletin that had been issued when an edition was cut, and the SHA-256 of its file."""

    bulletin: str
    digest: str

    @property
    def file(self) -> str:
        """Return where the bulletin lies."""
        return f"data/{self.bulletin}.yaml"


class Edition(Struct, frozen=True, kw_only=True):
    """The record of an edition; its identifier is the name of its file.

    `manifest_digest` is the SHA-256 of the file `SHA256SUMS` in the edition, which has a line
    `sha256  path` for each of the other `files_n` files; `sha256sum` makes and checks both.
    `earlier` are the editions before it, which its pages lead to. It shows the day `as_of`, and the
    problems that only time brings are those of `cut_on`.
    """

    title: str
    period: str | None = None
    as_of: date
    cut_on: date
    language: str
    method: str
    engine: Engine
    inputs: Inputs
    bulletins: tuple[Included, ...] = ()
    earlier: tuple[str, ...] = ()
    files_n: int
    manifest_digest: str


class Step(Struct, frozen=True):
    """One line of the list of editions: its name, and where it is, None for the one at hand."""

    name: str
    folder: str | None


class Banner(Struct, frozen=True):
    """The banner on every page of an edition, in the reader's language.

    `living` is what the link to the same page of the living portal is called, `all_editions` that
    to the list, and `label` the editions themselves. They lie at `editions/<id>/` beside the living
    portal, so that relative links lead from one to the other on a server and in a folder: `listed`
    is relative to the folder of the living portal, and `Step.folder` to that of all editions.
    """

    sentence: str
    living: str
    listed: str
    all_editions: str
    label: str
    editions: tuple[Step, ...] = ()
