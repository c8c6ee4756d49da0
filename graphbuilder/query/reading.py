"""Tells queries that only read this graph from what writes, or asks another server.

The engines parse queries; this looks only at the words that stand outside strings, IRIs, comments,
variables and local names. Where SPARQL leaves two readings it takes the one that refuses: Oxigraph
reads ``1SERVICE<iri>`` and ``SERVICE:name`` as calls, so the word need not stand alone.
"""

import re

from graphbuilder.errors import QueryError

_FORMS = ("SELECT", "ASK", "CONSTRUCT")

#: What hides words, in the notation of SPARQL 1.1, 19.8; the colon of a prefixed name is kept.
_OPAQUE = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r"|<[^<>\"{}|^`\\\x00-\x20]*>"
    r"|\#[^\n\r]*"
    r"|[?$]\w+"
    r"|(?<=:)(?:[\w%-]|\\.)+"
    r"|\\.",
    re.DOTALL,
)
_PROLOGUE = re.compile(r"\s*(?:(?:BASE|PREFIX\s*[\w.-]*:)\s*)*", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+")
#: A code point in any place of a query (SPARQL 1.1, 19.2).
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def require_reading(text: str) -> None:
    """Refuse a text that is no SELECT, ASK or CONSTRUCT, or that asks another server.

    Raises:
        QueryError: If the text is an update, a DESCRIBE, no query at all, or has a SERVICE.
    """
    visible = _OPAQUE.sub(" ", text)
    start = _PROLOGUE.match(visible)
    word = _WORD.match(visible, start.end() if start else 0)
    form = word[0].upper() if word else "no word"
    if form not in _FORMS:
        raise QueryError(
            f"expected a query that reads ({', '.join(_FORMS)}); this one starts with {form}"
        )
    if shows(text, "SERVICE"):
        raise QueryError("SERVICE asks another server; queries here see only their own graph")


def decode_escapes(text: str) -> str:
    r"""Write the code points out that a text spells as ``\uXXXX``, also those that do so twice."""
    while (decoded := _ESCAPE.sub(_code_point, text)) != text:
        text = decoded
    return text


def shows(text: str, word: str) -> bool:
    """Whether a word, in capitals, stands outside strings, IRIs, comments and local names.

    It need not stand alone. Engines differ on whether escapes are read before or after strings
    are, so both readings are looked at.

    Returns:
        Whether it does in one of the readings.
    """
    readings = (_OPAQUE.sub(" ", text), _OPAQUE.sub(" ", decode_escapes(text)))
    return any(word in reading.upper() for reading in readings)


def hide_words(text: str) -> str:
    """Put spaces in the place of strings, IRIs, comments, variables and local names.

    Returns:
        A text of the same length.
    """
    return _OPAQUE.sub(lambda hidden: " " * len(hidden[0]), text)


def _code_point(escape: re.Match[str]) -> str:
    number = int(escape[1] or escape[2], base=16)
    return chr(number) if number < 0x110000 else " "
