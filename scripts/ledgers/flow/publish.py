"""The steps that publish a city: load, project, assess, draw, render, build, put in place."""

import gc
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import localcontext
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal

from ledgers.assess.todo import todos, urgency
from ledgers.flow import portal
from ledgers.flow.assess import asked_about, city_on, day_of, sheet_of
from ledgers.flow.load import City, Request, checked, load, refuse_leaks
from ledgers.model import Both, Catalog, OutputFile, Problem, Struct, Words, field, replace, say
from ledgers.model.edition import Banner
from ledgers.model.kinds import KINDS, times
from ledgers.model.lives.as_one import as_one
from ledgers.model.numbers import PRECISION
from ledgers.model.output import archived
from ledgers.model.portal import Frame, Published
from ledgers.model.records import COUNTY_KINDS
from ledgers.model.shares import WORTH, in_halves
from ledgers.model.words import Translate, english, of_units
from ledgers.project.aggregates import aggregates_of
from ledgers.project.catalog import hidden_lines, known_problems, project, sources_of, whole
from ledgers.publish.charts import draw, wanted_charts
from ledgers.publish.frame.english import in_language
from ledgers.publish.frame.languages import with_languages
from ledgers.publish.frame.sections import footer, navigation
from ledgers.publish.kit.addresses import site_of
from ledgers.publish.kit.chart import Chart, is_drawing
from ledgers.publish.kit.context import notice_of
from ledgers.publish.kit.links import marked
from ledgers.publish.kit.templates import harmless
from ledgers.publish.kit.view import CALLED, TAGS, View
from ledgers.publish.site import render_portal
from ledgers.read import home
from ledgers.read.commits import is_kept
from ledgers.read.documents import with_files
from ledgers.write.files import add_files, beside, sweep, sweep_city, write_file, write_folder
from ledgers.write.locks import recover, swap_in
from ledgers.write.workers import apart, side_by_side

Clock = Callable[[], float]


class Steps(Struct):
    """The seconds that each step took, in order, by the clock of the command line.

    What a step made and nobody needs any more is let go at its end.
    """

    clock: Clock
    taken: list[tuple[Words, float]] = field(default_factory=list)

    @contextmanager
    def step(self, name: Words) -> Iterator[None]:
        """Time one step."""
        start = self.clock()
        yield
        gc.collect()
        self.taken.append((name, self.clock() - start))


class Order(Struct, frozen=True):
    """What to publish: the request, the day, where to, in which language, by which clock.

    The city's other languages are published below it where it is Chinese. The pages that became the
    portal are kept in `build/pages`. Those of an `edition` are not, and each of them says in its
    language which edition it belongs to; nor is anything that is for the city `inside`.
    """

    request: Request
    as_of: date | None
    out: Path
    language: Literal["zh", "en"]
    translate: Translate
    clock: Clock
    edition: Callable[[Translate], Banner] | None = None
    inside: bool = False


def publish(order: Order) -> tuple[City, Published]:
    """Publish the portal and return what was made; until it is finished the last one stays.

    Raises CannotGoOn where the data does not allow it, above all where it has an error about
    persons or visibility: no flag publishes that.
    """
    make_ready(order)
    steps = Steps(order.clock)
    with steps.step(say("reading and checking")):
        city = load(order.request)
        refuse_leaks(city)
    return city, published_from(city, order, steps)


def pack(order: Order, made: Published, place: Path) -> None:
    """Put the portal that was made into one file, to be read from any folder."""
    files = {f"{place.stem}/{path}": data for path, data in home.bytes_below(order.out).items()}
    write_file(place.parent, OutputFile(place.name, archived(files, made.as_of, pressed=True)))


def make_ready(order: Order) -> None:
    """Refuse a place where no portal may be, and remove what a killed run left there."""
    # Imported here: MkDocs takes about 0.5 s, and only publishing needs it.
    from ledgers.write.site import refuse_deployed, refuse_place  # noqa: PLC0415

    refuse_place(order.request.root, order.out)
    if order.inside:
        refuse_deployed(order.request.root, order.out, kept=is_kept(order.out))
    recover(order.out)
    sweep(order.out)
    sweep_city(order.request.root)


def published_from(city: City, order: Order, steps: Steps) -> Published:
    """Publish a city that is read already, and return what was made."""
    kept = order.out if order.inside else order.request.root / "build" / "pages"
    # Beside each place, so that two builds never meet and each moves within one disk.
    with beside(order.out) as finished, beside(kept) as pages, localcontext(prec=PRECISION):
        # What becomes pages is let go with the copy: MkDocs needs the memory for them.
        ((made, frames),) = apart(partial(_written, city, order, steps, pages))
        steps.taken[:] = made.steps
        with steps.step(say("building the site")):
            build_in_place(order, frames, (pages, kept), finished, made.as_of)
    return replace(made, steps=steps.taken)


