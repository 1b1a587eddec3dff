"""The numbers of the city, of each task, and of each county and its indicators explained."""

from collections.abc import Iterable, Iterator, Mapping
from string import Formatter

from ledgers.model import Both, OutputFile, Words, as_words, replace, say
from ledgers.model.assessment import CountyResult, TaskState, Totals
from ledgers.model.explanation import measurements_of, steps_of
from ledgers.model.numbers import number, percent, plain, signed_share
from ledgers.publish.charts.progress import sections_of
from ledgers.publish.counties.score import ends, inputs_table, lines_of
from ledgers.publish.indicators.formula import formula
from ledgers.publish.kit import NOTHING, Desk, Inline, Leaf, Linked, links
from ledgers.publish.kit.addresses import clean, handed_over
from ledgers.publish.measured.values import indicator_name, with_unit
from ledgers.publish.methods.scheme import score_formula
from ledgers.publish.methods.worked import EXAMPLES, FORMULAS

Told = Mapping[str, object]
Each = Iterator[tuple[str, Told]]


def number_files(desk: Desk) -> Iterator[OutputFile]:
    """Yield what explains the numbers of a programme; of ended counties as of their last days."""
    here, assessment = desk.here(links.PROGRAMME), desk.view.assessment
    named, sections = sections_of(desk.view), assessment.sections
    shares = ((title, percent(sections.get(name, NOTHING).progress)) for name, title in named)
    yield numbers_file(here, {"progress": _progress(here, assessment.city, shares)})
    for task in desk.tasks():
        here = desk.here(links.task_page(task.id))
        states = (one for row in assessment.counties for one in row.tasks if one.task == task.id)
        rows = ((here.county(one.county), _filed(here, one)) for one in states)
        yield numbers_file(here, {"progress": _progress(here, desk.totals_of(task), rows)})
    ended = ((replace(desk, view=view), row) for view in desk.view.ended for row in view.ending)
    for then, county in (*((desk, row) for row in assessment.counties), *ended):
        here = then.here(links.county_score(county.code))
        yield numbers_file(here, dict((*_standing(here, county), *_measured(here, county))))


def _progress(here: Leaf, totals: Totals, rows: Iterable[object], *worked: Words) -> Told:
    head = say("Progress"), percent(totals.progress)
    plan, behind = percent(totals.plan), signed_share(totals.deviation)
    rows = ((say("Plan"), plan), (say("Against plan"), behind), *rows)
    return told(here, head, (FORMULAS["progress"], *worked), rows, _method(here, "progress"))


def _filed(here: Leaf, state: TaskState) -> Linked:
    return here.source(f"{state.county}/progress/{state.task}", percent(state.progress), "progress")


def _method(here: Leaf, anchor: str) -> Linked:
    return here.said(links.method(anchor), say("How it is worked out"))


def _standing(here: Leaf, county: CountyResult) -> Each:
    """Yield a county's progress, and its score and rank where they are known and published."""
    standing, scheme = county.standing, here.view.assessment.scheme
    weighed, score = say("{weight} × {share}"), number(standing.score)
    tasks = (
        (here.task(row.task), Words(weighed.text, {"weight": plain(row.weight), "share": share}))
        for row, share in ((row, _filed(here, row)) for row in county.tasks)
    )
    yield "progress", _progress(here, county.totals, tasks, EXAMPLES["progress"](here, county))
    if scheme and standing.score is not None:
        steps, way = ends(here, county, scheme), here.at("score", here.desk.say(say("Every step")))
        yield "score", told(here, (say("Score"), score), (score_formula(scheme),), steps, way)
    if standing.rank is not None:
        better = say("Counties with a higher score"), here.to(links.RANKING, f"{standing.rank - 1}")
        rows = ((say("Score"), here.at("score", score)), better)
        head, way = (say("Rank"), number(standing.rank)), _method(here, "rank")
        yield "rank", told(here, head, (FORMULAS["rank"],), rows, way)


def _measured(here: Leaf, county: CountyResult) -> Each:
    """Yield each indicator of the score: what it brings, and the lines that its value is from."""
    brought = dict(_brought(here, county))
    for name, found in measurements_of(county.standing).items():
        if indicator := here.view.catalog.indicators.get(name):
            value = found.reason or with_unit(here.desk, indicator, found.value)
            inputs = (row.cells[1:] for row in inputs_table(here, {name: found}).lines)
            rows = (*brought.get(name, ()), *([cell.value for cell in row] for row in inputs))
            lines = here.at(f"in-{links.segment(name)}", here.desk.say(say("Its lines")))
            way = here.said(links.indicator_page(name), say("How it is worked out"))
            formulas = formula(here.desk, indicator), found.formula
            head = indicator_name(here.desk, name), value
            yield name, told(here, head, formulas, rows, lines, way)


def _brought(here: Leaf, county: CountyResult) -> Iterator[tuple[str, list[object]]]:
    """Yield what each indicator is worth from 0 to 1, its weight, and the points that it brings."""
    scheme, standing = here.view.assessment.scheme, county.standing
    if scheme is None:
        return
    for part in standing.items:
        line = next(lines_of(here, scheme, part, steps_of(standing, scheme)))
        yield part.indicator, [(cell.column.title, cell.value) for cell in line.cells[-3:]]


WORDS = (say("Where the number leads"), say("Close"))


def told(here: Leaf, head: object, formula: object, rows: object, *ways: Linked) -> Told:
    """Return a number explained: name and value, formula in words and figures, what went in."""
    parts = {"head": head, "formula": formula, "rows": rows, "ways": ways}
    return {name: _written(here.desk, part) for name, part in parts.items()}


def _written(desk: Desk, value: object) -> list[object]:
    """Return a value as texts and links, lists and tuples as lists of these."""
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [_written(desk, each) for each in value]
    return [*pieces(desk, value)]


def pieces(desk: Desk, value: object) -> Iterator[str | tuple[str, str]]:
    """Yield what a page prints for a value: texts, and texts with their addresses; no markup."""
    if isinstance(value, Linked):
        yield (clean(value.text), value.href) if value.href else clean(value.text)
    elif isinstance(value, Inline):
        for one in value.values:
            yield from (*pieces(desk, one), " ")
    elif isinstance(value, Words) and value.args:
        for literal, name, _, _ in Formatter().parse(desk.say(Words(value.text))):
            yield clean(literal)
            yield from pieces(desk, value.args[name]) if name else ()
    else:
        words = as_words(value) if isinstance(value, Both) else value
        yield clean(desk.say(words) if isinstance(words, Words) else str(words))


def numbers_file(here: Leaf, explained: Mapping[str, Told]) -> OutputFile:
    """Return what explains the numbers of a folder's subject, by key."""
    data = {"words": [*map(here.desk.say, WORDS)], "told": explained}
    return handed_over(here.place + links.NUMBERS, data)
