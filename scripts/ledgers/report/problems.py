"""Problems as text for a person, as annotations for a workflow, as JSON for programs."""

import json
from collections.abc import Iterator, Sequence

from ledgers.model import Both, Struct, Translate, Words, as_words, say
from ledgers.model.problem import SEVERITY_WORDS, Kind, Place, Problem

SHOWN = 200


class Findings(Struct, frozen=True):
    """The result of a check: how many files it read, and every problem, sorted by place.

    `known` were there before the change that is checked, and do not count.
    """

    files: int
    problems: Sequence[Problem]
    known: Sequence[Problem] = ()

    @property
    def errors(self) -> int:
        """Count the problems that fail the check."""
        return sum(problem.is_error for problem in self.problems)


def as_text(findings: Findings, translate: Translate) -> str:
    """Return the problems one by one, then their number; those that are known come last."""
    shown = findings.problems[:SHOWN]
    text = as_list(shown, translate) + translate(_summary(findings, len(shown))) + "\n"
    known = as_list(findings.known[:SHOWN], translate)
    return text + "".join(f"{translate(row)}\n" for row in _known(findings)) + known


def _known(findings: Findings) -> Iterator[Words]:
    if findings.known:
        yield say(
            "{count} problems were there before this change, and do not count against it",
            count=len(findings.known),
        )


def as_list(problems: Sequence[Problem], translate: Translate) -> str:
    """Return problems one by one."""
    return "".join(f"{_block(problem, translate)}\n" for problem in problems)


def _block(problem: Problem, translate: Translate) -> str:
    rows = [f"{_where(problem.place)}: {problem.kind.code} {one_line(translate(problem.message))}"]
    if problem.hint:
        rows.append("    → " + one_line(translate(problem.hint)))
    rows += [f"    {translate(words)} │{one_line(line)}" for words, line in lines_of(problem)]
    also = (say("see also {place}", place=_where(other)) for other in problem.related)
    return "\n".join([*rows, *(f"    {translate(words)}" for words in also)])


def lines_of(problem: Problem) -> Iterator[tuple[Words, str]]:
    """Yield the line as it is and as it should be, each with a word for which it is."""
    wrong, right = (problem.mended.wrong, problem.mended.right) if problem.mended else ("", "")
    if wrong:
        yield say("now") if right else say("delete"), wrong
    if right:
        yield say("write") if wrong else say("add"), right


def _where(place: Place) -> str:
    return f"{one_line(place.file)}:{place.line}:{place.column}"


def one_line(text: str) -> str:
    """Keep a message on its line and its characters visible: data may quote anything."""
    return "".join(c if c.isprintable() else " " for c in text)


def _summary(findings: Findings, shown: int) -> Words:
    total, errors = len(findings.problems), findings.errors
    if not total:
        return say("{files} files checked: all well", files=findings.files)
    counts = {"files": findings.files, "errors": errors, "warnings": total - errors}
    if shown == total:
        return say("{files} files checked: {errors} errors, {warnings} warnings", **counts)
    return say(
        "{files} files checked: {errors} errors, {warnings} warnings; {shown} of {total} shown",
        **counts,
        shown=shown,
        total=total,
    )


def as_annotations(findings: Findings, translate: Translate) -> str:
    """Return the problems as workflow commands, which a code host shows beside the lines."""
    rows = [_annotation(problem, translate) for problem in findings.problems]
    told = [translate(words) for words in (_summary(findings, len(rows)), *_known(findings))]
    return "".join(f"{row}\n" for row in (*rows, *told))


def _annotation(problem: Problem, translate: Translate) -> str:
    place = problem.place
    title = f"{problem.kind.code} {translate(problem.kind.title)}"
    said = [translate(problem.message)] + ([translate(problem.hint)] if problem.hint else [])
    where = f"file={_property(one_line(place.file))},line={place.line},col={place.column}"
    lines = (f"{translate(words)} │{one_line(line)}" for words, line in lines_of(problem))
    text = _data("\n".join([" → ".join(map(one_line, said)), *lines]))
    return f"::{problem.kind.severity} {where},title={_property(title)}::{text}"


def _data(text: str) -> str:
    """Escape what a workflow command would read as its own."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_json(findings: Findings, translate: Translate) -> str:
    """Return one JSON object: `{"files": n, "problems": [...]}`, perhaps with `already_there`."""
    rows = [problem_row(problem, translate) for problem in findings.problems]
    known = [problem_row(problem, translate) for problem in findings.known]
    already = {"already_there": known} if known else {}
    return as_json_text({"files": findings.files, "problems": rows, **already})


def problem_row(problem: Problem, translate: Translate) -> dict[str, object]:
    """Return one problem as plain values."""
    return {
        **fields_of(problem.place, "file", "line", "column"),
        "code": problem.kind.code,
        "severity": str(problem.kind.severity),
        "message": translate(problem.message),
        "hint": translate(problem.hint) if problem.hint else None,
        **fields_of(problem.mended, *(("wrong", "right") if problem.mended else ())),
    }


def fields_of(row: object, *names: str) -> dict[str, object]:
    """Return what a value says under some names, by name; null where there is no value."""
    return {name: None if row is None else getattr(row, name) for name in names}


def as_json_text(value: object) -> str:
    """Return a value as JSON, written the same way everywhere; days and words as texts."""
    return json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n"


def explained(kind: Kind, why: Both, translate: Translate) -> str:
    """Explain what a kind of problem is and why it matters."""
    title, severity = translate(kind.title), translate(SEVERITY_WORDS[kind.severity])
    return f"{kind.code}  {title} ({severity})\n{translate(as_words(why))}\n"
