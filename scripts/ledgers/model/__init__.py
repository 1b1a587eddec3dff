"""The frozen values that all rooms share; nothing here reads or writes."""

from ledgers.model.values import Struct, field, replace
from ledgers.model.words import Both, Words, say

__all__ = ["Both", "Struct", "Words", "field", "replace", "say"]
