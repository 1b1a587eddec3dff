"""See that finished bodies pass Markdown by, and that their headings are known all the same."""

from markdown import Markdown

from ledgers.model.output import FINISHED

EXTENSIONS = ["attr_list", "toc", "ledgers.write.finished"]
TOC = {"toc": {"permalink": "#", "permalink_title": 'To "this"'}}


def read(source: str) -> tuple[str, Markdown]:
    """Return what Markdown makes of a page, and what it knows then."""
    md = Markdown(extensions=EXTENSIONS, extension_configs=TOC)
    return md.convert(source), md


def test_a_finished_body_is_handed_through_as_it_is() -> None:
    body = "<p>*a* `b` [c](d) {: .e }</p>\n\n    <b>f</b>\n\n<!-- finished -->\n# g"

    html, md = read(f"{FINISHED}\n{body}\n")

    assert html == body
    assert md.toc_tokens == []


def test_a_finished_body_and_markdown_come_to_the_same() -> None:
    markdown, known = read("# A & *b* { #page }\n\n## C { #c }\n\n### D { #d }\n\n## E { #e }")
    finished, told = read(
        f'{FINISHED}<h1 id="page">A &amp; <em>b</em></h1>\n<h2 id="c">C</h2>\n'
        '<h3 id="d">D</h3>\n<h2 id="e">E</h2>'
    )

    assert finished == markdown
    assert [outline(one) for one in told.toc_tokens] == [outline(one) for one in known.toc_tokens]


def outline(token: dict[str, object]) -> object:
    """Return what the contents of a page show of a heading."""
    below = token["children"]
    assert isinstance(below, list)
    return token["level"], token["id"], token["name"], [outline(one) for one in below]


def test_headings_have_no_sign_where_none_is_wanted() -> None:
    body = '<h2 id="a">b</h2>'

    assert Markdown(extensions=EXTENSIONS).convert(FINISHED + body) == body


def test_what_people_write_stays_markdown() -> None:
    html, md = read(f"*a*\n\n{FINISHED}# b\n")

    assert "<em>a</em>" in html
    assert [token["name"] for token in md.toc_tokens] == ["b"]
