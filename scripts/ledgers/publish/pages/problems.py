"""The pages of problems: one for each kind, and the list of those that are open.

An open problem is shown by kind and place only: its message may quote data that is not public.
"""

from collections.abc import Iterable, Iterator

from ledgers.model.problem import SEVERITY_WORDS, Kind, Problem
from ledgers.model.words import Words, say
from ledgers.publish.kit import Code, Desk, Filled, Leaf, Mark, Row, links

OPEN = say("Open problems, by kind and place")


EXAMPLES = say("Examples: what stands there, what the check says, what to write")


def problems_page(desk: Desk) -> Filled:
    """Return the list of kinds, and of open problems."""
    here = desk.here(links.PROBLEMS)
    return here.page(
        "problems.html.j2",
        here.opening(say("Problem codes"), say("What the check finds, and why it matters.")),
        open=here.table_of_any(OPEN, _open(here, desk.view.problems)),
        kinds=here.table(say("Kinds of problem"), _kinds(here), sortable=True),
        examples=here.table_of_any(EXAMPLES, _examples(here, here.view.kinds), stacked=True),
    )


def kind_page(desk: Desk, kind: Kind) -> Filled:
    """Return the page of a kind of problem."""
    here = desk.here(links.problem_page(kind.code))
    title = Words("{code} {title}", {"code": kind.code, "title": kind.title})
    about = say("What {code} means and why.", code=kind.code)
    slips = say("Slips of this kind, and what the check says")
    return here.page(
        "problem.html.j2",
        here.opening(title, about, (links.PROBLEMS, say("Problem codes")), end=kind.code),
        kind=kind,
        why=desk.view.reasons[kind.code],
        severity=_severity(kind),
        examples=here.table_of_any(EXAMPLES, _examples(here, [kind]), stacked=True),
        slips=here.table_of_any(slips, _slips(here, kind), stacked=True),
        open=here.table_of_any(OPEN, _open(here, _of(desk.view.problems, kind))),
    )


def _slips(here: Leaf, kind: Kind) -> Iterator[Row]:
    """Yield wrong lines of samples, the message of the check, and the right lines."""
    there = [row for row in here.view.samples if row.ledger in here.desk.ledgers]
    for sample in (row for row in there if row.code == kind.code):
        page = f"{links.ledger_page(sample.ledger)}#sample"
        yield here.row(
            here.short(say("Ledger"), here.to(page, here.desk.ledger_title(sample.ledger))),
            here.cell(say("Written"), Code(sample.wrong)),
            here.cell(say("What the check says"), sample.message),
            here.cell(say("Its hint"), sample.hint),
            here.cell(say("What to write"), Code(sample.right)),
        )


def _examples(here: Leaf, kinds: Iterable[Kind]) -> Iterator[Row]:
    """Yield an example of each kind; where no line can be mended, the hint says what to do."""
    found = ((kind, here.view.examples.get(kind.code)) for kind in in_code_order(kinds))
    for kind, row in ((kind, row) for kind, row in found if row):
        yield here.row(
            here.short(say("Code"), here.to(links.problem_page(kind.code), kind.code)),
            here.cell(say("File"), Code(row.file)),
            here.number(say("Line"), str(row.line)),
            here.number(say("Column"), str(row.column)),
            here.cell(say("Written"), Code(row.excerpt)),
            here.cell(say("What the check says"), row.message),
            here.cell(say("Its hint"), row.hint),
            here.cell(say("What to write"), Code(row.mended) if row.mended else NO_LINE),
        )


NO_LINE = say("No line: do what the hint says.")


def in_code_order(kinds: Iterable[Kind]) -> list[Kind]:
    """Sort kinds by their codes."""
    return sorted(kinds, key=lambda kind: kind.code)


def _of(problems: Iterable[Problem], kind: Kind) -> tuple[Problem, ...]:
    return tuple(problem for problem in problems if problem.kind.code == kind.code)


def _severity(kind: Kind) -> Mark:
    return Mark(kind.severity.value, SEVERITY_WORDS[kind.severity])


def _kinds(here: Leaf) -> Iterator[Row]:
    for kind in in_code_order(here.view.kinds):
        page = links.problem_page(kind.code)
        count = len(_of(here.view.problems, kind))
        yield here.row(
            here.cell(say("Code"), here.to(page, kind.code)),
            here.cell(say("What is wrong"), kind.title),
            here.cell(say("Severity"), _severity(kind), kind.severity.value),
            here.number(say("Open"), here.to(page, str(count)), str(count)),
        )


def _open(here: Leaf, problems: Iterable[Problem]) -> Iterator[Row]:
    for problem in problems:
        place, kind = problem.place, problem.kind
        yield here.row(
            here.cell(say("File"), here.source(place.file, place.file, "as-of")),
            here.number(say("Line"), here.source(place.file, str(place.line), "as-of")),
            here.cell(say("Code"), here.to(links.problem_page(kind.code), kind.code)),
            here.cell(say("What is wrong"), here.desk.say(kind.title)),
        )
