"""The form of a change: only plain files of a sane size, with text that is what it looks like."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import PurePosixPath

from ledgers.check.change.context import Change
from ledgers.check.privacy.leaks import allowed_numbers, leaks_in_names, leaks_in_text
from ledgers.check.privacy.persons import persons_in
from ledgers.model import Place, Problem, Words, is_foreign, say
from ledgers.model.diff import FILE, RUNNABLE, Blob, FileChange, Step
from ledgers.model.kinds import policy, privacy
from ledgers.model.kinds.references import UNKNOWN_FILE
from ledgers.model.owners import PROGRAM, part_of

READ = ("data/", "schemas/", "site/", "scripts/")
"""Folders that are read, copied or published."""
BUILT = (".cache/", ".venv/", "build/", "public/")
TOP = (*READ, *BUILT, ".ci/", ".github/", "tests/")
TAKEN_FOR_TOP = re.compile(
    "|".join(rf"{re.escape(name[:-1])}[. ]*/" for name in TOP), re.IGNORECASE
)
LARGEST, LARGEST_DATA = 2 * 1024 * 1024, 1024 * 1024
MOST = 400
"""Files of data in one change; a first import of a county has fewer."""


def files_of_other_kinds(change: Change) -> Iterator[Problem]:
    """Yield a problem for each link or submodule, and executable file in a folder that is read."""
    for _, file in _new(change):
        odd = file.new and file.new.mode != FILE
        if odd and file.new and (file.new.mode != RUNNABLE or file.path.startswith(READ)):
            message = say("this is a link, a submodule, or marked as executable")
            hint = say("put the plain file here: chmod 644, no link")
            yield policy.NOT_A_PLAIN_FILE.at(Place(file.path), message, hint)
        elif file.new and PurePosixPath(file.path).name == ".gitattributes":
            message = say("this file decides how git shows and merges others")
            yield policy.ATTRIBUTES.at(Place(file.path), message, say("take it out of the change"))
        elif file.new and TAKEN_FOR_TOP.match(file.path) and not file.path.startswith(TOP):
            message = say("some systems take this folder for another one, and mix them")
            yield policy.SAME_FOLDER.at(Place(file.path), message, say("rename the folder"))
        elif file.new and file.path.startswith(BUILT):
            message = say("this folder holds what is built, and is never committed")
            hint = say("take it out of the change: git rm -r --cached")
            yield policy.BUILT.at(Place(file.path), message, hint)
        elif file.new and is_foreign(file.path):
            message = say("an operating system or an office program has left this file")
            yield UNKNOWN_FILE.at(Place(file.path), message, say("take it out of the change"))


def files_too_large(change: Change) -> Iterator[Problem]:
    """Yield a problem for each file, and each change, that nobody could review or keep."""
    for _, file in _new(change):
        most = LARGEST if part_of(file.path) == PROGRAM else LARGEST_DATA
        if file.new and file.new.size > most:
            message = say("{size} bytes; at most {most} are taken", size=file.new.size, most=most)
            hint = say("leave it out, in every commit; give its address in the record")
            yield policy.TOO_LARGE.at(Place(file.path), message, hint)
    data = [file.path for file in change.diff.whole if part_of(file.path) != PROGRAM]
    if len(data) > MOST and not (change.is_made or change.begins):
        message = say("{count} files of data; at most {most} are taken", count=len(data), most=MOST)
        hint = say("make several changes, one for each ledger or month")
        yield policy.TOO_MANY.at(Place(data[0]), message, hint)


def _new(change: Change) -> Iterator[tuple[Step, FileChange]]:
    """Yield every file that any commit brings, once for each of its contents."""
    seen = set()
    for step in change.diff.steps:
        for file in step.files:
            if file.new and (file.path, file.new.mode, file.new.name) not in seen:
                seen.add((file.path, file.new.mode, file.new.name))
                yield step, file


def added_lines(file: FileChange) -> Iterator[tuple[int, str]]:
    """Yield number and text of each line of a file that it did not have before."""
    old, text = (_text(file, side) for side in (file.old, file.new))
    known = set(old.split("\n"))
    return ((at, line) for at, line in enumerate(text.split("\n"), 1) if line not in known)


def _text(file: FileChange, side: Blob | None) -> str:
    """Return a side of a file as text; nothing for what is none in the program, as a picture."""
    found = (side and side.data) or b""
    is_text = b"\0" not in found or part_of(file.path) != PROGRAM
    return found.decode("utf-8", "replace") if is_text else ""


def signs_that_mislead(change: Change) -> Iterator[Problem]:
    """Yield a problem for each sign in data, or in a name, that is not what it looks like."""
    for _, file in _new(change):
        rows = [(0, file.path)]
        rows += added_lines(file) if part_of(file.path) != PROGRAM else ()
        for number, line in rows:
            for column, sign in enumerate(line, 1):
                if not (sign.isascii() and sign.isprintable()):
                    place = Place(file.path, number, column) if number else Place(file.path)
                    yield from _misleading(place, sign)
        if "\\" in file.path or ".." in file.path.split("/"):
            message = say("the name of the file holds a backslash, or signs that cannot be shown")
            yield policy.HIDDEN_SIGN.at(Place(file.path), message, say("rename the file"))


def signs_in_messages(change: Change) -> Iterator[Problem]:
    """Yield a problem for each sign of a message, or of the branch, that steers a terminal."""
    rows = [
        (commit_name(step), text, rewritten(step))
        for step in change.diff.steps
        for text in (step.message, step.who)
    ]
    for file, text, hint in (*rows, (BRANCH, change.branch or "", RENAME)):
        for number, line in enumerate(text.split("\n"), 1):
            for column, sign in enumerate(line.rstrip("\r"), 1):
                if unicodedata.category(sign) in {"Cc", "Cf"} and sign not in HARMLESS:
                    message = say("{sign} cannot be seen", sign=f"U+{ord(sign):04X}")
                    yield policy.HIDDEN_SIGN.at(Place(file, number, column), message, hint)


BRANCH, RENAME = "branch", say("give the branch another name: git branch --move NAME")
HARMLESS = "\t\u200d"
"""A tab, and what joins the parts of one picture."""


def _misleading(place: Place, sign: str) -> Iterator[Problem]:
    shown = f"U+{ord(sign):04X}"
    alike, category = usual(sign), unicodedata.category(sign)
    unseen = category in {"Cc", "Cf", "Co", "Me", "Mn", "Zl", "Zp"} and sign not in "\t\r"
    if unseen or sign in BLANK:
        message = say("{sign} cannot be seen", sign=shown)
        yield policy.HIDDEN_SIGN.at(place, message, say("delete it, or type the word anew"))
    elif alike != sign:
        message = say("{sign} looks like {usual}", sign=shown, usual=alike)
        yield policy.LOOK_ALIKE.at(place, message, say("write {usual}", usual=alike))


BLANK = "\u3164\u115f\u1160\uffa0\u2800\ufffd"
"""Letters that are drawn as nothing, and what stands for bytes that are no text."""
RADICALS = dict(
    zip(
        "⺁⺄⺅⺇⺉⺋⺍⺎⺏⺐⺒⺓⺕⺖⺗⺘⺙⺛⺝⺟⺠⺡⺢⺣⺤⺥⺦⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺳⺴⺵⺶⺷⺹⺺⺻⺼⺽⺾"
        "⻀⻁⻂⻃⻄⻅⻈⻉⻊⻋⻌⻍⻏⻐⻑⻒⻓⻔⻖⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "厂乙亻几刂卩小尢尣尢己幺彐忄小扌攵旡月母民氵氺灬爪爫丬犭王疋目示礻竹糸纟网网网罒羊羊老肀聿月臼艹"
        "艹虎衤覀西见讠贝足车辶辶阝钅長镸长门阝青韦页风飞食食飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)
"""The signs of the block of radicals, which texts from PDF files hold, with the usual letters."""


DOUBLES = re.compile("[\u2f00-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")
"""Letters that Unicode has twice, for old sets of characters."""


def usual(sign: str) -> str:
    """Return the usual letter that a sign looks like; a sign that is usual itself stays.

    Full-width signs and punctuation are what Chinese texts are written with.
    """
    return unicodedata.normalize("NFKC", sign) if DOUBLES.match(sign) else RADICALS.get(sign, sign)


INVENTED = "tests/"
"""The folder whose texts hold invented numbers, by which the search for real ones is tried."""
NUMBERS = (privacy.IDENTITY_NUMBER, privacy.TELEPHONE, privacy.CARD_NUMBER)
"""What is looked for in the program: its words and addresses are about nobody."""
IN_PROSE = (privacy.NAME_AFTER_TITLE, privacy.PETITION_TEXT)
"""What is looked for beside numbers in texts about the program."""
APART = re.compile(r"(?<=\d)(?:\s|[~*+=_>#|()（）\\-]|<br ?/?>|&nbsp;){1,24}(?=\d)")
"""What may stand between the digits of one number, over two lines; lists have other signs."""


def persons_in_any_commit(change: Change) -> Iterator[Problem]:
    """Yield a problem for whatever leads to a person in any added line, name, branch or message.

    What was written once stays in the history, whatever a later commit takes away.
    """
    allowed = allowed_numbers(change.base)
    for step, file in _new(change):
        if not file.path.startswith(INVENTED):
            yield from _in_lines(step, file, allowed)
    for step in change.diff.steps:
        name, hint = commit_name(step), rewritten(step)
        yield from leaks_in_text(step.message, name, allowed, hint)
        found = leaks_in_text(step.who, name, allowed, hint)  # An address alone is no leak there.
        yield from (problem for problem in found if problem.kind in NUMBERS)
    yield from leaks_in_text(change.branch or "", BRANCH, allowed, RENAME)
    yield from leaks_in_names({file.path for _, file in _new(change)}, allowed)


def _in_lines(step: Step, file: FileChange, allowed: frozenset[str]) -> Iterator[Problem]:
    lines, hint = dict(added_lines(file)), rewritten(step)
    numbers, text = list(lines), "\n".join(lines.values())
    kinds = (*NUMBERS, *IN_PROSE) if file.path.endswith(".md") else NUMBERS
    for found in leaks_in_text(text, file.path, allowed, hint):
        if part_of(file.path) != PROGRAM or found.kind in kinds:
            place = Place(file.path, numbers[found.place.line - 1], found.place.column)
            yield found.kind.at(place, found.message, found.hint)
    known = {one.sign for one in persons_in(text, allowed)}
    for one in persons_in(APART.sub("-", text), allowed):
        if one.sign not in known and one.kind in NUMBERS:
            there = re.search(r"\D{0,24}".join(one.sign), text)
            line = text.count("\n", 0, there.start()) if there else 0
            yield one.kind.at(Place(file.path, numbers[line]), one.message, hint)


SHORT = 10


def commit_name(step: Step) -> str:
    """Return what stands in the place of a file where a problem is about a commit."""
    return f"commit {step.commit[:SHORT]}".strip()


def rewritten(step: Step) -> Words:
    """Return how to take something out of a commit, so that no commit holds it."""
    if not step.commit:
        return say("take it out before you commit")
    return say(
        "git keeps every commit: write the branch anew (git rebase -i {commit}^, edit, then"
        " git push --force-with-lease), and leave it out in this commit",
        commit=step.commit[:SHORT],
    )
