"""List the rules: when what is proposed, by which words of which document, and who decides."""

from collections.abc import Mapping

from ledgers.model.numbers import NONE
from ledgers.model.rulebook import Proposed, Rule
from ledgers.model.words import Both, Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Cell, Column, Here, Line, Mark, Several, Table
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.labels import word
from ledgers.publish.measured.words import CYCLE_WORDS, together
from ledgers.publish.methods.formulas import RULES, Method
from ledgers.publish.methods.when import when_words

KINDS: Mapping[str, Words] = {
    "deadline": say("deadlines"),
    "escalation": say("escalation"),
    "band": say("first and last places"),
    "quota": say("quotas"),
    "limit": say("limits"),
    "sampling": say("samples"),
}
TO: Mapping[str, Words] = {
    "county": say("the county"),
    "unit": say("the body"),
    "leader": say("the linked leader"),
    "office": say("the linked office"),
}


def rules(desk: Desk, here: Here) -> Method:
    """Return the rules: those in force first."""
    book = sorted(desk.view.catalog.rulebook, key=lambda rule: not rule.active)
    active = sum(rule.in_force(desk.view.assessment.as_of) for rule in book)
    table = Table(
        caption=say("Rules, those in force first"),
        columns=(
            Column(say("Rule")),
            Column(say("Kind"), short=True),
            Column(say("When")),
            Column(say("What is proposed, and who decides")),
            Column(say("Words of the document")),
        ),
        lines=tuple(_line(desk, here, rule) for rule in book),
        stacked=True,
    )
    return Method(
        "rules",
        say("Rules"),
        (
            say(
                "A rule looks at what was filed and decided, and proposes; it decides nothing."
                " Proposals are not published and not kept; what people decided stands in the"
                " ledger “{actions}”, a declined proposal with its reason. {active} of {all} rules"
                " are in force on the day shown.",
                actions=here.to(links.ledger_page("actions"), desk.ledger_title("actions")),
                active=str(active), all=str(len(book)),
            ),
        ),
        tables=(table,) if book else (),
    )  # fmt: skip


def _line(desk: Desk, here: Here, rule: Rule) -> Line:
    day = desk.view.assessment.as_of
    there = rule.in_force(day)
    state = Mark("done", say("in force")) if there else Mark("late", say("not in force"))
    name = here.to(_address(desk, rule), desk.say(say("{rule}", rule=Both(rule.zh, rule.en))))
    decider = say("decided by: {who}", who=desk.term("posts", rule.decider_post))
    actions = [proposed(desk, each) for each in rule.proposes]
    return Line(
        (
            Cell(name),
            Cell(Several((KINDS.get(rule.kind, rule.kind), state))),
            Cell(together((when_words(desk, here, rule.when), _cycle(rule)))),
            Cell(Several((*actions, decider))),
            Cell(_quoted(desk, here, rule)),
        ),
        id=f"rule-{links.segment(rule.id)}",
    )


def _cycle(rule: Rule) -> Words:
    return say("asked {cycle}", cycle=CYCLE_WORDS.get(rule.period, say("{it}", it=rule.period)))


def _address(desk: Desk, rule: Rule) -> str:
    """Return where a rule stands in its file."""
    files = (source for source in desk.view.sources if RULES in source.records)
    found = (links.entry_address(source, id=rule.id) for source in files)
    return next(filter(None, found), links.method("rules"))


def _quoted(desk: Desk, here: Here, rule: Rule) -> object:
    if rule.source is None:
        return rule.quotation or NONE
    programme = desk.view.catalog.programme
    known = {row.id: row.title for row in (programme.sources if programme else ())}
    name = known.get(rule.source.document)
    document = here.to(links.FIGURES, desk.say(say("document {id}", id=rule.source.document)))
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
    action = word(desk, each.action, "action_kinds")
    if each.to == "post":
        return say("{action}: {whom}", action=action, whom=desk.term("posts", each.post))
    return say("{action}: {whom}", action=action, whom=TO.get(each.to, say("{it}", it=each.to)))
