"""The command `ledgers explain`."""

import re
from datetime import date

from ledgers.cli.options import AS_KNOWN, Call, argument, command, form_option, option
from ledgers.flow.assess import explained_county, measured_for
from ledgers.model import CannotGoOn, Translate, say
from ledgers.model.explanation import Explanation
from ledgers.model.kinds import kind_of
from ledgers.read.home import reasons
from ledgers.report import explanation_json
from ledgers.report.explanation import as_text, indicator_text
from ledgers.report.problems import explained

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
