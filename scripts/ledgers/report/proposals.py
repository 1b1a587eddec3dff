"""What the rules propose, and what is to be done: in words for those who decide, or as JSON."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from ledgers.model import NONE, Both, Catalog, Place, Struct, Translate, Words, asdict, rows, say
from ledgers.model.proposal import COLOURS, DECIDE, TITLES, Answer, Evidence, Proposal, Todo
from ledgers.model.rulebook import Rule, rules_at
from ledgers.report.problems import as_json_text, fields_of, one_line

RULES = "data/city/rules.yaml"


class Sheet(Struct, frozen=True):
    """Proposals with the catalogue that they were computed from, its day and commit."""

    catalog: Catalog
    as_of: date
    proposals: Sequence[Proposal]
    commit: str | None = None

    def rule(self, name: str) -> Rule | None:
        """Return the version of a rule that is in force on the day."""
        found = (rule for rule in rules_at(self.catalog.rulebook, self.as_of) if rule.id == name)
        return next(found, None)

    def place(self, evidence: Evidence) -> Place | None:
        """Return the place of evidence, or None where the record is not known."""
        filed = self.catalog.filed.get(evidence.record)
        return filed.document.place(*filed.path, *evidence.path) if filed else None

    def rule_place(self, rule: Rule) -> Place:
        """Return the place of the version of a rule."""
        filed = self.catalog.filed.get("city/rules/rules")
        if filed is not None:
            for index, row in enumerate(rows(filed.document.value, "rules")):
                if (row.get("id"), row.get("valid_from")) == (rule.id, rule.valid_from.isoformat()):
                    return filed.document.place("rules", index)
        return Place(RULES)

    def word(self, vocabulary: str, code: str | None) -> Both:
        """Return a word of the vocabulary in both languages."""
        return self.catalog.term(vocabulary, code or NONE)


def as_text(sheet: Sheet, translate: Translate) -> str:
    """Return the proposals that await a decision, then those that were answered."""
    open_ones = [each for each in sheet.proposals if each.answer is None]
    answered = [each for each in sheet.proposals if each.answer is not None]
    counts = {"day": sheet.as_of, "open": len(open_ones), "answered": len(answered)}
    title = say("proposals as of {day}: {open} to decide, {answered} decided", **counts)
    commit = [say("computed from commit {commit}", commit=sheet.commit)] if sheet.commit else []
    note = say("Proposed by rules, decided by people: record the decision in data/city/actions/.")
    lines = [translate(words) for words in (title, *commit, note)]
    for number, proposal in enumerate((*open_ones, *answered), 1):
        lines += ["", *(one_line(line) for line in _block(sheet, proposal, number, translate))]
    return "\n".join(lines) + "\n"


def _block(sheet: Sheet, proposal: Proposal, number: int, translate: Translate) -> Iterator[str]:
    title = say(
        "{number}. {action}: {object} ({period})",
        number=number,
        action=proposal.told(sheet.word("action_kinds", proposal.action)),
        object=object_of(sheet, proposal),
        period=proposal.period,
    )
    yield translate(title)
    told = [say("why: {reason}", reason=proposal.why), *_of_rule(sheet, proposal)]
    if proposal.decider is not None:
        told.append(say("decides: {post}", post=sheet.word("posts", proposal.decider)))
    yield from (f"    {translate(words)}" for words in told)
    for evidence in proposal.evidence:
        place = sheet.place(evidence)
        yield f"    {place.file}:{place.line}" if place else f"    {evidence.record}"
    if proposal.answer is not None:
        yield f"    {translate(_answered(proposal.answer))}"


def object_of(sheet: Sheet, proposal: Proposal) -> Words | str:
    """Return the addressee of an action: a county, a body, or a post of one of them."""
    area = sheet.catalog.areas.get(proposal.county or "")
    unit = sheet.catalog.units.get(proposal.unit or "")
    county = area.name if area else proposal.county
    body = unit.name if unit else proposal.unit
    if proposal.post is None:
        return str(body or county or NONE)
    post = sheet.word("posts", proposal.post)
    return say("{post}, for {county}", post=post, county=county or body)


def _of_rule(sheet: Sheet, proposal: Proposal) -> Iterator[Words]:
    rule = sheet.rule(proposal.rule)
    if rule is None:
        return
    place = sheet.rule_place(rule)
    where = f"{place.file}:{place.line}"
    yield say("rule {id}: {text} [{place}]", id=rule.id, text=Both(rule.zh, rule.en), place=where)
    if rule.source is not None and rule.quotation:
        source = f"{rule.source.document}, {rule.source.section}"
        yield say("source: “{quotation}” ({source})", quotation=rule.quotation, source=source)


def _answered(answer: Answer) -> Words:
    status = STATUS.get(answer.status, answer.status)
    words = {"action": answer.action, "status": status, "day": answer.on, "reason": answer.reason}
    if answer.reason is None:
        return say("decided already: {action}, {status} on {day}", **words)
    return say("decided already: {action}, {status} on {day}, since: {reason}", **words)


STATUS = {
    "decided": say("decided, not carried out yet"),
    "declined": say("declined"),
    "delivered": say("carried out"),
    "lifted": say("lifted"),
}
"""The words for the status of an action."""


def as_json(sheet: Sheet, translate: Translate) -> str:
    """Return one JSON object: the day, the commit, and every proposal with its evidence."""
    listed = [row_of(sheet, proposal, translate) for proposal in sheet.proposals]
    return as_json_text({**fields_of(sheet, "as_of", "commit"), "proposals": listed})


def row_of(sheet: Sheet, proposal: Proposal, translate: Translate) -> dict[str, object]:
    """Return one proposal as plain values."""
    rule, answer = sheet.rule(proposal.rule), proposal.answer
    return {
        "rule": proposal.rule,
        "requirements": list(rule.requirements) if rule else [],
        **fields_of(proposal, "action", "county", "unit", "post", "period", "decider", "attention"),
        "why": translate(proposal.why),
        "quotation": rule.quotation if rule else "",
        "evidence": [
            {"record": each.record, **fields_of(sheet.place(each), "file", "line")}
            for each in proposal.evidence
        ],
        "answer": answer and fields_of(answer, "action", "status", "on", "reason"),
    }


def todo_text(todos: Sequence[Todo], as_of: date, translate: Translate) -> str:
    """Return what is to be done by whom, each with its file and the command to type."""
    lines = [translate(say("to do as of {day}: {count}", day=as_of, count=len(todos)))]
    counts = Counter(row.kind for row in todos)
    told = (say("{what}: {told}", what=TITLES[kind], told=counts[kind]) for kind in TITLES)
    lines.append("  " + " · ".join(translate(words) for words in told))
    for kind, title in TITLES.items():
        rows = [row for row in todos if row.kind == kind]
        lines += ["", f"{translate(title)} ({len(rows)})"] if rows else []
        lines += [one_line(line) for row in rows for line in _lines(row, as_of, translate)]
    return "\n".join(lines) + "\n"


def _lines(row: Todo, as_of: date, translate: Translate) -> Iterator[str]:
    colour = f"[{translate(COLOURS[row.colour])}]" if row.colour else ""
    named = (colour, row.name, row.subject, row.title, ", ".join(row.measures))
    about = " ".join(filter(None, named))
    days = abs((row.day - as_of).days)
    when = say("due on {day}, in {days} days", day=row.day, days=days)
    if row.kind == DECIDE:
        when = say("submitted on {day}, waiting for {days} days", day=row.day, days=days)
        if row.until:
            when = say("asks on {day} for an extension to {until}", day=row.day, until=row.until)
    elif row.day < as_of:
        when = say("due on {day}, {days} days ago", day=row.day, days=days)
    yield f"  {translate(say('{what}: {told}', what=about, told=when))}"
    if row.reason:
        yield "    " + translate(say("returned, since: {reason}", reason=row.reason))
    yield f"    {row.file}"
    yield f"    {row.command}"


def todo_json(todos: Sequence[Todo], as_of: date, _: Translate) -> str:
    """Return one JSON object: the day, and everything to do with its file and command."""
    rows = [{**asdict(row), "file": row.file, "command": row.command} for row in todos]
    return as_json_text({"as_of": as_of.isoformat(), "todo": rows})
