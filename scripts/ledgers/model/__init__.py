"""The frozen values that all rooms share; nothing here reads or writes."""

from ledgers.model.values import Struct, asdict, converted, decoded, field, replace
from ledgers.model.words import COMMA, Both, Translate, Words, as_words, english, say, together

# Those below are made of those above, which they import from here.
# isort: split
from ledgers.model.problem import CannotGoOn, Kind, NotHere, Place, Problem, in_order

# isort: split
from ledgers.model.document import Document, Path, SourceFile, Span
from ledgers.model.layout import (
    CITY,
    CITY_REGISTERS,
    LEDGERS,
    PERIODIC_LEDGERS,
    decision_file,
    is_foreign,
)
from ledgers.model.output import INSIDE, OutputFile, csv_text
from ledgers.model.rows import (
    Value,
    as_day,
    fields,
    group,
    in_groups,
    inside,
    leaves,
    names_on,
    text,
    whole,
)

# isort: split
from ledgers.model.contract import Contract, Field, Ledger, Names, Schema, default_of, title_of
from ledgers.model.numbers import (
    HUNDRED,
    MINUS,
    NONE,
    PRECISION,
    day,
    exactly,
    in_chinese,
    number,
    percent,
    plain,
    rounded,
    share_of,
    signed,
    signed_share,
    spanned,
)
from ledgers.model.periods import DAY, Period, add_months, around, due_of, last_day, period, since

# isort: split
from ledgers.model.bulletin import Bulletin
from ledgers.model.method import Indicator, Scheme
from ledgers.model.records import Area, Measure, Programme, Task
from ledgers.model.scoring import Measurement

# isort: split
from ledgers.model.assessment import (
    Assessment,
    CountyResult,
    Light,
    Standing,
    TaskState,
    Totals,
    WeekPoint,
    in_rank,
)
from ledgers.model.catalog import Catalog

__all__ = ["Struct", "asdict", "converted", "decoded", "field", "replace"]
__all__ += ["COMMA", "Both", "Translate", "Words", "as_words", "english", "say", "together"]
__all__ += ["CannotGoOn", "Kind", "NotHere", "Place", "Problem", "in_order"]
__all__ += ["Document", "Path", "SourceFile", "Span"]
__all__ += ["CITY", "CITY_REGISTERS", "LEDGERS", "PERIODIC_LEDGERS", "decision_file", "is_foreign"]
__all__ += ["INSIDE", "OutputFile", "csv_text"]
__all__ += ["Value", "as_day", "fields", "group", "in_groups", "inside"]
__all__ += ["leaves", "names_on", "text", "whole"]
__all__ += ["Contract", "Field", "Ledger", "Names", "Schema", "default_of", "title_of"]
__all__ += ["HUNDRED", "MINUS", "NONE", "PRECISION", "day", "exactly", "in_chinese"]
__all__ += ["number", "percent", "plain", "rounded", "share_of", "signed", "signed_share"]
__all__ += ["DAY", "Period", "add_months", "around", "due_of", "last_day", "spanned"]
__all__ += ["Bulletin", "Indicator", "Scheme", "period", "since"]
__all__ += ["Area", "Measure", "Measurement", "Programme", "Task"]
__all__ += ["Assessment", "CountyResult", "Light", "Standing", "TaskState", "Totals"]
__all__ += ["Catalog", "WeekPoint", "in_rank"]
