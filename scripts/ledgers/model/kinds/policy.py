"""Kinds P: what a change may do, and who may do it."""

from ledgers.model.problem import kind_since_0_4, warning_since_0_4
from ledgers.model.words import say

UNKNOWN_ACCOUNT = kind_since_0_4("P101", say("account that owns nothing"))
NOT_YOURS = kind_since_0_4("P102", say("change of another owner's part"))
MIXED = kind_since_0_4("P103", say("change of several owners' parts"))
NO_OWNERS = kind_since_0_4("P104", say("no owners yet"))
NAMES_A_PERSON = kind_since_0_4("P106", say("account that reads like a person's name"))

UNMARKED = kind_since_0_4("P107", say("entry for a county without a mark"))

ENTRY_CHANGED = kind_since_0_4("P201", say("past entry changed"))
ENTRY_REMOVED = kind_since_0_4("P202", say("past entry removed"))
ENTRY_INSERTED = kind_since_0_4("P203", say("entry inserted among past ones"))
RECORD_REMOVED = kind_since_0_4("P204", say("record removed or renamed"))
VALUE_CHANGED = kind_since_0_4("P205", say("filed value changed without a correction"))
CORRECTION_WRONG = kind_since_0_4("P206", say("correction that does not fit"))
ENTRY_TAKEN_OUT = kind_since_0_4("P207", say("entry of a register taken out"))
CLOSED_FILLED = kind_since_0_4("P208", say("value added to a closed period without a correction"))
COUNTS = warning_since_0_4("P209", say("new identifier that counts"))

DATED_BACK = kind_since_0_4("P301", say("entry dated back"))
AHEAD_OF_RECEIPT = kind_since_0_4("P302", say("entry dated after it was received"))

TO_BE_LATE = warning_since_0_4("P303", say("entry that would be dated back"))
NO_REASON = kind_since_0_4("P304", say("late entry without a reason"))

ISSUE_TOUCHED = kind_since_0_4("P401", say("issued bulletin changed"))
EDITION_TOUCHED = kind_since_0_4("P402", say("edition changed"))
ACTION_TOUCHED = kind_since_0_4("P403", say("decided action changed"))
METHOD_TOUCHED = kind_since_0_4("P404", say("method changed that an issue used"))
DEADLINE_TOUCHED = kind_since_0_4("P405", say("deadline changed after it had passed"))
DAY_BACK = kind_since_0_4("P406", say("day shown moved back"))
FLAG_CHANGED = kind_since_0_4("P407", say("mark of a demonstration changed"))

DEADLINE_PAST = kind_since_0_4("P408", say("deadline moved into the past"))
PROGRAMME_TOUCHED = kind_since_0_4("P420", say("programme changed after it had ended"))

AREA_TOUCHED = kind_since_0_4("P411", say("area changed for days that have passed"))
FOLDER_CLOSED = kind_since_0_4("P412", say("filed in the folder of a code that has ended"))

LOOSENED = kind_since_0_4("P501", say("visibility loosened"))
SCHEMA_LOOSENED = warning_since_0_4("P502", say("field of a schema shown to more"))

NOT_A_PLAIN_FILE = kind_since_0_4("P601", say("link, submodule or executable file"))
TOO_LARGE = kind_since_0_4("P602", say("file too large"))
TOO_MANY = kind_since_0_4("P603", say("too many files in one change"))
ATTRIBUTES = kind_since_0_4("P604", say("file that changes how git shows others"))
HIDDEN_SIGN = kind_since_0_4("P605", say("character that cannot be seen"))
LOOK_ALIKE = kind_since_0_4("P606", say("character that looks like another one"))
BUILT = kind_since_0_4("P607", say("built file committed"))
SAME_FOLDER = kind_since_0_4("P608", say("folder that some systems take for another one"))
NOT_EXAMINED = warning_since_0_4("P105", say("submitter not given"))
TO_BE_PROVED = warning_since_0_4("P108", say("data made anew, not proved here"))
CHANGE_UNSAID = kind_since_0_4("P431", say("changed without a dated entry"))
CHANGE_WRONG = kind_since_0_4("P432", say("entry of a change that is wrong"))
DRAW_TOUCHED = kind_since_0_4("P441", say("commitment of a draw changed"))
DRAW_LATE = kind_since_0_4("P442", say("draw that could have been chosen"))
BEGUN_WRONGLY = kind_since_0_4("P110", say("city that does not begin anew"))
UPGRADED_WRONGLY = kind_since_0_4("P111", say("upgrade that is not what its tag holds"))
