"""Objects show themselves as tables in which no text can be markup."""

from html.parser import HTMLParser

import pytest

from graphbuilder.model import PartialDate
from graphbuilder.showing import MAX_CHARACTERS, MAX_ROWS, Cell, shorten, show_facts, show_table
from tests.builders import make_analysis, make_document, make_position

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>"


class Tags(HTMLParser):
    """Collects the tags and texts of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.texts: list[str] = []
        self.titles: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag and its hint."""
        self.tags.add(tag)
        self.titles += [value or "" for name, value in attrs if name == "title"]

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        self.texts.append(data)


def read(markup: str) -> Tags:
    tags = Tags()
    tags.feed(markup)
    return tags


@pytest.mark.parametrize(
    "markup",
    [
        show_table((HOSTILE,), [(HOSTILE,), (Cell(text=HOSTILE, hint=HOSTILE),)], caption=HOSTILE),
        show_facts([(HOSTILE, HOSTILE)]),
        make_document(title=HOSTILE, publisher=HOSTILE, text=HOSTILE)._repr_html_(),
        make_position(condition=HOSTILE, holder=(HOSTILE,), origin=HOSTILE)._repr_html_(),
        make_analysis(
            document=make_document(title=HOSTILE, publisher=HOSTILE, id=HOSTILE)
        )._repr_html_(),
    ],
    ids=["table", "facts", "document", "position", "analysis"],
)
def test_texts_stay_texts(markup: str) -> None:
    tags = read(markup)
    assert tags.tags <= {"div", "table", "caption", "thead", "tbody", "tr", "th", "td", "p"}
    assert any("<script>" in text for text in tags.texts)


def test_a_hint_is_an_attribute_and_stays_one() -> None:
    markup = show_table(("name",), [(Cell(text="x", hint='"><b onclick="x">'),)])
    assert read(markup).titles == ['"><b onclick="x">']


def test_a_long_table_is_cut_and_the_rest_counted() -> None:
    texts = read(show_table(("n",), [(str(n),) for n in range(MAX_ROWS + 1200)])).texts
    assert texts == ["n", *map(str, range(MAX_ROWS)), "… and 1,200 more rows"]


def test_a_table_without_rows_says_so() -> None:
    assert read(show_table(("holder",), [])).texts == ["holder", "no rows"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("as it is", "as it is"),
        ("two\nlines\tand more", "two lines and more"),
        ("back\u202ewards and bell\x07", "back wards and bell"),
        ("x" * MAX_CHARACTERS, "x" * MAX_CHARACTERS),
        ("x" * (MAX_CHARACTERS + 1), "x" * (MAX_CHARACTERS - 1) + "…"),
        ("\ud800 alone", "alone"),
    ],
)
def test_texts_come_into_one_line_of_bounded_length(text: str, shown: str) -> None:
    assert shorten(text) == shown


def test_an_analysis_shows_its_positions_with_names() -> None:
    texts = read(make_analysis()._repr_html_()).texts
    assert texts[0] == "Neighbours quarrel over the Mur · 1994-05-03 · The Strelsau Courier"
    assert texts[7:13] == [
        "Ruritania, Borduria", "demand", "Sylvania", "to reopen the locks on the Mur", "0.87",
        "Borduria",
    ]  # fmt: skip


def test_a_document_shows_what_is_known_of_it() -> None:
    document = make_document(date=PartialDate(1994), url="", publisher="")
    texts = read(document._repr_html_()).texts
    assert texts[:3] == ["Neighbours quarrel over the Mur · 1994", "id", "dispatch"]
    assert "url" not in texts
