"""The page of methods, with its lists of parameters, lights and rules."""

from collections.abc import Iterator, Mapping, Sequence

from ledgers.model import LIGHT_WORDS, NONE, Both, Light, Words, percent, say
from ledgers.model.records import Rules
from ledgers.model.rulebook import Proposed, Rule
from ledgers.publish.frame.sections import site_map
from ledgers.publish.kit import Desk, Filled, Leaf, Linked, Row, links, word
from ledgers.publish.kit.components import Mark, Several, lamp
from ledgers.publish.measured.when import when_words
from ledgers.publish.measured.words import entry_spot
from ledgers.publish.methods.scheme import scheme_said, versions
from ledgers.publish.methods.worked import EXAMPLES, FORMULAS, example_county, worked

RULES = "city/rules/rules"


def guide_page(desk: Desk) -> Filled:
    """Return the reader's guide."""
    here, scheme, county = desk.here(links.GUIDE), desk.view.assessment.scheme, example_county(desk)
    about = say("What the words mean, and how to read the ranking.")
    return here.page(
        "guide.html.j2",
        here.opening(say("Reader's guide"), about, contents=True),
        worked=worked(here, scheme, county) if scheme and county else None,
        map=tuple(site_map(desk.view)),
    )


def methods_page(desk: Desk) -> Filled:
    """Return the page of methods."""
    here = desk.here(links.METHODS)
    scheme, county = desk.view.assessment.scheme, example_county(desk)
    rules, book = desk.view.catalog.rules, desk.view.catalog.rulebook
    lights = say("Lights: the first that holds, from the top")
    return here.page(
        "methods.html.j2",
        here.opening(say("Methods"), say("The formula behind every number."), contents=True),
        scheme=scheme_said(here, scheme) if scheme else None,
        worked=worked(here, scheme, county) if scheme and county else None,
        versions=versions(here),
        limits=(limits := _limits(here, rules)),
        lights=here.table(lights, _lights(here, limits)),
        examples={
            anchor: work_out(here, county) if county else None
            for anchor, work_out in EXAMPLES.items()
        },
        formulas=FORMULAS,
        rules=here.table_of_any(
            say("Rules, those in force first"), _rules(here, book), stacked=True
        ),
        active_rules=str(sum(rule.in_force(desk.view.assessment.as_of) for rule in book)),
    )


def _limits(here: Leaf, rules: Rules | None) -> Mapping[str, Linked]:
    """Return the parameters of deadlines and lights, each leading to its line."""
    limits = {
        "again": NONE if rules is None else str(rules.resubmit_days),
        "lag": NONE if rules is None else percent(rules.lag),
        "soon": NONE if rules is None else str(rules.due_soon_days),
        "urgent": NONE if rules is None else str(rules.urgent_days),
    }
    return {name: here.source(RULES, text, "as-of") for name, text in limits.items()}


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


def _lights(here: Leaf, limits: Mapping[str, Linked]) -> Iterator[Row]:
    for light in LIGHT_WORDS:
        when = Words(LIGHT_RULES[light].text, limits)
        yield here.row(here.cell(say("Light"), lamp(light, None)), here.cell(say("When"), when))


def _rules(here: Leaf, book: Sequence[Rule]) -> Iterator[Row]:
    """Yield the rules of a book, those in force first."""
    for rule in sorted(book, key=lambda rule: not rule.active):
        desk, is_there = here.desk, rule.in_force(here.view.assessment.as_of)
        state = Mark("done", say("in force")) if is_there else Mark("late", say("not in force"))
        there = entry_spot(here, RULES, rule.id) or links.method("rules")
        actions = (proposed(desk, each) for each in rule.proposes)
        decider = say("decided by: {who}", who=desk.term("posts", rule.decider_post))
        yield here.row(
            here.cell(say("Rule"), here.said(there, say("{rule}", rule=Both(rule.zh, rule.en)))),
            here.short(say("Kind"), Several((word(desk, rule.kind, ledger="rules"), state))),
            here.cell(say("When"), when_words(here, rule)),
            here.cell(say("What is proposed, and who decides"), Several((*actions, decider))),
            here.cell(say("Words of the document"), _quoted(here, rule)),
            id=f"rule-{links.segment(rule.id)}",
        )


def _quoted(here: Leaf, rule: Rule) -> object:
    if rule.source is None:
        return rule.quotation or NONE
    programme = here.view.catalog.programme
    known = {row.id: row.title for row in (programme.sources if programme else ())}
    name = known.get(rule.source.document)
    document: object = say("document {id}", id=rule.source.document)
    section = say(
        "{document}, {section}",
        document=here.to(links.PROGRAMME, name) if name else document,
        section=rule.source.section,
    )
    if not rule.quotation:
        return section
    return say("“{quotation}” ({source})", quotation=rule.quotation, source=section)


def proposed(desk: Desk, each: Proposed) -> Words:
    """Say which action is proposed to whom."""
    is_post = each.to == "post"
    whom = desk.term("posts", each.post) if is_post else word(desk, each.to, ledger="rules")
    return say("{action}: {whom}", action=word(desk, each.action, "action_kinds"), whom=whom)
