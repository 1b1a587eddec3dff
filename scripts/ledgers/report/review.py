"""A review as Markdown and JSON, and what a decision does, in lines for a terminal."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

from ledgers.model import LIGHT_WORDS, NONE, Light, Struct, asdict, percent, signed
from ledgers.model.attachments import Attachment
from ledgers.model.kinds.policy import TO_BE_PROVED
from ledgers.model.review import (
    KINDS,
    MOVES,
    PROGRESS,
    PROPOSAL,
    RANK,
    SCORE,
    Effect,
    Item,
    Judged,
    Review,
    by_owner,
    counted,
)
from ledgers.model.values import each_changed
from ledgers.model.words import COMMA, Translate, Words, say, say_in, together
from ledgers.report.assessment import PLACES, number
from ledgers.report.comment import fitted, quoted
from ledgers.report.problems import as_json_text, fields_of, lines_of, one_line, problem_row
from ledgers.report.proposals import STATUS

MOST = 56_000
"""Characters; a host takes 65,536 in one comment, and `ledgers comment` puts some between them."""
WHOLE, FEW, SHORT, LONG = 40, 3, 12, 160
"""Losses that are told each; problems in the first answer; signs of a digest; signs of a path."""
LEFT_OUT = 160
"""Characters kept free below each section, for the line that says how many rows are left out."""
STATES: Mapping[str, Words] = {
    "open": say_in("proposal", "to decide"),
    "attention": say("for attention"),
    **STATUS,
}
"""What the state of a proposal is called."""
FOUND = {True: say("found"), False: say("not found"), None: say("not looked for")}
Called: TypeAlias = Callable[[str, str], str]
Section: TypeAlias = tuple[Sequence[str], Sequence[str]]
"""The head of a section with its sums, and its rows."""


def as_markdown(review: Review, translate: Translate) -> str:
    """Return the answers to the five questions, in at most as many characters as a comment has.

    Where rows do not fit they are left out and counted; sums never are.
    """
    told = Told(review, translate)
    digests = dict(zip(("base", "head"), review.digests, strict=True))
    last = ["", translate(say("base `{base}`, head `{head}`", **digests))]
    lines, parts = list(told.first()), list(told.others())
    fixed = [*lines, *last, *(line for heads, _ in parts for line in heads)]
    room = MOST - sum(len(line) + 1 for line in fixed) - LEFT_OUT * len(parts)
    for done, (heads, rows) in enumerate(parts):
        kept, left_out = fitted(rows, room // (len(parts) - done))
        room -= sum(len(row) + 1 for row in kept)
        more = say("{count} more rows are left out here; the JSON has them all", count=left_out)
        lines += [*heads, *kept, *(["", translate(more)] if left_out else ())]
    return "\n".join([*lines, *last]) + "\n"


class Told(Struct, frozen=True):
    """A review in the reader's language."""

    review: Review
    translate: Translate

    def first(self) -> Iterator[str]:
        """Yield whether it may be merged, who must still agree, and the sums of what follows."""
        errors = self.review.errors
        yield f"## {self.translate(self._verdict())}"
        yield ""
        if errors:
            codes = ", ".join(sorted({row.kind.code for row in errors})[:SHORT])
            told = say("{count} errors come with it: {codes}", count=len(errors), codes=codes)
            yield f"- {self.translate(told)}"
        for row in errors[:FEW]:
            place = quoted(f"{row.place.file}:{row.place.line}", LONG)
            yield f"  - {row.kind.code} {place} {quoted(self.translate(row.message), LONG)}"
            for words, line in lines_of(row):
                yield f"    - {self.translate(words)} {quoted(line, LONG)}"
        yield from (f"- {self.translate(words)}" for words in self._about())

    def _verdict(self) -> Words:
        if self.review.errors:
            return say("This change must not be merged")
        if self.review.agreements:
            return say("This change may be merged, once those named below agree")
        return say("This change changes nothing")

    def _about(self) -> Iterator[Words]:
        review = self.review
        if review.known:
            yield say("problems that were there before: {count}", count=review.known)
        yield from (row.message for row in review.introduced if row.kind == TO_BE_PROVED)
        for row in review.agreements[:FEW]:
            accounts = " / ".join(quoted(name, SHORT * 4) for name in row.accounts[:FEW])
            nobody = say("nobody is named for it in owners.yaml")
            part = self._text(row.part)
            yield say("must agree, for {part}: {accounts}", part=part, accounts=accounts or nobody)
        if len(review.agreements) > FEW:
            yield say("and for {count} more parts", count=len(review.agreements) - FEW)
        yield say(
            "lost or lowered {lost}, moved {moved}, filed {filed}, odd {odd}",
            lost=len(review.lost),
            moved=NONE if review.unknown else len(review.moved),
            filed=len(review.filed),
            odd=len(review.odd),
        )
        yield say(
            "as of {day}; by {actor}; base `{base}`, head `{head}`",
            day=review.as_of or NONE,
            actor=quoted(review.actor or NONE, SHORT * 4),
            base=review.digests[0][:SHORT],
            head=review.digests[1][:SHORT],
        )

    def others(self) -> Iterator[Section]:
        """Yield each further question with its answer."""
        lost = self.review.lost
        grouped = [
            f"- {self._told(self._named(owner), self._sums(own))}"
            for owner, own in sorted(by_owner(lost).items())
        ]
        rows = grouped if len(lost) > WHOLE else self._rows(lost)
        yield self._section(say("What is lost or lowered"), self._sums(lost), rows)
        yield self._what_moves(say("What moves"))
        filed, odd = self.review.filed, self.review.odd
        yield self._section(say("What is filed"), self._sums(filed), self._rows(filed))
        yield self._section(say("What is odd"), self._sums(odd), self._rows(odd))
        if files := self.review.attached:
            count = self.translate(say("{count} files", count=len(files)))
            yield self._section(say("What is attached"), count, [*map(self._file, files)])

    def _file(self, row: Attachment) -> str:
        """Return an attachment: its path, size and kind, and whether it was found."""
        words = {"bytes": row.said.bytes, "kind": row.said.kind, "state": FOUND[row.found]}
        told = self.translate(say("{kind}, {bytes} bytes: {state}", **words))
        return f"- {quoted(row.path, LONG)} {told}"

    def _section(self, title: Words, text: str, rows: Sequence[str] = ()) -> Section:
        text = text or self.translate(say("Nothing."))
        return ["", f"## {self.translate(title)}", "", text, *([""] if rows else [])], rows

    def _what_moves(self, title: Words) -> Section:
        """Return a row for each county as a whole, then its lights and proposals; or one line."""
        moved = self.review.moved
        if self.review.unknown:
            why = say("It is not known what moves: {reason}", reason=self.review.unknown)
            return self._section(title, quoted(self.translate(why), LONG))
        if not moved:
            none = say("No light, progress, score, rank, interval or proposal moves.")
            return self._section(title, self.translate(none))
        away = say("A county with errors is not ranked: others may move for that alone")
        rows = [f"- {self.translate(away)}"] if self.review.errors else []
        for owner, own in by_owner(item for item in moved if not item.what).items():
            told = (f"{self.translate(KINDS[item.kind])} {self._change(item)}" for item in own)
            rows.append(f"- {self._told(self._named(owner), ' · '.join(told))}")
        rows += self._rows(item for item in moved if item.what)
        return self._section(title, " · ".join((self._sums(moved), *self._points(moved))), rows)

    def _points(self, items: Iterable[Item]) -> Iterator[str]:
        """Yield the sums of the points that counties gain and lose, where scores move."""
        scores = (item for item in items if item.kind == SCORE and None not in (item.was, item.now))
        steps = [Decimal(str(item.now)) - Decimal(str(item.was)) for item in scores]
        up = sum((step for step in steps if step > 0), Decimal(0))
        if steps:
            down = signed(sum(steps, -up))
            yield self.translate(say("points in all: {up}, {down}", up=signed(up), down=down))

    def _sums(self, items: Iterable[Item]) -> str:
        return " · ".join(
            self.translate(say("{kind} {count}", kind=KINDS[kind], count=count))
            for kind, count in counted(items).items()
        )

    def _named(self, owner: str) -> str:
        return self._text(self.review.names.get(owner, owner))

    def _text(self, name: Words | str) -> str:
        return quoted(self.translate(name) if isinstance(name, Words) else name)

    def _rows(self, items: Iterable[Item]) -> list[str]:
        """Return each item: its kind, whose it is, what it is, old → new, file and line."""
        rows = []
        for item in items:
            ledger, _, rest = item.what.partition(" " if item.kind == PROPOSAL else "/")
            place = f"{item.place.file}:{item.place.line}" if item.place else ""
            called = [self._called(way, way.rpartition("/")[2]) for way in (ledger, item.field)]
            said = dict.fromkeys((*called, rest) if called[0] != ledger else (item.what,))
            parts = (quoted(part, LONG, code=part == rest and item.field != "") for part in said)
            about = " ".join(filter(None, parts)) if not place.startswith(f"{item.what}:") else ""
            words = (self.translate(KINDS[item.kind]), "·", self._named(item.owner), about)
            where = quoted(place, LONG) if place else ""
            told = self._told(" ".join(filter(None, words)), self._change(item))
            rows.append(f"- {told} {where}".rstrip())
        return rows

    def _told(self, what: str, told: str) -> str:
        return self.translate(say("{what}: {told}", what=what, told=told))

    def _change(self, item: Item) -> str:
        """Return old → new; only the new value where there was none, and none can have been."""
        now = self._value(item, item.now)
        if item.was is None and item.kind not in MOVES:
            return now
        return f"{self._value(item, item.was)} → {now}"

    def _value(self, item: Item, value: object) -> str:
        return quoted(worded(item, value, self.translate, self._called), LONG)

    def _called(self, way: str, name: str) -> str:
        """Return what a ledger, a field or a code in it is called; else its name."""
        title = self.review.names.get(way)
        return (self.translate(title) if isinstance(title, Words) else "") or name


