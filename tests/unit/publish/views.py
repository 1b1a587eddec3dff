"""Make views of the mini city for tests, as it is and with hostile text in every field."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, TypeVar

from msgspec import structs

from demo import mini_city
from ledgers.assess.ledgers import ledger_facts
from ledgers.flow.load import Request, load
from ledgers.flow.publish import Order, view_of
from ledgers.model.catalog import Catalog
from ledgers.model.contract import Contract
from ledgers.model.document import SourceFile
from ledgers.model.ledger_records import records_of
from ledgers.model.method import Indicator, Scheme
from ledgers.model.output import OutputFile
from ledgers.model.portal import FigureRow, Sample
from ledgers.model.problem import Kind, Place
from ledgers.model.records import Node, Origin, Phase, Programme, Task
from ledgers.model.rulebook import Rule
from ledgers.model.values import replace
from ledgers.model.words import Both, english, say
from ledgers.publish.charts import draw, wanted_charts
from ledgers.publish.kit.chart import Chart
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.links import spots
from ledgers.publish.kit.view import Figures, View
from ledgers.publish.site import render_portal
from ledgers.read.home import SITE, texts_below
from tests.conftest import write_city

T = TypeVar("T")
DAY = date(2026, 7, 15)
SALT = "test"
DRAWINGS: dict[str, str] = {}
HOSTILE = (
    "</title></a><script>window.pwned=1</script><img src=x onerror=window.pwned=1>"
    "[x](javascript:window.pwned=1){{ 7*7 }}{% raw %}|`code`{: .cls onclick=window.pwned=1 }"
    "<!--```</svg>"
    "\n# heading\n\n- item\n1. item\n    code *b* __i__ ~~s~~ &lt;&#60; \"q\" 'a' $x$ \u202egnp"
)
"""Everything that could be active in HTML, Markdown, a template or a formula."""


@cache
def mini_view() -> View:
    """Return the view of the mini city on its day, in English."""
    return view_in(mini_city())


def view_in(
    files: Mapping[str, bytes], day: date = DAY, language: Literal["zh", "en"] = "en"
) -> View:
    """Return the view of a city at a day, known as on the mini city's day, with English words."""
    with TemporaryDirectory() as folder:
        root = write_city(Path(folder), files)
        request = Request(root, DAY)
        order = Order(request, day, root / "public", language, english, lambda: 0.0)
        return view_of(load(request), order)


def with_facts(view: View) -> View:
    """Return a view with what follows from its own records on its day."""
    records = records_of(view.catalog)
    facts = ledger_facts(view.catalog, records, view.assessment.as_of)
    return replace(view, facts=facts)


@cache
def mini_desk() -> Desk:
    """Return the desk of the mini city, without drawings."""
    view = mini_view()
    return Desk(view, spots(view.sources), {}, SALT, records_of(view.catalog))


@cache
def mini_portal() -> Mapping[str, bytes]:
    """Return the generated files of the mini city's portal by path."""
    return portal_of(mini_view())


def portal_of(view: View) -> Mapping[str, bytes]:
    """Return the generated files of a portal by path."""
    return {file.path: file.data for file in rendered(view)}


def rendered(view: View) -> list[OutputFile]:
    """Return the generated files of a portal in the order in which they are yielded."""
    drawings = {chart.digest(SALT): drawn(chart) for chart in wanted_charts(view)}
    return list(render_portal(view, texts_below(SITE / "templates"), drawings, SALT))


def drawn(chart: Chart) -> str:
    """Draw a chart once, whatever view shows it."""
    digest = chart.digest(SALT)
    if digest not in DRAWINGS:
        DRAWINGS[digest] = draw(chart).decode()
    return DRAWINGS[digest]


def pages_of(files: Mapping[str, bytes]) -> Mapping[str, str]:
    """Return the pages by path."""
    return {path: data.decode() for path, data in files.items() if path.endswith(".md")}


# ── Hostile text ─────────────────────────────────────────────────────────────────────────────────


def hostile_view(text: str = HOSTILE) -> View:
    """Return the mini city with a text in every field that holds free text."""
    view = mini_view()
    kind = Kind("X999", say("{text}", text=text))
    counties = tuple(replace(row, name=text) for row in view.assessment.counties)
    hostile = replace(
        view,
        catalog=_catalog(view.catalog, text),
        assessment=replace(view.assessment, counties=counties, method=text),
        sources=tuple(_source(source, text) for source in view.sources),
        problems=(kind.at(Place(text, 3), say("unseen {text}", text=text)),),
        kinds=(*view.kinds, kind),
        reasons={**view.reasons, kind.code: Both(text, text)},
        tool_version=text,
        tables=tuple(replace(table, title=Both(text, text)) for table in view.tables),
        figures=_figures(view.figures, text),
        samples=tuple(_sample(sample, text) for sample in view.samples),
    )
    return with_facts(hostile)


