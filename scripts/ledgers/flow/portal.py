"""Contents of the portal besides the catalogue and its assessment."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import localcontext
from pathlib import Path
from typing import Any

from ledgers.assess.city import Question, measured_at
from ledgers.assess.figures import recomputed
from ledgers.assess.schemes.means import PRECISION
from ledgers.assess.schemes.ranking import linked
from ledgers.model.assessment import Assessment
from ledgers.model.catalog import Catalog
from ledgers.model.periods import WEEK, week_ends
from ledgers.model.portal import FigureRow, Sample
from ledgers.model.proposal import Linked
from ledgers.model.words import Both
from ledgers.publish.kit.view import Figures, LeftOut, Measured
from ledgers.read.dialect import Text
from ledgers.read.home import HOME, SITE, texts_below
from ledgers.read.values import parsed

WEEKS = 8
PUBLIC = "public"


def measured_weeks(question: Question, as_of: date) -> tuple[tuple[date, Measured], ...]:
    """Return what is measured of the indicators that are shown, by day: `as_of` last.

    The days are the ends of the last weeks of the programme, eight with that of `as_of`.
    """
    rows, inside = question.catalog.indicators.values(), not question.catalog.published
    shown = [row for row in rows if inside or row.visibility == PUBLIC]
    first = max(question.programme.start_on, as_of - min(WEEKS * WEEK, as_of - date.min))
    days = list(week_ends(first, as_of))[-WEEKS:] or [as_of]
    with localcontext(prec=PRECISION):
        return tuple((day, measured_at(question, shown, day)) for day in days)


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


def _files(folder: Path) -> dict[str, Any]:
    """Return what the files of a folder hold, by path."""
    return {
        path: value
        for path, text in sorted(texts_below(folder).items())
        if isinstance(value := parsed(Text(path, text))[0], dict)
    }


def published_figures() -> Figures:
    """Return every figure of `site/figures/` as printed and as recomputed, by document."""
    files = _files(SITE / "figures")
    left_out = files.pop(LEFT_OUT)["figures"]
    by_id = {document["id"]: document for document in files.values()}
    return Figures(
        recomputed=tuple(
            FigureRow(
                id=figure["id"],
                title=_both(figure),
                document=Both(document["title"], document["en"]),
                issuer=document["issuer"],
                section=figure["section"],
                invented=any(step.get("stand_in") for step in figure["steps"]),
                result=recomputed(figure),
            )
            for document in files.values()
            for figure in document["figures"]
        ),
        left_out=tuple(_left_out(figure, by_id[figure["document"]]) for figure in left_out),
        asked=tuple(
            (Both(files[path]["title"], files[path]["en"]), rows)
            for path, rows in _files(SITE / "requirements").items()
        ),
    )


def _left_out(figure: Mapping[str, Any], document: Mapping[str, Any]) -> LeftOut:
    return LeftOut(
        id=figure["id"],
        sort=figure["class"],
        title=_both(figure),
        document=Both(document["title"], document["en"]),
        printed=figure["printed"],
        reason=_both(figure["reason"]),
    )


def _both(texts: Mapping[str, Any]) -> Both:
    return Both(texts["zh"], texts["en"])


SECTION = re.compile(r"^### (\w+)\n(.*?)(?=^### |\Z)", re.DOTALL | re.MULTILINE)
TEXT = re.compile(r"^```yaml\n(.*?)^```", re.DOTALL | re.MULTILINE)
TOLD = r"^\S+: ([A-Z]\d{3}) (.+)\n    → (.+)\n"
SLIP = re.compile(rf"^With `(.+)` in place of `(.+)`:\n\n```text\n{TOLD}{TOLD}```", re.MULTILINE)


def samples() -> Iterator[Sample]:
    """Yield the sample of each ledger that has one with a slip in it, as it comes with the program.

    A test compares these words with those of the check, so the portal may repeat them.
    """
    for ledger, said in SECTION.findall((HOME / "schemas/README.md").read_text("utf-8")):
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
