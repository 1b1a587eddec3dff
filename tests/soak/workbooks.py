"""Let every county file a quarter in a workbook: with thirty mistakes first, then without.

Where LibreOffice is installed, the workbook is saved once more by it: what clerks have at hand.
"""

import shutil
import subprocess
from pathlib import Path
from random import Random

from openpyxl import load_workbook

from tests.cities import REPOSITORY
from tests.soak.commands import run
from tests.workbooks import CODES, FIRST, POSTS, copied, red, told_of, wanted

NAME = "workbooks"
ROUNDS = 13  # As many as there are counties.
CUT = 0  # tests/unit/flow/test_workbooks.py does it in the mini city.
MISTAKES = (
    "12人",
    "约10",
    "O5",
    "—",
    "无",
    "七",
    "5/6",
    "1 2",
    "1，2",
    "同上",
    "=B9",
    "#REF!",
    True,
)
DAY = ("--today", "2026-10-15", "--lang", "zh")
LEDGERS = ("posts", "facilities")


def play(seed: int, number: int, folder: Path) -> None:
    """File posts and facilities of one county."""
    code = sorted(path.name for path in (REPOSITORY / "data/counties").iterdir())[number - 1]
    for name in ("data", "schemas"):
        shutil.copytree(REPOSITORY / name, folder / "city" / name)
    form, root = folder / "form.xlsx", ("--root", folder / "city")
    asked = [part for name in LEDGERS for part in ("--ledger", name)]
    words = ("export", "workbook", code, "--period", "2026-Q3", "--out", form, *asked)
    status, said = run(*map(str, (*words, *DAY, *root)))
    assert status == 0, said
    copied(form)
    saved_once_more(form)
    wrong = Path(shutil.copy(form, folder / "wrong.xlsx"))
    cells = mistaken(wrong, Random(seed * 1000 + number))

    status, said = run(*map(str, ("import", wrong, *DAY, *root)))

    assert (status, sorted(cells - told_of(said))) == (1, []), said
    assert cells <= red(folder / "wrong-errors.xlsx")
    status, said = run(*map(str, ("import", form, *DAY, *root)))
    assert status == 0, said
    for name in LEDGERS:
        filed = folder / "city/data/counties" / code / name
        landed = (filed / "2026-Q3.yaml").read_text(encoding="utf-8")
        # A new file has its fields in the order of the schema, as `fmt` has it.
        status, said = run("fmt", filed / "2026-Q2.yaml", *DAY, *root)
        assert status == 0, said
        assert landed == wanted(filed / "2026-Q2.yaml"), name


def saved_once_more(form: Path) -> None:
    """Save a workbook by LibreOffice, if it is there."""
    if not shutil.which("soffice"):
        print("workbooks: without LibreOffice, which is not installed")
        return
    out = form.parent / "again"
    home = f"-env:UserInstallation=file://{form.parent / 'office'}"
    words = ("soffice", home, "--headless", "--convert-to", "xlsx", "--outdir", str(out), str(form))
    subprocess.run(words, check=True, capture_output=True)
    shutil.copy(out / form.name, form)


def mistaken(file: Path, chance: Random) -> set[str]:
    """Type thirty mistakes into cells for numbers; return these cells."""
    book = load_workbook(file)
    page = book[POSTS]
    columns = [at for at, cell in enumerate(page[CODES], 1) if str(cell.value) in COUNTS]
    rows = [row for row in range(FIRST, page.max_row + 1) if page.cell(row, 2).value]
    spots = chance.sample([(row, at) for row in rows for at in columns], 30)
    cells = set()
    for at, spot in enumerate(spots):
        page.cell(*spot).value = MISTAKES[at % len(MISTAKES)]
        cells.add(f"{POSTS}!{page.cell(*spot).coordinate}")
    book.save(file)
    return cells


COUNTS = [f"units.{name}" for name in ("established", "allowance", "in_post", "full_time")]