def _catalog(catalog: Catalog, text: str) -> Catalog:
    assert catalog.publication is not None
    return replace(
        catalog,
        documents=tuple(
            replace(document, value=_spoilt(document.value, text)) for document in catalog.documents
        ),
        programme=None if catalog.programme is None else _programme(catalog.programme, text),
        publication=structs.replace(catalog.publication, contact=text),
        tasks=_each(catalog.tasks, lambda task: _task(task, text)),
        areas=_each(catalog.areas, lambda area: structs.replace(area, name=text)),
        indicators=_each(catalog.indicators, lambda row: _indicator(row, text)),
        schemes=tuple(_scheme(row, text) for row in catalog.schemes),
        rulebook=tuple(_rule(row, text) for row in catalog.rulebook),
        units=_each(catalog.units, lambda unit: structs.replace(unit, name=text, kind=text)),
        contract=Contract(
            {name: _schema(schema, text) for name, schema in catalog.contract.schemas.items()}
        ),
        words={
            name: _each(terms, lambda term: structs.replace(term, zh=text, en=text))
            for name, terms in catalog.words.items()
        },
    )


FREE = frozenset({"title", "name", "summary", "aspect", "zh", "en", "ask", "result", "reason"})
"""Fields of the ledgers that hold free text."""


def _spoilt(value: Any, text: str) -> Any:  # noqa: ANN401 - plain values of any shape
    """Return a value with a text in every field that holds free text."""
    if isinstance(value, dict):
        return {
            name: text if name in FREE and isinstance(inner, str) else _spoilt(inner, text)
            for name, inner in value.items()
        }
    return [_spoilt(inner, text) for inner in value] if isinstance(value, list) else value


def _figures(figures: Figures, text: str) -> Figures:
    both = Both(text, text)
    left_out = (
        replace(row, title=both, document=both, printed=text, reason=both)
        for row in figures.left_out
    )
    recomputed = (_figure(row, text) for row in figures.recomputed)
    return Figures(tuple(recomputed), tuple(left_out))


def _figure(row: FigureRow, text: str) -> FigureRow:
    result = replace(row.result, printed=text, computed=text, formula=text)
    both = Both(text, text)
    return replace(row, title=both, document=both, issuer=both, section=text, result=result)


def _sample(sample: Sample, text: str) -> Sample:
    both = Both(text, text)
    return replace(sample, texts=(text,), wrong=text, right=text, message=both, hint=both)


def _schema(schema: Any, text: str) -> Any:  # noqa: ANN401 - plain values of any shape
    """Return a schema whose every title and description is a text."""
    if not isinstance(schema, dict):
        return schema
    return {
        name: text
        if name in {"title", "description"} and isinstance(inner, str)
        else _schema(inner, text)
        for name, inner in schema.items()
    }


def _each(records: Mapping[str, T], change: Callable[[T], T]) -> Mapping[str, T]:
    return {name: change(record) for name, record in records.items()}


def _programme(programme: Programme, text: str) -> Programme:
    def node(one: Node) -> Node:
        return structs.replace(one, title=text, purpose=text)

    def phase(one: Phase) -> Phase:
        return structs.replace(one, title=text)

    def origin(one: Origin) -> Origin:
        return structs.replace(one, title=text, issuer=text)

    return structs.replace(
        programme,
        title=text,
        summary=text,
        nodes=tuple(map(node, programme.nodes)),
        phases=tuple(map(phase, programme.phases)),
        sources=tuple(map(origin, programme.sources)),
    )


def _task(task: Task, text: str) -> Task:
    return structs.replace(
        task,
        title=text,
        measures=tuple(structs.replace(row, text=text) for row in task.measures),
        quotas=tuple(structs.replace(row, title=text, unit=text) for row in task.quotas),
        source=task.source and structs.replace(task.source, section=text, item=text),
    )


def _indicator(row: Indicator, text: str) -> Indicator:
    return structs.replace(
        row, zh=text, en=text, measure=text, numerator_zh=text, denominator_zh=text, note=text
    )


def _scheme(row: Scheme, text: str) -> Scheme:
    return structs.replace(row, zh=text, en=text, note=text)


def _rule(row: Rule, text: str) -> Rule:
    return structs.replace(row, zh=text, en=text, quotation=text)


def _source(source: SourceFile, text: str) -> SourceFile:
    lines = tuple(f"{line}{text}" for line in source.lines)
    return replace(source, lines=lines)
