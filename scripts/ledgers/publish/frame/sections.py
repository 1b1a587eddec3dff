"""What stands around every page, in every language: the sections of the portal, and its foot."""

from collections.abc import Iterable, Iterator, Mapping

from ledgers.model.words import Words, as_words, say, say_in
from ledgers.publish.frame.languages import RUN
from ledgers.publish.frame.open_data import licence
from ledgers.publish.kit import View, links

Ways = tuple[tuple[str, Words], ...]
REFERENCE: Ways = (
    (links.DATA, say_in("tab", "Data")),
    (links.INDICATORS, say("Indicators")),
    (links.LEDGERS, say("Ledgers")),
    (links.METHODS, say_in("tab", "Methods")),
    (links.FIGURES, say("Recomputed")),
    (links.ledger_page("editions"), say("Editions")),
    (links.PROBLEMS, say("Problem codes")),
    (links.API, say("Interface")),
)
"""What those need who check or use the data: one section."""
SECTIONS: tuple[tuple[str | Ways, Words], ...] = (
    (links.OVERVIEW, say("Overview")),
    (links.RANKING, say("Ranking")),
    (links.COUNTIES, say_in("tab", "Counties")),
    (links.TASKS, say("Tasks")),
    (links.BULLETINS, say("Bulletins")),
    (links.CHANGES, say("What changed")),
    (REFERENCE, say("Data and methods")),
    (links.ABOUT, say("About")),
)
"""Sections only: an entry for each page would make the build quadratic."""
OVERDUE = links.list_page("overdue")
BELOW: Mapping[str, Ways] = {
    links.OVERVIEW: ((OVERDUE, say("Lists")), (links.TILES, say("Counties as tiles"))),
    links.RANKING: ((links.SENSITIVITY, say("How sure the ranks are")),),
    links.COUNTIES: ((links.COMPARE, say("Compare counties")),),
    links.TASKS: (
        (links.PROGRAMME, say("Programme")),
        (links.MATRIX, say("Tasks and counties")),
        (links.ROLES, say("Who does what")),
    ),
    links.CHANGES: ((links.ESCALATION, say("Escalation")),),
    links.DATA: ((links.SOURCE, say("Source pages")),),
    links.LEDGERS: (
        (links.BURDEN, say("Burden of filing")),
        (links.DRAWS, say("Draws")),
        (links.FILE, say("File online")),
    ),
    links.FIGURES: ((links.MECHANISMS, say("Mechanisms")), (links.SPEED, say("How fast it is"))),
    links.ABOUT: ((links.GUIDE, say("Reader's guide")),),
}
"""The pages that stand in no menu, by the section from which they are reached."""
EDITION, REPORT = (f"{links.ABOUT}{links.INDEX}#{name}" for name in ("edition", "report"))


def navigation(view: View) -> tuple[Mapping[str, object], ...]:
    """Return the sections by title, each with the file of its page or with those below it."""
    return tuple(_listed(view, SECTIONS))


def site_map(view: View) -> Iterator[Ways]:
    """Yield each page of the menus, and after it those that are reached from it alone."""
    for there, title in SECTIONS:
        for way in ((there, title),) if isinstance(there, str) else there:
            if way[0] != links.FIGURES or view.demonstration:
                yield (way, *BELOW.get(way[0], ()))


def _listed(view: View, ways: Iterable[tuple[str | Ways, Words]]) -> Iterable[Mapping[str, object]]:
    for there, title in ways:
        if there == links.FIGURES and not view.demonstration:
            continue
        inner = f"{there}index.md" if isinstance(there, str) else [*_listed(view, there)]
        yield {view.translate(title): inner}


def footer(view: View) -> Mapping[str, object]:
    """Return the foot of every page: facts and ways, and where the repository takes reports.

    A fact has its label, its text, where it leads, and its language if that is not the page's.
    """
    publication, stated = view.catalog.publication, licence(view)
    facts = (
        (say("Publisher"), view.publisher, ""),
        (say("Contact"), (publication.contact if publication else "") or "", ""),
        (say("Data as of"), view.translate(as_words(view.day)), ""),
        (say("Licence of the data"), stated.get("id", ""), stated.get("url", "")),
        (say("SHA-256 of the input"), f"{view.digest[:16]}…", EDITION),
    )
    ways = (
        (say("Subscribe"), f"{links.DATA}{links.INDEX}#subscribe"),
        (say("Interface"), f"{links.API}{links.INDEX}"),
        (say("Accessibility"), f"{links.GUIDE}{links.INDEX}#accessibility"),
        (say("All pages"), f"{links.GUIDE}{links.INDEX}#pages"),
        (say("Report an error"), REPORT),
    )
    tongue = {text: "zh" for _, text, _ in facts if view.language != "zh" and RUN.search(text)}
    return {
        "facts": [(view.translate(of), *it, tongue.get(it[0])) for of, *it in facts if it[0]],
        "ways": [(view.translate(words), there) for words, there in ways],
        "report": f"{view.repository}/issues/new" if view.repository else "",
    }
