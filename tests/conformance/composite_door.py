"""Run indicators and schemes over published composite indices, as files of a city.

The Technology Achievement Index as in the Handbook on Constructing Composite Indicators (OECD and
JRC, 2008) and the Human Development Index 2021 (UNDP); tolerances are those of the cases' README.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from demo.yaml_text import Value
from ledgers.assess.schemes.ranking import ranks_of
from ledgers.model.assessment import Assessment, Standing
from tests.conformance.composite_city import Post, Table, assessed_by, codes_of, method
from tests.conformance.tally import Result, Verdict

TAI_POSTS: Mapping[str, tuple[str, str]] = {
    "patents": ("0", "994"),
    "royalties": ("0", "272.6"),
    "internet": ("0", "232.4"),
    "exports": ("0", "80.8"),
    "telephones_log": ("0", "2.954724791"),
    "electricity_log": ("1.342422681", "3.843170458"),
    "schooling": ("0.8", "12"),
    "university": ("0.1", "27.4"),
}
PRINTED: Mapping[str, Sequence[str]] = {
    "FA": ("0.17", "0.15", "0.11", "0.06", "0.08", "0.13", "0.13", "0.17"),
    "BAP": ("0.11", "0.11", "0.11", "0.18", "0.10", "0.06", "0.15", "0.18"),
    "AHP": ("0.09", "0.10", "0.07", "0.21", "0.05", "0.06", "0.18", "0.25"),
}
"""Weights as printed with two digits; those of AHP add up to 1.01 and are taken in proportion."""
PLACES = {"EW": 0, "BAP": 0, "GME": 0, "FA": 2, "AHP": 2}
SCHOOLING = Decimal("0.0051")
PUBLISHED = Decimal("0.0065")
HDI: Mapping[str, Sequence[Post]] = {
    "health": [Post("le", None, "20", "85")],
    "education": [Post("eys", None, "0", "18"), Post("mys", None, "0", "15")],
    "income": [Post("gnipc", None, "100", "75000", "ln")],
}
GROUPS = (
    (Decimal("0.8"), "Very High"),
    (Decimal("0.7"), "High"),
    (Decimal("0.55"), "Medium"),
    (Decimal(0), "Low"),
)


def results(folder: Path) -> Iterator[Result]:
    """Yield how each case of a folder with composite indices went."""
    if (folder / "tai").is_dir():
        yield from _tai(folder / "tai")
    if (folder / "hdi-2021").is_dir():
        yield from _hdi(folder / "hdi-2021")


def _rows(path: Path, key: str) -> dict[str, dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row.pop(key): row for row in csv.DictReader(file)}


def _tai(folder: Path) -> Iterator[Result]:
    table = _rows(folder / "inputs.csv", "country")
    methods = {name: _tai_method(name) for name in PLACES} | {"schooling": _schooling(table)}
    with TemporaryDirectory() as place:
        found = dict(
            zip(methods, assessed_by(Path(place), table, [*methods.values()]), strict=True)
        )
        ranks = _rows(folder / "expected_ranks.csv", "country")
        for name, allowed in PLACES.items():
            yield from _ranked(name, allowed, table, found[name], ranks)
        yield from _normalised(folder, table, found["schooling"])
        yield from _published(folder, table, found["EW"])


def _tai_method(name: str) -> Mapping[str, Value]:
    if name == "GME":
        raw = [Post(indicator) for indicator in TAI_POSTS]
        return method(
            {"all": raw}, within="geometric", across="arithmetic", normalisation="none", digits=6
        )
    weights = _in_proportion(PRINTED[name]) if name in PRINTED else [None] * len(TAI_POSTS)
    parts = [
        Post(indicator, weight, *posts)
        for (indicator, posts), weight in zip(TAI_POSTS.items(), weights, strict=True)
    ]
    return method({"all": parts}, within="arithmetic", across="arithmetic", points=1, digits=6)


def _in_proportion(printed: Sequence[str]) -> list[str | None]:
    """Return weights over their sum to ten digits, the last taking what is left."""
    total = sum(map(Decimal, printed))
    weights = [(Decimal(text) / total).quantize(Decimal("1e-10")) for text in printed[:-1]]
    return [str(weight) for weight in [*weights, 1 - sum(weights)]]


def _schooling(table: Table) -> Mapping[str, Value]:
    """Return the scheme whose goalposts are the least and the most of the table itself."""
    years = sorted((row["schooling"] for row in table.values()), key=Decimal)
    part = Post("schooling", None, years[0], years[-1])
    return method({"all": [part]}, within="arithmetic", across="arithmetic", points=1, digits=6)


def _standings(table: Table, assessment: Assessment) -> dict[str, Standing]:
    return {name: assessment.county(code).standing for name, code in codes_of(table).items()}


def _ranked(
    name: str, allowed: int, table: Table, found: Assessment, ranks: Table
) -> Iterator[Result]:
    for country, row in _standings(table, found).items():
        expected = int(ranks[country][name])
        well = row.rank is not None and abs(row.rank - expected) <= allowed
        yield _said(f"composite tai {name}", country, row.rank, well=well)


def _normalised(folder: Path, table: Table, found: Assessment) -> Iterator[Result]:
    expected = _rows(folder / "expected_normalised_schooling.csv", "country")
    for country, row in _standings(table, found).items():
        printed = Decimal(expected[country]["minmax"])
        well = row.score is not None and abs(row.score - printed) <= SCHOOLING
        yield _said("composite tai schooling", country, row.score, well=well)


def _published(folder: Path, table: Table, found: Assessment) -> Iterator[Result]:
    """Judge the index as published in 2001, and its places, which are on the printed values."""
    expected = _rows(folder / "expected_published_2001.csv", "country")
    printed = {country: Decimal(row["tai_2dec"]) for country, row in expected.items()}
    standings, places = _standings(table, found), ranks_of(printed)
    for country, row in expected.items():
        score = standings[country].score
        near = score is not None and abs(score - printed[country]) <= PUBLISHED
        well = near and places[country] == int(row["printed_rank"].removeprefix("="))
        yield _said("composite tai 2001", country, (score, places[country]), well=well)


def _hdi(folder: Path) -> Iterator[Result]:
    inputs = _rows(folder / "inputs.csv", "iso3")
    parts = [part.indicator for each in HDI.values() for part in each]
    table = {iso: {name: row[name] for name in parts} for iso, row in inputs.items()}
    index = method(HDI, within="arithmetic", across="geometric", availability=1, points=1, digits=3)
    expected = _rows(folder / "expected.csv", "iso3")
    with TemporaryDirectory() as place:
        (found,) = assessed_by(Path(place), table, [index])
        for iso, row in _standings(table, found).items():
            value = expected[iso]["hdi"]
            same = row.score == (Decimal(value) if value else None)
            yield _said("composite hdi value", iso, row.score, well=same)
            seen = {
                "rank": "" if row.rank is None else str(row.rank),
                "group": _group(row.score),
            }
            for name, text in seen.items():
                well = text == expected[iso][name]
                yield _said(f"composite hdi {name}", iso, text, well=well)


def _group(score: Decimal | None) -> str:
    return "" if score is None else next(name for least, name in GROUPS if score >= least)


def _said(group: str, name: str, seen: object, *, well: bool) -> Result:
    return Result(group, name, Verdict.VALUE if well else Verdict.FAILED, seen)
