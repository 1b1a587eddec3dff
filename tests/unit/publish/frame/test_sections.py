"""See what stands around every page: sections, and what the foot says."""

from typing import Any

from msgspec import structs

from ledgers.model.records import Site
from ledgers.model.values import replace
from ledgers.model.words import as_words
from ledgers.publish.frame.sections import REFERENCE, REPORT, SECTIONS, footer, navigation, site_map
from ledgers.publish.kit.view import View
from tests.unit.publish.views import mini_portal, mini_view


def saying(**fields: object) -> View:
    """Return the small city's view where its publication says so."""
    view = mini_view()
    assert view.catalog.publication is not None
    publication = structs.replace(view.catalog.publication, **fields)
    return replace(view, catalog=replace(view.catalog, publication=publication))


def test_what_those_need_who_check_is_one_section_of_eight() -> None:
    listed = {title: there for one in navigation(mini_view()) for title, there in one.items()}

    assert [*listed] == [mini_view().translate(title) for _, title in SECTIONS]
    below: Any = listed["Data and methods"]
    files = [path for one in below for path in one.values()]
    assert files == [f"{folder}index.md" for folder, _ in REFERENCE]
    assert {*files} < {*mini_portal()}


def test_the_site_map_has_every_page_that_is_not_one_of_many() -> None:
    """Those one of many are named by a code, a period or a series, and lie below a listed page."""
    mapped = {there for section in site_map(mini_view()) for there, _ in section}
    files = (path for path in mini_portal() if path.endswith("index.md"))
    alone = {path.removesuffix("index.md") for path in files if path.count("/") < 2}

    assert alone <= mapped
    assert {f"{there}index.md" for there in mapped} < {*mini_portal()}


def test_the_foot_says_who_publishes_what_on_what_terms() -> None:
    terms = {"id": "CC-BY-4.0", "url": "https://example.org/by/4.0/"}
    said: Any = footer(saying(contact="the office", licence=terms))
    facts = {label: (text, there) for label, text, there, _ in said["facts"]}

    assert facts["Contact"] == ("the office", "")
    assert facts["Licence of the data"] == (terms["id"], terms["url"])
    assert facts["Data as of"] == (mini_view().translate(as_words(mini_view().day)), "")
    assert mini_view().digest.startswith(facts["SHA-256 of the input"][0].rstrip("…"))


def test_the_city_says_who_publishes_in_each_language() -> None:
    named = Site("某市台账", publisher={"zh": "某市纪委监委", "en": "The commission"})
    chinese: Any = footer(replace(saying(site=named), language="zh"))
    english: Any = footer(replace(saying(site=named), language="en"))

    assert chinese["facts"][0] == ("Publisher", "某市纪委监委", "", None)
    assert english["facts"][0] == ("Publisher", "The commission", "", None)


def test_the_foot_leaves_out_what_the_city_does_not_say() -> None:
    said: Any = footer(saying(contact=None, licence=None))
    labels = {label for label, *_ in said["facts"]}

    assert not labels & {"Contact", "Licence of the data"}


def test_errors_are_reported_where_the_repository_takes_them_else_to_the_contact() -> None:
    address = "https://example.org/city/ledgers"
    public: Any = footer(saying(repository_public=True, repository_url=address))
    private: Any = footer(saying(repository_public=False, repository_url=address))

    assert public["report"] == f"{address}/issues/new"
    assert private["report"] == ""
    assert private["ways"][-1] == ("Report an error", REPORT)
