"""List what single ledgers show beyond what all of them do."""

from collections.abc import Mapping

from ledgers.publish.ledgers.documents import papers
from ledgers.publish.ledgers.editions import editions
from ledgers.publish.ledgers.events import activities
from ledgers.publish.ledgers.facilities import rooms
from ledgers.publish.ledgers.oversight import actions, appraisals, checks, rounds
from ledgers.publish.ledgers.page import Special
from ledgers.publish.ledgers.posts import staffing
from ledgers.publish.ledgers.rectifications import rectification

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
