"""Values that the portal shows besides the catalogue, and the result of publishing."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from ledgers.model import Both, Struct, Words, field
from ledgers.model.edition import Banner
from ledgers.model.records import Publication

TOTAL = "total"
"""The row that holds the whole city."""


class Cell(Struct, frozen=True):
    """A sum, or that it is suppressed: it is small, or would give a small one away.

    Of some of these it is shown from where to where they lie: `least` and `most`.
    """

    value: int | Decimal | None
    suppressed: bool
    least: int | None = None
    most: int | None = None


class Table(Struct, frozen=True):
    """The sums of one field in one shape; `name` is ledger, field and shape.

    `shape` is `county_year` (rows: the codes of the counties, `city` for what the city itself
    has, and `total`), `city_month` or `city_year` (rows: `total`, or the parts that a field is
    divided into: words, channels, bands). Columns are years or months; `cells` are by row.
    `through` is by column: the last month that its sums hold, such as `2026-06`; it may be another
    one for another field. `counties` have a share in the last column, where it is a stock.
    """

    name: str
    title: Both
    ledger: str
    shape: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]
    through: tuple[str, ...] = ()
    counties: int = 0


class Recomputed(Struct, frozen=True):
    """A figure as its document prints it and as it comes out of its inputs.

    `printed` is None where the document prints the inputs only; `agrees` then says whether the
    result is the one that was derived by hand. Figures of several numbers join them with `; `.
    """

    printed: str | None
    computed: str
    formula: str
    agrees: bool


class FigureRow(Struct, frozen=True):
    """A figure with the document and section in which it is printed.

    `invented` says that the document prints the total but not its rows: as many
    invented rows take their place.
    """

    id: str
    title: Both
    document: Both
    issuer: Both
    section: str
    invented: bool
    result: Recomputed


class Sample(Struct, frozen=True):
    """The texts of a ledger's samples, and a slip: the wrong text and the right one.

    `code` is the kind of problem that the slip is; `message` and `hint` are the check's words.
    """

    ledger: str
    texts: tuple[str, ...]
    wrong: str
    right: str
    code: str
    message: Both
    hint: Both


class Example(Struct, frozen=True):
    """One problem of a kind: its place, the line as it stands, what is said, the line mended.

    `mended` is empty where the hint says what to do, and no line can.
    """

    file: str
    line: int
    column: int
    excerpt: str
    mended: str
    message: Both
    hint: Both


class Published(Struct, frozen=True):
    """The place of the portal, its figures, and the seconds that each step took."""

    as_of: date
    place: str
    counties: int
    tasks: int
    pages: int
    charts: int
    drawn: int
    pictured: int
    steps: Sequence[tuple[Words, float]]


class Frame(Struct, frozen=True):
    """What stands around the pages of one language.

    `config` is a file's path. The pages lie `below` a folder, at an `address` on the web where that
    is known. `nav` has the sections by title, `footer` what the foot says. `spoken` has each
    language of the portal: its `tag` (BCP 47) and `name`, `there` from the top of these pages to
    that of its own, and its `address`. `name` is the city's for its portal, `own` how it looks.
    `notice` is for the page for wrong addresses, `edition` the banner of an edition.
    """

    config: str
    below: str = ""
    address: str = ""
    nav: tuple[Mapping[str, object], ...] = ()
    footer: Mapping[str, object] = field(default_factory=dict)
    spoken: tuple[Mapping[str, str], ...] = ()
    name: str = ""
    own: Publication | None = None
    notice: str = ""
    edition: Banner | None = None
