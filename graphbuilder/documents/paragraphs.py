"""Lines as they stand on pages → paragraphs.

A PDF knows where characters stand, not what a paragraph is. A line here begins a new one where a
typesetter would have shown that: by space above, an indentation, another size of type, or a line
before it that ends although the next word had room. What runs over the end of a column or page
is joined, and headers, footers and page numbers, which would stand in the midst of sentences,
are left out.

Errs where the page shows nothing: a last line that happens to be full, with neither indentation
nor space after it, is joined with what follows. Tables come out line by line.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import quantiles

#: Marks a hyphen that ends a line, whether it is one of the word's own or not.
HYPHEN = "\x02"

#: Widths and gaps below are in heights of the line, as an em is.
_INDENT, _EXTRA_SPACE, _ROOM_TO_SPARE, _DOUBLE_SPACE = 0.6, 0.25, 1.5, 1.2
#: How far two sizes of type may differ and yet be one.
_SAME_SIZE = 1.15
#: The share of a page, at its top and its bottom, where headers and footers stand.
_MARGIN = 0.12
#: How many paragraphs back one is looked for that a new page or column goes on with: between the
#: two there may be footnotes.
_LOOK_BACK = 8

_BULLET = re.compile(r"[•▪●◦‣■]")
_DASHED = re.compile(r"\S[-–—]$")
_FINAL = re.compile(r"[.!?:;…][\"'”’»)\]\d]*$")
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W*(page )?(\d{1,3}(\W+(of )?\d{1,3})?|[ivxl]+)\W*", re.IGNORECASE)
_COMPOUND = re.compile(r"[^\W\d_]+-[^\W\d_]+")

#: Where a line stands, and what it says but for its numbers.
_Mark = tuple[int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of text and where it stands on its page, in points from the left and the bottom."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        """The height of its type, with what that leaves above and below the letters."""
        return max(self.top - self.bottom, 0.1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The lines of a page in reading order."""

    height: float
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """Lines of one size that stand below each other, and whether a column or page begins there."""

    lines: list[Line]
    on_top: bool


def join_lines(pages: Sequence[Page]) -> list[str]:
    """Join the lines of pages to paragraphs.

    Args:
        pages: The pages of one document, in order.

    Returns:
        The paragraphs, without line breaks; none for pages without lines.
    """
    furniture = _find_furniture(pages)
    blocks = [block for page in pages for block in _split_blocks(page, furniture)]
    leading = _usual_gap(blocks)
    paragraphs: list[list[Line]] = []
    for block in blocks:
        first, *others = _split_paragraphs(block, leading)
        interrupted = _find_interrupted(paragraphs, block)
        if interrupted is None:
            paragraphs.append(first)
        else:
            interrupted.extend(first)
        paragraphs.extend(others)
    compounds = {
        c for block in blocks for line in block.lines for c in _COMPOUND.findall(line.text)
    }
    return [_join(paragraph, compounds) for paragraph in paragraphs]


def _find_furniture(pages: Sequence[Page]) -> set[_Mark]:
    """Find what stands in the same place of several pages, its numbers apart."""
    marks = Counter(mark for page in pages for mark in {_mark(line) for line in _in_margins(page)})
    return {mark for mark, count in marks.items() if count > 1}


def _in_margins(page: Page) -> Iterator[Line]:
    bottom, top = page.height * _MARGIN, page.height * (1 - _MARGIN)
    return (line for line in page.lines if line.top < bottom or line.bottom > top)


def _mark(line: Line) -> _Mark:
    return round(line.bottom), _NUMBER.sub("#", line.text.strip())


