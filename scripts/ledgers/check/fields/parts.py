"""See that no part is larger than its whole."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce

from ledgers.check.ground.context import Grounds
from ledgers.check.ground.records import Group, groups, number, rows, standing
from ledgers.model import kinds
from ledgers.model.document import Document, Path
from ledgers.model.problem import Problem
from ledgers.model.words import Both, Words, say

ZERO = Decimal(0)
RULE = say("the most that rules.yaml allows")


@dataclass(frozen=True, slots=True)
class Pair:
    """Name a part and its whole in the groups at the end of a way.

    The fields of the whole are added up; a field that holds numbers or counts is their sum. Where
    the part or the first field of the whole is missing nothing can be told.
    """

    ledger: str
    way: tuple[str, ...]
    part: str
    whole: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Excess:
    """Hold a part that is larger than its whole: its field and value, the whole and its limit."""

    path: Path
    part: Words | Both
    value: Decimal
    whole: Words | Both
    limit: Decimal


def _pairs(ledger: str, *way: str, **wholes: str) -> tuple[Pair, ...]:
    """Return pairs from the names of parts; those of a whole have spaces between."""
    return tuple(Pair(ledger, way, part, tuple(whole.split())) for part, whole in wholes.items())


PAIRS: tuple[Pair, ...] = (
    *_pairs("posts", "units", in_post="established allowance", full_time="in_post"),
    *_pairs("posts", "staff", seconded_12m="seconded", secretaries_lt_12m="secretaries"),
    *_pairs("posts", "staff", village_linked="secretaries"),
    *_pairs("posts", "staff", villages_with_both="village_commissioners"),
    *_pairs("posts", "staff", villages_with_both="information_officers"),
    *_pairs("casework", on_time_30="ordinary_closed", with_result_by_15="past_15"),
    *_pairs("casework", read_out="decisions", both_documents="decisions"),
    *_pairs("casework", both_documents="recommendations", closed_by_days="ordinary_closed"),
    *_pairs("casework", clues_disposed="clues_received carried_over"),
    *_pairs("casework", early_trial="major", pre_appointment_talks="appointments"),
    *_pairs("casework", "micro", diverted="received", closed="received"),
    *_pairs("petitions", "townships", resolved="carried_over new"),
    *_pairs("petitions", "townships", with_leader="carried_over new"),
    *_pairs("petitions", "townships", with_handler="carried_over new"),
    *_pairs("petitions", "townships", with_deadline="carried_over new"),
    *_pairs("petitions", "townships", overdue="with_deadline", fed_back_on_time="received"),
    *_pairs("facilities", "items", compliant="built"),
    *_pairs("facilities", "checklists", complete="bodies"),
    *_pairs("events", passed="participants", passed_after="retaken"),
    *_pairs("checks", corrected_n="problems_n", disagreed_n="rechecked_n"),
    *_pairs("checks", "draw", sample_n="population_n"),
    *_pairs("checks", "file_review", reviewed_n="population_n", passed_n="reviewed_n"),
    *_pairs("rounds", "notice", villages_posted="villages_total"),
    *_pairs("rounds", commitments_signed="members_n", accepted_n="letters calls visits"),
    *_pairs("rounds", "targets", villages_covered="villages_n", outlines_n="talks_n"),
    *_pairs("rounds", "targets", rectified_n="problems_n", immediate_n="problems_n"),
    *_pairs("rounds", "targets", transferred_early_n="transferred_n"),
    *_pairs("appraisals", "entries", distribution="raters_n"),
)


def parts_above_wholes(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each figure that is larger than what it is a part of."""
    for ledger in sorted({pair.ledger for pair in PAIRS}):
        named = {names: row.title for names, row in grounds.contract.ledger(ledger).fields.items()}
        pairs = tuple(pair for pair in PAIRS if pair.ledger == ledger)
        for document in standing(grounds, ledger):
            for pair in pairs:
                for excess in _excesses(document, pair, named):
                    yield above(document, excess)
    yield from _shares_above(grounds)
    yield from _ratios_above(grounds)


def above(document: Document, excess: Excess) -> Problem:
    """Return the problem of a part that is larger than its whole."""
    return kinds.schemas.PART_ABOVE_WHOLE.at(
        document.place(*excess.path, of_value=True),
        say(
            "{part} is {value}, more than {whole} ({limit})",
            part=excess.part,
            value=excess.value,
            whole=excess.whole,
            limit=excess.limit,
        ),
        say("one of the two cannot be right; check both numbers"),
    )


def _excesses(
    document: Document, pair: Pair, named: Mapping[tuple[str, ...], Both]
) -> Iterator[Excess]:
    for path, group in groups(document.value, *pair.way):
        value, limit = amount(group.get(pair.part)), total(group, pair.whole)
        if value is not None and limit is not None and value > limit:
            part, *wholes = (
                named.get((*pair.way, name), Both(name, name)) for name in (pair.part, *pair.whole)
            )
            yield Excess((*path, pair.part), part, value, _together(wholes), limit)


