"""Measurements of counties by the indicators of the catalogue; pure."""

from ledgers.assess.indicators.measuring import measure_all
from ledgers.assess.indicators.rows import Index

__all__ = ["Index", "measure_all"]
