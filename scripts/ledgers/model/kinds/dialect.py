"""Kinds Y: a file is not in our YAML dialect."""

from ledgers.model.problem import Kind
from ledgers.model.verdict import FIRST
from ledgers.model.words import say

NOT_UTF8 = Kind(
    "Y101",
    say("file is not UTF-8"),
    say("A file in another encoding (such as GB18030) reads differently on every machine."),
    since=FIRST,
)
TOO_LARGE = Kind(
    "Y102",
    say("file too large"),
    say("A ledger file is short enough to be read by a person; 1 MiB is far beyond that."),
    since=FIRST,
)
SYNTAX = Kind(
    "Y103",
    say("YAML cannot be read here"),
    say("Nothing after the fault can be trusted, so nothing of this file is used."),
    since=FIRST,
)
TAB = Kind(
    "Y104",
    say("tab character"),
    say("Tabs look like spaces and are not: indentation with tabs means something else."),
    since=FIRST,
)
INVISIBLE = Kind(
    "Y105",
    say("invisible or control character"),
    say("Characters that cannot be seen make two different texts look the same."),
    since=FIRST,
)
ANCHOR = Kind(
    "Y106",
    say("anchor or alias"),
    say("A value that stands elsewhere cannot be checked or reviewed where it is used."),
    since=FIRST,
)
TAG = Kind(
    "Y107",
    say("tag"),
    say("Tags make a parser build objects; ledgers hold plain values only."),
    since=FIRST,
)
DIRECTIVE = Kind(
    "Y108",
    say("directive"),
    say("Directives change how the rest of the file is read."),
    since=FIRST,
)
SECOND_DOCUMENT = Kind(
    "Y109",
    say("second document in one file"),
    say("What stands after the first document would silently be left out."),
    since=FIRST,
)
MERGE_KEY = Kind(
    "Y110",
    say("merge key"),
    say("Merged values cannot be seen where they count."),
    since=FIRST,
)
DUPLICATE_KEY = Kind(
    "Y111",
    say("field written twice"),
    say("Most tools keep only the last one, without a word."),
    since=FIRST,
)
ODD_KEY = Kind(
    "Y112",
    say("field name is not text"),
    say("Every value must be found by a name."),
    since=FIRST,
)
TOO_DEEP = Kind(
    "Y113",
    say("nested too deeply"),
    say("No ledger is more than 20 levels deep; deeper files are mistakes or attacks."),
    since=FIRST,
)
EMPTY = Kind(
    "Y114",
    say("file holds no fields"),
    say("An empty file says nothing, and nobody can tell whether that was meant."),
    since=FIRST,
)
LONG_NUMBER = Kind(
    "Y115",
    say("number too long"),
    say("Numbers of this length are identifiers, not amounts; tools round them."),
    since=FIRST,
)
NOT_A_FILE = Kind(
    "Y116",
    say("not an ordinary, readable file"),
    say("A link may point outside the repository, and what cannot be opened cannot be checked."),
    since=FIRST,
)
ODD_NAME = Kind(
    "Y117",
    say("file name cannot be used"),
    say("A name that is not plain text cannot be linked to or found again."),
    since=FIRST,
)
