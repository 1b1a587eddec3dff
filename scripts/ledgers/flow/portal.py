"""Contents of the portal besides the catalogue, and what it shows of each programme of a city."""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import localcontext
from functools import partial
from typing import Any

from ledgers.assess.city import Question, assess, measured_at
from ledgers.assess.explaining import outlook
from ledgers.assess.figures import recomputed
from ledgers.assess.indicators import measure_all
from ledgers.assess.ledgers import ledger_facts
from ledgers.assess.schemes.ranking import linked
from ledgers.assess.withheld import as_published
from ledgers.flow.assess import question_about
from ledgers.flow.load import City
from ledgers.model import PRECISION, Assessment, Both, Catalog, Contract, Programme, replace
from ledgers.model.layout import CITY, COUNTY_REGISTERS, HELD_LEDGERS
from ledgers.model.ledger_records import records_of
from ledgers.model.lives.on_day import known_on
from ledgers.model.lives.programmes import about_issue, begun, of_programme
from ledgers.model.method import RETURNS
from ledgers.model.periods import WEEK, week_ends
from ledgers.model.portal import FigureRow, Sample
from ledgers.model.proposal import Linked
from ledgers.publish.kit.links import programme_pages
from ledgers.publish.kit.view import Aside, Figures, LeftOut, Measured, Values, View
from ledgers.read.home import HOME, SITE, bytes_below, said_in
from ledgers.write.workers import side_by_side

WEEKS = 8
PUBLIC, AGGREGATE = "public", "aggregate"


ALL, EVEN, ODD = slice(None), slice(0, None, 2), slice(1, None, 2)
"""The indicators that are shown, or every other one of them: one of two halves."""


def measured_weeks(
    question: Question, as_of: date, part: slice = ALL
) -> tuple[tuple[date, Values], ...]:
    """Return the known values of the indicators that are shown, by day: `as_of` last.

    The days are the ends of the last weeks of the programme, eight with that of `as_of`.
    """
    first = max(question.programme.start_on, as_of - min(WEEKS * WEEK, as_of - date.min))
    days = list(week_ends(first, as_of))[-WEEKS:] or [as_of]
    return tuple((day, _values(measured_on(question, day, part))) for day in days)


def measured_on(question: Question, day: date, part: slice = ALL) -> Measured:
    """Return what is measured of the indicators that are shown, at the end of a day."""
    rows, inside = question.catalog.indicators.values(), not question.catalog.published
    shown = [row for row in rows if inside or row.visibility == PUBLIC]
    with localcontext(prec=PRECISION):
        return measured_at(question, shown[part], day)


def _values(measured: Measured) -> Values:
    return {
        name: {code: row.value for code, row in rows.items() if row.value is not None}
        for name, rows in measured.items()
    }


def offices_of(catalog: Catalog, assessment: Assessment) -> tuple[Linked, ...]:
    """Return the scores of offices from those of their counties, where the city shows them.

    Leaders' scores are not made here: `linked` leaves them out of a projected catalogue, and so
    does this of any other (risks F11).
    """
    publication = catalog.publication
    if publication is None or not publication.office_scores:
        return ()
    scores = {row.code: row.standing.score for row in assessment.counties}
    return tuple(row for row in linked(catalog, scores, assessment.as_of) if row.unit is not None)


LEFT_OUT = "not_recomputed.yaml"


def _files(folder: str) -> dict[str, Any]:
    """Return what the files of a folder of the site hold, by path."""
    return {path: said_in(f"{folder}/{path}") for path in sorted(bytes_below(SITE / folder))}


def published_figures() -> Figures:
    """Return every figure of `site/figures/` as printed and as recomputed, by document."""
    files = _files("figures")
    left_out = files.pop(LEFT_OUT)["figures"]
    titles = {each["id"]: Both(each["title"], each["en"]) for each in files.values()}
    return Figures(
        recomputed=tuple(
            FigureRow(
                id=figure["id"],
                title=_both(figure),
                document=titles[document["id"]],
                issuer=Both(document["issuer"], document["issuer_en"]),
                section=figure["section"],
                invented=any(step.get("stand_in") for step in figure["steps"]),
                result=recomputed(figure),
            )
            for document in files.values()
            for figure in document["figures"]
        ),
        left_out=tuple(
            LeftOut(
                id=figure["id"],
                sort=figure["class"],
                title=_both(figure),
                document=titles[figure["document"]],
                printed=figure["printed"],
                reason=_both(figure["reason"]),
            )
            for figure in left_out
        ),
        asked=tuple(
            (Both(files[path]["title"], files[path]["en"]), rows)
            for path, rows in _files("requirements").items()
        ),
    )


def _both(texts: Mapping[str, Any]) -> Both:
    return Both(texts["zh"], texts["en"])


SECTION = re.compile(r"^### (\w+)\n(.*?)(?=^### |\Z)", re.DOTALL | re.MULTILINE)
TEXT = re.compile(r"^```yaml\n(.*?)^```", re.DOTALL | re.MULTILINE)
TOLD = r"^\S+: ([A-Z]\d{3}) (.+)\n    → (.+)\n(?:    \S+ │.*\n)*"
SLIP = re.compile(rf"^With `(.+)` in place of `(.+)`:\n\n```text\n{TOLD}{TOLD}```", re.MULTILINE)


def samples(tell: Callable[[str], str] = str) -> Iterator[Sample]:
    """Yield the sample of each ledger that has one with a slip in it, as it is told in a city.

    A test compares these words with those of the check, so the portal may repeat them.
    """
    for ledger, said in SECTION.findall(tell((HOME / "schemas/README.md").read_text("utf-8"))):
        for slip in SLIP.findall(said):
            wrong, right, code, message, hint, _, chinese, chinese_hint = slip
            yield Sample(
                ledger=ledger,
                texts=tuple(TEXT.findall(said)),
                wrong=wrong,
                right=right,
                code=code,
                message=Both(chinese, message),
                hint=Both(chinese_hint, hint),
            )


