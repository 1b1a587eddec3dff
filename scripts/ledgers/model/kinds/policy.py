"""Kinds P: what a change may do, and who may do it."""

from ledgers.model.problem import kind_since_0_4, warning_since_0_4
from ledgers.model.words import say

# ── Who ──────────────────────────────────────────────────────────────────────────────────────────

UNKNOWN_ACCOUNT = kind_since_0_4(
    "P101",
    say("account that owns nothing"),
    say("Only the accounts of posts in owners.yaml may submit changes."),
)
NOT_YOURS = kind_since_0_4(
    "P102",
    say("change of another owner's part"),
    say("Each part has one owner: nobody files for others, or judges their own work."),
)
MIXED = kind_since_0_4(
    "P103",
    say("change of several owners' parts"),
    say("One change has one owner, so that those who review it can answer for all of it."),
)
NO_OWNERS = kind_since_0_4(
    "P104",
    say("no owners yet"),
    say("Until owners.yaml is merged, nobody can say who may change what."),
)
NAMES_A_PERSON = kind_since_0_4(
    "P106",
    say("account that reads like a person's name"),
    say("An account belongs to a post: who holds it changes, and history keeps every name."),
)

UNMARKED = kind_since_0_4(
    "P107",
    say("entry for a county without a mark"),
    say("Readers must see which office entered what a county did not enter itself."),
)

# ── Lives ────────────────────────────────────────────────────────────────────────────────────────

ENTRY_CHANGED = kind_since_0_4(
    "P201",
    say("past entry changed"),
    say("What was filed stays as it was filed; states of past days depend on it."),
)
ENTRY_REMOVED = kind_since_0_4(
    "P202",
    say("past entry removed"),
    say("What was filed stays as it was filed; states of past days depend on it."),
)
ENTRY_INSERTED = kind_since_0_4(
    "P203",
    say("entry inserted among past ones"),
    say("Entries are in the order in which they came in; a new one comes last."),
)
RECORD_REMOVED = kind_since_0_4(
    "P204",
    say("record removed or renamed"),
    say("A record keeps its address for ever; one that is void is withdrawn."),
)
VALUE_CHANGED = kind_since_0_4(
    "P205",
    say("filed value changed without a correction"),
    say("A correction says since when another value holds; what was shown before stays true."),
)
CORRECTION_WRONG = kind_since_0_4(
    "P206",
    say("correction that does not fit"),
    say("A correction names the value that there was, and the one that there is now."),
)
ENTRY_TAKEN_OUT = kind_since_0_4(
    "P207",
    say("entry of a register taken out"),
    say("What was in force, or is named, is read again for past days; it ends and stays."),
)
CLOSED_FILLED = kind_since_0_4(
    "P208",
    say("value added to a closed period without a correction"),
    say("Once a period is closed it takes corrections only, so that past scores stay as shown."),
)
COUNTS = warning_since_0_4(
    "P209",
    say("new identifier that counts"),
    say("Running numbers show readers how many hidden records lie between public ones."),
)

# ── Time ─────────────────────────────────────────────────────────────────────────────────────────

DATED_BACK = kind_since_0_4(
    "P301",
    say("entry dated back"),
    say("Whether something came in by its deadline decides lights and ranks; who is late says so."),
)
AHEAD_OF_RECEIPT = kind_since_0_4(
    "P302",
    say("entry dated after it was received"),
    say("What has not happened when it is filed cannot be filed."),
)

TO_BE_LATE = warning_since_0_4(
    "P303",
    say("entry that would be dated back"),
    say("An entry is held against the day on which it is pushed, once."),
)
NO_REASON = kind_since_0_4(
    "P304",
    say("late entry without a reason"),
    say("Whoever files late says why, so that the city can judge it."),
)

# ── What is frozen ───────────────────────────────────────────────────────────────────────────────

