"""Write the frozen figures of an issue for download, digit for digit as they were frozen."""

import json

from ledgers.model.bulletin import Bulletin, Fact
from ledgers.model.facts import kind_in
from ledgers.model.words import say
from ledgers.publish.bulletins.wording import Wording
from ledgers.publish.kit.tables import as_csv, table_of

FIELDS = {
    "key": say("Name in the data"),
    "figure": say("Figure"),
    "county": say("Code of the county"),
    "county_name": say("County"),
    "task": say("Task"),
    "value": say("Value"),
    "unit": say("Unit"),
}


def figures_csv(wording: Wording, issue: Bulletin) -> bytes:
    """Return the figures as CSV, one in a row."""
    wording = wording.in_issue(issue)
    rows = tuple(_row(wording, issue, fact) for fact in issue.facts)
    return as_csv(table_of(issue.id, say("Figures (CSV)"), FIELDS, rows))


def _row(wording: Wording, issue: Bulletin, fact: Fact) -> dict[str, str | None]:
    kind = kind_in(issue, fact.key)
    return {
        "key": fact.key,
        "figure": wording.figure(fact.key),
        "county": fact.county,
        "county_name": wording.county(fact.county) if fact.county else None,
        "task": fact.task,
        "value": str(fact.value),
        "unit": kind.unit if kind else None,
    }


def figures_json(issue: Bulletin) -> bytes:
    """Return the figures as JSON, with what proves them.

    A value stands there as it was frozen (`57.0`, not `57`): the digest is taken over its text.
    """
    whole = {
        "schema_version": 1,
        "id": issue.id,
        "title": issue.title,
        "series": issue.series,
        "year": issue.year,
        "issue_no": issue.issue_no,
        "period": issue.period,
        "start_on": str(issue.start_on),
        "end_on": str(issue.end_on),
        "as_of": str(issue.as_of),
        "method": issue.method,
        "issued_on": str(issue.issued_on),
        "corrects": issue.corrects,
        "inputs": _inputs(issue),
        "facts_digest": issue.facts_digest,
        "digest": issue.digest,
        "total": len(issue.facts),
    }
    head = json.dumps(whole, ensure_ascii=False, indent=1).removesuffix("\n}")
    rows = ",\n".join(f"  {_fact(fact)}" for fact in issue.facts)
    return f'{head},\n "facts": [\n{rows}\n ]\n}}\n'.encode()


def _inputs(issue: Bulletin) -> dict[str, str | None] | None:
    basis = issue.inputs
    if basis is None:
        return None
    return {"data": basis.data, "schemas": basis.schemas, "digest": basis.digest}


def _fact(fact: Fact) -> str:
    named = {"key": fact.key, "county": fact.county, "task": fact.task}
    known = {name: value for name, value in named.items() if value}
    return json.dumps(known, ensure_ascii=False).removesuffix("}") + f', "value": {fact.value}}}'