def measured_of(
    city: City, public: Catalog, day: date, beside: Callable[[], dict[str, Any]] = dict
) -> dict[str, Any]:
    """Return those fields of a view that are about the programme of a catalogue, at a day.

    Half of the indicators are measured where what is made `beside` them is made.
    """
    question = question_about(city, public)

    def half(part: slice, make: Callable[[], dict[str, Any]]) -> tuple[dict[str, Any], Any, Any]:
        return make(), measured_on(question, day, part), measured_weeks(question, day, part)

    shares = partial(half, EVEN, partial(_assessed, question, day)), partial(half, ODD, beside)
    (fields, *one), (more, *other) = side_by_side(*shares)
    measured, trend = one[0] | other[0], zip(one[1], other[1], strict=True)
    return {
        **fields,
        **more,
        "measurements": {name: measured[name] for name in public.indicators if name in measured},
        "trend": tuple((day, {**first, **second}) for (day, first), (_, second) in trend),
    }


def _assessed(question: Question, day: date) -> dict[str, Any]:
    """Return what is about the places of counties, and what counts as the city's own."""
    public, assessment = question.catalog, assess(question, day)
    assessment = as_published(assessment, public.publication) if public.published else assessment
    of_city = {*HELD_LEDGERS, *COUNTY_REGISTERS, RETURNS}
    kept = [row for row in public.indicators.values() if row.ledger in of_city]
    return {
        "catalog": public,
        "assessment": assessment,
        "own": measure_all(public, kept, {}, day, question.on(day).index, (CITY,)),
        "facts": ledger_facts(public, records_of(public), day),
        "outlooks": {
            row.code: outlook(public, assessment, row.code) for row in assessment.counties
        },
        "offices": offices_of(public, assessment),
    }


def with_others(view: View, city: City, public: Catalog, day: date) -> View:
    """Return the view of what leads, with those of the other programmes that have begun.

    One that has ended is shown at the end of its last day.
    """
    leader = view.catalog.programme
    if leader is None or len(public.programmes) == 1:
        return view
    first, *rest = (view, *_others(view, city, public, day))
    pages = {str(each.catalog.chosen): programme_pages(str(each.catalog.chosen)) for each in rest}
    reached = {str(each.catalog.chosen): each.assessment.city.progress for each in (first, *rest)}
    first, *rest = (
        replace(
            each,
            folders={leader.id: "", **pages},
            reached=reached,
            issues_elsewhere=_elsewhere(public, each.catalog.programme),
        )
        for each in (first, *rest)
    )
    return replace(first, others=tuple(rest))


def _others(view: View, city: City, public: Catalog, day: date) -> Iterator[View]:
    for name in begun(public, day):
        catalog = of_programme(public, name)
        programme, leader = catalog.programme, view.catalog.programme
        if programme and leader and programme != leader:
            now = assess(question_about(city, catalog), day, weeks=False).city
            last = min(day, programme.end_on)
            shown = measured_of(city, known_on(catalog, last), last)
            yield replace(view, aside=Aside(leader, day, now), **shown)


def _elsewhere(public: Catalog, own: Programme | None) -> frozenset[str]:
    """Return the issues that are about another programme."""
    issues = public.bulletins.items()
    return frozenset(name for name, issue in issues if about_issue(public, issue) != own)


def chosen_on(catalog: Catalog, day: date) -> dict[str, set[tuple[Any, ...]]]:
    """Return the values, record and way, that numbers of indicators in sums only add up (R53)."""
    asked = [
        row
        for row in catalog.indicators.values()
        if row.visibility == AGGREGATE and (of := row.source) and of.where
        if of.window in {"year", "programme"} and all(one.sum or one.count for one in of.numbers)
    ]
    found: dict[str, set[tuple[Any, ...]]] = defaultdict(set)
    codes = (*(area.code for area in catalog.counties), CITY)
    for name, counties in measure_all(catalog, asked, {}, day, codes=codes).items():
        for one in (each for county in counties.values() for each in county.inputs):
            found[f"{name}.{one.part}"].add((one.record, *one.path))
    return found


INVENTED = re.compile(
    r"990100|9901[0-9]{2}|演示市|砚川市|演示县|岫岭县|霁城区|Yanshi County|yanchuan"
)
"""What samples call the demonstration's city, its counties and its organisation."""


def told_in(catalog: Catalog) -> Callable[[str], str]:
    """Return how a text is told in a city: by its own code and name, and its first county's."""
    city = next((row for row in catalog.areas.values() if row.kind == "city"), None)
    shown = catalog.publication and catalog.publication.demonstration
    if shown or city is None or not catalog.counties:
        return str
    county = catalog.counties[0]
    own = {"990100": city.code, "演示市": city.name, "演示县": county.name, "yanchuan": "city"}
    own |= {"砚川市": city.name, "岫岭县": county.name, "霁城区": catalog.counties[-1].name}
    own["Yanshi County"] = county.en or county.name
    return lambda text: INVENTED.sub(lambda found: own.get(found[0], county.code), text)


def in_own_words(city: City) -> City:
    """Return a city whose schemas have its own codes in their hints and descriptions."""
    own = json.loads(told_in(city.catalog)(json.dumps(city.schemas.by_ledger, ensure_ascii=False)))
    catalog = replace(city.catalog, contract=Contract(own))
    return replace(city, catalog=catalog, schemas=replace(city.schemas, by_ledger=own))
