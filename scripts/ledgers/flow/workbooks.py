"""The steps of clerks' workbooks: a form of a county's files goes out, what was typed comes in."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from re import fullmatch

from ledgers.edit.amending import file_of
from ledgers.edit.decide import county_of
from ledgers.edit.workbooks.form import Filing, Form
from ledgers.edit.workbooks.taken import Typed, mark_of, merged, origin_of
from ledgers.flow.load import City, Request, load
from ledgers.flow.saving import Made, brought, errors_in, saved, would_be
from ledgers.model import CannotGoOn, Document, OutputFile, Problem, Struct, Translate, field
from ledgers.model.layout import PERIODIC_LEDGERS
from ledgers.model.periods import before, last_day
from ledgers.model.tables import LEFT, flat, record, tables_of
from ledgers.model.workbook import Filled, Mark
from ledgers.read.documents import document_in
from ledgers.write.files import write_file


def exported(
    request: Request, name: str, period: str, ledgers: Sequence[str], form: tuple[str, Translate]
) -> tuple[str, bytes]:
    """Return the code of a county, and the workbook of its files of a period.

    Raises CannotGoOn where no ledger is kept for the period, or a file of it has errors.
    """
    # Imported here: openpyxl takes 0.3 s, and other commands need none.
    from ledgers.report.workbook import written  # noqa: PLC0415

    city, day = load(request), last_day(period)
    code = county_of(city.catalog, name)
    if isinstance(code, Problem):
        raise CannotGoOn(code.message)
    kept = [ledger for ledger in _kept(city, period) if not ledgers or ledger in ledgers]
    if day is None or not kept:
        raise CannotGoOn.say("counties keep no such file of {period}", period=period)
    filings = [_filing(city, code, ledger, period) for ledger in kept]
    return code, written(Form(city.catalog, code, period, *form).sheets(filings), day)


def _kept(city: City, period: str) -> Iterator[str]:
    """Yield the ledgers of which counties keep a file for a period, by how these are written."""
    for name in PERIODIC_LEDGERS:
        if fullmatch(city.catalog.contract.field(name, "period").get("pattern", "(?!)"), period):
            yield name


def _filing(city: City, county: str, name: str, period: str) -> Filing:
    now, past = (f"data/counties/{county}/{name}/{when}.yaml" for when in (period, before(period)))
    if errors_in(city, now):
        raise CannotGoOn.say("{file} has errors; run: ledgers check", file=now)
    ledger = city.catalog.contract.ledger(name)
    return Filing(ledger, now, _document(city, now), _document(city, past))


def _document(city: City, file: str) -> Document | None:
    found = city.reading.documents if city.reading else ()
    return next((row for row in found if row.file == file), None)


class Imported(Struct):
    """What came of a workbook: the files that were written, what to know, and what is wrong.

    `name` says whose filings of which period it holds; `copy` is the clerk's own workbook with its
    mistakes marked, where it has any.
    """

    name: str
    files: tuple[Path, ...] = ()
    notes: list[Mark] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    copy: Path | None = None


def take_in(request: Request, path: Path, translate: Translate) -> Imported:
    """Write what was typed into the files of a county; nothing where there is a mistake.

    Raises CannotGoOn where it is no workbook that can be taken in.
    """
    from ledgers.read.workbook import filled  # noqa: PLC0415 - as above
    from ledgers.report.workbook import marked  # noqa: PLC0415

    data, sheets = filled(path)
    told: list[Imported] = []

    def make() -> Made:
        found, files = _read(request, sheets, translate)
        told[:] = [found]
        return files, ()

    files = saved(request.root, make)[0]
    found = told[0]
    found.files = files
    if found.marks:
        name = f"{path.stem.removesuffix('-errors')}-errors.xlsx"
        copy = OutputFile(name, marked(data, found.marks, translate, request.today))
        found.copy = write_file(path.parent, copy)
    return found


def _read(
    request: Request, sheets: Mapping[str, Filled], translate: Translate
) -> tuple[Imported, tuple[OutputFile, ...]]:
    """Return what comes of the sheets of a workbook, and the files, if nothing is wrong."""
    city = load(request)
    origin = origin_of(sheets, city.catalog.city.code if city.catalog.city else "")
    county = county_of(city.catalog, origin.county)
    if isinstance(county, Problem):
        raise CannotGoOn(county.message)
    form = Form(city.catalog, county, origin.period, "zh", translate)
    found, files = Imported(f"{county}-{origin.period}"), list[OutputFile]()
    typed: dict[str, Typed] = {}
    for name, (blob, text) in origin.files.items():
        if name not in _kept(city, origin.period):
            raise CannotGoOn.say("counties keep no such file of {period}", period=origin.period)
        filing = _filing(city, county, name, origin.period)
        base = _base(filing, blob, text)
        tables = tables_of(filing.ledger)
        typed[name] = Typed(tables, flat(tables, base))
        files += _files(form, filing, typed[name], sheets)
        found.marks += typed[name].marks
        found.notes += typed[name].notes
    if found.marks or not files:
        return found, ()
    after = would_be(request, files, city)
    kept, problems = brought(city, after, tuple(files))
    for problem in problems:
        document = _document(after, problem.place.file)
        own = document and typed.get(document.ledger)
        mark = mark_of(problem, document, own) if document and own else None
        if mark:
            (found.marks if problem.is_error else found.notes).append(mark)
        else:
            found.problems.append(problem)
    return found, kept


def _files(
    form: Form, filing: Filing, typed: Typed, sheets: Mapping[str, Filled]
) -> Iterator[OutputFile]:
    """Yield the file of a ledger with what was typed, unless that changes nothing."""
    for table in typed.tables:
        typed.take(table, form.columns(table), sheets, form.title(table))
    now = filing.now
    value = now.value if now else {"period": form.period}
    slots = merged(typed, flat(typed.tables, value))
    rest = {name: deepcopy(each) for name, each in value.items() if name in LEFT}
    result = record(typed.tables, slots, rest)
    if result != value:
        yield file_of(filing.ledger, filing.file, result, now)


def _base(filing: Filing, blob: str, text: str) -> Mapping[str, object]:
    """Return the record that a form was made of, which its digest vouches for."""
    if not blob:
        return {}
    found = document_in(filing.file, text.encode("utf-8")) if filing.now else None
    if found and found.blob == blob:
        return found.value
    raise CannotGoOn.say(
        "{file} is not what the form was made of: export it again", file=filing.file
    )
