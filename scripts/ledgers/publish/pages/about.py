"""The page that says what the portal is, who answers for it, and how to check it."""

from dataclasses import dataclass
from typing import ClassVar

from ledgers.model.numbers import NONE
from ledgers.model.words import say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Crumbs, Fact, Facts, Head
from ledgers.publish.kit.context import Desk, Leaf
from ledgers.publish.kit.links import Linked


@dataclass(frozen=True, slots=True)
class AboutPage:
    """What the portal is."""

    template: ClassVar[str] = "about.html.j2"
    head: Head
    crumbs: Crumbs
    city: str
    demonstration: bool
    facts: Facts
    methods: Linked
    sources: Linked
    data: Linked
    repository: Linked | None


def about_page(desk: Desk) -> AboutPage:
    """Return the page about the portal."""
    here = desk.here(links.ABOUT)
    title = desk.say(say("About"))
    repository = desk.view.repository
    city = desk.view.catalog.city
    return AboutPage(
        head=here.head(title, say("What this portal is and how to check it.")),
        crumbs=desk.crumbs(here, title=title),
        city=city.name if city else desk.say(say("the city")),
        demonstration=desk.view.demonstration,
        facts=_facts(here),
        methods=here.said(links.METHODS, say("Methods")),
        sources=here.said(links.SOURCE, say("Source pages")),
        data=here.said(links.DATA, say("Data")),
        repository=None if repository is None else Linked(repository, repository),
    )


def _facts(here: Leaf) -> Facts:
    view = here.view
    publication = view.catalog.publication
    record = "city/publication/publication"
    return Facts(
        (
            Fact(say("Data as of"), here.source(record, view.as_of, "as-of")),
            Fact(say("Method"), here.to(links.METHODS, view.assessment.method)),
            Fact(say("Contact"), (publication.contact if publication else "") or NONE),
            Fact(say("Files"), here.to(links.SOURCE, str(len(view.sources)))),
            Fact(say("SHA-256 of the input"), Linked(view.digest, "../manifest.json")),
            Fact(say("Version of the program"), view.tool_version),
        )
    )
