"""What counts as the same text, and what does not."""

from tests.insurance.texts import differing, text_of

PAGE = """<title>Ranking - City</title><header>Search</header>
<article class="x"><h1 id="a">Ranking</h1>
<p>The <a href="{link}">county</a> is {place}.</p></article><footer>2026-07-15</footer>"""


def test_words_and_links_count_and_the_frame_does_not() -> None:
    ours = text_of(PAGE.format(link="counties/a.html", place="3"))

    assert ours == "Ranking - City Ranking The →counties/a.html county is 3. 2026-07-15"
    assert text_of(PAGE.format(link="./counties/a.html", place="3").replace("Search", "")) == ours
    assert text_of(PAGE.format(link="counties/b.html", place="3")) != ours


def test_a_page_that_is_missing_or_says_something_else_is_told() -> None:
    ours = {"a.html": "one two", "b.html": "one", "c.html": "same"}
    theirs = {"a.html": "one three", "c.html": "same"}

    assert dict(differing(ours, theirs)) == {
        "a.html": "“one two” is “one three”",
        "b.html": "is missing",
    }
