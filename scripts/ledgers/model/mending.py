"""A line as it is and as it should be."""

from ledgers.model.values import Struct


class Mended(Struct, frozen=True):
    """A line as it stands and as it should, or two paths where a file lies in the wrong place.

    An empty `wrong` means that a line is to be added, an empty `right` that it is to be deleted.
    """

    wrong: str
    right: str
