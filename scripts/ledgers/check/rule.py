"""Say what shape a rule has: it looks at one document beside the others, or at the whole city."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from ledgers.check.grounds import Grounds
from ledgers.model.document import Document
from ledgers.model.problem import Problem

DocumentRule: TypeAlias = Callable[[Grounds, Document], Iterator[Problem]]
CityRule: TypeAlias = Callable[[Grounds], Iterator[Problem]]
