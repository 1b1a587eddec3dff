"""Make the pages of problems: one for each kind, and the list of those that are open.

An open problem is shown by kind and place only: its message may quote what is not public.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from ledgers.model.portal import Sample
from ledgers.model.problem import Kind, Problem, Severity
from ledgers.model.words import Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Cell, Code, Column, Crumbs, Head, Here, Line, Mark, Table
from ledgers.publish.kit.context import Desk

SEVERITY_WORDS = {
    Severity.ERROR: say("error"),
    Severity.WARNING: say("warning"),
}


@dataclass(frozen=True, slots=True)
class ProblemsPage:
    """All kinds of problem, and the open ones."""

    template: ClassVar[str] = "problems.html.j2"
    head: Head
    crumbs: Crumbs
    open: Table | None
    kinds: Table


@dataclass(frozen=True, slots=True)
class KindPage:
    """One kind of problem."""

    template: ClassVar[str] = "problem.html.j2"
    head: Head
    crumbs: Crumbs
    code: str
    title: Words
    severity: Mark
    why: Words
    slips: Table | None
    open: Table | None


def problems_page(desk: Desk) -> ProblemsPage:
    """Return the list of kinds, and of open problems."""
    here = desk.here(links.PROBLEMS)
    title = desk.say(say("Problem codes"))
    return ProblemsPage(
        head=desk.head(links.PROBLEMS, title, say("What the check finds, and why it matters.")),
        crumbs=desk.crumbs(here, title=title),
        open=_open(desk, here, desk.view.problems),
        kinds=Table(
            caption=say("Kinds of problem"),
            sortable=True,
            columns=(
                Column(say("Code")),
                Column(say("What is wrong")),
                Column(say("Severity")),
                Column(say("Open"), number=True),
            ),
            lines=tuple(_kind(desk, here, kind) for kind in in_code_order(desk.view.kinds)),
        ),
    )


def kind_page(desk: Desk, kind: Kind) -> KindPage:
    """Return the page of a kind of problem."""
    folder = links.problem_page(kind.code)
    here = desk.here(folder)
    title = f"{kind.code} {desk.say(kind.title)}"
    return KindPage(
        head=desk.head(folder, title, say("What {code} means and why.", code=kind.code)),
        crumbs=desk.crumbs(here, (links.PROBLEMS, say("Problem codes")), title=kind.code),
        code=kind.code,
        title=kind.title,
        severity=_severity(kind),
        why=kind.why,
        slips=_slips(desk, here, kind),
        open=_open(desk, here, _of(desk.view.problems, kind)),
    )


def _slips(desk: Desk, here: Here, kind: Kind) -> Table | None:
    """Return what was written in samples, what the check says, and what to write instead."""
    found = [sample for sample in desk.view.samples if sample.code == kind.code]
    if not found:
        return None
    return Table(
        caption=say("Slips of this kind, and what the check says"),
        stacked=True,
        columns=(
            Column(say("Ledger"), short=True),
            Column(say("Written")),
            Column(say("What the check says")),
            Column(say("Its hint")),
            Column(say("What to write")),
        ),
        lines=tuple(_slip(desk, here, sample) for sample in found),
    )


def _slip(desk: Desk, here: Here, sample: Sample) -> Line:
    page = f"{links.ledger_page(sample.ledger)}#sample"
    return Line(
        (
            Cell(here.to(page, desk.ledger_title(sample.ledger))),
            Cell(Code(sample.wrong)),
            Cell(sample.message),
            Cell(sample.hint),
            Cell(Code(sample.right)),
        )
    )


def in_code_order(kinds: Iterable[Kind]) -> list[Kind]:
    """Sort kinds by their codes."""
    return sorted(kinds, key=lambda kind: kind.code)


def _of(problems: Iterable[Problem], kind: Kind) -> tuple[Problem, ...]:
    return tuple(problem for problem in problems if problem.kind.code == kind.code)


def _severity(kind: Kind) -> Mark:
    return Mark(kind.severity.value, SEVERITY_WORDS[kind.severity])


def _kind(desk: Desk, here: Here, kind: Kind) -> Line:
    page = links.problem_page(kind.code)
    count = len(_of(desk.view.problems, kind))
    return Line(
        (
            Cell(here.to(page, kind.code)),
            Cell(kind.title),
            Cell(_severity(kind), kind.severity.value),
            Cell(here.to(page, str(count)), str(count)),
        )
    )


def _open(desk: Desk, here: Here, problems: tuple[Problem, ...]) -> Table | None:
    if not problems:
        return None
    return Table(
        caption=say("Open problems, by kind and place"),
        columns=(
            Column(say("File")),
            Column(say("Line"), number=True),
            Column(say("Code")),
            Column(say("What is wrong")),
        ),
        lines=tuple(_line(desk, here, problem) for problem in problems),
    )


def _line(desk: Desk, here: Here, problem: Problem) -> Line:
    place, kind = problem.place, problem.kind
    return Line(
        (
            Cell(here.source(place.file, place.file, "as-of")),
            Cell(here.source(place.file, str(place.line), "as-of")),
            Cell(here.to(links.problem_page(kind.code), kind.code)),
            Cell(desk.say(kind.title)),
        )
    )