def worded(
    item: Item, value: object, translate: Translate, called: Called = lambda _, name: name
) -> str:
    """Return a value of what a change does, in the reader's words."""
    if value is None:
        return NONE
    if isinstance(value, Light):
        return translate(LIGHT_WORDS[value])
    if item.kind == PROGRESS and isinstance(value, Decimal):
        return percent(value)
    if item.kind == PROPOSAL and str(value) in STATES:
        return translate(STATES[str(value)])
    return translate(say("{name}", name=plain_text(value, called, item.field)))


def plain_text(value: object, called: Called, way: str) -> Words | str:
    """Return a value as it is filed: fields and codes as they are called, lists with commas."""
    if isinstance(value, dict) and value:
        ways = ((f"{way}/{name}", name, inner) for name, inner in value.items())
        told = ((called(at, name), plain_text(inner, called, at)) for at, name, inner in ways)
        return together(say("{what}: {told}", what=what, told=said) for what, said in told)
    if isinstance(value, list) and value:
        return together((plain_text(inner, called, way) for inner in value), COMMA)
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return called(f"{way}/{text}", text)


DECISIONS: Mapping[str, Words] = {
    "accepted": say("accepted"),
    "closed": say("closed by the city"),
    "returned": say("returned"),
    "extended": say("extended"),
    "reopened": say("reopened"),
}


