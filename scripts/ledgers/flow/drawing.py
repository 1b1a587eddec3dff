"""The steps of draws: commit to one, reveal it, do it again from data or a portal (R42, R52)."""

import json
import re
import secrets
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from ledgers.edit.draws import commitment, committed, revealed, with_reveal
from ledgers.flow.load import Request, load
from ledgers.flow.new import name_among, some_numbers
from ledgers.flow.saving import Made, Saved, proposed, saved
from ledgers.model import CannotGoOn, Catalog, OutputFile, Value, Words, group, in_groups, say
from ledgers.model.lots import HALVES, Strata, faults, verdict
from ledgers.write.files import told, write_file

PUT, END = 'ledgers.put("draws", ', ");"
SECRET = 0o600
GIT = ("HEAD", "refs", "objects")
"""What a repository without a folder of its own, such as a host keeps, begins with."""
HALF, SOME = re.compile("[0-9a-f]{64}"), re.compile("[1-9][0-9]{0,3}")
VALUE = re.compile("(?=.{1,200}$)[!-~]+( [!-~]+)*")
"""A public value, as the schema has it: what looks the same must be the same."""


def commit(request: Request, said: Value, listed: Path, folder: Path) -> tuple[Saved, list[Path]]:
    """Write the commitment to a draw into the data, and its halves into a folder elsewhere.

    Raises CannotGoOn where the folder or the list lie in a repository, or the list cannot be read.
    """
    secret, numbers = [secrets.token_hex(32) for _ in HALVES], some_numbers()
    strata, names, halves = _strata(listed, said), [""], list[Path]()
    _refuse_repository(folder)

    def made() -> Made:
        city = load(request)
        _refuse_others(city.catalog, said, strata)
        there = (document.file for document in city.catalog.documents)
        year = date.fromisoformat(said["committed_on"]).year
        names[0] = name_among(there, "draws", year, numbers)
        return proposed(request, city, commitment(names[0], committed(said, secret, strata)))

    def first() -> None:
        for of, half in zip(HALVES, secret, strict=True):
            file = OutputFile(f"{names[0]}-{of}.txt", f"{half}\n".encode())
            halves.append(write_file(folder, file, SECRET))

    return saved(request.root, made, first), halves


def reveal(
    request: Request, name: str, opened: Sequence[Path | str], listed: Path, said: Value
) -> tuple[Saved, Value]:
    """Write the reveal of a draw; return what was written, and what is revealed.

    `opened` are the files of both halves and the public value, `said` is the check that it was
    for; without one nothing is written, since a check comes before its reveal. Raises CannotGoOn
    where there is no such draw or check, where it was revealed or its value is still to come, or
    something is not what was committed.
    """
    secret = [_half_in(row) if isinstance(row, Path) else row for row in opened]
    if not VALUE.fullmatch(secret[-1]):
        raise CannotGoOn.say("write the value in plain signs, with single spaces between them")
    found: dict[str, object] = {}

    def made() -> Made:
        city = load(request)
        filed = city.catalog.filed
        if f"city/draws/{name}" not in filed:
            raise CannotGoOn.say("there is no draw {draw}", draw=name)
        draw = filed[f"city/draws/{name}"].document
        _refuse_time(draw.value, request.today)
        both = dict(zip((*HALVES, "value"), secret, strict=True))
        found.update(revealed(draw.value, both, _strata(listed, draw.value)))
        for _, message, _ in faults({**draw.value, "reveal": found}):
            raise CannotGoOn(message)
        fields = {"revealed_on": f"{request.today}", **said}
        if "check" in said:
            ref = f"city/checks/{said['check']}"
            if ref not in filed:
                raise CannotGoOn.say("there is no check {check}", check=said["check"])
            fields |= {"check": ref, "check_kind": filed[ref].document.value["kind"]}
        return proposed(request, city, with_reveal(draw, fields, found)) if said else ((), ())

    return saved(request.root, made), found


def _refuse_time(draw: Value, today: date) -> None:
    """Stop where a draw is revealed already, or its value cannot be known yet."""
    if "reveal" in draw:
        raise CannotGoOn.say("it was revealed on {day} already", day=draw.get("revealed_on"))
    if f"{today}" < draw["value_on"]:
        raise CannotGoOn.say("its value comes about on {day} only", day=draw["value_on"])


