"""The commands `ledgers assess` and `ledgers explain`."""

import re
from datetime import date

from ledgers.cli.options import AS_KNOWN, Call, argument, command, form_option, option
from ledgers.flow.assess import assess_city, explained_county, measured_for, sheet_of
from ledgers.model import CannotGoOn, Translate, say
from ledgers.model.explanation import Explanation
from ledgers.model.kinds import kind_of
from ledgers.read.home import reasons
from ledgers.report import assessment as results
from ledgers.report import explanation_json, proposals
from ledgers.report.explanation import as_text, indicator_text
from ledgers.report.problems import explained


@command(
    "assess",
    say("Print progress, scores and ranks."),
    *AS_KNOWN,
    form_option("text", "json", "csv"),
    option("--proposals", "asked", say("print what the rules propose"), is_flag=True),
)
def assess(call: Call, as_of: date | None, form: str, *, asked: bool) -> int:
    """Assess a city, or say what the rules propose."""
    city, assessment = assess_city(call.request, as_of, weeks=asked)
    if asked:
        as_asked = proposals.as_json if form == "json" else proposals.as_text
        text = as_asked(sheet_of(city, assessment), call.translate)
    elif form == "json":
        text = results.as_json(assessment, city.commit)
    elif form == "csv":
        text = results.as_csv(assessment)
    else:
        text = results.as_text(assessment, call.translate)
    return call.show(text, failed=city.has_errors)


CODE = re.compile(r"[A-Za-z][0-9]{3}")
"""What looks like the code of a kind of problem."""


@command(
    "explain",
    say("Explain a county's score, or a kind of problem by its code."),
    argument("what"),
    option("--indicator", say("only this indicator, with every input")),
    *AS_KNOWN,
    form_option("text", "json"),
)
def explain(call: Call, what: str, indicator: str | None, as_of: date | None, form: str) -> int:
    """Explain a kind of problem or a score."""
    kind = kind_of(what)
    if kind is not None:
        return call.show(explained(kind, reasons()[kind.code], call.translate))
    if CODE.fullmatch(what):
        raise CannotGoOn.say("there is no kind of problem {code}", code=what)
    city, explanation = explained_county(call.request, as_of, what)
    text = _explanation(explanation, indicator, form, call.translate)
    return call.show(text, failed=city.has_errors)


def _explanation(
    explanation: Explanation, indicator: str | None, form: str, translate: Translate
) -> str:
    """Return the whole explanation, or one indicator with all its inputs."""
    found = None if indicator is None else measured_for(explanation, indicator)
    if form == "json":
        return explanation_json.as_json(explanation, found)
    if found is None:
        return as_text(explanation, translate)
    return indicator_text(explanation, found, translate)
