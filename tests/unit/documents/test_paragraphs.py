"""Lines on pages become paragraphs where a typesetter shows one."""

from collections.abc import Iterable, Sequence

import pytest

from graphbuilder.documents.paragraphs import HYPHEN, Line, Page, join_lines

WIDTH, LEADING = 6.0, 12.0
FULL = "x" * 9 + " words that fill a line"


def line(
    text: str, row: float, *, left: float = 72, size: float = 10, right: float | None = None
) -> Line:
    """Place a line by its row from the top; its letters are all of one width."""
    bottom = 720 - row * LEADING
    right = left + WIDTH * len(text) if right is None else right
    return Line(text=text, left=left, right=right, bottom=bottom, top=bottom + size)


def page(*lines: Line) -> Page:
    return Page(height=792, lines=lines)


def column(texts: Iterable[str], *, left: float = 72, first: float = 0) -> list[Line]:
    """Place lines below each other."""
    return [line(text, first + n, left=left) for n, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        pytest.param(column(["The envoy", "left", "early."]), ["The envoy left early."], id="one"),
        pytest.param(
            column(["The envoy of Tomainia", "left.", "Then the talks went", "on."]),
            ["The envoy of Tomainia left.", "Then the talks went on."],
            id="a line with room to spare ends one",
        ),
        pytest.param(
            [line(FULL, 0), line(FULL, 1), line(FULL, 2.5), line(FULL, 3.5)],
            [f"{FULL} {FULL}"] * 2,
            id="space between",
        ),
        pytest.param(
            [line(f"{FULL}.", 0, right=400), line(FULL, 1, left=90, right=400)],
            [f"{FULL}.", FULL],
            id="indentation",
        ),
        pytest.param(
            [line(FULL, 0, right=400), line(FULL, 1, left=90, right=400)],
            [f"{FULL} {FULL}"],
            id="a hanging indentation goes on",
        ),
        pytest.param(
            [line("A heading", 0, size=16), *column(["The envoy", "left."], first=2)],
            ["A heading", "The envoy left."],
            id="another size of type",
        ),
        pytest.param(
            [line("• one", 0, right=400), line("• two", 1, right=400)],
            ["• one", "• two"],
            id="bullets",
        ),
        pytest.param([], [], id="nothing"),
    ],
)
def test_a_paragraph_begins_where_the_page_shows_it(
    lines: Sequence[Line], paragraphs: list[str]
) -> None:
    assert join_lines([page(*lines)]) == paragraphs


@pytest.mark.parametrize(
    ("texts", "paragraph"),
    [
        pytest.param([f"nego{HYPHEN}", "tiations"], "negotiations", id="a broken word"),
        pytest.param([f"Anglo{HYPHEN}", "American"], "Anglo-American", id="before a capital"),
        pytest.param(
            ["long-term", f"long{HYPHEN}", "term, too"], "long-term long-term, too", id="its own"
        ),
        pytest.param(["a pre-", "war map"], "a pre-war map", id="a hyphen of the text"),
        pytest.param(["the talks –", "so far"], "the talks – so far", id="a dash"),
        pytest.param([f"left with a{HYPHEN}"], "left with a-", id="at the very end"),
    ],
)
def test_words_are_joined_over_the_end_of_a_line(texts: list[str], paragraph: str) -> None:
    assert join_lines([page(*column(texts))]) == [paragraph]


def test_a_paragraph_goes_on_over_columns_and_pages_and_past_footnotes() -> None:
    first = page(
        *column(["The envoy of the north", "of Tomainia and"], first=40),
        line("1 Footnote.", 45, size=7),
        *column(["the minister of the", "harbours"], left=400, first=0),
    )
    second = page(*column(["of all Osterlich", "met.", "Then they talked."]))
    assert join_lines([first, second]) == [
        "The envoy of the north of Tomainia and the minister of the harbours of all Osterlich met.",
        "1 Footnote.",
        "Then they talked.",
    ]


def test_a_finished_paragraph_does_not_go_on_with_the_next_page() -> None:
    pages = [page(*column(["The envoy", "left."])), page(*column(["They", "talked."]))]
    assert join_lines(pages) == ["The envoy left.", "They talked."]


def test_headers_footers_and_page_numbers_are_left_out() -> None:
    pages = [
        page(
            line("The Double Cross, 4 May 1938", -4),
            *column(texts),
            line(f"- {number} -", 57),
        )
        for number, texts in enumerate((["The envoy", "of Tomainia"], ["left", "early."]), 1)
    ]
    assert join_lines(pages) == ["The envoy of Tomainia left early."]


def test_a_year_in_the_margin_is_no_page_number() -> None:
    assert join_lines([page(line("1938", -4))]) == ["1938"]
