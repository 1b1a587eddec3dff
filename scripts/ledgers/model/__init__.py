"""The frozen values that all rooms share; nothing here reads or writes."""

from ledgers.model.values import Struct, field, replace
from ledgers.model.words import Both, Words, say

# Those below are made of those above, which they import from here.
# isort: split
from ledgers.model.problem import CannotGoOn, Place, Problem

# isort: split
from ledgers.model.document import Document, Path
from ledgers.model.layout import CITY
from ledgers.model.output import OutputFile
from ledgers.model.rows import in_groups

__all__ = [
    "CITY",
    "Both",
    "CannotGoOn",
    "Document",
    "OutputFile",
    "Path",
    "Place",
    "Problem",
    "Struct",
    "Words",
    "field",
    "in_groups",
    "replace",
    "say",
]