ISSUE_TOUCHED = kind_since_0_4(
    "P401",
    say("issued bulletin changed"),
    say("What was issued was read; a mistake is corrected by a new bulletin."),
)
EDITION_TOUCHED = kind_since_0_4(
    "P402",
    say("edition changed"),
    say("An edition is the portal of one day, and its digest is all that proves it."),
)
ACTION_TOUCHED = kind_since_0_4(
    "P403",
    say("decided action changed"),
    say("An action was decided and made known; what ends it is added to it."),
)
METHOD_TOUCHED = kind_since_0_4(
    "P404",
    say("method changed that an issue used"),
    say("Ranks that were printed must come out again; a new method is a new scheme."),
)
DEADLINE_TOUCHED = kind_since_0_4(
    "P405",
    say("deadline changed after it had passed"),
    say("Whether a deadline was met is known once it has passed."),
)
DAY_BACK = kind_since_0_4(
    "P406",
    say("day shown moved back"),
    say("The portal would hide what it has shown already."),
)
FLAG_CHANGED = kind_since_0_4(
    "P407",
    say("mark of a demonstration changed"),
    say("The mark decides which rules a change is judged by, so no change may turn it."),
)

DEADLINE_PAST = kind_since_0_4(
    "P408",
    say("deadline moved into the past"),
    say("A deadline that has gone by before anybody knew it cannot be met."),
)
PROGRAMME_TOUCHED = kind_since_0_4(
    "P420",
    say("programme changed after it had ended"),
    say("What a closed programme asked, and until when, is read again for past days."),
)

AREA_TOUCHED = kind_since_0_4(
    "P411",
    say("area changed for days that have passed"),
    say("What was counted and printed on a day is by the areas of that day."),
)
FOLDER_CLOSED = kind_since_0_4(
    "P412",
    say("filed in the folder of a code that has ended"),
    say("After its last day a code takes corrections only; the area files under its new code."),
)

# ── Visibility ───────────────────────────────────────────────────────────────────────────────────

LOOSENED = kind_since_0_4(
    "P501",
    say("visibility loosened"),
    say("What was kept in may lead to a person or a case; only the city may let it out."),
)
SCHEMA_LOOSENED = warning_since_0_4(
    "P502",
    say("field of a schema shown to more"),
    say("A word in a schema decides for all records at once, those of the past too."),
)

# ── Form ─────────────────────────────────────────────────────────────────────────────────────────

NOT_A_PLAIN_FILE = kind_since_0_4(
    "P601",
    say("link, submodule or executable file"),
    say("A link is followed when pages are made, and publishes what it leads to."),
)
TOO_LARGE = kind_since_0_4(
    "P602",
    say("file too large"),
    say("Git keeps every version of every file for ever, in every clone."),
)
TOO_MANY = kind_since_0_4(
    "P603",
    say("too many files in one change"),
    say("Nobody can review so many files; a mistake in the middle is missed."),
)
ATTRIBUTES = kind_since_0_4(
    "P604",
    say("file that changes how git shows others"),
    say("It can hide the rest of the change from those who review it."),
)
HIDDEN_SIGN = kind_since_0_4(
    "P605",
    say("character that cannot be seen"),
    say("Two texts that look the same differ, or a text reads otherwise than it is stored."),
)
LOOK_ALIKE = kind_since_0_4(
    "P606",
    say("character that looks like another one"),
    say("It comes from a PDF; searches and comparisons do not find the word."),
)
BUILT = kind_since_0_4(
    "P607",
    say("built file committed"),
    say("What was built is used again as if the program of today had made it."),
)
SAME_FOLDER = kind_since_0_4(
    "P608",
    say("folder that some systems take for another one"),
    say("On macOS and Windows both would be one folder, and files take the place of others."),
)
NOT_EXAMINED = warning_since_0_4(
    "P105",
    say("submitter not given"),
    say("Without the account nobody can say whether it may change this part."),
)
TO_BE_PROVED = warning_since_0_4(
    "P108",
    say("data made anew, not proved here"),
    say("Invented data may change with the program, but only as the program makes it."),
)
CHANGE_UNSAID = kind_since_0_4(
    "P431",
    say("changed without a dated entry"),
    say("Numbers of earlier days are those of what held then, for ever."),
)
CHANGE_WRONG = kind_since_0_4(
    "P432",
    say("entry of a change that is wrong"),
    say("A former value that was never there, or a day long past, rewrites what was published."),
)
DRAW_TOUCHED = kind_since_0_4(
    "P441",
    say("commitment of a draw changed"),
    say("What was committed can only be revealed: otherwise the sample could be chosen."),
)
DRAW_LATE = kind_since_0_4(
    "P442",
    say("draw that could have been chosen"),
    say("A commitment that comes in once the value is known, or none at all, binds nobody."),
)
