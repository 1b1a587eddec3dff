"""Cutting editions: the whole portal, built only from the inputs that its record names."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Literal, cast

from ledgers.edit.bulletins import edition_file, record_file
from ledgers.edit.drafts import method_at
from ledgers.flow import load
from ledgers.flow.publish import Clock, Order, Steps, make_ready, published_from
from ledgers.flow.saving import would_be
from ledgers.model import CannotGoOn, Period, Struct, Translate, Words, as_day, replace, say
from ledgers.model.bulletin import BULLETINS
from ledgers.model.cataloguing import catalog_of
from ledgers.model.edition import Banner, Edition, Included, Step
from ledgers.model.lives.programmes import led
from ledgers.model.periods import period as period_of
from ledgers.model.portal import Published
from ledgers.read.documents import DATA, documents_of
from ledgers.read.editions import documents_below, editions_in, sums_of
from ledgers.read.engine import engine_at
from ledgers.read.home import HOME, LOCALE, translator
from ledgers.read.inputs import archive_of, inputs_of
from ledgers.read.tree import Tree, sha256
from ledgers.write.files import sweep_city, write_file
from ledgers.write.locks import locked
from ledgers.write.program import tag

BUILT = Path("build/editions")
NO_DIGEST = "0" * 64
TITLES: Mapping[str, Words] = {
    "half_year": say("Edition of the first half of {year}"),
    "quarter": say("Edition of {year}, quarter {part}"),
    "month": say("Edition of {year}, month {part}"),
    "week": say("Edition of {year}, week {part}"),
}
"""The titles of editions of a period, by its cycle."""
LISTED = "ledgers/editions/index.html"
"""The page of the living portal that lists all editions, later ones too."""


class Cut(Struct, frozen=True):
    """Which edition to cut: its name, a day if not the period's last, and the language."""

    request: load.Request
    name: str
    as_of: date | None
    language: Literal["zh", "en"]
    clock: Clock


class Made(Struct, frozen=True):
    """An edition that was cut: the record's file, the portal, and the city."""

    record: Path
    published: Published
    city: load.City


def built_at(root: Path, name: str) -> Path:
    """Return the folder of a finished edition."""
    return root / BUILT / name


def cut(order: Cut) -> Made:
    """Build an edition from the committed inputs, and record it.

    The finished folder is put in its place first and the record is written last: a run that is
    killed leaves no record, and the same command can be run again. Raises CannotGoOn, with one
    sentence and nothing written, where it cannot be cut.
    """
    root, day = order.request.root, _day(order)
    _refuse_taken(root, order.name)
    commit = archive_of(root).store.commit("HEAD").id
    load.refuse_unsaved(root)
    steps = Steps(order.clock)
    with steps.step(say("reading and checking")):
        draft, city = _drafted(order, day, commit)
        load.refuse_changed(city)
        _refuse_bad(order.request, order.name, draft)
    folder = built_at(root, order.name)
    published = build(order.request, order.name, draft, city, folder, steps)
    sums = sums_of(folder) or ""
    digest = sha256(sums.encode("utf-8"))
    record = replace(draft, files_n=len(sums.splitlines()), manifest_digest=digest)
    file = record_file(order.name, record)
    with locked(root / DATA):
        _refuse_taken(root, order.name)
        _refuse_overtaken(root, draft)
        sweep_city(root)
        tag(root, f"edition/{order.name}", commit)
        return Made(write_file(root, file), published, city)


def _drafted(order: Cut, day: date, commit: str) -> tuple[Edition, load.City]:
    """Return the record as far as it is known before the edition is built, and its city."""
    root, today = order.request.root, order.request.today
    tree, inputs = inputs_of(archive_of(root), commit)
    included = tuple(_issued(root))
    more = {row.file: (root / row.file).read_bytes() for row in included}
    city = city_of(tree.joined(more), today)
    draft = Edition(
        title=translator(LOCALE, order.language)(title_of(order.name)),
        period=order.name if _span(order.name) else None,
        as_of=day,
        cut_on=today,
        language=order.language,
        method=method_at(led(city.catalog, day), day),
        engine=engine_at(HOME),
        inputs=inputs,
        bulletins=included,
        earlier=_earlier(editions_in(root), day),
        files_n=0,
        manifest_digest=NO_DIGEST,
    )
    return draft, city


