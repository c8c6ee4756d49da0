"""HTML fragments, as feeds hold them, → text."""

import re

_BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section table tbody td tfoot th thead tr ul".split()
)
_UNSEEN = frozenset("script style template noscript iframe object svg head title".split())
_SPACE = re.compile(r"\s+")


def text_of(html: str) -> str:
    """Return the text of a fragment, a line a paragraph; it needs lxml.

    What a browser would not show, such as scripts and comments, is left out.
    """
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(remove_comments=True, remove_pis=True)
    walk = etree.iterwalk(document_fromstring(f"<div>{html}</div>", parser), ("start", "end"))
    pieces = []
    for event, element in walk:
        if element.tag in _BLOCKS:
            pieces.append("\n")
        if event == "end":
            pieces.append(_SPACE.sub(" ", element.tail or ""))
        elif element.tag in _UNSEEN:
            walk.skip_subtree()
        else:
            pieces.append(_SPACE.sub(" ", element.text or ""))
    lines = ("".join(pieces)).split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())
