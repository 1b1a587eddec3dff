"""The frozen values that all rooms share; nothing here reads or writes."""

from ledgers.model.values import Struct, asdict, converted, decoded, field, replace
from ledgers.model.words import (
    COMMA,
    Both,
    Translate,
    Words,
    as_words,
    english,
    say,
    say_in,
    together,
)

# Those below are made of those above, which they import from here.
# isort: split
from ledgers.model.problem import CannotGoOn, Kind, NotHere, Place, Problem, Severity, in_order

# isort: split
from ledgers.model.document import Document, Path, SourceFile, Span
from ledgers.model.layout import (
    CITY,
    CITY_REGISTERS,
    COUNTY_LEDGERS,
    COUNTY_REGISTERS,
    LEDGERS,
    PERIODIC_LEDGERS,
    decision_file,
    is_foreign,
    located,
)
from ledgers.model.output import INSIDE, OutputFile, csv_text
from ledgers.model.rows import (
    Value,
    as_day,
    as_number,
    fields,
    group,
    in_groups,
    inside,
    leaves,
    names_on,
    rows,
    text,
    texts,
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
from ledgers.model.bulletin import Bulletin, Fact
from ledgers.model.method import Indicator, Scheme, scheme_at
from ledgers.model.records import COUNTY_KINDS, Area, Decision, Measure, Programme, Task
from ledgers.model.scoring import Measurement

# isort: split
from ledgers.model.assessment import (
    LIGHT_WORDS,
    Assessment,
    CountyResult,
    Light,
    MeasureStatus,
    Standing,
    TaskState,
    Totals,
    WeekPoint,
    in_rank,
)
from ledgers.model.catalog import Catalog
from ledgers.model.changes import Outcome, Verdict
from ledgers.model.rulebook import Rule