def _split_blocks(page: Page, furniture: Collection[_Mark]) -> Iterator[_Block]:
    left_out = {
        line
        for line in _in_margins(page)
        if _mark(line) in furniture or _PAGE_NUMBER.fullmatch(line.text)
    }
    lines = [line for line in page.lines if line not in left_out]
    begins = [0, *(n for n, pair in enumerate(pairwise(lines), 1) if _parts(*pair)), len(lines)]
    for begin, end in pairwise(begins):
        if begin < end:
            on_top = begin == 0 or lines[begin].bottom > lines[begin - 1].top
            yield _Block(lines=lines[begin:end], on_top=on_top)


def _parts(line: Line, following: Line) -> bool:
    below = following.bottom < line.bottom
    beside = following.left > line.right or following.right < line.left
    return not below or beside or not _same_size(line, following)


def _same_size(line: Line, other: Line) -> bool:
    small, large = sorted((line.height, other.height))
    return large <= small * _SAME_SIZE


def _usual_gap(blocks: Sequence[_Block]) -> float:
    """Return the space between lines of a paragraph; more are within paragraphs than between."""
    gaps = [_gap(*pair) for block in blocks for pair in pairwise(block.lines)]
    usual = quantiles(gaps, n=4, method="inclusive")[0] if len(gaps) > 1 else sum(gaps)
    return min(usual, _DOUBLE_SPACE)


def _gap(line: Line, following: Line) -> float:
    return (line.bottom - following.top) / following.height


def _split_paragraphs(block: _Block, leading: float) -> list[list[Line]]:
    paragraphs = [[block.lines[0]]]
    right = max(line.right for line in block.lines)
    for line in block.lines[1:]:
        if _begins(line, paragraphs[-1], right=right, leading=leading):
            paragraphs.append([line])
        else:
            paragraphs[-1].append(line)
    return paragraphs


def _begins(line: Line, paragraph: Sequence[Line], *, right: float, leading: float) -> bool:
    """Whether a line of a block begins a paragraph, after one of these lines."""
    last = paragraph[-1]
    if last.text.endswith(HYPHEN):
        return False
    indent = (line.left - last.left) / line.height
    return (
        _gap(last, line) > leading + _EXTRA_SPACE
        or _BULLET.match(line.text) is not None
        or _has_room(last, line, right=right)
        or (indent > _INDENT and _FINAL.search(last.text) is not None)
        or (indent < -_INDENT and len(paragraph) > 1)
    )


def _has_room(line: Line, following: Line, *, right: float) -> bool:
    """Whether the first word of the following line would have fitted into the line."""
    word = following.text.split(maxsplit=1)[0]
    width = (following.right - following.left) / len(following.text) * len(word)
    return line.right + width + _ROOM_TO_SPARE * line.height < right


def _find_interrupted(paragraphs: Sequence[list[Line]], block: _Block) -> list[Line] | None:
    """Find the paragraph that a block goes on with, if it goes on with one."""
    first = block.lines[0]
    begins = _BULLET.match(first.text) or not (block.on_top or first.text[:1].islower())
    if begins:
        return None
    alike = (p for p in reversed(paragraphs[-_LOOK_BACK:]) if _same_size(p[-1], first))
    candidate = next(alike, None)
    if candidate is None or _FINAL.search(candidate[-1].text) is not None:
        return None
    return candidate


def _join(lines: Sequence[Line], compounds: Collection[str]) -> str:
    texts = [line.text.strip(" ") for line in lines]
    pieces = (_with_end(*pair, compounds) for pair in pairwise([*texts, ""]))
    return " ".join("".join(pieces).split())


def _with_end(text: str, following: str, compounds: Collection[str]) -> str:
    """Give a line the end that joins it to the following: a space, a hyphen or none."""
    if not text.endswith(HYPHEN):
        return text if _DASHED.search(text) else f"{text} "
    stem = text.removesuffix(HYPHEN)
    word = f"{stem.rpartition(' ')[2]}-{following.partition(' ')[0].rstrip('.,;:!?')}"
    # A hyphen that breaks a word goes, unless the document has the word with one elsewhere.
    return f"{stem}-" if word in compounds or not following[:1].islower() else stem
