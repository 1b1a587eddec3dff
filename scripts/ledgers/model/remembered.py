"""What earlier runs found out: it saves time and decides nothing."""

from collections.abc import Collection, Mapping
from typing import Any

from ledgers.model.document import Document
from ledgers.model.values import Struct, field, replace, unpacked

NOTHING: frozenset[Document] = frozenset()
PAGE, SUM = ".page", 32
"""How the name of a page's file ends, and the bytes of the sum that it begins with."""


class Seen(Struct, frozen=True):
    """What was found out of a file: git's name for its bytes, and the value that they hold.

    `sound`: it keeps to its schema, and nothing is wrong with it alone. `clean`: nothing in it
    leads to a person, not even to an office whose number is public.
    """

    blob: str
    packed: bytes
    sound: bool = False
    clean: bool = False

    @property
    def value(self) -> Any:  # noqa: ANN401 - fields hold what their schema allows
        """Return the value; None where it is no group of fields."""
        return unpacked(self.packed, dict)


class Page(Struct, frozen=True):
    """What was found out of the files of one owner, by path.

    It holds for one program and one set of schemas, `key`; all of these are `usable`. `quiet` names
    the rules that found nothing in a whole city, by the digest of all that they were given.
    """

    key: str
    seen: Mapping[str, Seen] = field(default_factory=dict)
    quiet: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    usable: bool = False


class Known(Struct, frozen=True):
    """What is known before a check, or after one: what need not be looked at again.

    Documents without faults, those that lead to nobody, and rules that find nothing in this city.
    `usable`: every schema can be used.
    """

    sound: frozenset[Document] = NOTHING
    clean: frozenset[Document] = NOTHING
    quiet: Collection[str] = ()
    usable: bool = False

    @property
    def elsewhere(self) -> "Known":
        """Return what holds in every city that has some of these files, and the same schemas."""
        return replace(self, quiet=())


NOTHING_KNOWN = Known()
