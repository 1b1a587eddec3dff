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
from ledgers.model.lots import HALVES, Strata, faults, verdict
from ledgers.model.output import OutputFile
from ledgers.model.problem import CannotGoOn
from ledgers.model.rows import Value, group, in_groups
from ledgers.model.words import Words, say
from ledgers.write.files import told, write_file

PUT, END = 'ledgers.put("draws", ', ");"
SECRET = 0o600
GIT = ("HEAD", "refs", "objects")
"""What a repository without a folder of its own, such as a host keeps, begins with."""
HALF, SOME, ANY = map(re.compile, ("[0-9a-f]{64}", "[1-9][0-9]{0,3}", ".+"))


def commit(request: Request, said: Value, listed: Path, folder: Path) -> tuple[Saved, list[Path]]:
    """Write the commitment to a draw into the data, and its halves into a folder elsewhere.

    Raises CannotGoOn where the folder or the list lie in a repository, or the list cannot be read.
    """
    secret, numbers = [secrets.token_hex(32) for _ in HALVES], some_numbers()
    strata, names, halves = _strata(listed, said), [""], list[Path]()
    _refuse_repository(folder)

    def made() -> Made:
        city = load(request)
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
    where there is no such draw, or something is not what was committed.
    """
    secret = [_half_in(row) if isinstance(row, Path) else row for row in opened]
    found: dict[str, object] = {}

    def made() -> Made:
        city = load(request)
        filed = city.catalog.filed
        if f"city/draws/{name}" not in filed:
            raise CannotGoOn(say("there is no draw {draw}", draw=name))
        draw = filed[f"city/draws/{name}"].document
        both = dict(zip((*HALVES, "value"), secret, strict=True))
        found.update(revealed(draw.value, both, _strata(listed, draw.value)))
        for _, message, _ in faults({**draw.value, "reveal": found}):
            raise CannotGoOn(message)
        fields = {"revealed_on": f"{request.today}", **said}
        if "check" in said:
            ref = f"city/checks/{said['check']}"
            kind = filed[ref].document.value["kind"] if ref in filed else ""
            fields |= {"check": ref, "check_kind": kind}
        return proposed(request, city, with_reveal(draw, fields, found)) if said else ((), ())

    return saved(request.root, made), found


def verdicts(request: Request, portal: Path | None) -> Iterator[tuple[str, Words, bool]]:
    """Yield what each draw proves: by the data, or by the file of a portal alone.

    Raises CannotGoOn where the portal has no such file.
    """
    if portal is None:
        known = load(request).catalog.by_ledger
        draws: dict[str, Value] = {row.id: row.value for row in known.get("draws", ())}
        checks = ((row.id, group(row.value, "draw")) for row in known.get("checks", ()))
        draws |= {name: draw for name, draw in checks if "seed" in draw}
    else:
        file = portal / "draws/draws.js"
        try:
            line = file.read_text("utf-8").partition("\n")[0]
            draws = json.loads(line.removeprefix(PUT).removesuffix(END))
        except (OSError, ValueError) as error:
            raise CannotGoOn(say("{path} holds no draws of a portal", path=file)) from error
    for name, draw in draws.items():
        yield name, *verdict(draw)


def _half_in(path: Path) -> str:
    """Return the half of a secret that a file holds; raises CannotGoOn where it holds none."""
    with told(path):
        text = path.read_text("utf-8", "replace").strip()
    if not HALF.fullmatch(text):
        raise CannotGoOn(say("{path} holds no half: 64 hexadecimal digits", path=path))
    return text


def _strata(listed: Path, said: Value) -> Strata:
    """Read a list: a line for each member, or for the number of files, after stratum and tab."""
    _refuse_repository(listed)
    with told(listed):
        lines = listed.read_text("utf-8", "replace").splitlines()
    pairs = [line.partition("\t")[::2] for line in lines if line.strip()]
    form = SOME if said["of"] == "files" else ANY
    if not pairs or not all(name and form.fullmatch(member) for name, member in pairs):
        raise CannotGoOn(say("{path}: write stratum, tab, unit or number of files", path=listed))
    if form is SOME:
        counts = ((name, serial + 1) for name, most in pairs for serial in range(int(most)))
        pairs = [(name, str(serial)) for name, serial in counts]
    return list(in_groups(pairs).items())


def _refuse_repository(path: Path) -> None:
    """Stop where a path lies in a repository: what is kept there is known to all who read it."""
    for folder in (path.resolve(), *path.resolve().parents):
        if (folder / ".git").exists() or all((folder / name).exists() for name in GIT):
            words = say("{path} lies in a repository: choose a place elsewhere", path=path)
            raise CannotGoOn(words)