def _written(
    city: City, order: Order, steps: Steps, pages: Path
) -> tuple[Published, Sequence[Frame]]:
    """Write all pages into a folder, and return what was made with what stands around them."""
    with steps.step(say("assessing")):
        view = view_of(city, order)
        views = [view, *others_of(view, order)]
    with steps.step(say("drawing")):
        salt = home.drawing_salt(version("matplotlib"))
        charts, drawings, drawn = drawings_of(views, salt, order.request.root)
    with steps.step(say("writing pages")):
        write_folder(pages, ())
        side_by_side(*(partial(add_files, pages, pages_of(each, drawings, salt)) for each in views))
        made = Published(
            as_of=view.assessment.as_of,
            place=(order.out / "index.html").as_uri(),
            counties=len(view.catalog.counties),
            tasks=len(view.catalog.standing_tasks),
            pages=sum(1 for _ in pages.rglob("*.md")),
            charts=len(charts),
            drawn=drawn,
            pictured=len(view.pictures),
            steps=steps.taken,
        )
        frames = [frame_of(order, each, views) for each in views]
    return made, frames


def others_of(view: View, order: Order) -> Iterator[View]:
    """Yield the view in the city's other language, which lies below that in Chinese."""
    publication = view.catalog.publication
    asked = publication.languages if publication and not order.inside else ()
    if order.language == "zh" and "en" in asked:
        yield in_language(view, "en", speaking(english, "en", view.catalog), "en/")


def pages_of(view: View, drawings: Mapping[str, str], salt: str) -> Iterator[OutputFile]:
    """Yield all files of the portal in one language, in its folder."""
    for page in render_portal(view, home.texts_below(home.SITE / "templates"), drawings, salt):
        path = marked(page.path) if view.inside else page.path
        data = page.data if view.language == "zh" else with_languages(page)
        yield OutputFile(view.below + path, data)
    for path, data in {**home.bytes_below(home.SITE / "assets"), **view.pictures}.items():
        yield OutputFile(f"{view.below}assets/{path}", data)


def view_of(city: City, order: Order) -> View:
    """Return what the portal shows: public records, assessed as of the day.

    Counties that have ended are shown as of their last days.
    """
    view = _view(city, order)
    ended = tuple(_view(city, replace(order, as_of=day)) for day in _last_days(view))
    others = (replace(one, ended=tuple(_ended(city, order, one))) for one in view.others)
    view = replace(view, ended=ended, others=tuple(others))
    return view if order.language == "zh" else in_language(view, "en", view.translate, "")


def _last_days(view: View) -> list[date]:
    """Return the last days of the counties that have ended, in order."""
    rows = (row for row in view.catalog.counties_so_far if not view.catalog.has(row))
    return sorted({row.valid_to for row in rows if row.valid_to})


def _ended(city: City, order: Order, view: View) -> Iterator[View]:
    """Yield a programme that does not lead as of the last days of counties that have ended."""
    for day in _last_days(view):
        request = replace(order.request, programme=view.catalog.chosen)
        then = _view(city, replace(order, request=request, as_of=day))
        yield replace(then, folders=view.folders, aside=view.aside, others=())


def _view(city: City, order: Order) -> View:
    day = day_of(city.catalog, order.as_of, order.request.today)
    city = portal.in_own_words(city_on(city, day))
    lasting = order.edition is not None
    public = whole(city.catalog) if order.inside else project(city.catalog, day, lasting=lasting)
    hidden = hidden_lines(public, day) if order.inside else {}
    public = as_one(public, day)
    common: dict[str, Any] = {
        "hidden": hidden,
        "kinds": KINDS,
        "reasons": home.reasons(),
        "examples": home.examples(portal.told_in(city.catalog)),
        "guides": dict(home.guides(portal.told_in(city.catalog))),
        "pictures": {} if lasting else home.bytes_below(order.request.root / ".cache/pictures"),
        "translate": speaking(order.translate, order.language, public),
        "interface": home.interface(),
        "language": order.language,
        "tool_version": version("ledgers"),
        "figures": portal.published_figures(),
        "speed": {**home.said_in("speed/contests.yaml"), **home.said_in("speed/results.yaml")},
        "samples": tuple(portal.samples(portal.told_in(city.catalog))),
        "other": home.translator(home.LOCALE, "en" if order.language == "zh" else "zh"),
        "searching": home.said_in("search.yaml"),
    }
    led = asked_about(public, day, order.request.programme)
    measured = portal.measured_of(city, led, day, partial(_beside, city, public, order, day))
    view = portal.with_others(View(**common, **measured), city, public, day)
    each = ((one.catalog, one.assessment) for one in (view, *view.others))
    found = dict.fromkeys(todo for one in each for todo in todos(*one))
    view = replace(view, todos=tuple(sorted(found, key=urgency)))
    sheet = sheet_of(replace(city, catalog=led), view.assessment) if order.inside else None
    return replace(view, proposals=tuple(sheet.proposals)) if sheet else view