def _day(order: Cut) -> date:
    """Return the day that an edition shows: the one asked for, else the period's last."""
    span = _span(order.name)
    last = span.last if span else as_day(order.name)
    if last is None:
        raise CannotGoOn.say(
            "{name} is neither a period such as 2026-Q2 nor a day such as 2026-07-15",
            name=order.name,
        )
    asked = order.as_of or last
    if asked > order.request.today:
        raise CannotGoOn.say("{day} has not come yet", day=asked)
    return asked


def _span(name: str) -> Period | None:
    """Return the period of an edition; whole years have none."""
    found = period_of(name)
    return found if found and found.cycle in TITLES else None


def _refuse_taken(root: Path, name: str) -> None:
    if (root / edition_file(name)).exists():
        raise CannotGoOn.say("there is one already: {file}", file=edition_file(name))


def _refuse_overtaken(root: Path, draft: Edition) -> None:
    """Stop where bulletins or editions that it names arrived while an edition was built."""
    now = tuple(_issued(root)), _earlier(editions_in(root), draft.as_of)
    if now != (draft.bulletins, draft.earlier):
        raise CannotGoOn.say("bulletins or editions came in while this one was built: cut it again")


def _issued(root: Path) -> Iterator[Included]:
    """Yield the issued bulletins, as their files are now."""
    documents = tuple(documents_below(root, BULLETINS))
    for name, bulletin in sorted(catalog_of(documents).bulletins.items()):
        if bulletin.is_issued:
            data = (root / BULLETINS / f"{name}.yaml").read_bytes()
            yield Included(f"city/bulletins/{name}", sha256(data))


def title_of(name: str) -> Words:
    """Return the title of an edition, from its identifier."""
    span = _span(name)
    if span is None:
        return say("Edition as of {day}", day=name)
    year, part = name[:4], name[5:].lstrip("HQW0")
    second = span.cycle == "half_year" and part == "2"
    words = say("Edition of the second half of {year}") if second else TITLES[span.cycle]
    return Words(words.text, {"year": year, "part": part})


def _earlier(editions: Mapping[str, Edition], day: date) -> tuple[str, ...]:
    """Return the editions of the same day or before it, in the order of their days."""
    rows = sorted((edition.as_of, name) for name, edition in editions.items())
    return tuple(name for as_of, name in rows if as_of <= day)


def _refuse_bad(request: load.Request, name: str, draft: Edition) -> None:
    """Stop where the record would fail the checks of the data."""
    file = record_file(name, draft)
    for problem in would_be(request, (file,)).problems:
        if problem.place.file == file.path and problem.is_error:
            raise CannotGoOn(problem.message)


def city_of(tree: Tree, cut_on: date) -> load.City:
    """Return the city that an edition shows, checked as on the day on which it was cut."""
    city = load.checked(documents_of(tree), load.past_schemas(tree), cut_on, None)
    load.refuse_leaks(city)
    return city


def build(  # noqa: PLR0913, PLR0917 - one for each part of an edition
    request: load.Request, name: str, edition: Edition, city: load.City, folder: Path, steps: Steps
) -> Published:
    """Build the portal of an edition into a folder."""
    language = cast("Literal['zh', 'en']", edition.language)
    translate = translator(LOCALE, language)
    banner = partial(banner_of, name, edition)
    on_its_day = load.Request(request.root, edition.cut_on)
    order = Order(on_its_day, edition.as_of, folder, language, translate, steps.clock, banner)
    make_ready(order)
    return published_from(city, order, steps)


def banner_of(name: str, edition: Edition, translate: Translate) -> Banner:
    """Return the banner on every page of an edition."""
    sentence = say(
        "{title}: as of {day}, never changed since. The living portal is elsewhere.",
        title=title_of(name),
        day=edition.as_of,
    )
    earlier = tuple(Step(other, other) for other in edition.earlier)
    return Banner(
        sentence=translate(sentence),
        living=translate(say("The same page today")),
        listed=LISTED,
        all_editions=translate(say("All editions")),
        label=translate(say("Editions")),
        editions=(*earlier, Step(name, None)),
    )
