"""The sections of the portal: what its navigation holds, in every language."""

from ledgers.model.words import Words, say, say_in
from ledgers.publish.kit import links

SECTIONS: tuple[tuple[str, Words], ...] = (
    (links.OVERVIEW, say("Overview")),
    (links.RANKING, say("Ranking")),
    (links.COUNTIES, say_in("tab", "Counties")),
    (links.TASKS, say("Tasks")),
    (links.LEDGERS, say("Ledgers")),
    (links.BULLETINS, say("Bulletins")),
    (links.PROGRAMME, say_in("tab", "Programme")),
    (links.METHODS, say_in("tab", "Methods")),
    (links.INDICATORS, say("Indicators")),
    (links.FIGURES, say("Recomputed")),
    (links.DATA, say_in("tab", "Data")),
    (links.PROBLEMS, say("Problem codes")),
    (links.ABOUT, say("About")),
)
"""Sections only: an entry for each page would make the build quadratic."""
