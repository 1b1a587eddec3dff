"""Kinds Y: a file is not in our YAML dialect."""

from ledgers.model.problem import first_kind, kind_since_0_4
from ledgers.model.words import say

NOT_UTF8 = first_kind(
    "Y101",
    say("file is not UTF-8"),
    say("A file in another encoding (such as GB18030) reads differently on every machine."),
)
TOO_LARGE = first_kind(
    "Y102",
    say("file too large"),
    say("A ledger file is short enough to be read by a person; 1 MiB is far beyond that."),
)
SYNTAX = first_kind(
    "Y103",
    say("YAML cannot be read here"),
    say("Nothing after the fault can be trusted, so nothing of this file is used."),
)
TAB = first_kind(
    "Y104",
    say("tab character"),
    say("Tabs look like spaces and are not: indentation with tabs means something else."),
)
INVISIBLE = first_kind(
    "Y105",
    say("invisible or control character"),
    say("Characters that cannot be seen make two different texts look the same."),
)
ANCHOR = first_kind(
    "Y106",
    say("anchor or alias"),
    say("A value that is written elsewhere cannot be checked or reviewed where it is used."),
)
TAG = first_kind(
    "Y107",
    say("tag"),
    say("Tags make a parser build objects; ledgers hold plain values only."),
)
DIRECTIVE = first_kind(
    "Y108",
    say("directive"),
    say("Directives change how the rest of the file is read."),
)
SECOND_DOCUMENT = first_kind(
    "Y109",
    say("second document in one file"),
    say("Everything after the first document would silently be left out."),
)
MERGE_KEY = first_kind(
    "Y110",
    say("merge key"),
    say("Merged values cannot be seen where they count."),
)
DUPLICATE_KEY = first_kind(
    "Y111",
    say("field written twice"),
    say("Most tools keep only the last one, without a word."),
)
ODD_KEY = first_kind(
    "Y112",
    say("field name is not text"),
    say("Every value must be found by a name."),
)
TOO_DEEP = first_kind(
    "Y113",
    say("nested too deeply"),
    say("No ledger is more than 20 levels deep; deeper files are mistakes or attacks."),
)
EMPTY = first_kind(
    "Y114",
    say("file holds no fields"),
    say("An empty file says nothing, and nobody can tell whether that was meant."),
)
LONG_NUMBER = first_kind(
    "Y115",
    say("number too long"),
    say("Numbers of this length are identifiers, not amounts; tools round them."),
)
NOT_A_FILE = first_kind(
    "Y116",
    say("not an ordinary, readable file"),
    say("A link may point outside the repository, and what cannot be opened cannot be checked."),
)
ODD_NAME = first_kind(
    "Y117",
    say("file name cannot be used"),
    say("A name that is not plain text cannot be linked to or found again."),
)
MERGE_MARKER = kind_since_0_4(
    "Y118",
    say("unfinished merge"),
    say("Two people changed the same lines; until someone chooses, the file says both."),
)
