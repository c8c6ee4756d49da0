"""How our objects show themselves in Jupyter and VS Code: as a small table of HTML.

The values of the model show themselves too, and know the standard library alone; so these tables
come from no template. They are built as a tree, whose texts the serialiser escapes: there is no
place where a text of a document could be taken for markup.
"""

from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

#: How many rows, and how many characters of a cell, are shown.
MAX_ROWS, MAX_CHARACTERS = 20, 160
_MAX_DESCRIPTION = 1000

#: Notebooks align every cell to the right, which is for numbers.
_TEXT, _NUMBER = "text-align:left;vertical-align:top", "text-align:right;vertical-align:top"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a table that is shown.

    Attributes:
        text: What stands in it.
        hint: What a pointer over it shows, if anything.
        is_number: Whether it is aligned as numbers are.
    """

    text: str
    hint: str = ""
    is_number: bool = False


def show_table(
    columns: Sequence[str],
    rows: Sequence[Sequence[Cell | str]],
    *,
    caption: str = "",
    max_rows: int = MAX_ROWS,
) -> str:
    """Write a table as HTML.

    Args:
        columns: The names of the columns.
        rows: The rows; those beyond `max_rows` are counted below the table.
        caption: What stands above it.
        max_rows: How many rows to show.

    Returns:
        A piece of HTML that runs nothing and loads nothing, whatever the texts hold.
    """
    frame = Element("div")
    table = SubElement(frame, "table")
    if caption:
        SubElement(table, "caption", style="text-align:left").text = shorten(caption)
    head = SubElement(SubElement(table, "thead"), "tr")
    for column in columns:
        SubElement(head, "th", style=_TEXT).text = _visible(column)
    body = SubElement(table, "tbody")
    for row in rows[:max_rows]:
        _add_row(body, row)
    if (rest := len(rows) - max_rows) > 0:
        SubElement(frame, "p").text = f"… and {rest:,} more {'row' if rest == 1 else 'rows'}"
    elif not rows:
        SubElement(frame, "p").text = "no rows"
    return tostring(frame, encoding="unicode", method="html")


def show_facts(facts: Iterable[tuple[str, str]], *, caption: str = "") -> str:
    """Write names with their values as a table of two columns, without the empty ones."""
    rows = [fact for fact in facts if fact[1]]
    return show_table(("", ""), rows, caption=caption, max_rows=len(rows))


def show_page(html: str, *, title: str, height: int = 720) -> str:
    """Write a whole page as a frame within another one.

    The frame may run the scripts of the page and open its links, and has no part in what surrounds
    it: not in the notebook, nor in what its server trusts.

    Args:
        html: An HTML document.
        title: What it is, for those who do not see it.
        height: In CSS pixels.

    Returns:
        An ``iframe`` that holds the document itself.
    """
    frame = Element(
        "iframe",
        srcdoc=html,
        title=shorten(title),
        sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads",
        style=f"width:100%;height:{height}px;border:1px solid #dcd8cf",
    )
    return tostring(frame, encoding="unicode", method="html")


def show_image(svg: bytes, *, description: str) -> str:
    """Write a drawing as an image that is as wide as there is room, and no wider than it is.

    Args:
        svg: The drawing; as an image it runs nothing and loads nothing.
        description: What it shows, for those who do not see it.

    Returns:
        An ``img`` that holds the drawing itself.
    """
    source = f"data:image/svg+xml;base64,{b64encode(svg).decode('ascii')}"
    text = shorten(description, most=_MAX_DESCRIPTION)
    return tostring(
        Element("img", src=source, alt=text, style="max-width:100%"),
        encoding="unicode",
        method="html",
    )


def shorten(text: str, *, most: int = MAX_CHARACTERS) -> str:
    """Bring a text into one line of so many characters at most; an ellipsis stands for the rest."""
    line = " ".join(_visible(text[: 4 * most]).split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def _add_row(body: Element, row: Sequence[Cell | str]) -> None:
    line = SubElement(body, "tr")
    for cell in row:
        shown = Cell(text=cell) if isinstance(cell, str) else cell
        item = SubElement(line, "td", style=_NUMBER if shown.is_number else _TEXT)
        if shown.hint:
            item.set("title", shorten(shown.hint, most=400))
        item.text = shorten(shown.text)


def _visible(text: str) -> str:
    """Leave out what controls a screen or turns the direction of writing round."""
    return "".join(c if c.isprintable() else " " for c in text)
