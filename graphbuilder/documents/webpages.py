"""HTML: the article of a web page, without what stands around it.

trafilatura tells the article from menus, advertisements and scripts, and finds title, date, site
and address in the page's metadata. Dates are taken from metadata and mark-up alone: what a search
of the words would find is as often the date of an event, or of the copyright.
"""

from collections.abc import Iterator

from graphbuilder.documents.decoding import decode_page
from graphbuilder.documents.extras import require
from graphbuilder.documents.fields import join_paragraphs, make_document, one_line
from graphbuilder.documents.language import read_tag
from graphbuilder.errors import DocumentError
from graphbuilder.model import Document

#: Pages are read in time that grows with their size, at up to some seconds a megabyte.
MAX_BYTES = 20_000_000

#: Fixed dates, lest a page be dated otherwise next year; by default they are 1995 and today.
_DATES = {
    "extensive_search": False,
    "original_date": True,
    "min_date": "1800-01-01",
    "max_date": "2100-01-01",
}


def read_html(content: bytes, *, name: str) -> Iterator[Document]:
    """Read the one document of a web page.

    Args:
        content: The file, in any encoding.
        name: The document's id.

    Yields:
        The document, a line of text a paragraph, list item or row of a table.

    Raises:
        DocumentError: If trafilatura is not installed, the file is no HTML, or no text stands in
            it, as when scripts would fetch it.
    """
    require("trafilatura", extra="html")
    import trafilatura

    tree = trafilatura.load_html(decode_page(content))
    if tree is None:
        raise DocumentError("is no HTML")
    page = trafilatura.bare_extraction(
        tree, with_metadata=True, include_comments=False, date_extraction_params=_DATES
    )
    if not isinstance(page, trafilatura.settings.Document) or not page.text:
        raise DocumentError("holds no text outside menus and scripts")
    title = one_line(page.title)
    lines = (line.strip(" |") for line in page.text.split("\n"))
    yield make_document({
        "id": name,
        "text": join_paragraphs(lines, title=title),
        "title": title,
        "date": page.date,
        "publisher": one_line(page.sitename),
        "url": page.url,
        "language": read_tag(tree.get("lang") or tree.get("xml:lang")),
    })
