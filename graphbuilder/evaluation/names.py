"""When two names are the same name."""

import re

_POSSESSIVE = re.compile(r"[’']s\b")
_PUNCTUATION = re.compile(r"[^\w\s]")
_SPACE = re.compile(r"\s+")
#: A word that begins with a letter and may go on with points, apostrophes and hyphens.
_WORD = re.compile(r"[^\W\d_][\w.’'-]*")

#: Capitalised at the head of a sentence without naming anybody.
_NO_NAMES = frozenset("the i we he she they it his her our my their its".split())


def fold(name: str) -> str:
    """Fold a name: lower case, no leading article, no possessive, no punctuation."""
    name = _POSSESSIVE.sub("", name).replace(".", "")
    name = _PUNCTUATION.sub(" ", name.lower())
    return _SPACE.sub(" ", name).strip().removeprefix("the ")


def is_proper(mention: str) -> bool:
    """Whether a mention holds a capitalised word, so that it can identify an actor by itself."""
    words = (w for w in _WORD.findall(mention) if w.lower() not in _NO_NAMES)
    return any(word[0].isupper() for word in words)
