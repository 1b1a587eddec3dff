"""Take the samples of the ledgers, and the slips in them, out of the words about the schemas.

A test holds these words to what the check says, so the portal may repeat them.
"""

import re
from collections.abc import Iterator

from ledgers.model.samples import Sample
from ledgers.model.words import Both
from ledgers.read.home import HOME

FOLDER = HOME / "schemas"
SECTION = re.compile(r"^### (\w+)\n(.*?)(?=^### |\Z)", re.DOTALL | re.MULTILINE)
TEXT = re.compile(r"^```yaml\n(.*?)^```", re.DOTALL | re.MULTILINE)
TOLD = r"^\S+: ([A-Z]\d{3}) (.+)\n    → (.+)\n"
SLIP = re.compile(rf"^With `(.+)` in place of `(.+)`:\n\n```text\n{TOLD}{TOLD}```", re.MULTILINE)


def samples_of(readme: str) -> Iterator[Sample]:
    """Yield the sample of each ledger that has one with a slip in it."""
    for section in SECTION.finditer(readme):
        ledger, said = section.groups()
        for slip in SLIP.finditer(said):
            wrong, right, code, *told = slip.groups()
            message, hint, _, in_chinese, hint_in_chinese = told
            yield Sample(
                ledger=ledger,
                texts=tuple(TEXT.findall(said)),
                wrong=wrong,
                right=right,
                code=code,
                message=Both(in_chinese, message),
                hint=Both(hint_in_chinese, hint),
            )


def samples() -> tuple[Sample, ...]:
    """Return the samples that come with the program."""
    return tuple(samples_of((FOLDER / "README.md").read_text("utf-8")))
