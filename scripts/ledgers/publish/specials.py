"""List what single ledgers show beyond what all of them do."""

from collections.abc import Mapping

from ledgers.publish.activities import activities
from ledgers.publish.editions import editions
from ledgers.publish.ledger import Special
from ledgers.publish.oversight import actions, appraisals, checks, rounds
from ledgers.publish.papers import papers
from ledgers.publish.rectification import rectification
from ledgers.publish.rooms import rooms
from ledgers.publish.staffing import staffing

SPECIALS: Mapping[str, Special] = {
    "actions": actions,
    "appraisals": appraisals,
    "checks": checks,
    "documents": papers,
    "editions": editions,
    "events": activities,
    "facilities": rooms,
    "posts": staffing,
    "rectifications": rectification,
    "rounds": rounds,
}
"""By ledger: what yields its own parts, before those of every ledger."""
