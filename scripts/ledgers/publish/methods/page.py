"""Make the page of methods from the scheme in force: formulas, rules, and an example worked out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ledgers.model.assessment import LIGHT_WORDS, Light
from ledgers.model.numbers import NONE, percent
from ledgers.model.records import Rules
from ledgers.model.words import Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import (
    Cell,
    Column,
    Crumbs,
    Fact,
    Facts,
    Head,
    Here,
    Line,
    Table,
    lamp,
)
from ledgers.publish.kit.context import Desk
from ledgers.publish.methods.examples import example_county
from ledgers.publish.methods.formulas import RULES, Method, numbers, states
from ledgers.publish.methods.ranks import ranking
from ledgers.publish.methods.rules import rules as rules_listed
from ledgers.publish.methods.scheme import both, making, scheme_link
from ledgers.publish.methods.versions import versions
from ledgers.publish.methods.worked import worked


@dataclass(frozen=True, slots=True)
class MethodsPage:
    """All formulas."""

    template: ClassVar[str] = "methods.html.j2"
    head: Head
    crumbs: Crumbs
    version: Words
    parameters: Facts
    lights: Table
    scheme: tuple[Method, ...]
    before: tuple[Method, ...]
    after: tuple[Method, ...]


def methods_page(desk: Desk) -> MethodsPage:
    """Return the page of methods."""
    here = desk.here(links.METHODS)
    title = desk.say(say("Methods"))
    rules = desk.view.catalog.rules
    return MethodsPage(
        head=desk.head(
            links.METHODS, title, say("The formula behind every number."), contents=True
        ),
        crumbs=desk.crumbs(here, title=title),
        version=_version(desk, here),
        scheme=tuple(_by_scheme(desk, here)),
        parameters=_parameters(here, rules),
        lights=_lights(here, rules),
        before=tuple(states(desk, here)),
        after=(*numbers(here, example_county(desk)), rules_listed(desk, here)),
    )


def _version(desk: Desk, here: Here) -> Words:
    scheme = desk.view.assessment.scheme
    if scheme is None:
        return say("No scheme is valid on the day shown, so there are no scores.")
    return say(
        "Scheme {id}, “{name}”, valid from {day} on. What is not known stays empty; it never counts"
        " as zero. Shares are worked out in full and rounded only where they are shown, halves away"
        " from zero.",
        id=scheme_link(here, scheme, scheme.id),
        name=both(scheme),
        day=scheme.valid_from.isoformat(),
    )


def _by_scheme(desk: Desk, here: Here) -> Iterator[Method]:
    """Yield what the scheme in force says, an example of it, and the schemes before."""
    scheme, county = desk.view.assessment.scheme, example_county(desk)
    if scheme is not None:
        yield from making(desk, here, scheme)
        yield from ranking(desk, here, scheme)
        if county is not None:
            yield from worked(desk, here, scheme, county)
    yield versions(desk, here)


def _parameters(here: Here, rules: Rules | None) -> Facts:
    if rules is None:
        return Facts()

    def shown(text: str) -> object:
        return here.source(RULES, text, "as-of")

    return Facts(
        (
            Fact(
                say("Days to file again after a return"),
                shown(str(rules.resubmit_days)),
            ),
            Fact(say("Lag that makes a task “behind”"), shown(percent(rules.lag))),
            Fact(say("“Due soon” from days before"), shown(str(rules.due_soon_days))),
            Fact(say("“Urgent” from days before"), shown(str(rules.urgent_days))),
        )
    )


LIGHT_RULES = {
    Light.NOT_APPLICABLE: say("the city accepted that no measure applies"),
    Light.DONE: say("the city accepted every measure that applies"),
    Light.OVERDUE: say("a measure is overdue"),
    Light.PENDING: say("all that is due has been filed and awaits the city's decision"),
    Light.BEHIND: say(
        "what was filed lies below the straight line from start to due date by more than {lag}"
    ),
    Light.DUE_SOON: say("a measure is due within {soon} days; urgent within {urgent}"),
    Light.ON_TRACK: say("something has been filed, and none of the above holds"),
    Light.NOT_STARTED: say("nothing has been filed yet, and none of the above holds"),
}


def _lights(here: Here, rules: Rules | None) -> Table:
    limits = {
        "lag": NONE if rules is None else percent(rules.lag),
        "soon": NONE if rules is None else str(rules.due_soon_days),
        "urgent": NONE if rules is None else str(rules.urgent_days),
    }
    linked = {name: here.source(RULES, text, "as-of") for name, text in limits.items()}
    return Table(
        caption=say("Lights: the first that holds, from the top"),
        columns=(Column(say("Light")), Column(say("When"))),
        lines=tuple(
            Line((Cell(lamp(light, None)), Cell(Words(LIGHT_RULES[light].text, linked))))
            for light in LIGHT_WORDS
        ),
    )
