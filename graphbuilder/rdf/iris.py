"""Where things of a graph get their names.

An IRI is made of what it names and of nothing else, so reading a document again gives the same
graph. Things that have an id of their own carry it, percent-encoded; the others carry a hash of
their content. There are no blank nodes, since those have no name to replace them by.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from urllib.parse import quote

from rdflib import URIRef

from graphbuilder.errors import AnalysisError

#: The base IRI of data, unless a setting says otherwise.
DEFAULT_BASE = "https://w3id.org/graphbuilder/data/"

#: An absolute IRI that names can be appended to: scheme, rest, and a slash or hash at the end.
_BASE = re.compile(r"[a-z][a-z0-9+.-]*:[A-Za-z0-9/._~:@!$&()*+,;=%-]*[/#]")

#: 80 bits: among 10^9 positions two share a name with a probability of some 4 in 10 million.
_HASH_DIGITS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Iris:
    """The names of things below one base IRI.

    Raises:
        AnalysisError: If the base is no absolute IRI that ends in ``/`` or ``#``.
    """

    base: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        if not _BASE.fullmatch(self.base):
            raise AnalysisError(
                f"no names can be made below {self.base!r}; expected an absolute IRI that ends in "
                f"a slash or hash, such as {DEFAULT_BASE}"
            )

    def graph(self, document_id: str) -> URIRef:
        """Name the graph that holds all that was found in a document."""
        return self._named("graph", document_id)

    def catalogue(self) -> URIRef:
        """Name the catalogue: the graph that holds it, and what is said of it there."""
        return URIRef(f"{self.base}catalogue")

    def derived(self) -> URIRef:
        """Name the graph of what all documents together say, and the assembly that it holds."""
        return URIRef(f"{self.base}derived")

    def issues(self) -> URIRef:
        """Name the scheme of issues."""
        return URIRef(f"{self.base}issues")

    def issue(self, key: str) -> URIRef:
        """Name an issue; a key of the catalogue is the same issue in every graph."""
        return self._named("issue", key)

    def document(self, document_id: str) -> URIRef:
        """Name a document."""
        return self._named("document", document_id)

    def actor(self, key: str) -> URIRef:
        """Name an actor; the same key is the same actor in every document."""
        return self._named("actor", key)

    def agreement(self, key: str) -> URIRef:
        """Name an agreement; the same key is the same agreement in every document."""
        return self._named("agreement", key)

    def extractor(self, version: str) -> URIRef:
        """Name a version of the program that reads documents."""
        return self._named("extractor", version)

    def run(self, *content: object) -> URIRef:
        """Name a run by its program and its settings."""
        return self._hashed("run", content)

    def position(self, *content: object) -> URIRef:
        """Name a position by its document, spans, holders and act."""
        return self._hashed("position", content)

    def stance(self, *content: object) -> URIRef:
        """Name a stance by its holder, act, addressee and matter."""
        return self._hashed("stance", content)

    def tie(self, *content: object) -> URIRef:
        """Name a tie by its holder, act and addressee."""
        return self._hashed("tie", content)

    def provision(self, *content: object) -> URIRef:
        """Name a provision by its document, agreements, mode and span."""
        return self._hashed("provision", content)

    def mention(self, *content: object) -> URIRef:
        """Name a mention by its document, span and what it refers to."""
        return self._hashed("mention", content)

    def spell(self, *content: object) -> URIRef:
        """Name a membership, participation, service or term by who, in what and when."""
        return self._hashed("spell", content)

    def clause(self, *content: object) -> URIRef:
        """Name a clause by its agreement, place, mode and words."""
        return self._hashed("clause", content)

    def _named(self, family: str, key: str) -> URIRef:
        return URIRef(f"{self.base}{family}/{_percent_encode(key)}")

    def _hashed(self, family: str, content: tuple[object, ...]) -> URIRef:
        return URIRef(f"{self.base}{family}/{_hash_of(content)}")


def evidence_of(document: URIRef, *, start: int, end: int) -> URIRef:
    """Name a stretch of a document, in the manner of RFC 5147 (text fragment, ``char``)."""
    return URIRef(f"{document}#char={start},{end}")


def selector_of(document: URIRef, *, start: int, end: int) -> URIRef:
    """Name the selector that finds a stretch of a document."""
    return URIRef(f"{document}#sel={start},{end}")


def attribution_of(owner: URIRef, *, depth: int) -> URIRef:
    """Name a link of the chain of those who report a position or provision."""
    return URIRef(f"{owner}/a{depth}")


def listing_of(owner: URIRef, *, role: str, order: int) -> URIRef:
    """Name a place in an ordered list of a thing."""
    return URIRef(f"{owner}#{role}-{order}")


def _percent_encode(key: str) -> str:
    # RFC 3986, 5.2.4: a segment of dots would be taken for a step up the path.
    return quote(key, safe="") if key.strip(".") else key.replace(".", "%2E")


def _hash_of(content: tuple[object, ...]) -> str:
    # JSON tells ("a", "b") from ("ab",), which plain joining would not.
    packed = json.dumps(content, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(packed.encode("ascii")).hexdigest()[:_HASH_DIGITS]
