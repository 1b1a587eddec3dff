"""Hooks of git: what a push brings is examined before anybody gets it, and nothing is checked out.

The objects of a push lie apart until it is taken; git's variables, which its hooks inherit, let
every command of git see them. Whatever cannot be examined is refused.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from ledgers.check.change.context import Change, owners_in
from ledgers.check.change.parts import owners_of_parts
from ledgers.check.change.rules import ONCE, formed
from ledgers.check.privacy.leaks import allowed_numbers, leaks_in_text
from ledgers.edit.guards import MARK
from ledgers.flow.change import Asked, catalog_with, load_change
from ledgers.flow.load import Request, load
from ledgers.flow.mending import mended
from ledgers.model import CannotGoOn, Catalog, OutputFile, Problem, Struct, in_order, replace, say
from ledgers.model.diff import Hook, Update
from ledgers.model.kinds.policy import NOT_YOURS
from ledgers.model.owners import Owners, part_of
from ledgers.read.commits import Store, opened
from ledgers.read.diff import diff_since, documents_at
from ledgers.read.documents import printable
from ledgers.write.files import write_file

BRANCHES, TAGS = "refs/heads/", "refs/tags/"
SENT = f"{BRANCHES}ledgers/"
"""How branches begin that `--send` makes: whether main may take them is told at once."""
TAKEN = (BRANCHES, TAGS, "refs/for/")
"""The references that may be pushed: others change how git reads the rest, as replacements do."""
NOT_HERE = say("the protected branch is not here yet: push it first, then install the hook")


class Push(Struct, frozen=True):
    """A push, or a commit, of which git asks: when, where, on which day, and by which account.

    `actor` is None where nobody said who pushes; `remote` is the name that a clone pushes to.
    """

    kind: Hook
    root: Path
    today: date
    branch: str
    actor: str | None = None
    remote: str = ""

    @property
    def protected(self) -> str:
        """Return the full name of the protected branch."""
        return f"refs/heads/{self.branch}"

    def is_protected(self, ref: str) -> bool:
        """Say whether a reference is the protected branch; some disks ignore case."""
        return ref.casefold() == self.protected.casefold()


def told(push: Push, lines: bytes) -> tuple[Update, ...]:
    """Return what is moved: as git tells its hooks, or of a commit that is about to be made."""
    if push.kind is Hook.COMMIT:
        return (_staged(opened(push.root), push.protected),)
    rows = lines.decode("utf-8", "surrogateescape").split("\n")
    return tuple(_update(push.kind, row.split(" ")) for row in rows if row)


def _update(kind: Hook, words: list[str]) -> Update:
    if len(words) != len(ORDER[kind]):
        raise CannotGoOn.say("git did not tell what is pushed")
    told_of = dict(zip(ORDER[kind], words, strict=True))
    old, new = (told_of[side] if told_of[side].strip("0") else None for side in ("old", "new"))
    return Update(told_of["ref"], old, new)


ORDER = {Hook.RECEIVE: ("old", "new", "ref"), Hook.PUSH: ("from", "new", "ref", "old")}


def _staged(store: Store, ref: str) -> Update:
    """Return what is staged, as a commit that no branch has."""
    tree = store.printed("write_tree").decode().strip()
    new = store.printed("commit_tree", tree, "-p", "HEAD", "-m", "staged").decode().strip()
    return Update(ref, store.commit("HEAD").id, new)


def install(root: Path, kind: Hook, script: bytes) -> Path:
    """Write the script of a hook where git looks for it, and return its path.

    Raises CannotGoOn where another hook is there already.
    """
    store = opened(root)
    found = store.printed("rev_parse", "--git-path", "hooks").decode().strip()
    folder = Path(store.repository.working_dir, found)
    shared = folder / f"{kind}.d"  # Gitea and others run all that lies there.
    path = shared / "ledgers" if shared.is_dir() else folder / kind
    if path.exists() and MARK not in path.read_text("utf-8", "replace"):
        raise CannotGoOn.say(
            "there is another hook already: call ours from it, or remove {file}", file=path
        )
    return write_file(path.parent, OutputFile(path.name, script), mode=0o755)


def examined(push: Push, updates: Iterable[Update]) -> tuple[Problem, ...]:
    """Return every error that a push would bring.

    Raises CannotGoOn where it is refused as a whole, or cannot be examined.
    """
    store = opened(push.root)
    found: list[Problem] = []
    others = []
    for update in updates:
        _refuse_odd(push, update)
        if store.printed("for_each_ref", "--format=%(symref)", update.ref).strip():
            raise CannotGoOn.say("{ref} is another name of a branch", ref=printable(update.ref))
        if push.is_protected(update.ref):
            found += _protected(store, push, update)
        elif update.new:
            others.append(update)
    found += _others(store, push, others) if others else ()
    return in_order(problem for problem in found if problem.is_error)


def _refuse_odd(push: Push, update: Update) -> None:
    """Stop where a push takes away, or moves, what stays, or brings what nobody can examine."""
    ref = update.ref
    if not ref.startswith(TAKEN):
        raise CannotGoOn.say("{ref} is neither a branch nor a tag", ref=printable(ref))
    if update.new is None and (push.is_protected(ref) or ref.startswith(TAGS)):
        raise CannotGoOn.say("{ref} stays: it is never deleted", ref=printable(ref))
    if update.old is not None and ref.startswith(TAGS):
        raise CannotGoOn.say("{ref} is a tag, and tags are never moved", ref=printable(ref))


def _protected(store: Store, push: Push, update: Update) -> Iterator[Problem]:
    """Yield the problems that the protected branch would get: all rules are asked."""
    old, new = str(update.old), str(update.new)
    if update.old is None:
        raise CannotGoOn(NOT_HERE)
    if store.printed("rev_list", "--max-count=1", old, f"^{new}"):
        raise CannotGoOn.say(
            "{branch} only grows, and this push takes commits away from it: git pull --rebase,"
            " then push without --force",
            branch=push.branch,
        )
    if push.actor is None and push.kind is Hook.RECEIVE:
        raise CannotGoOn.say(
            "the server does not say who pushes: install the hook with --actor-from"
        )
    request = Request(push.root, push.today, new)
    heads = store.heads(BRANCHES if push.kind is Hook.RECEIVE else "refs/remotes/")
    city = load_change(request, Asked(old, push.actor, push.today, before=heads))
    if any(problem.kind == NOT_YOURS for problem in city.problems):
        merged = _merged_for_a_county(store, push, old, new)
        city = load_change(request, merged) if merged else city
    before = load(Request(push.root, push.today, old)).problems if city.has_errors else ()
    known = {problem.said for problem in before}
    fresh = tuple(problem for problem in city.problems if problem.said not in known)
    yield from mended(request, replace(city, problems=fresh))


def _merged_for_a_county(store: Store, push: Push, old: str, new: str) -> Asked | None:
    """Return a change as the county's own, where its reviewers merge what is on a branch here.

    It came in when the county pushed that branch, and was asked about then.
    """
    fresh = store.printed("rev_list", new, "--not", "--branches").decode().split()
    diff = diff_since(push.root, old, new)
    if any(step.files for step in diff.steps if step.commit in fresh):
        return None
    steps = (diff.whole, *(step.files for step in diff.steps))
    [part, *others] = {part_of(file.path) for files in steps for file in files}
    base = load(Request(push.root, push.today, old)).catalog
    owners = owners_in(base) or Owners()
    reviewing = owners.reviewing(base.offices_of(part, push.today))
    if others or not set(reviewing).intersection(owners.of(str(push.actor))):
        return None
    accounts = (row.accounts[0] for row in owners.owners if row.county == part)
    return Asked(old, next(accounts, push.actor))


def _others(store: Store, push: Push, updates: Iterable[Update]) -> Iterator[Problem]:
    """Yield what other branches, and tags, would bring; on merging that is not asked again."""
    names = (f"refs/remotes/{push.remote}/{push.branch}", push.protected)
    rows = store.printed("for_each_ref", "--format=%(refname) %(objectname)", *names)
    known = dict(row.split(" ") for row in rows.decode().splitlines())
    base = next((known[name] for name in names if name in known), None)
    if base is None:
        raise CannotGoOn(NOT_HERE)
    catalog = load(Request(push.root, push.today, base)).catalog
    heads = store.heads(BRANCHES if push.kind is Hook.RECEIVE else "refs/remotes/")
    for update in updates:
        diff = diff_since(push.root, base, str(update.new))
        about = (push.actor, push.today, update.ref, documents_at(push.root, heads, diff))
        head = catalog_with(catalog, diff, (file.after for file in diff.whole), catalog.contract)
        change = Change(diff, catalog, head, push.today, *about)
        yield from formed(change)
        if push.actor and update.ref.startswith(SENT):
            yield from owners_of_parts(change)
        if not (update.ref.startswith(TAGS) or change.is_made):
            yield from (problem for rule in ONCE for problem in rule(change))
        yield from _of_tag(store, update, catalog)


def _of_tag(store: Store, update: Update, catalog: Catalog) -> Iterator[Problem]:
    """Yield the problems of the message of a tag."""
    new = str(update.new)
    if store.printed("cat_file", "-t", new).strip() == b"tag":
        text = store.printed("cat_file", "tag", new).decode("utf-8", "surrogateescape")
        hint = say("delete the tag and make it anew without it")
        name = printable(update.ref)
        yield from leaks_in_text(text.partition("\n\n")[2], name, allowed_numbers(catalog), hint)