def as_text(effect: Effect, translate: Translate) -> str:
    """Return each decision with the entry that it judges, then everything that moves.

    Of counties that are not decided on, only ranks and proposals are told; of what is changed for
    all, everything.
    """
    return "".join(f"{one_line(line)}\n" for line in _lines(effect, translate))


def _lines(effect: Effect, translate: Translate) -> Iterator[str]:
    for row in effect.judged:
        yield translate(_decided(row, effect.names.get(row.county, row.county)))
    if isinstance(effect.moved, Words):
        yield translate(say("It is not known what moves: {reason}", reason=effect.moved))
        return
    own = {row.county for row in effect.judged} or effect.names.keys()
    items = [item for item in effect.moved if item.owner in own or item.kind in {RANK, PROPOSAL}]
    yield translate(say("what moves as of {day}: {count}", day=effect.as_of, count=len(items)))
    for item in sorted(items, key=lambda item: item.owner not in own):
        name = effect.names.get(item.owner, item.owner)
        about = " ".join(filter(None, (name, translate(KINDS[item.kind]), item.what)))
        was, now = (worded(item, side, translate) for side in (item.was, item.now))
        yield translate(say("  {what}: {was} → {now}", what=about, was=was, now=now))


def _decided(row: Judged, name: str) -> Words:
    """Say which decision is made on what; of an extension until when, else on which entry."""
    made = row.decision
    subject = " ".join((row.subject, *made.measures))
    about = {"county": name, "subject": subject, "decision": DECISIONS[made.decision]}
    if made.until:
        return say("{county} {subject}: {decision} until {day}", **about, day=made.until)
    if row.filed is None:
        return say("{county} {subject}: {decision}", **about)
    sentence = say("{county} {subject}: {decision}, judging entry {number}, of {day}")
    return Words(sentence.text, {**about, "number": made.of, "day": row.filed.day})


def as_json(review: Review, translate: Translate) -> str:
    """Return one JSON object; null where nothing was or is, or where it is not known."""
    commits = {"base": review.diff.base or None, "head": review.diff.head}
    sides = {
        side: {"commit": commits[side], "digest": digest}
        for side, digest in zip(commits, review.digests, strict=True)
    }
    agree = [{"part": str(row.part), "accounts": list(row.accounts)} for row in review.agreements]
    about = {
        "as_of": review.as_of.isoformat() if review.as_of else None,
        "actor": review.actor,
        "may_be_merged": not review.errors,
        "must_agree": agree,
        "problems": [problem_row(row, translate) for row in review.introduced],
        "already_there": review.known,
        "unknown": translate(review.unknown) if review.unknown else None,
    }
    lists = {name: getattr(review, name) for name in ("lost", "moved", "filed", "odd")}
    sums = {name: counted(items) for name, items in lists.items()}
    rows = {name: [_row(item) for item in items] for name, items in lists.items()}
    files = [{**asdict(row.said), "path": row.path, "found": row.found} for row in review.attached]
    return as_json_text({**sides, **about, "sums": sums, **rows, "attached": files})


def _row(item: Item) -> dict[str, object]:
    names = ("kind", "owner", "what", "was", "now")
    about = {name: each_changed(getattr(item, name), _plain) for name in names}
    return {**about, **fields_of(item.place, "file", "line")}


def _plain(value: object) -> object:
    """Return a single value as JSON has it; shares and points as `ledgers assess` prints them."""
    return number(value, PLACES) if isinstance(value, Decimal) else value
