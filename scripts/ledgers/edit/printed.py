"""Collect the words that an issue prints, so that a later change of a name leaves it as it was."""

from collections.abc import Iterable, Iterator

from ledgers.model.bulletin import Bulletin, CountyName, Fact, Label, Pair, Printed, TaskTitle
from ledgers.model.catalog import Catalog
from ledgers.model.facts import FACT_KINDS
from ledgers.model.words import Translate


def printed_words(
    catalog: Catalog, draft: Bulletin, facts: Iterable[Fact], chinese: Translate, english: Translate
) -> Printed:
    """Return the names, titles and labels of an issue as they are on the day of issuing."""
    facts = tuple(facts)
    codes = sorted({fact.county for fact in facts if fact.county} & catalog.areas.keys())
    tasks = {fact.task for fact in facts if fact.task} | {draft.node_task or ""}
    unit = catalog.units.get(draft.issuer)
    return Printed(
        issuer=unit.name if unit else draft.issuer,
        series=_term(catalog, "bulletin_series", draft.series),
        signed_by=_term(catalog, "posts", draft.signed_by_post) if draft.signed_by_post else None,
        counties=tuple(CountyName(code, catalog.areas[code].name) for code in codes),
        tasks=tuple(
            TaskTitle(name, catalog.tasks[name].title)
            for name in sorted(tasks & catalog.tasks.keys())
        ),
        labels=tuple(_labels(facts, chinese, english)),
    )


def _term(catalog: Catalog, vocabulary: str, code: str) -> Pair:
    term = catalog.words.get(vocabulary, {}).get(code)
    return Pair(term.zh, term.en) if term else Pair(code, code)


def _labels(facts: Iterable[Fact], chinese: Translate, english: Translate) -> Iterator[Label]:
    keys = {fact.key for fact in facts}
    for key in (key for key in FACT_KINDS if key in keys):
        kind = FACT_KINDS[key]
        yield Label(key, chinese(kind.words), english(kind.words), kind.unit)