def speaking(translate: Translate, language: str, catalog: Catalog) -> Translate:
    """Return a translator that calls what is ranked by its name: counties, or else units."""
    are_counties = any(row.kind in COUNTY_KINDS for row in catalog.counties)
    return translate if are_counties else of_units(translate, language)


def _beside(city: City, public: Catalog, order: Order, day: date) -> dict[str, Any]:
    """Return those fields of a view for which nothing need be measured."""
    seen = city.problems
    if not order.inside:
        seen = seen_by_all(city, public, order.request.today)
        seen = known_problems(seen, city.catalog, public, day, city.left_out)
    whole, chosen = as_one(city.catalog, day), portal.chosen_on
    tables = aggregates_of(whole, day, exact=order.inside, chosen=chosen)
    sources, digest = sources_of(public), hashlib.sha256()
    for source in sources:
        digest.update(f"{source.file}\n{source.digest}\n".encode())
    found = {"problems": seen, "tables": tables, "sources": sources}
    return {**found, "digest": digest.hexdigest()}


UNTOLD = (times.TRAINED_TOO_LATE, times.ENTERED_UNPLANNED)
"""Of a round, what says that trainings or plans are not there: they may be, and not be public."""


def seen_by_all(city: City, public: Catalog, today: date) -> tuple[Problem, ...]:
    """Return the problems that there are where no hidden record is.

    With it, one in a public file, such as a pair of counties repeated, would tell of it.
    """
    if city.reading is None:
        return city.problems
    hidden = {row.file for row in city.catalog.documents} - {row.file for row in public.documents}
    # A rule that found nothing may do so here: what a record was held against may be hidden.
    there = with_files(city.reading, {}, hidden)
    found = checked(
        there, city.schemas, today, None, known=city.learnt.elsewhere, problems_alone=True
    ).problems
    return tuple(row for row in found if row.kind not in UNTOLD or "/rounds/" not in row.place.file)


def drawings_of(
    views: Sequence[View], salt: str, root: Path
) -> tuple[Sequence[Chart], Mapping[str, str], int]:
    """Return the charts, their drawings by digest, and how many had to be drawn anew."""
    inside = views[0].inside
    charts = {chart.digest(salt): chart for view in views for chart in wanted_charts(view)}
    cache = root / ".cache" / ("inside" if inside else "charts")
    kept = home.kept_drawings(cache, frozenset(charts)).items()
    drawings = {digest: svg for digest, svg in kept if is_drawing(svg)}
    missing = [digest for digest in charts if digest not in drawings]

    def drawn(part: Sequence[str]) -> list[tuple[str, bytes]]:
        return [(digest, draw(charts[digest])) for digest in part]

    # The library that draws takes 50 MB, and only what was not drawn yet needs it.
    for digest, svg in in_halves(drawn, missing, apart, WORTH) if missing else ():
        write_file(cache, OutputFile(f"{digest}.svg", svg), 0o600 if inside else 0o644)
        drawings[digest] = svg.decode("utf-8")
    return tuple(charts.values()), drawings, len(missing)


def build_in_place(
    order: Order, frames: Sequence[Frame], written: tuple[Path, Path], finished: Path, day: date
) -> None:
    """Build the site from its pages beside its place, and put both there when it is finished.

    `written` are the folder with the pages, and where they are kept.
    """
    from ledgers.write.site import build_site  # noqa: PLC0415 - as above

    build_site(frames, written[0], finished, day, inside=order.inside)
    swap_in(finished, order.out)
    if not order.edition and not order.inside:
        swap_in(*written)


def frame_of(order: Order, view: View, views: Sequence[View]) -> Frame:
    """Return what stands around the pages of one of the portal's languages."""
    from ledgers.write.site import configuration  # noqa: PLC0415 - as above

    up, top = "../" if view.below else "", None if order.edition else site_of(view)
    own = view.catalog.publication
    site = own.site if own else None
    spoken = (
        {
            "tag": TAGS[each.language],
            "name": CALLED[each.language],
            "there": "" if each is view else up + each.below,
            "address": top.top + each.below if top else "",
        }
        for each in views
    )
    return Frame(
        config=str(configuration(home.HOME, view.language)),
        below=view.below,
        address=top.top + view.below if top else "",
        nav=navigation(view),
        footer=footer(view),
        name=harmless(Both(site.zh, site.en).within(view.language)) if site else "",
        own=own,
        spoken=tuple(spoken),
        notice=notice_of(view),
        edition=order.edition(view.translate) if order.edition else None,
    )
