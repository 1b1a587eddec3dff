"""What belongs to whom: measures to their task, schemes to their programme, items to their list."""

import re
from collections.abc import Iterator
from datetime import date

from ledgers.check.fields.figures import items_of_checklists
from ledgers.check.fields.units import asked_of
from ledgers.check.ground import Grounds, Group, day, fields, groups, is_under_itself, text, texts
from ledgers.model import CITY, Document, Path, Problem, Words, kinds, say
from ledgers.model.lives.on_day import area_entry
from ledgers.model.owners import FILING


def foreign_measures(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each measure of another task that a filing or decision names."""
    tasks = grounds.catalog.tasks
    owners = {row.name: task.id for task in tasks.values() for row in task.measures}
    for ledger, name in (("progress", "updates"), ("decisions", "decisions")):
        for document in grounds.filed(ledger):
            task = tasks.get(document.id.rpartition("/")[2])
            own = {measure.name for measure in task.measures} if task else owners
            for path, value in fields(document.value, name, "measures"):
                if isinstance(value, str) and value in owners and value not in own:
                    message = say("{measure} belongs to {task}", measure=value, task=owners[value])
                    hint = say("measures of this task: {names}", names=", ".join(sorted(own)))
                    yield kinds.references.FOREIGN_MEASURE.at(document.at(*path), message, hint)


def measures_named_after_others(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each measure that is not named after its task."""
    for document in grounds.filed("tasks"):
        for path, task in groups(document.value, "tasks"):
            name = task.get("id")
            for inner, value in fields(task, "measures", "id"):
                if isinstance(value, str) and not value.startswith(f"{name}."):
                    message = say("{measure} does not begin with {task}", measure=value, task=name)
                    hint = say("measures of {task} are called {task}.1, {task}.2, …", task=name)
                    place = document.at(*path, *inner)
                    yield kinds.references.FOREIGN_MEASURE.at(place, message, hint)


def tasks_that_do_not_apply(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem where a county files on a task that never applied to it."""
    catalog = grounds.catalog
    for document in grounds.filed("progress"):
        area, task = catalog.areas.get(document.owner), catalog.tasks.get(document.id)
        if area is None or task is None:
            continue
        early = all(row.due_on < (area.valid_from or date.min) for row in task.measures)
        was = [row for _, row in groups(area_entry(catalog, area.code), "changes", "was")]
        its = {area.kind, *(text(row.get("kind")) for row in was)}
        known = [row.was for row in task.changes if "applies_to" in row.was]
        asked = [task.applies_to, *(texts(row["applies_to"]) for row in known)]
        if early or all(of and its.isdisjoint(of) for of in asked):
            message = say("{task} does not apply to {county}", task=task.id, county=area.name)
            place, hint = document.place("task"), say("delete the file")
            yield kinds.references.NOT_ITS_TASK.at(place, message, hint)


def circles(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each node of the programme that lies under itself."""
    for document, at, programme in grounds.programmes:
        nodes = tuple(groups(programme, "nodes"))
        named = (node for _, node in nodes if text(node.get("id")))
        above = {str(node["id"]): text(node.get("parent")) for node in named}
        for path, node in nodes:
            if is_under_itself(text(node.get("id")), above):
                message = say("{node} lies under itself", node=node["id"])
                hint = say("write another parent, or none for the root")
                yield kinds.references.CIRCLE.at(document.at(*at, *path, "parent"), message, hint)


def foreign_units(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each body that a county registers outside its own area."""
    for document in grounds.filed("units"):
        county = document.owner
        for path, unit in groups(document.value, "units") if county != CITY else ():
            area, name = text(unit.get("area")), text(unit.get("id"))
            known = grounds.catalog.areas.get(area)
            if area and not area.startswith(county) and (known is None or known.parent != county):
                message = say("the area {area} is not part of {county}", area=area, county=county)
                hint = say("codes of this county begin with {county}", county=county)
                yield kinds.references.FOREIGN_UNIT.at(document.at(*path, "area"), message, hint)
            place_of = grounds.catalog.areas.get(name.partition("-")[0])
            moved = place_of is not None and place_of.parent == county
            if name and not name.startswith(county) and not moved:
                message = say("the body {unit} carries another area's code", unit=name)
                hint = say("identifiers of this county begin with {county}", county=county)
                yield kinds.references.WRONG_FOLDER.at(document.at(*path, "id"), message, hint)


def accounts_that_file_and_judge(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each account of a county's filing that another owner has, too.

    So is one that looks the same, with l for 1 or o for 0, whoever has it.
    """
    for document in grounds.sound("owners"):
        first: dict[str, tuple[Path, Group, str]] = {}
        for path, owner in groups(document.value, "owners"):
            for account in owner.get("accounts", ()):
                key = account.translate(ALIKE)
                way, other, known = first.setdefault(key, (path, owner, account))
                filing = way != path and FILING in {owner.get("kind"), other.get("kind")}
                if filing or known != account:
                    names = {"account": account, "one": other.get("id"), "other": owner.get("id")}
                    message = say("{account} belongs to {one} and {other}", **names)
                    if known != account:
                        message = say("{account} looks like {known}", account=account, known=known)
                    hint = say("give each of them an account of its own: who files does not judge")
                    place, one = (document.at(*at, "accounts") for at in (path, way))
                    sharper = None if known == account else "0.4.0"
                    yield kinds.references.SAME_ID.at(place, message, hint, (one,), sharper=sharper)


def posts_of_another_level(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each post that signs and is not the city's, or is where a county files.

    What the vocabulary does not say of a post is not asked.
    """
    rows = grounds.rows("vocab", "posts")
    levels = {text(row.get("code")): text(row.get("level")) for _, row in rows}
    for document, path, post, asked in asked_of(grounds, "level"):
        level = levels.get(post) if document.owner != CITY or asked == CITY else None
        if level and (level == CITY) != (asked == CITY):
            message = say("the post “{post}” belongs elsewhere", post=post)
            hint = say("name a post of this county")
            hint = say("name a post of the city") if asked == CITY else hint
            yield kinds.references.POST_OF_ANOTHER_LEVEL.at(document.at(*path), message, hint)


def schemes_of_another(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for a scheme that names no programme and begins on days of a later one only.

    Without a name it would rank the first.
    """
    programmes = grounds.catalog.programmes
    for document, path, row in grounds.entries("schemes", "schemes") if programmes else ():
        begins, (first, *others) = day(row["valid_from"]), programmes
        if "programme" not in row and begins and begins > first.end_on:
            for other in (each for each in others if each.start_on <= begins <= each.end_on):
                message = say("{day} lies outside the programme", day=begins)
                hint = say("name the programme that it ranks: programme: {name}", name=other.id)
                place = document.at(*path, "valid_from")
                yield kinds.times.OUTSIDE_PROGRAMME.at(place, message, hint)


INITIAL = "(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])"
FINAL = (
    "(?:i?ang|iong|uang|eng|ing|ong|i?an|i?ao|uai|uan|ai|ei|ui|ou|iu|ie|ue|er|en|in|un|i?a"
    "|u[ao]|[aoeiuv])"
)
NAME = re.compile(f"(?:{INITIAL}{FINAL}|ang?|a[io]?|e[nr]?|ou?){{2,3}}")
"""Two or three syllables of pinyin: how most names of persons are written as accounts."""
POSTS = frozenset(
    {
        *("admin", "city", "clerk", "county", "filing", "guest", "ledgers", "maintenance"),
        *("office", "petitions", "review", "team", "bangongshi", "jiwei", "jianwei", "jijian"),
        *("xuncha", "shi", "qu", "xian", "zhen", "xiang"),
    }
)
"""Words that name a post or a place, between hyphens."""


def accounts_of_persons(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each account of `owners.yaml` that reads like a person's name.

    Such is one of two or three syllables of pinyin, without a digit, and without a word between
    hyphens that names a post or a place.
    """
    for document in grounds.sound("owners"):
        for path, account in fields(document.value, "owners", "accounts"):
            if isinstance(account, str) and reads_like_a_name(account):
                message = say("{account} reads like a person's name", account=account)
                hint = say("use the account of a post, with a number: county-990121, office-08")
                yield kinds.policy.NAMES_A_PERSON.at(document.at(*path), message, hint)


def reads_like_a_name(account: str) -> bool:
    """Say whether an account could be a person's name in pinyin."""
    words = account.split("-")
    return NAME.fullmatch("".join(words)) is not None and not POSTS.intersection(words)


ALIKE = str.maketrans("lio", "110")
"""Letters of accounts that look like digits."""
ITEMS = (("have",), ("lack",), ("counts", "code"))


def measures_not_listed(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each measure done twice, and for each that its file does not list."""
    for document in grounds.standing("rectifications"):
        listed = {row["id"] for _, row in groups(document.value, "measures")}
        seen: dict[object, Path] = {}
        for path, value in fields(document.value, "updates", "done"):
            if value not in listed:
                yield _unknown(document, path, say("measure of this file"), value)
            elif seen.setdefault(value, path) != path:
                message = say("{name} is filed here a second time", name=str(value))
                hint, first = say("keep one of the two"), [document.at(*seen[value])]
                place = document.at(*path)
                yield kinds.schemas.FILED_TWICE.at(place, message, hint, first, sharper="0.4.0")


def items_of_other_lists(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each item of a checklist that belongs to another one."""
    lists, thing = items_of_checklists(grounds), say("item of this checklist")
    anywhere = frozenset().union(*lists.values())
    for document, path, row in grounds.entries("facilities", "checklists"):
        others = anywhere - lists.get(row["checklist"], anywhere)
        for way in ITEMS:
            for inner, value in fields(row, *way):
                if value in others:
                    yield _unknown(document, (*path, *inner), thing, value)


def _unknown(document: Document, path: Path, thing: Words, value: object) -> Problem:
    message = say("there is no {thing} “{name}”", thing=thing, name=value)
    hint = say("check the spelling, or add what is referred to first")
    return kinds.references.NO_SUCH_RECORD.at(document.at(*path), message, hint)