def verdicts(request: Request, portal: Path | None) -> Iterator[tuple[str, Words, bool]]:
    """Yield what each draw proves: by the data, or by the file of a portal alone.

    Raises CannotGoOn where the portal has no such file, or it holds no draws.
    """
    if portal is None:
        known = load(request).catalog.by_ledger
        draws: dict[str, Value] = {row.id: row.value for row in known.get("draws", ())}
        checks = ((row.id, group(row.value, "draw")) for row in known.get("checks", ()))
        draws |= {name: draw for name, draw in checks if "seed" in draw}
    else:
        draws = _published(portal / "draws/draws.js")
    yield from ((name, *verdict(draw)) for name, draw in draws.items())


def _published(file: Path) -> dict[str, Value]:
    """Return the draws that the file of a portal holds."""
    try:
        line = file.read_text("utf-8").partition("\n")[0]
        draws = json.loads(line.removeprefix(PUT).removesuffix(END))
    except (OSError, ValueError, RecursionError):
        draws = None
    if isinstance(draws, dict) and draws and all(isinstance(row, dict) for row in draws.values()):
        return draws
    raise CannotGoOn.say("{path} holds no draws of a portal", path=file)


def _half_in(path: Path) -> str:
    """Return the half of a secret that a file holds; raises CannotGoOn where it holds none."""
    with told(path):
        text = path.read_text("utf-8", "replace").strip()
    if not HALF.fullmatch(text):
        raise CannotGoOn.say("{path} holds no half: 64 hexadecimal digits", path=path)
    return text


def _strata(listed: Path, said: Value) -> Strata:
    """Read a list: a line for each member, or for the number of files, after stratum and tab.

    What could not be revealed as it was committed is refused here, at its line.
    """
    pairs, seen, of_files = list[tuple[str, str]](), set[str](), said["of"] == "files"
    for number, line in enumerate(_lines(listed), 1):
        name, _, member = line.partition("\t")
        once = name if of_files else member
        plain = all(text.isprintable() and text == text.strip() for text in (name, member))
        wrong = say("{name} is there a second time", name=once) if once in seen else None
        if not (name and plain and (SOME.fullmatch(member) if of_files else member)):
            wrong = say("write stratum, tab, unit or number of files")
        if line and wrong:
            words = {"path": listed, "number": number, "wrong": wrong}
            raise CannotGoOn.say("{path}, line {number}: {wrong}", **words)
        pairs += [(name, member)] if line else []
        seen.add(once)
    if not pairs:
        raise CannotGoOn.say("{path} lists nobody", path=listed)
    if of_files:
        counts = ((name, serial + 1) for name, most in pairs for serial in range(int(most)))
        pairs = [(name, str(serial)) for name, serial in counts]
    return list(in_groups(pairs).items())


def _lines(listed: Path) -> list[str]:
    """Return the lines of a list; raises CannotGoOn where it cannot be read."""
    _refuse_repository(listed)
    with told(listed):
        data = listed.read_bytes()
    try:
        return data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise CannotGoOn.say("{path} is not UTF-8", path=listed) from error


def _refuse_others(catalog: Catalog, said: Value, strata: Strata) -> None:
    """Stop where somebody is to be drawn who is not there, or not of the county of its stratum."""
    for name, members in strata if said["of"] == "units" else ():
        for member in members:
            unit = catalog.units.get(member)
            if unit is None:
                raise CannotGoOn.say("there is no unit {unit}", unit=member)
            if name in catalog.areas and not unit.area.startswith(name):
                words = {"unit": member, "county": name}
                raise CannotGoOn.say("{unit} is no unit of {county}", **words)


def _refuse_repository(path: Path) -> None:
    """Stop where a path lies in a repository: what is kept there is known to all who read it."""
    for folder in (path.resolve(), *path.resolve().parents):
        if (folder / ".git").exists() or all((folder / name).exists() for name in GIT):
            raise CannotGoOn.say("{path} lies in a repository: choose a place elsewhere", path=path)
