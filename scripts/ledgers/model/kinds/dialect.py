"""Kinds Y: a file is not in our YAML dialect."""

from ledgers.model.problem import first_kind, kind_since_0_4
from ledgers.model.words import say

NOT_UTF8 = first_kind("Y101", say("file is not UTF-8"))
TOO_LARGE = first_kind("Y102", say("file too large"))
SYNTAX = first_kind("Y103", say("YAML cannot be read here"))
TAB = first_kind("Y104", say("tab character"))
INVISIBLE = first_kind("Y105", say("invisible or control character"))
ANCHOR = first_kind("Y106", say("anchor or alias"))
TAG = first_kind("Y107", say("tag"))
DIRECTIVE = first_kind("Y108", say("directive"))
SECOND_DOCUMENT = first_kind("Y109", say("second document in one file"))
MERGE_KEY = first_kind("Y110", say("merge key"))
DUPLICATE_KEY = first_kind("Y111", say("field written twice"))
ODD_KEY = first_kind("Y112", say("field name is not text"))
TOO_DEEP = first_kind("Y113", say("nested too deeply"))
EMPTY = first_kind("Y114", say("file holds no fields"))
LONG_NUMBER = first_kind("Y115", say("number too long"))
NOT_A_FILE = first_kind("Y116", say("not an ordinary, readable file"))
ODD_NAME = first_kind("Y117", say("file name cannot be used"))
MERGE_MARKER = kind_since_0_4("Y118", say("unfinished merge"))
