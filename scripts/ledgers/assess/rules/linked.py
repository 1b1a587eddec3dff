"""Link the scores of leaders and offices to those of their counties (R32, R33)."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, localcontext

from ledgers.model.catalog import Catalog
from ledgers.model.proposal import Linked
from ledgers.model.records import Pairing

PRECISION = 28
KINDS = ("leader", "office")


def paired(catalog: Catalog, county: str | None, kind: str, day: date) -> Iterator[Pairing]:
    """Yield the pairings of a kind with a county that were valid on a day, both ends included."""
    for pairing in catalog.pairings:
        begun = pairing.start_on <= day
        ended = pairing.end_on is not None and pairing.end_on < day
        if pairing.kind == kind and pairing.county == county and begun and not ended:
            yield pairing


def linked(catalog: Catalog, scores: Mapping[str, Decimal | None], day: date) -> tuple[Linked, ...]:
    """Return the score of each office and, of a full catalogue, of each leader's post, by name.

    A leader's score never leaves the full catalogue (F11). It is the mean of the scores of the
    counties paired on the day, at precision 28; a county that is not ranked is left out of the
    mean, never counted as zero.
    """
    kinds = KINDS[1:] if catalog.published else KINDS
    counties: dict[tuple[str, str], list[str]] = {}
    for kind in kinds:
        for county in sorted(scores):
            for pairing in paired(catalog, county, kind, day):
                name = pairing.from_post if kind == "leader" else pairing.from_unit
                if name is not None:
                    counties.setdefault((kind, name), []).append(county)
    return tuple(_linked(*key, codes, scores) for key, codes in sorted(counties.items()))


def _linked(kind: str, name: str, codes: list[str], scores: Mapping[str, Decimal | None]) -> Linked:
    known = [(code, score) for code in dict.fromkeys(codes) if (score := scores[code]) is not None]
    with localcontext(prec=PRECISION):
        mean = sum((score for _, score in known), Decimal(0)) / len(known) if known else None
    return Linked(
        counties=tuple(code for code, _ in known),
        score=mean,
        post=name if kind == "leader" else None,
        unit=name if kind == "office" else None,
        without=tuple(code for code in dict.fromkeys(codes) if scores[code] is None),
    )