def _together(names: list[Both]) -> Words | Both:
    """Return several names as one."""
    first: Words | Both = names[0]
    return reduce(lambda one, other: say("{one} + {other}", one=one, other=other), names[1:], first)


def total(group: Group, names: tuple[str, ...]) -> Decimal | None:
    """Return the sum of some fields of a group, or nothing where the first is not there."""
    sums = [amount(group.get(name)) for name in names]
    return None if sums[0] is None else sum((row or ZERO for row in sums), ZERO)


def amount(value: object) -> Decimal | None:
    """Return a number, or the sum of the numbers in a group or of the counts in a list."""
    if isinstance(value, Mapping):
        return sum((number(row) or ZERO for row in value.values()), ZERO)
    if isinstance(value, list):
        return sum((number(row.get("count")) or ZERO for _, row in groups(value)), ZERO)
    return number(value)


def _shares_above(grounds: Grounds) -> Iterator[Problem]:
    """Yield what must not exceed the bodies counted, the villages there are, or a rule."""
    villages = _villages(grounds)
    for document in standing(grounds, "facilities"):
        for path, group in groups(document.value, "checklists"):
            for excess in _counts_above(path, group, villages):
                yield above(document, excess)
    for document in standing(grounds, "posts"):
        for excess in _villages_above(document, villages):
            yield above(document, excess)
    for document in standing(grounds, "rounds"):
        for excess in _beyond_rules(grounds, document):
            yield above(document, excess)


def _villages(grounds: Grounds) -> Mapping[str, Decimal]:
    """Return the villages of each township and, where all its townships tell, of each county."""
    found: dict[str, Decimal] = {}
    untold: set[str] = set()
    for document in standing(grounds, "areas"):
        for _, area in groups(document.value, "areas"):
            code, villages = str(area["code"]), number(area.get("villages"))
            if villages is not None:
                found[code] = villages
                found[code[:6]] = found.get(code[:6], ZERO) + villages
            elif area["kind"] in {"subdistrict", "town", "township"}:
                untold.add(code[:6])
    return {code: count for code, count in found.items() if code not in untold}


def _counts_above(path: Path, group: Group, villages: Mapping[str, Decimal]) -> Iterator[Excess]:
    bodies = number(group.get("bodies"))
    limit = villages.get(str(group["unit"]).partition("-")[0])
    counted, there = say("the bodies counted"), say("the villages of areas.yaml")
    if bodies is None:
        return
    if limit is not None and bodies > limit:
        yield Excess((*path, "bodies"), counted, bodies, there, limit)
    for inner, row in groups(group, "counts"):
        count = number(row["count"]) or ZERO
        if count > bodies:
            part = say("the count of “{code}”", code=row["code"])
            yield Excess((*path, *inner, "count"), part, count, counted, bodies)


def _villages_above(document: Document, villages: Mapping[str, Decimal]) -> Iterator[Excess]:
    limit = villages.get(document.owner)
    for path, staff in groups(document.value, "staff"):
        both = number(staff.get("villages_with_both"))
        if both is not None and limit is not None and both > limit:
            part, whole = say("villages with both"), say("the villages of areas.yaml")
            yield Excess((*path, "villages_with_both"), part, both, whole, limit)


def _beyond_rules(grounds: Grounds, document: Document) -> Iterator[Excess]:
    rules = next((row.value for row in standing(grounds, "rules")), {})
    most, each = number(rules.get("small_groups_at_most")), number(rules.get("groups_per_liaison"))
    for path, target in groups(document.value, "targets"):
        small = number(target.get("small_groups"))
        if small is not None and most is not None and small > most:
            yield Excess((*path, "small_groups"), say("small groups"), small, RULE, most)
    led, liaisons = number(document.value.get("groups")), number(document.value.get("liaisons_n"))
    if led is not None and each is not None and liaisons is not None and led > liaisons * each:
        part, whole = say("inspection groups"), say("what the liaison officers may lead")
        yield Excess(("groups",), part, led, whole, liaisons * each)


def _ratios_above(grounds: Grounds) -> Iterator[Problem]:
    """Yield the shares in per cent of which the numerator is larger than the denominator."""
    shares = {
        row["id"]: Both(str(row["zh"]), str(row["en"]))
        for _, row in rows(grounds, "indicators", "indicators")
        if row["measure"] == "%"
    }
    for document in standing(grounds, "returns"):
        for path, row in groups(document.value, "values"):
            value, limit = number(row.get("numerator")), number(row.get("denominator"))
            named = shares.get(row["indicator"])
            if named and value is not None and limit is not None and value > limit:
                part = say("the numerator of “{indicator}”", indicator=named)
                whole = say("the denominator")
                yield above(document, Excess((*path, "numerator"), part, value, whole, limit))
